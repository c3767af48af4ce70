# Командалық жол: анықтама, есептер және онда не дұрыс болмауы мүмкін.

cli-about = arba робот бағдарламасын деңгейде іске қосып, не болғанын және неге олай болғанын айтады.
cli-heading-usage = Қолданылуы
cli-heading-commands = Командалар
cli-heading-arguments = Аргументтер
cli-heading-options = Кілттер
cli-usage = arba <команда> [кілттер]
cli-more = Бір команда туралы анықтама: arba <команда> --help

cli-overview =
    arba — робототехника зертханасы: дөңгелекті роботтар, сенің бағдарламаларың және кез келген компьютерде дәл бірдей нәтиже.

    Байқап көр:
      arba levels                                 қандай тапсырмалар бар
      arba run first-steps my.rhai                бағдарламаңды деңгейде іске қосу
      arba run first-steps my.rhai --layouts 1..20
                                                  сол бағдарлама жиырма нұсқада
      arba judge first-steps programs/            қалтадағы бағдарламалардың нәтижелер кестесі
      arba manual words                           бағдарлама білетін сөздер

cli-run = Бағдарламаны деңгейде іске қосып, не болғанын және неге олай болғанын айту
cli-run-usage = arba run <деңгей> <бағдарлама>… [кілттер]
cli-run-examples =
    Мысалдар:
      arba run stop-at-20 my.rhai
      arba run stop-at-20 my.rhai --layouts 1..20
      arba run two-robots --robot red=one.rhai --robot blue=two.rhai

    Шығу коды: 0 — өтті, 1 — өтпеді, 2 — іске қосылмады.
cli-judge = Қалтадағы бағдарламаларды деңгейде іске қосып, нәтижелер кестесін көрсету
cli-judge-usage = arba judge <деңгей> <қалта немесе бағдарламалар>… [кілттер]
cli-judge-examples =
    Мысалдар:
      arba judge stop-at-20 programs/ --layouts 1..10 --jobs 2
      arba judge stop-at-20 programs/ --csv > results.csv
cli-sweep = Бағдарламаның не деңгейдің бір санын өзгертіп, әр сынақты өлшеу және неге әсер ететінін көрсету
cli-sweep-usage = arba sweep <деңгей> <бағдарлама>… --vary <сан=мәндер> [кілттер]
cli-sweep-examples =
    Мысалдар:
      arba sweep line-race my.rhai --vary KP=1..3:0.5 --layouts 0..9
      arba sweep line-race my.rhai --vary 4:12=10,20,40 --measure time,energy
      arba sweep stop-at-20 my.rhai --vary level:draws.wall=120..180:10 --measure plot:gap:max --csv gap.csv

    Нені өзгертуге болады: аты бар сан (KP), оның жолы мен бағаны (4:12) немесе деңгейдегі сан, жолымен (level:…).
    Шығу коды: 0 — әр сынақтың нәтижесі бар, 2 — бірдеңе іске қосылмады.
cli-replay = Фильмде не жазылғанын көрсету немесе сынақты қайталап, салыстыру
cli-replay-usage = arba replay <фильм> [кілттер]
cli-replay-examples =
    Мысал:
      arba replay my.film --verify
cli-check = Деңгейлерді тексеру: барлық мәселесін айту, шешімнің өтетінін және бастапқы бағдарламаның өтпейтінін көру
cli-check-usage = arba check [деңгейлер]… [кілттер]
cli-check-examples =
    Мысалдар:
      arba check levels/
      arba check my-level --layouts 0..9
cli-manual = Анықтамалықтың тарауын немесе бетін көрсету
cli-manual-usage = arba manual [тарау немесе бет] [кілттер]
cli-manual-examples =
    Мысал:
      arba manual words
      arba manual forward
cli-levels = Деңгейлер тізімін көрсету
cli-levels-usage = arba levels [кілттер]
cli-licences = arba мен оның құрамындағы кітапханалардың лицензияларын көрсету
cli-licences-usage = arba licences

cli-arg-level = Деңгей: оның аты, қалтасы немесе level.ron файлы
cli-arg-program = Роботтың бағдарламасы (.rhai); «-» болса, стандартты енгізуден оқылады. Бірнеше робот болса — әрқайсысына біреуден, деңгейдегі ретімен
cli-arg-programs = Бағдарламалар қалтасы немесе бағдарламалардың өзі
cli-arg-film = «arba run --film» арқылы сақталған фильм
cli-arg-levels = Деңгейлер немесе деңгейлер қалтасы; көрсетілмесе — кірістірілген деңгейлер
cli-arg-topic = words (сөздер), kits (жинақтар), sensors (датчиктер), actuators (құрылғылар), things (заттар), crowds (қою тәсілдері), goals (мақсаттар) немесе беттің аты
cli-opt-lang = Сөйлейтін тілі: kk, ru немесе en
cli-opt-data = Ішінде levels/ пен kits/ бар қалта; кірістірілгендерден бұрын қаралады
cli-opt-json = Басқа бағдарламаларға арнап JSON шығару
cli-opt-csv = Электрондық кестеге арнап CSV шығару
cli-opt-layouts = Қай нұсқалар: 5, 1..20 (екі шеті де кіреді) немесе 1,4,7
cli-opt-vary = Қай сан өзгереді және оның мәндері: KP=1..3:0.5 (екі шеті де кіреді) немесе KP=1,2,5
cli-opt-sweep-measure = Не өлшенеді: time, points, distance, energy, touches, operations, statements, passed немесе plot:аты (:last, :mean, :max не :min қосуға болады); кілтсіз — time мен points
cli-opt-csv-file = Барлық сынақты электрондық кестеге арнап осы файлға CSV түрінде сақтау
cli-opt-excel = Қазақша не орысша Excel үшін CSV: нүктелі үтір және ондық үтір
cli-opt-jobs = Бір мезгілде қанша сынақ жүреді
cli-opt-film = Сынақ фильмін осы файлға сақтау
cli-opt-steps = Фильмге бағдарлама қадамдары мен айнымалыларды қосу
cli-opt-robot = Робот бірнешеу болса, бір роботтың бағдарламасы: --robot red=one.rhai
cli-opt-verify = Фильмдегі сынақты қайталап, әр тактіні салыстыру
cli-opt-picture = Алаңның және жүрілген жолдардың суретін (SVG) сақтау
cli-opt-at = Сурет қай сәтті көрсетеді, секундпен; көрсетілмесе — соңы
cli-opt-solutions = Деңгейлер шешімдерінің қалтасы: <аты>/solution.rhai
cli-opt-update = Деңгейдің жанына шешімі бойынша reference.ron жазу
cli-opt-help = Анықтаманы көрсету
cli-opt-version = Шығарылым нөмірін көрсету

cli-value-file = файл
cli-value-folder = қалта
cli-value-language = тіл
cli-value-layouts = нұсқалар
cli-value-vary = сан=мәндер
cli-value-measure = шама
cli-value-number = сан
cli-value-robot = робот=файл
cli-value-level = деңгей
cli-value-program = бағдарлама
cli-value-film = фильм
cli-value-topic = тақырып
cli-value-seconds = секунд

cli-unknown-command = «{ $name }» деген команда жоқ.
cli-unknown-option = Мұнда «{ $name }» деген кілт жоқ.
cli-too-many-arguments = Мұнда мынамен не істеу керегін білмеймін: «{ $name }».
cli-missing-argument = Мынау жетіспейді: { $name }.
cli-missing-value = «{ $name }» кілтінен кейін мән керек.
cli-unexpected-value = «{ $name }» кілтінің мәні болмайды.
cli-twice = «{ $name }» кілтін бір рет қана беруге болады.
cli-conflict = «{ $name }» және «{ $other }» бірге қолданылмайды.
cli-not-unicode = Аргументтердің бірі UTF-8 мәтіні емес.
cli-bad-arguments = Бұл аргументтерді түсінбедім.
cli-bad-layouts = «{ $value }» деген нұсқаларды түсінбедім. Былай жаз: 5, 1..20 немесе 1,4,7.
cli-too-many-layouts = Нұсқалар тым көп. Бір жолы ең көбі { $limit } нұсқаны іске қосуға болады.
cli-bad-number = «{ $name }» кілтіне бүтін сан керек: { $min } … { $max }. Берілгені: «{ $value }».
cli-bad-choice = «{ $name }» мына сөздердің бірі болуы керек: { $choices }. Берілгені: «{ $value }».
cli-bad-robot = Мұнда робот=файл керек, мысалы --robot red=one.rhai. Берілгені: «{ $value }».
cli-hint-usage = Қолданылуы: { $usage }
cli-hint-help = Анықтама: arba --help
cli-hint-levels = Қандай деңгейлер бар: arba levels

cli-unknown-robot = Бұл деңгейде бағдарлама керек «{ $name }» деген робот жоқ. Бары: { $known }.
cli-robot-twice = «{ $name }» роботына екі бағдарлама берілді.
cli-robot-without-program = «{ $name }» роботының бағдарламасы (.rhai) жоқ. Бағдарламалар мына ретпен керек: { $known }.
cli-too-many-programs = Бағдарламалар роботтардан көп. Бұл деңгейде бағдарлама керек роботтар: { $known }.
cli-no-programs = «{ $name }» ішінде бағдарлама (.rhai) жоқ.
cli-film-one-layout = Фильм бір ғана нұсқаны көрсетеді. Оны көрсет: --layouts 3 --film my.film
cli-film-over = Мұндай файл бұрыннан бар, бірақ ол фильм емес: «{ $file }». Басқа атау таңда.
cli-stdin-once = Стандартты енгізуді бір рет қана оқуға болады.
cli-no-binary = arba жазылған файлды таба алмадым: { $reason }.
cli-cannot-write = Нәтижені шығару мүмкін болмады: { $reason }.
cli-output-full = Нәтижені шығару мүмкін болмады: дискіде орын жоқ.

cli-passed = Өтті
cli-not-passed = Өтпеді
cli-fault = Бағдарламада қате бар
cli-aborted = Мәжбүрлеп тоқтатылды
cli-layout = { $layout }-нұсқа
cli-goals = Мақсаттар
cli-total = Ұпай
cli-bonus = бонус
cli-robot-said = { $robot }:
cli-more-lines = … тағы { $count } жол
cli-same-program = Бағдарлама соңғы іске қосудан бері өзгерген жоқ.
cli-flaky = Орындалғаны: { $passed }/{ $count } нұсқа. { $layout }-нұсқаны қара.
cli-flaky-none = Бірде-бір нұсқада орындалмады, барлығы { $count } нұсқа. { $layout }-нұсқаны қара.
cli-all-passed = Барлық { $count } нұсқада орындалды.
cli-share = Өткендер үлесі
cli-median = Медиана
cli-worst = Ең нашар нәтиже
cli-points-of = { $of } ұпайдың { $points } ұпайы
cli-film-saved = Фильм: { $file }
cli-progress = сынақтар

metric-points = ұпай
metric-time = уақыт
metric-distance = жол
metric-energy = энергия
metric-touches = жанасулар
metric-statements = командалар
metric-fingerprint = саусақ таңбасы
metric-operations = операциялар
metric-passed = өткен нұсқалар үлесі
metric-median = ұпай медианасы
metric-worst = ең аз ұпай
unit-joule = Дж

cli-standings-place = Орын
cli-standings-name = Бағдарлама
cli-standings-passed = Өтті
cli-standings-share = Үлес
cli-standings-points = Ұпай
cli-standings-worst = Ең нашары
cli-standings-time = Уақыт, с
cli-standings-note = Не болды

cli-levels-checked = { $count ->
    [one] { $count } деңгей тексерілді
   *[other] { $count } деңгей тексерілді
}
cli-problems = { $count ->
    [0] мәселе жоқ
    [one] { $count } мәселе
   *[other] { $count } мәселе
}

cli-film-by = Фильмді түсірген: arba { $version }.
cli-bad-seconds = Бұл секундпен берілген уақыт емес: «{ $value }». Былай жаз: --at 2.5

cli-export = Фильмнен сурет, GIF анимациясын немесе веб-бет жасау
cli-export-usage = arba export <фильм> [кілттер]
cli-export-examples =
    Мысалдар:
      arba export my.film --html my.html
      arba export my.film --gif my.gif --speed 2 --width 480
      arba export my.film --png my.png --at 12.5
cli-opt-gif = Фильмді осы файлға GIF анимациясы ретінде сақтау
cli-opt-png = Бір сәттің суретін (PNG) осы файлға сақтау
cli-opt-html = Фильмді кез келген браузерде желісіз көрсететін бетті сақтау
cli-opt-from = GIF қай сәттен басталады, секундпен
cli-opt-to = GIF қай сәтте аяқталады, секундпен
cli-opt-speed = GIF жылдамдығы: 2 — екі есе жылдам
cli-opt-fps = GIF-те секундына неше кадр; көрсетілмесе — 20
cli-opt-width = Суреттің ені, пиксельмен; көрсетілмесе — 640
cli-export-nothing = Фильмнен не жасау керек? Файлымен бірге --gif, --png немесе --html кілтін бер.
cli-export-over = Мұндай файл бұрыннан бар, бірақ ішінде басқа нәрсе: «{ $file }». Басқа атау таңда.
cli-bad-speed = «{ $value }» — 0,1 мен 100 арасындағы жылдамдық емес. Былай жаз: --speed 2

cli-lab = зертхананы ашады: бағдарлама жазып, іске қосатын терезе
cli-lab-usage = arba lab [деңгей] [кілттер]
cli-arg-open-level = бірден ашылатын деңгей
cli-value-graphics = графика
cli-opt-graphics = тек осыны байқау: normal, gl немесе software
cli-opt-timings = ашылу мен іске қосу қанша уақыт алғанын шығару
cli-opt-frames = кадрлардың уақытын өлшеп, шығарып, жабылу
