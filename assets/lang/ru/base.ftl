# Что говорят все комнаты: единицы, подсказки, важность.
# Число внутри строки кода пишется CODE($x), чтобы точка осталась точкой на любом языке.

unit-none = число
unit-centimetre = см
unit-degree = °
unit-second = с
unit-percent = %
unit-centimetre-per-second = см/с
unit-degree-per-second = °/с
unit-gram = г
unit-newton-centimetre = Н·см
unit-hertz = Гц

hint-did-you-mean = Может быть, { $name }?

severity-error = ошибка
severity-warning = предупреждение
severity-note = заметка
severity-hint = подсказка
