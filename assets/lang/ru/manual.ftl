# Справочник, который arba пишет сама.


manual-words = Слова программы
manual-words-intro = Эти слова можно использовать в программе. Какие из них есть у твоего робота, зависит от набора и от уровня.
manual-kind-move = Ехать и ждать конца
manual-kind-drive = Ехать и не ждать
manual-kind-time = Время
manual-kind-see = Видеть
manual-kind-feel = Чувствовать
manual-kind-act = Действовать
manual-kind-show = Показывать
manual-kind-talk = Разговаривать
manual-device = имя устройства текстом. Его можно не писать, если это слово есть только у одного устройства.
manual-takes-number = Число от { $min } до { $max } { $unit }.
manual-takes-plain-number = Число от { $min } до { $max }.
manual-takes-text = Текст.
manual-takes-choice = Одно из: { $choices }.
manual-takes-bool = true или false.
manual-takes-question = Функция, которая даёт true или false, например || time() > 2.
manual-takes-any = Любое значение.
manual-takes-plain = Число, текст, true или false, или список до 32 таких значений. В тексте до 200 байт.
manual-optional = Можно не писать.
manual-gives-number = Даёт число, { $unit }.
manual-gives-plain-number = Даёт число.
manual-gives-bool = Даёт true или false.
manual-gives-text = Даёт текст.
manual-gives-list = Даёт список.
manual-gives-map = Даёт словарь (map).
manual-gives-plain = Даёт число, текст, true или false, список из них или (), если ничего нет.
manual-example = Пример

manual-sensors = Датчики
manual-actuators = Моторы и устройства, которые показывают
manual-things = Предметы на поле

manual-goals = Цели
manual-goals-intro = Чего может требовать уровень; так это пишут в level.ron. Длины в см, время в с.
manual-conditions = Условия
manual-combinators = Соединения условий

manual-kits = Наборы
manual-kits-intro = Встроенные роботы. Набор — это файл; папка kits/ рядом с программой добавляет новые.
manual-kit-devices = Устройства
manual-kit-words = Слова

manual-sensors-intro = Чем робот видит и чувствует. В файле набора они записаны как в примерах.
manual-actuators-intro = Чем робот двигает, показывает и говорит. В файле набора они записаны как в примерах.
manual-things-intro = Что может стоять, лежать и двигаться на поле. В файле уровня это записано как в примерах.
manual-crowds = Способы расставить предметы
manual-crowds-intro = Как уровень расставляет предметы: один, много по порядку или наугад.
manual-kit-size = { $title }: длина { $length } см, ширина { $width } см, масса { $mass } г.
manual-kit-example = Так его берёт уровень:
manual-topics = В справочнике такие главы:
manual-topic-hint = arba manual words показывает главу, arba manual forward — страницу.
