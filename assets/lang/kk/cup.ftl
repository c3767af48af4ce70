# Көп жүріс: төреші және деңгейді екі жақты тексеру.

proof-no-solution = Бұл деңгейдің шешімі жоқ, яғни оны өтуге болатынын ешкім көрсетпеген. Файлды level.ron қасына қой: solution.rhai.
proof-no-starter = Бастапқы бағдарламасы жоқ робот: { $robot }.
proof-starter-passes = Бастапқы бағдарлама онсыз да өтіп тұр, шешетін ештеңе жоқ. Нұсқа: { $layout }.
proof-starter-aborted = Бастапқы бағдарламаны іске қосу мүмкін болмады. Нұсқа: { $layout }.
proof-solution-fails = Шешім мына нұсқадан өтпейді: { $layout }.
proof-solution-aborted = Шешімді іске қосу мүмкін болмады. Нұсқа: { $layout }.
proof-goal-never-held = Шешім тексерілген нұсқалардың ешқайсысында бұл мақсатқа жетпеді: «{ $goal }».
proof-reference-old = reference.ron файлындағы сандар ескірген, шешімге сай емес. Мынаны іске қос: arba check --update.
proof-close-to-limit = Шешімге керек уақыт: { $time } с, деңгей беретін уақыт: { $limit } с. Оқушыларға бұдан көп керек болады.
