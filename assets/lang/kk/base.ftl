# Барлық бөлмеге ортақ сөздер: бірліктер, кеңестер, маңыздылық.
# Код ішіндегі сан CODE($x) деп жазылады: кез келген тілде нүкте нүкте болып қалады.

unit-none = сан
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
unit-milliwatt-hour = мВт·сағ

hint-did-you-mean = Мүмкін, { $name } шығар?

severity-error = қате
severity-warning = ескерту
severity-note = ескертпе
severity-hint = кеңес
