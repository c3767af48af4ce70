# The lab: field.

field-fit = Показать всё (F)
field-closer = Ближе (+)
field-further = Дальше (−)
field-follow = Следить за роботом
field-ruler = Линейка (R)
field-look = Рассмотреть…
field-look-nothing = Ничего
field-layers = Показывать…
field-beams = Лучи датчиков
field-trails = Следы
field-names = Имена
field-live-path = Живой путь
field-grid = Сетка (G)
field-ghosts = Другие запуски
field-close = Закрыть
field-at = x { $x }, y { $y } см
field-scale = { $cm } см
field-second = { $seconds } с
field-measured = { $cm } см, { $heading }°
field-off = мимо на { $cm } см
field-asks = Отметь место щелчком
field-pose = x { $x }, y { $y } см, курс { $heading }°
field-speed = Скорость: { $speed } см/с
field-yes = да
field-no = нет
field-told = Поле { $width } × { $height } см, секунда { $seconds }.
field-told-robot = { $name }: { $x }, { $y } см, курс { $heading }°.
field-told-thing = { $name }: { $x }, { $y } см.
field-told-more = { $count ->
    [one] Ещё { $count } предмет.
    [few] Ещё { $count } предмета.
    [many] Ещё { $count } предметов.
   *[other] Ещё { $count } предмета.
}
field-told-touch = Касаются: { $one } и { $other }.
field-told-touch-edge = Касается края: { $one }.
field-told-goals = Целей выполнено: { $count }.
