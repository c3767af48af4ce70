# Ошибки в уровнях.

level-no-file = В папке «{ $folder }» нет { $file }, поэтому это не уровень.
level-bad-folder = «{ $name }» не подходит как имя уровня. Используй буквы, цифры и дефисы, например 03-stop-at-20.
level-newer = У этого уровня версия { $found }, а эта arba знает версию { $known }. Его прочитает более новая arba.
level-unknown-version = Версии { $found } не бывает. Эта arba знает версию { $known }.
level-unknown = Уровня «{ $id }» нет.
level-id-twice = Два уровня называются «{ $id }»: { $first } и { $second }. Используется только первый.
level-file-needed = Не хватает файла { $name }.
level-missing-file = В папке уровня нет файла «{ $name }».
level-file-name = «{ $name }» здесь не подходит. Нужен файл из папки самого уровня, и его имя должно кончаться на { $ending }.
level-unknown-kit = Набора «{ $name }» нет. Есть: { $known }.
level-unknown-word = Ни у одного робота нет слова «{ $name }».

level-texts-expected = Нужен текст на трёх языках: { "{\"en\": \"…\", \"ru\": \"…\", \"kk\": \"…\"}" }
level-text-expected = Здесь нужен текст в кавычках.
level-text-too-long = Этот текст слишком длинный. Показывается букв: не больше { $limit }.
level-unknown-language = Языка «{ $name }» я не знаю. Известны: en, ru, kk.
level-missing-language = Нет текста на языке «{ $language }».
level-text-unknown-draw = В тексте назван жребий «{ $name }», но такого жребия нет.

level-draws-expected = Жребии пишут в фигурных скобках: { "{\"gap\": Uniform(80, 120)}" }
level-draw-expected = Нужен жребий: Uniform(80, 120), Whole(3, 6), Choice([1, 2]) или Value("gap / 2").
level-draw-name = Имя жребия состоит из букв, цифр и _ и начинается с буквы. Найдено: { $name }
level-draw-order = Сначала пишут нижнюю границу. Найдено: { $low } и { $high }
level-draw-nothing = Выбирать не из чего.

level-bad-name = «{ $name }» не подходит как имя. Используй до 40 букв, цифр, - и _.
level-twice = Имя «{ $name }» использовано дважды.
level-too-many = Это слишком много: { $found }. Можно не больше { $limit }.
level-too-many-corners = У всех тел вместе углов: { $found }. Можно не больше { $limit }.
level-too-much-watched = Цели следят за слишком многими телами: { $found }. Можно не больше { $limit }.
level-kind-expected = Нужно одно из этого: { $known }.
level-zones-expected = Зоны пишут в фигурных скобках: { "{\"pad\": Disc(at: (75, 75), radius: 20)}" }
level-colour-expected = Нужен цвет: имя, например Black, или Rgb(255, 128, 0).
level-ring-order = Внутренний радиус должен быть меньше внешнего. Найдено: { $inner } и { $outer }
level-polygon-flat = Многоугольнику нужны хотя бы три угла, которые не лежат на одной прямой.
level-line-empty = У линии нет кусков.
level-line-open = Линия отмечена как замкнутая, но кончается в { $gap } см от своего начала, в точке ({ $x }, { $y }).
level-line-nowhere = Этот кусок линии никуда не ведёт.
level-piece = Кусок линии пишется так: Straight(80), To((120, 40)) или Arc(radius: 30, turn: 90). Найдено: { $name }
level-pilot-expected = Пилот — это Student, Script("file.rhai") или Still. Найдено: { $name }
level-no-robots = Уровню нужен хотя бы один робот.
level-no-goals = Уровню нужна хотя бы одна цель, кроме бонусов.
level-when-or-never = У цели должно быть или when:, или never: — одно из двух.
level-fatal-when = Закончить заезд может только цель с never:. Напиши never: вместо when:

level-picture-not-png = «{ $name }» — не картинка PNG. Сохрани её как PNG в графической программе.
level-picture-damaged = Картинка «{ $name }» повреждена или обрезана. Сохрани её заново.
level-picture-too-large = В картинке «{ $name }» { $width } × { $height } точек. По каждой стороне можно не больше { $limit }; уменьши её.
level-two-places = Укажи либо at: (середину), либо corner: (левый нижний угол) — одно из двух.
level-floor-too-much = На этом полу слишком много всего. Можно 2000 слоёв, 200000 углов в рисунках и 16 миллионов точек в картинках.
level-gradient-colours = Градиенту нужны хотя бы два цвета: colors: [Black, White]
level-gradient-nowhere = Градиент начинается и кончается в одном месте. Разведи from: и to:
level-svg-broken = «{ $name }» не читается как SVG: что-то не так в строке { $line }, столбце { $column }.
level-svg-not-svg = «{ $name }» — не рисунок SVG с шириной и высотой.
level-svg-doctype = «{ $name }» начинается с DOCTYPE. Удали эту строку или сохрани как простой SVG.
level-svg-element = В «{ $name }» есть элемент, который нельзя нарисовать: <{ $element }>. Преврати всё в контуры и сохрани как простой SVG.
level-svg-paint = Часть «{ $name }» не закрашена одним цветом и пропущена. Дай каждой фигуре один цвет.
level-svg-opacity = Часть «{ $name }» прозрачная. Она нарисована непрозрачной.
level-svg-too-much = Рисунок «{ $name }» слишком большой. Упрости его контуры.
level-svg-no-size = В «{ $name }» не сказано, какой он ширины в мм или см. Скажи здесь: width: 100
level-svg-empty = В «{ $name }» ничего не закрашено.

level-thing-other-kind = { $field }: здесь «{ $name }» должно быть вида { $expected }.
level-rope-too-short = { $field }: длина верёвки { $length } см, а её концы на старте в { $way } см друг от друга.
level-off-field = «{ $name }»: место должно быть целиком на поле.
level-far-off-field = «{ $name }» лежит за полем.
level-overlap = «{ $name }» и «{ $other }» на старте занимают одно и то же место.
level-never-in-time = На это нужно { $seconds } с, а заезд длится только { $limit } с.
level-zone-off-field = Зона «{ $name }» лежит за полем, поэтому туда никто не доберётся.
level-zone-too-small = Зона «{ $name }» слишком мала: «{ $body }» в неё не помещается.
level-moved-fixed = Предмет «{ $name }» закреплён, его нельзя сдвинуть. Дай ему массу (mass).
level-laps-open = Линия «{ $name }» не замкнута, поэтому кругов по ней нет.
level-lost-at-start = Цель «{ $goal }» нарушена уже на старте.
level-passed-at-start = Все цели достигнуты уже на старте, до того как программа что-то сделала.
hint-layout = Это бывает на раскладке { $layout }.
