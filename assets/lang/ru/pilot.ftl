# Программы: их слова и что в них бывает не так.

pilot-hint-write = Пиши так: { $example }
pilot-hint-device = Назови одно из них: { $word }("{ $name }")
pilot-hint-condition = Поставь туда сравнение: wait_until(|| time() > 2)
pilot-hint-busy-loop = Спроси датчик или подожди внутри цикла: wait(0.01)
pilot-hint-to-number = Число из текста получится так: parse_float(text).

pilot-kind-number = число
pilot-kind-int = целое число
pilot-kind-bool = true или false
pilot-kind-text = текст
pilot-kind-texts-together = текст или все тексты списка вместе
pilot-kind-char = буква
pilot-kind-nothing = пустое значение
pilot-kind-list = список
pilot-kind-map = словарь
pilot-kind-function = функция
pilot-kind-range = диапазон
pilot-kind-other = значение другого вида
pilot-kind-plain = число, текст, true или false или их список

# Файл
pilot-encoding = Файл сохранён не в UTF-8, и я не могу прочитать эту букву. Сохрани его в редакторе в кодировке UTF-8.
pilot-encoding-utf16 = Файл сохранён в UTF-16. Сохрани его в редакторе в кодировке UTF-8.
pilot-binary = Это не текстовый файл. Программа — это текстовый файл с именем на .rhai.
pilot-too-long = Размер программы: { $size } КиБ. Я читаю программы до { $limit } КиБ.

# Знаки
pilot-text-open = У этого текста нет закрывающей кавычки.
pilot-comment-open = У этого комментария нет конца. Комментарий, который начинается с /*, заканчивается на */.
pilot-quotes = Кавычки { $sign } — книжные. В программе нужны прямые.
pilot-odd-sign = Я не знаю знака { $sign } в этом месте.
pilot-odd-space = Знак { $sign } только похож на пробел. Сотри его и поставь пробел.
pilot-lookalike = В имени { $name } буква «{ $letter }» из другого алфавита. Переключи раскладку и набери латинскую { $latin }.
pilot-layout = { $typed } набрано в другой раскладке клавиатуры. Правильно: { $meant }
pilot-name-letters = В имени { $name } есть нелатинские буквы. Имена состоят из a–z, 0–9 и _.
pilot-reserved-name = Имена, которые начинаются с __, принадлежат arba. Придумай другое имя вместо { $name }.
pilot-bad-name = { $name } не может быть именем. Имя начинается с буквы, и в нём нет пробелов и дефисов.
pilot-single-quotes = Тексты пишут в двойных кавычках.
pilot-bad-number = Я не могу прочитать число { $text }.
pilot-bad-escape = Я не знаю { $text } внутри текста. Обратную черту пиши два раза.
pilot-decimal-comma = { $found } похоже на число с запятой. Числа пишут с точкой.
pilot-not-a-number = В тексте "{ $text }" нет числа.
pilot-literal-too-large = Это слишком длинно для программы. Предел: { $limit }.

# Скобки
pilot-not-closed = Эта скобка { $open } не закрыта. Не хватает { $close }.
pilot-not-opened = Эта скобка { $close } ничего не закрывает. Для неё нет { $open }.
pilot-end-inside = Знак ; стоит внутри скобок. Его место после { $close }.
pilot-mixed-brackets = Скобку { $open } из строки { $line } закрывает { $found }. Я ждал { $close }.
pilot-brace-needed = Здесь не хватает { "{" }. Команды, которые выполняются вместе, стоят в { "{ }" }.

# Как устроена программа
pilot-semicolon = Здесь не хватает точки с запятой: ;
pilot-comma = Здесь не хватает запятой.
pilot-missing = Здесь я ждал { $missing }.
pilot-unexpected = Здесь я не ждал { $found }.
pilot-unexpected-end = Программа обрывается посреди команды.
pilot-value-expected = Перед { $found } не хватает значения.
pilot-syntax = Я этого не понимаю: { $text }
pilot-unknown-operator = Я не знаю знака { $sign }.
pilot-name-expected = Здесь я ждал имя, а нашёл { $found }.
pilot-property-expected = После точки я ждал имя, а нашёл { $found }.
pilot-reserved-word = { $name } — слово самого языка. Придумай другое имя.
pilot-switched-off = В программах роботов нет команды { $name }.
pilot-name-twice = Имя { $name } встречается здесь дважды.
pilot-key-twice = В словаре два раза есть ключ { $name }.
pilot-switch-order = Варианты в этом switch стоят не в том порядке. Вариант _ идёт последним.
pilot-index-kind = Это не может быть местом в списке. Места — целые числа, первое из них 0.
pilot-too-nested = Здесь слишком много скобок внутри скобок. Раздели это на несколько шагов.
pilot-too-many-arguments = У вызова может быть не больше { $limit } аргументов.
pilot-too-many-functions = В программе может быть не больше { $limit } функций.
pilot-doc-comment = Комментарий с /// стоит прямо перед функцией. Здесь напиши //.
pilot-else-alone = Перед этим else нет if.
pilot-for-shape = Циклу for нужны имя, слово in и то, что он перебирает.
pilot-do-while = Цикл do заканчивается условием.
pilot-break-outside = { $word } работает только внутри цикла.
pilot-function-inside = Функция не может стоять внутри блока. Вынеси её наружу.
pilot-function-twice = Функция { $name } с таким же числом параметров уже есть.
pilot-function-name = У этой функции нет имени.
pilot-function-params = После имени функции { $name } нужны круглые скобки.
pilot-this-outside = this работает только внутри функций, которые вызывают через точку.
pilot-assign-compare = Один знак = записывает значение. Чтобы сравнить, поставь два: ==
pilot-assign-constant = { $name } — константа, её нельзя изменить. Объяви её через let.
pilot-change-constant = { $name } изменил бы константу. Объяви переменную через let.
pilot-assign-place = Сюда ничего нельзя записать. Слева от = стоит переменная.
pilot-condition-kind = Условие должно давать true или false. Здесь получилось: { $found }.
pilot-for-kind = Цикл for перебирает список или диапазон. А здесь: { $found }.

# Имена
pilot-unknown-variable = Я не знаю переменной { $name }.
pilot-text-quotes = { $name } написано без кавычек. Названия датчиков, моторов и цветов — это тексты.
pilot-no-let = Переменной { $name } ещё нет. Новая переменная начинается с let.
pilot-not-visible = Функция { $function } не видит переменную { $name } из строки { $line }. Передай её параметром или сделай её const и пиши перед ней global::.
pilot-out-of-block = { $name } из строки { $line } существует только внутри своих { "{ }" }. Объяви её перед блоком.
pilot-used-before = { $name } используется раньше, чем получает значение в строке { $line }.
pilot-word-parens = { $name } — это команда. Ей нужны круглые скобки.
pilot-call-parens = Значения для { $name } пишут в круглых скобках.
pilot-unknown-word = Я не знаю команды { $name }.
pilot-hidden-word = На этом уровне команды { $name } нет.
pilot-other-kit = У этого робота нет команды { $name }. Она есть у другого робота.
pilot-call-variable = { $name } — переменная. Функцию из переменной вызывают через call.
pilot-wrong-count = { $least ->
    [0] Команда { $word } берёт в скобках не больше { $most ->
        [one] { $most } значения
       *[other] { $most } значений
    }, а дано: { $found }.
   *[other] Команде { $word } нужно в скобках от { $least } до { $most ->
        [one] { $most } значения
       *[other] { $most } значений
    }, а { $found ->
        [0] не дано ни одного
       *[other] дано: { $found }
    }.
}
pilot-wrong-count-exact = { $most ->
    [0] Команде { $word } значения в скобках не нужны, а дано: { $found }.
    [one] Команде { $word } нужно { $most } значение в скобках, а { $found ->
        [0] не дано ни одного
       *[other] дано: { $found }
    }.
    [few] Команде { $word } нужно { $most } значения в скобках, а { $found ->
        [0] не дано ни одного
       *[other] дано: { $found }
    }.
    [many] Команде { $word } нужно { $most } значений в скобках, а { $found ->
        [0] не дано ни одного
       *[other] дано: { $found }
    }.
   *[other] Команде { $word } нужно { $most } значения в скобках, а { $found ->
        [0] не дано ни одного
       *[other] дано: { $found }
    }.
}
pilot-function-kind = { $name } не работает с таким значением: { $kind }.
pilot-function-kinds = { $name } так не работает. Первое значение: { $kind }, второе: { $other }.
pilot-no-method = Нет команды { $name } для такого значения: { $kind }.
pilot-no-property = Здесь нет свойства { $name }. Это { $kind }.

# Слова и их значения
pilot-wrong-kind = Для { $word } нужно: { $expected }. Получено: { $found }.
pilot-not-finite = Такое число не подходит для { $word }. Оно получается при делении на ноль или из корня отрицательного числа.
pilot-out-of-range = { $word } принимает числа от { $min } до { $max } { $unit }. А здесь { $value }.
pilot-text-too-long = { $word } принимает текст не длиннее { $most } байт. В этом: { $found }.
pilot-list-too-long = { $word } принимает список не длиннее { $most } значений. В этом: { $found }.
pilot-unknown-choice = { $word } не знает "{ $value }". Можно: { $choices }.
pilot-unknown-device = У меня нет "{ $name }" для команды { $word }. Есть: { $devices }.
pilot-device-needed = Команда { $word } есть у нескольких устройств: { $devices }.
pilot-remainder-lost = При делении целых чисел получается целое, и остаток от { $left } / { $right } теряется. Напиши одно из них с точкой.
pilot-power-parentheses = Правую часть ** здесь нужно взять в скобки.
pilot-condition-not-bool = wait_until ждёт, пока что-то станет true. Здесь получилось: { $found }.

# Во время работы
pilot-divide-zero = На ноль делить нельзя.
pilot-overflow = Результат слишком велик для целого числа.
pilot-arithmetic = Это нельзя вычислить: { $text }
pilot-operator-kinds = { $operator } так не работает. Слева { $left }, справа { $right }.
pilot-operator-kind = { $operator } так не работает. Здесь { $kind }.
pilot-range-kinds = Диапазон идёт от целого числа до целого. А здесь слева { $left }, справа { $right }.
pilot-value-kind = Здесь нужно: { $expected }. Получено: { $found }.
pilot-index-range = Элементов в списке: { $size }, места от 0 до { $last }. Места { $index } в нём нет.
pilot-index-empty = Список пуст, места { $index } в нём нет.
pilot-text-index = Букв в тексте: { $size }, места от 0 до { $last }. Места { $index } в нём нет.
pilot-bit-index = Битов в числе: { $size }, места от 0 до { $last }. Места { $index } в нём нет.
pilot-no-index = Скобки [ ] здесь не работают. Это { $kind }.
pilot-no-entry = Здесь нет записи { $index }.
pilot-data-race = Этот список или словарь меняется, пока им пользуются. Работай с копией.
pilot-too-deep = Функции вызывают друг друга слишком глубоко: больше { $limit } раз. Может, функция без конца вызывает саму себя?
pilot-too-many-variables = Слишком много переменных сразу: больше { $limit }. Сложи их в список.
pilot-too-large = Это становится слишком большим: { $kind }. Частей в нём больше { $limit }.
pilot-too-much-memory = Программа хранит слишком много данных. Может, список растёт без конца?
pilot-thrown = Программа сама сообщила об ошибке: { $value }
pilot-thrown-nothing = Программа сама сообщила об ошибке.
pilot-busy-loop = Программа { $seconds } с только считала, не спрашивала датчики и не ждала. Я не мог ни на что реагировать.
pilot-print-flood = Программа печатает слишком много. Часть строк пропущена.
pilot-stopped = Программа остановлена.
pilot-run = Программа остановилась здесь: { $text }
pilot-interpreter = Интерпретатор сломался на этой программе. Это ошибка arba.
pilot-no-stack = Не хватает памяти, чтобы запустить программу.

# Привычки из других языков
pilot-habit-comment = Комментарии начинаются с //, а не с #.
pilot-habit-function = Функции здесь начинаются с fn, а не с { $found }.
pilot-habit-else-if = { $found } здесь пишут двумя словами.
pilot-habit-logic = Вместо { $found } здесь пишут { $meant }.
pilot-habit-literal = Вместо { $found } здесь пишут { $meant }.
pilot-habit-type = Переменные начинаются с let, и типа у них нет.
pilot-habit-step = Знака { $found } здесь нет.
pilot-habit-c-for = Цикл for здесь перебирает диапазон.
pilot-habit-comparison = Вместо { $found } здесь пишут { $meant }.
pilot-habit-colon = Команды после { $word } стоят в { "{ }" }. Двоеточия нет.
pilot-habit-then = Слова { $found } здесь нет. Команды стоят в { "{ }" }.
pilot-habit-begin = Вместо { $found } здесь пишут { $meant }.
pilot-habit-repeat = Слова { $found } здесь нет. Повторяют через for или loop.
pilot-habit-range = Для range нужны начало и конец. Короче — две точки.
pilot-habit-f-string = Значения вставляют в текст в обратных кавычках.
pilot-habit-lambda = Маленькие функции здесь пишут с чертами | |.
pilot-habit-unit = Числа здесь пишут без единиц измерения: без { $unit }.
pilot-habit-ternary = Знаков ? : здесь нет. Значение даёт if.
pilot-habit-case = Слово { $found } внутри switch не пишут.
pilot-habit-map = Словарь начинается с { "#{" }.

# Слова, которые есть у каждого робота
word-wait = Ждёт столько секунд, сколько задано.
word-wait-seconds = сколько ждать, не меньше одной сотой секунды
word-wait_until = Ждёт, пока условие не станет true. Проверяет его сто раз в секунду.
word-wait_until-condition = функция, которая даёт true или false
word-time = Сколько секунд прошло от начала.
word-print = Показывает значение строкой текста.
word-print-value = что показать
word-plot = Добавляет точку к кривой по времени.
word-plot-name = имя кривой
word-plot-value = высота точки
word-mark = Ставит метку на поле.
word-mark-x = сколько от левого края
word-mark-y = сколько от нижнего края
word-mark-text = что написать рядом
word-estimate = Сообщает судье, где, по расчёту программы, находится робот.
word-estimate-x = сколько от левого края
word-estimate-y = сколько от нижнего края
word-estimate-heading = куда он смотрит: 0 — вверх, 90 — вправо
word-chart = Сообщает судье, есть ли стена с этой стороны клетки лабиринта.
word-chart-x = столбец клетки, счёт слева от 0
word-chart-y = ряд клетки, счёт снизу от 0
word-chart-side = сторона клетки: вверху "north", справа "east"
word-chart-wall = true, если там стена, false, если путь открыт
word-say = Показывает текст в облачке рядом с роботом.
word-say-text = что сказать
