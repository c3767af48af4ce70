# Барлық бөлмеге ортақ сөздер: бірліктер, кеңестер, маңыздылық.
# Код ішіндегі сан CODE($x) деп жазылады: кез келген тілде нүкте нүкте болып қалады.

unit-none = сан
unit-centimetre = см
unit-degree = °
unit-second = с
unit-percent = %
unit-centimetre-per-second = см/с
unit-degree-per-second = °/с
unit-gram = г
unit-newton-centimetre = Н·см
unit-hertz = Гц

hint-did-you-mean = Мүмкін, { $name } шығар?

severity-error = қате
severity-warning = ескерту
severity-note = ескертпе
severity-hint = кеңес
