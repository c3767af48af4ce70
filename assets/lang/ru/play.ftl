# Лаборатория: время, шаги, консоль.

play-strip = Момент фильма
play-start = В начало
play-end = В конец
play-play = Смотреть
play-pause = Пауза
play-tick = На такт вперёд
play-tick-back = На такт назад
play-step = Следующий шаг программы
play-step-back = Предыдущий шаг программы
play-slower = Медленнее
play-faster = Быстрее
play-speeds = Скорость показа
play-speed = { $speed }×
play-time = { $time } из { $total } с
play-at = { $time } с
play-runs = Фильм ещё снимается
play-empty = Запусти программу: её фильм появится здесь
play-damaged = Дальше фильм не читается

mark-cause = Не пройдено: { $text }
mark-fault = Программа остановилась: { $text }
mark-end = Конец фильма
mark-ended = Программа дошла до конца
mark-goal-held = Цель достигнута: { $goal }
mark-goal-broken = Цель потеряна: { $goal }
mark-print = Напечатано: { $text }
mark-said = Сказано: { $text }
mark-sign = Метка на поле: { $text }
mark-touch = Касание: { $one }, { $other }
mark-touch-edge = Касание: { $one }, край поля
mark-more = { $count ->
    [one] и ещё { $count }
    [few] и ещё { $count }
    [many] и ещё { $count }
   *[other] и ещё { $count }
}

debug-run-steps = Запуск по шагам
debug-whose = Программа робота
debug-whose-show = Показать программу: { $robot }
debug-again = Собираю шаги
debug-empty = Здесь можно пройти программу шаг за шагом и увидеть её переменные. Для этого запусти её по шагам.
debug-empty-plain = В этом фильме нет шагов программы. Запусти её по шагам, чтобы пройти строку за строкой.
debug-empty-runs = Ни один шаг ещё не снят.
debug-into = Следующий шаг
debug-into-back = Предыдущий шаг
debug-over = Следующий шаг, не заходя в функции
debug-over-back = Предыдущий шаг, не заходя в функции
debug-out = Выйти из функции
debug-out-back = Назад, туда, где функцию вызвали
debug-breakpoint = До следующей точки останова
debug-breakpoint-back = До предыдущей точки останова
debug-to-line = До строки с курсором
debug-place = Шаг { $step } из { $steps } · строка { $line } · { $time } с
debug-before = Программа ещё не началась
debug-cut = Шагов больше, чем помещается в фильм. Здесь только первые { $steps }.
debug-changed = С этого запуска программа изменилась: строки могут не совпадать.
debug-waits = Жду фильм
debug-searches = Ищу
debug-reads = Читаю шаги
debug-cancel = Стоп
debug-nothing = До конца фильма такого шага нет
debug-nothing-back = До этого места такого шага нет
debug-trouble = Условие в строке { $line }: { $why }
debug-gauge = Операций в этом такте: { $used } из { $most }
debug-gauge-why = Такт длится сотую долю секунды. Если программе нужно больше операций, она продолжит в следующем такте.
debug-gauge-least = Операций в этом такте: не меньше { $used } из { $most }
debug-gauge-least-why = Этот фильм сняла старая arba, в нём сосчитаны только шаги. Каждый шаг стоит одну операцию или больше, поэтому здесь наименьшее возможное число.
debug-calls = Переменные и вызовы
debug-program = программа
debug-closure = функция без имени
debug-call = { $name } · строка { $line }
debug-call-show = Показать эту строку
debug-more-calls = { $count ->
    [one] и ещё { $count } вызов
    [few] и ещё { $count } вызова
    [many] и ещё { $count } вызовов
   *[other] и ещё { $count } вызова
}
debug-no-variables = переменных нет
debug-was = Было: { $value }
debug-watches = Наблюдение
debug-watch = Наблюдать
debug-watch-hint = gap * 2
debug-unwatch = Убрать: { $watch }
debug-range = От { $least } до { $most } за последние шаги
debug-breakpoints = Точки останова
debug-no-breakpoints = Пока нет. F9 ставит точку на строку с курсором, а F5 запускает программу до неё.
debug-line = Строка { $line }
debug-enable = Останавливаться здесь
debug-condition = Условие в строке { $line }
debug-condition-hint = всегда
debug-line-show = Показать строку { $line }
debug-line-remove = Убрать точку останова, строка { $line }

watch-long = Слишком длинно.
watch-sign = Здесь не ожидался знак «{ $sign }».
watch-end = В конце чего-то не хватает.
watch-number = Это не число: { $text }.
watch-call = Здесь видны только переменные. Что показывает { $name }, видно на панели «Приборы».
watch-unknown = Здесь нет переменной { $name }.
watch-zero = Целое число нельзя делить на ноль.
watch-large = Результат слишком велик.
watch-kinds = Знак «{ $sign }» не подходит к { $value }.
watch-no-truth = Условие должно давать true или false, например n > 3.

console-empty = Здесь появится то, что программа печатает через print(), со временем и строкой. Нажми на строку, чтобы увидеть этот момент.
console-none = Под фильтр ничего не подходит
console-filter = Фильтр
console-only-prints = Только print
console-copy = Копировать всё
console-list = Напечатанное и заметки
console-jump = Показать этот момент
console-jump-line = Показать этот момент и строку { $line }
