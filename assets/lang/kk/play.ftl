# Зертхана: уақыт, қадамдар, консоль.

play-strip = Фильмнің сәті
play-start = Басына
play-end = Соңына
play-play = Ойнату
play-pause = Кідірту
play-tick = Бір такті алға
play-tick-back = Бір такті артқа
play-step = Бағдарламаның келесі қадамы
play-step-back = Бағдарламаның алдыңғы қадамы
play-slower = Баяуырақ
play-faster = Жылдамырақ
play-speeds = Көрсету жылдамдығы
play-speed = { $speed }×
play-time = { $time } / { $total } с
play-at = { $time } с
play-runs = Фильм әлі жазылып жатыр
play-empty = Бағдарламаны іске қос: фильмі осында көрінеді
play-damaged = Фильмнің қалған бөлігі оқылмайды

mark-cause = Өтпеді: { $text }
mark-fault = Бағдарлама тоқтап қалды: { $text }
mark-end = Фильмнің соңы
mark-ended = Бағдарлама аяқталды
mark-goal-held = Мақсат орындалды: { $goal }
mark-goal-broken = Мақсат бұзылды: { $goal }
mark-print = Шығарылды: { $text }
mark-said = Айтылды: { $text }
mark-sign = Алаңдағы белгі: { $text }
mark-touch = Жанасу: { $one }, { $other }
mark-touch-edge = Жанасу: { $one }, алаң шеті
mark-more = { $count ->
    [one] және тағы { $count }
   *[other] және тағы { $count }
}

debug-run-steps = Қадамдап іске қосу
debug-whose = Роботтың бағдарламасы
debug-whose-show = Бағдарламаны көрсету: { $robot }
debug-again = Қадамдарды жинап жатырмын
debug-empty = Мұнда бағдарламаңды қадамдап өтіп, айнымалыларын көресің. Ол үшін бағдарламаны қадамдап іске қос.
debug-empty-plain = Бұл фильмде бағдарлама қадамдары жоқ. Жолдарын бір-бірлеп өту үшін қадамдап іске қос.
debug-empty-runs = Әзірге бірде-бір қадам жазылған жоқ.
debug-into = Келесі қадам
debug-into-back = Алдыңғы қадам
debug-over = Келесі қадам, функцияға кірмей
debug-over-back = Алдыңғы қадам, функцияға кірмей
debug-out = Функциядан шығу
debug-out-back = Функция шақырылған жерге қайту
debug-breakpoint = Келесі тоқтату нүктесіне дейін
debug-breakpoint-back = Алдыңғы тоқтату нүктесіне дейін
debug-to-line = Меңзер тұрған жолға дейін
debug-place = Қадам: { $step } / { $steps } · жол: { $line } · { $time } с
debug-before = Бағдарлама әлі басталған жоқ
debug-cut = Қадамдар фильмге сыймады. Мұнда тек алғашқы қадамдар бар: { $steps }.
debug-changed = Осы іске қосудан кейін бағдарлама өзгерді: жолдар сәйкес келмеуі мүмкін.
debug-waits = Фильмді күтіп тұрмын
debug-searches = Іздеп жатырмын
debug-reads = Қадамдарды оқып жатырмын
debug-cancel = Тоқтату
debug-nothing = Фильмнің соңына дейін ондай қадам жоқ
debug-nothing-back = Бұған дейін ондай қадам жоқ
debug-trouble = Шарт, { $line }-жол: { $why }
debug-gauge = Осы тактідегі операциялар: { $used } / { $most }
debug-gauge-why = Такт — секундтың жүзден бірі. Бағдарламаға бұдан көп операция керек болса, ол келесі тактіде жалғасады.
debug-gauge-least = Осы тактідегі операциялар: кемінде { $used } / { $most }
debug-gauge-least-why = Бұл фильмді ескі arba жасаған, онда тек қадамдар саналған. Әр қадам бір не одан көп операция жұмсайды, сондықтан бұл — ең аз саны.
debug-calls = Айнымалылар мен шақырулар
debug-program = бағдарлама
debug-closure = атсыз функция
debug-call = { $name } · жол: { $line }
debug-call-show = Осы жолды көрсету
debug-more-calls = { $count ->
    [one] және тағы { $count } шақыру
   *[other] және тағы { $count } шақыру
}
debug-no-variables = айнымалы жоқ
debug-was = Бұрын: { $value }
debug-watches = Бақылау
debug-watch = Бақылауға қосу
debug-watch-hint = gap * 2
debug-unwatch = Алып тастау: { $watch }
debug-range = Соңғы қадамдарда: { $least } … { $most }
debug-breakpoints = Тоқтату нүктелері
debug-no-breakpoints = Әзірге жоқ. F9 меңзер тұрған жолға нүкте қояды, ал F5 бағдарламаны сол нүктеге дейін жүргізеді.
debug-line = Жол: { $line }
debug-enable = Осында тоқтау
debug-condition = Шарт, жол: { $line }
debug-condition-hint = әрқашан
debug-line-show = Көрсету, жол: { $line }
debug-line-remove = Тоқтату нүктесін алып тастау, жол: { $line }

watch-long = Тым ұзын.
watch-sign = Мұнда «{ $sign }» таңбасы күтілген жоқ.
watch-end = Соңында бірдеңе жетіспейді.
watch-number = Бұл сан емес: { $text }.
watch-call = Мұнда тек айнымалылар көрінеді. { $name } не көрсететіні «Аспаптар» панелінде тұр.
watch-unknown = Мұнда мынадай айнымалы жоқ: { $name }.
watch-zero = Бүтін санды нөлге бөлуге болмайды.
watch-large = Нәтиже тым үлкен.
watch-kinds = «{ $sign }» таңбасы мына мәнге келмейді: { $value }.
watch-no-truth = Шарттың мәні true не false болуы керек, мысалы n > 3.

console-empty = Бағдарлама print() арқылы шығарғанның бәрі осында уақытымен және жолымен көрінеді. Сол сәтті көру үшін жазуды бас.
console-none = Сүзгіге ештеңе сәйкес келмейді
console-filter = Сүзгі
console-only-prints = Тек print
console-copy = Бәрін көшіру
console-list = Шығарылғандар мен ескертпелер
console-jump = Осы сәтті көрсету
console-jump-line = Осы сәтті және жолды көрсету: { $line }
