# Көп сынақ: төреші және деңгейді екі жақты тексеру.

proof-no-solution = Бұл деңгейдің шешімі жоқ, сондықтан оны өтуге болатынын ешкім көрсетпеген. level.ron қасына solution.rhai файлын қой.
proof-no-starter = Мына роботтың бастапқы бағдарламасы жоқ: { $robot }.
proof-starter-passes = Бастапқы бағдарлама { $layout }-нұсқадан өтіп тұр, шешетін ештеңе жоқ.
proof-starter-aborted = Бастапқы бағдарлама { $layout }-нұсқада іске қосылмады.
proof-solution-fails = Шешім { $layout }-нұсқадан өтпейді.
proof-solution-aborted = Шешім { $layout }-нұсқада іске қосылмады.
proof-goal-never-held = Шешім тексерілген нұсқалардың ешқайсысында «{ $goal }» мақсатына жетпеді.
proof-reference-old = reference.ron файлындағы сандар шешімге енді сәйкес емес. Мынаны іске қос: arba check --update.
proof-close-to-limit = Шешімге керек уақыт: { $time } с, деңгей беретін уақыт: { $limit } с. Оқушыларға бұдан көп керек болады.
