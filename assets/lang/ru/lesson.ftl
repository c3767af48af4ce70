# The lab: lesson, goals, verdict.

lesson-insert = Вставить
lesson-insert-tip = Вставит это в твою программу, туда, где курсор
lesson-copy = Копировать
lesson-hint = Подсказка { $number } из { $count }
lesson-hint-tip = Сначала подумай. Подсказка останется открытой.
lesson-picture = Поле уровня «{ $title }»
lesson-none = У этого уровня нет урока. Вот его цели:

goals-passed = Пройдено!
goals-not-yet = Пока нет
goals-broke = Программа сломалась
goals-stopped = Остановлено компьютером
goals-refused = Запустить не удалось
goals-watch = Досмотри фильм до конца: где остановится робот?
goals-readings = Все показания
goals-line = { $file }, строка { $line }
goals-show-me = Покажи
goals-show-me-tip = Фильм с последней секунды перед этим, место и строка
goals-run-again = Ещё раз
goals-next-level = Дальше
goals-open = ещё не выполнено
goals-held = готово
goals-kept = пока соблюдается
goals-broken = нарушено
goals-missed = не достигнуто
goals-points = { $of ->
    [one] { $got } из { $of } балла
    [few] { $got } из { $of } баллов
    [many] { $got } из { $of } баллов
   *[other] { $got } из { $of } балла
}
goals-bonus = бонус
goals-total = Баллы: { $got } из { $of }
goals-try-all = { $count ->
    [one] Проверить на { $count } раскладке
    [few] Проверить на { $count } раскладках
    [many] Проверить на { $count } раскладках
   *[other] Проверить на { $count } раскладки
}
goals-try-all-tip = Та же программа на многих раскладках: это удача или так будет всегда?
goals-tried = Пройдено: { $passed } из { $count }
goals-tried-left = осталось: { $count }
goals-layout = Раскладка { $layout }
goals-tried-waits = ждёт
goals-tried-passed = пройдена
goals-tried-failed = не пройдена

predict-how = Щёлкни по этому месту на поле или впиши координаты. Потом запусти программу.
predict-mark = Отметить это место
predict-run = Запуск
predict-again = Угадать ещё раз
predict-right = Верно! Разница { $cm } см
predict-off = Разница { $cm } см
predict-where = Робот остановился { $way } твоей отметки.
predict-to-right = на { $cm } см правее
predict-to-left = на { $cm } см левее
predict-up = на { $cm } см выше
predict-down = на { $cm } см ниже

bar-time = { $seconds } с
bar-running = Идёт
bar-running-tip = Сколько прошло от лимита времени
bar-try-all = Проверить все
bar-layout = Раскладка { $layout }
bar-layout-before = Предыдущая раскладка
bar-layout-next = Следующая раскладка
bar-live-path = Живой путь
bar-live-path-tip = Рисует, куда поедет робот, пока ты пишешь программу
bar-live-path-never = Этот уровень соревновательный: живого пути здесь нет
bar-panels = Панели
bar-panels-tip = Показать панель
bar-reset-panels = Вернуть на места
goals-layout-shown = Раскладка { $layout }, она сейчас на поле
bar-layout-tip = Раскладка — один из вариантов уровня, которые выбирает случай: в каждой что-то стоит или ведёт себя чуть иначе.
bar-verdict-tip = Чем кончился запуск: показать цели
bar-settings-tip = Настройки: язык, тема, размер
key-show-me = Показать, где пошло не так
goals-medal-bronze = Бронзовая медаль
goals-medal-silver = Серебряная медаль
goals-medal-gold = Золотая медаль
goals-next-points = Для серебра нужны все баллы: у тебя { $got } из { $of }.
goals-next-at-most = Для золота нужно не больше { $limit } ({ $what }). Этот запуск: { $took }.
bar-sandbox = Строить
level-lesson-picture = Урок показывает картинку «{ $name }», но в папке её нет.
