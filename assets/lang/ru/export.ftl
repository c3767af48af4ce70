# The lab: pictures out.

export-failed = Не удалось сделать картинку: { $reason }
export-too-big = GIF был бы больше { $limit } МБ: готово только до { $seconds } с.
export-hint-smaller = Уменьши ширину, увеличь скорость или возьми отрезок короче.

export-page-play = Смотреть
export-page-pause = Пауза
export-page-line = строка
export-page-field = Поле с роботами
export-page-time = Время
export-page-speed = Скорость
export-page-goals = Цели
export-page-prints = Робот сказал
export-page-made = Снято в arba { $version }.
export-page-no-script = Чтобы показать фильм, странице нужен JavaScript.
export-page-passed = Пройдено
export-page-failed = Не пройдено
export-page-fault = В программе ошибка
export-page-none = У фильма нет конца
export-page-at = ({ $seconds } с)

export-share = Поделиться
export-width = Ширина, пиксели
export-speed = Скорость GIF
export-from = Начало GIF
export-to = Конец GIF
export-gif = Сохранить как GIF
export-picture = Картинка этого момента
export-page = Страница для браузера
export-film = Файл фильма
export-open = Открыть фильм…
export-open-ghost = Показать фильм рядом…
export-keep-ghost = Оставить этот запуск на поле
export-no-film = Сначала запусти программу: тогда будет фильм.
export-making = Готовится…
export-cancel = Отменить
export-other-layout = Этот фильм снят на другой раскладке, предметы в нём могут стоять иначе.

export-elsewhere = Сохранить в другом месте…
export-show-folder = Показать папку
export-copy-path = Скопировать путь
export-path-copied = Путь в буфере обмена: { $file }
export-no-window-for-folders = Система не показывает папки. Путь в буфере обмена: { $file }
export-lost = Этого файла у меня больше нет. Сохрани его ещё раз.
export-reading = Читаю «{ $file }»…
export-not-read = Фильм не удалось прочитать.
export-level = Сохранить…
export-level-tip = Папкой уровня: её можно снова открыть здесь, дать другим и запустить через arba
export-level-name = моё-поле
export-open-file = Открыть…
export-open-file-tip = Фильм или файл level.ron уровня
export-changed-by-hand = «{ $file }» после постройки изменили вручную, поэтому он открыт как уровень, а не в песочнице.
export-clock = { $seconds } с
export-result = итог
export-not-run = не запускалось
