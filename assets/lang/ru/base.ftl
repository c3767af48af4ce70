# Что говорят все комнаты: единицы, подсказки, важность.
# Число внутри строки кода пишется CODE($x), чтобы точка осталась точкой на любом языке.

unit-none = число
unit-centimetre = см
unit-degree = °
unit-second = с
unit-percent = %
unit-centimetre-per-second = см/с
unit-degree-per-second = °/с
unit-centimetre-per-second-squared = см/с²
unit-gram = г
unit-newton-centimetre = Н·см
unit-hertz = Гц
unit-volt = В
unit-ohm = Ом
unit-milliwatt = мВт
unit-milliwatt-hour = мВт·ч

hint-did-you-mean = Может быть, { $name }?

severity-error = ошибка
severity-warning = предупреждение
severity-note = заметка
severity-hint = подсказка
