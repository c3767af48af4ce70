# Много заездов: судья и проверка уровней в обе стороны.

proof-no-solution = У уровня нет решения, и никто не показал, что его можно пройти. Положи solution.rhai рядом с level.ron.
proof-no-starter = Для робота { $robot } нет начальной программы.
proof-starter-passes = Начальная программа уже проходит раскладку { $layout }, решать нечего.
proof-starter-aborted = Начальную программу не удалось запустить на раскладке { $layout }.
proof-solution-fails = Решение не проходит раскладку { $layout }.
proof-solution-aborted = Решение не удалось запустить на раскладке { $layout }.
proof-goal-never-held = Решение не достигло цели «{ $goal }» ни на одной из проверенных раскладок.
proof-reference-old = Числа в reference.ron больше не совпадают с решением. Запусти arba check --update.
proof-close-to-limit = Решению нужно { $time } с из { $limit } с, которые даёт уровень. Ученикам понадобится больше.
