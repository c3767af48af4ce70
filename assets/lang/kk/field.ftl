# The lab: field.

field-fit = Бәрін көрсету (F)
field-closer = Жақындату (+)
field-further = Алыстату (−)
field-follow = Роботтың соңынан еру
field-ruler = Сызғыш (R)
field-look = Қарау…
field-look-nothing = Ештеңе
field-layers = Көрсету…
field-beams = Датчик сәулелері
field-trails = Іздер
field-names = Атаулар
field-live-path = Жүрер жол
field-grid = Тор (G)
field-ghosts = Басқа жүрістер
field-close = Жабу
field-at = x { $x }, y { $y } см
field-scale = { $cm } см
field-second = { $seconds } с
field-measured = { $cm } см, { $heading }°
field-off = айырма: { $cm } см
field-asks = Болжаған жеріңді шерт
field-pose = x { $x }, y { $y } см, бағыт { $heading }°
field-speed = Жылдамдық: { $speed } см/с
field-yes = иә
field-no = жоқ
field-told = Алаң: { $width } × { $height } см, секунд: { $seconds }.
field-told-robot = { $name }: { $x }, { $y } см, бағыты { $heading }°.
field-told-thing = { $name }: { $x }, { $y } см.
field-told-more = { $count ->
    [one] Тағы { $count } зат.
   *[other] Тағы { $count } зат.
}
field-told-touch = Жанасып тұр: { $one } және { $other }.
field-told-touch-edge = Шетке тиіп тұр: { $one }.
field-told-goals = Орындалған мақсаттар: { $count }.
