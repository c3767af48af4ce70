# Лаборатория: приборы, опыты.

# Опыты, в лаборатории и в командной строке.
sweep-axis-time = Время, с
sweep-axis-points = Баллы
sweep-axis-distance = Путь, см
sweep-axis-energy = Энергия, Дж
sweep-axis-touches = Касания
sweep-axis-operations = Операции
sweep-axis-statements = Команды
sweep-axis-passed = Пройдено, %
sweep-axis-last = { $name }: последнее
sweep-axis-mean = { $name }: среднее
sweep-axis-max = { $name }: наибольшее
sweep-axis-min = { $name }: наименьшее
sweep-bad-vary = Не понимаю «{ $value }». Напиши так: --vary KP=1..3:0.5 или --vary KP=1,2,5
sweep-no-step = Для «{ $value }» нужен шаг: --vary KP=0..0.5:0.1
sweep-too-many-values = С таким шагом выходит больше { $limit } значений. Возьми шаг побольше.
sweep-too-many = Получается { $count ->
    [one] { $count } заезд
    [few] { $count } заезда
    [many] { $count } заездов
   *[other] { $count } заезда
}. За один раз можно не больше { $limit }.
sweep-nothing = Пробовать нечего: нет ни одного значения или раскладки.
sweep-unknown-name = В программе нет числа с именем «{ $name }».
sweep-unknown-path = В уровне нет числа «{ $name }».
sweep-no-number-there = В программе на месте { $place } нет числа.
sweep-which = «{ $name }» может означать несколько чисел: { $places }. Укажи одно из этих мест.
sweep-unknown-measure = Измерить «{ $name }» я не умею. Умею: { $known }.
sweep-vary-missing = Скажи, какое число менять: --vary KP=1..3:0.5
sweep-hint-known = Числа с именами здесь: { $known }
sweep-not-run = Со значением { $value } на раскладке { $layout } запустить не удалось.
sweep-fault = Со значением { $value } на раскладке { $layout } в программе ошибка.
sweep-never-plotted = Ни одна программа не строила график «{ $name }».
sweep-over = «{ $file }» — это программа или уровень. Выбери для таблицы другое имя.

panel-experiment = Опыт

measure-values = Сейчас
measure-over-time = По времени
measure-sensors = Датчики
measure-orders = Команды
measure-plots = plot()
measure-truth = На самом деле
measure-truth-hint = Как всё обстоит на самом деле. Программа этого знать не может.
measure-true-x = истинный x
measure-true-y = истинный y
measure-true-heading = истинный курс
measure-true-speed = истинная скорость
measure-yes = да
measure-no = нет
measure-list = { $count ->
    [one] { $count } значение, наименьшее { $least }
    [few] { $count } значения, наименьшее { $least }
    [many] { $count } значений, наименьшее { $least }
   *[other] { $count } значения, наименьшее { $least }
}
measure-at = { $seconds } с: { $value }
measure-plot = График по времени: { $names }. Щелчок переходит к этому моменту.
measure-nothing-yet = Пока пусто: запусти программу
measure-choose = Отметь значения, чтобы увидеть их график.
measure-csv = CSV
measure-csv-hint = Таблица для других программ: между ячейками запятые, в числах точки
measure-excel = CSV для Excel
measure-excel-hint = Таблица для русского или казахского Excel: между ячейками точки с запятой, в числах запятые
measure-png = PNG
measure-png-hint = Картинка графика
measure-saved = Сохранено: { $file }
measure-no-folder = Не знаю, где хранятся твои файлы, поэтому ничего не сохранено.

experiment-settings = Настройка
experiment-results = Результаты
experiment-explain = Выбери число. Оно будет принимать разные значения, каждое испытывается на всех раскладках, а график покажет, что от него зависит.
experiment-number = Какое число менять?
experiment-other = Другое число…
experiment-no-numbers = Здесь нет чисел, которые можно менять.
experiment-find = Найти
experiment-program = В программе
experiment-program-of = В программе робота { $robot }
experiment-level = В уровне
experiment-drawn = случайное
experiment-line = строка { $line }
experiment-from = От
experiment-to = До
experiment-values = Значений
experiment-layouts = Раскладок
experiment-begin = { $count ->
    [one] Провести { $count } заезд
    [few] Провести { $count } заезда
    [many] Провести { $count } заездов
   *[other] Провести { $count } заезда
}
experiment-stop = Стоп
experiment-done = Готово: { $done } из { $count }
experiment-without = Без результата: { $count }
experiment-measure = Величина
experiment-spread = { $value }: { $median } ({ $min } … { $max })
experiment-layout = раскладка
experiment-passed = пройдено
experiment-failed = не пройдено
experiment-shown = Запись опыта: { $what }
experiment-own = К моему запуску
experiment-film = Показать фильм
experiment-use = Взять { $value }
experiment-use-hint = Поставить это значение в программу
