# What every room says: units, hints, severities.
# A number inside a line of code is written CODE($x), so that it keeps its dot in every language.

unit-none = a number
unit-centimetre = cm
unit-degree = °
unit-second = s
unit-percent = %
unit-centimetre-per-second = cm/s
unit-degree-per-second = °/s
unit-centimetre-per-second-squared = cm/s²
unit-gram = g
unit-newton-centimetre = N·cm
unit-hertz = Hz
unit-volt = V
unit-ohm = Ω
unit-milliwatt = mW
unit-milliwatt-hour = mWh

hint-did-you-mean = Did you mean { $name }?

severity-error = error
severity-warning = warning
severity-note = note
severity-hint = hint
