# Бағдарламалар: олардың сөздері және ондағы қателер.

pilot-hint-write = Былай жаз: { $example }
pilot-hint-device = Біреуін атап жаз: { $word }("{ $name }")
pilot-hint-condition = Сол жерге салыстыру жаз: wait_until(|| time() > 2)
pilot-hint-busy-loop = Цикл ішінде датчикті оқы немесе күт: wait(0.01)
pilot-hint-to-number = Мәтіннен санды былай аласың: parse_float(text).

pilot-kind-number = сан
pilot-kind-int = бүтін сан
pilot-kind-bool = true немесе false
pilot-kind-text = мәтін
pilot-kind-texts-together = мәтін немесе тізімдегі барлық мәтін бірге
pilot-kind-char = әріп
pilot-kind-nothing = бос мән
pilot-kind-list = тізім
pilot-kind-map = сөздік
pilot-kind-function = функция
pilot-kind-range = аралық
pilot-kind-other = басқа түрдегі мән
pilot-kind-plain = сан, мәтін, true немесе false, немесе солардың тізімі

# Файл
pilot-encoding = Файл UTF-8 түрінде сақталмаған, сондықтан бұл әріпті оқи алмаймын. Редакторда UTF-8 кодтауымен сақта.
pilot-encoding-utf16 = Файл UTF-16 түрінде сақталған. Редакторда UTF-8 кодтауымен сақта.
pilot-binary = Бұл мәтіндік файл емес. Бағдарлама — аты .rhai деп аяқталатын мәтіндік файл.
pilot-too-long = Бағдарламаның көлемі: { $size } КиБ. Мен ең көбі { $limit } КиБ оқи аламын.

# Таңбалар
pilot-text-open = Бұл мәтіннің жабатын тырнақшасы жоқ.
pilot-comment-open = Бұл түсініктеменің соңы жоқ. /* белгісінен басталған түсініктеме */ белгісімен аяқталады.
pilot-quotes = { $sign } — кітаптағы тырнақша. Бағдарламада тік тырнақша керек.
pilot-odd-sign = Бұл жердегі { $sign } таңбасын білмеймін.
pilot-odd-space = { $sign } таңбасы бос орынға ғана ұқсайды. Оны өшіріп, бос орын қой.
pilot-lookalike = { $name } атауында «{ $letter }» әрпі басқа әліпбиден. Латынның { $latin } әрпін тер.
pilot-layout = { $typed } пернетақтаның басқа жаймасында терілген. Дұрысы — { $meant }.
pilot-name-letters = { $name } атауында латын емес әріптер бар. Атаулар a–z, 0–9 және _ таңбаларынан құралады.
pilot-reserved-name = __ белгісінен басталатын атаулар arba үшін сақталған. { $name } орнына басқа атау таңда.
pilot-bad-name = Мұндай атау болмайды: { $name }. Атау әріптен басталады, ішінде бос орын мен сызықша болмайды.
pilot-single-quotes = Мәтіндер қос тырнақшаға жазылады.
pilot-bad-number = { $text } санын оқи алмаймын.
pilot-bad-escape = Мәтін ішіндегі { $text } белгісін білмеймін. Кері сызықты екі рет жаз.
pilot-decimal-comma = { $found } — үтірмен жазылған сан сияқты. Сандар нүктемен жазылады.
pilot-not-a-number = "{ $text }" мәтінінде сан жоқ.
pilot-literal-too-large = Бұл бағдарлама үшін тым ұзын. Шегі: { $limit }.

# Жақшалар
pilot-not-closed = Бұл { $open } жақшасы жабылмаған. { $close } жетіспейді.
pilot-not-opened = Бұл { $close } жақшасы ештеңені жаппайды. Оны ашатын { $open } жоқ.
pilot-end-inside = Мына ; белгісі жақшаның ішінде тұр. Оның орны мына белгіден кейін: { $close }
pilot-mixed-brackets = { $line }-жолдағы { $open } жақшасын { $found } жауып тұр. Ал { $close } керек еді.
pilot-brace-needed = Бұл жерде { "{" } жетіспейді. Бірге орындалатын командалар { "{ }" } ішінде тұрады.

# Бағдарлама қалай құрылады
pilot-semicolon = Бұл жерде ; жетіспейді.
pilot-comma = Бұл жерде үтір жетіспейді.
pilot-missing = Бұл жерде { $missing } керек.
pilot-unexpected = Бұл жерде { $found } күтпеген едім.
pilot-unexpected-end = Бағдарлама команданың ортасында үзіліп қалған.
pilot-value-expected = { $found } алдында мән жетіспейді.
pilot-syntax = Мұны түсінбедім: { $text }
pilot-unknown-operator = { $sign } таңбасын білмеймін.
pilot-name-expected = Бұл жерде атау керек, ал { $found } тұр.
pilot-property-expected = Нүктеден кейін атау керек, ал { $found } тұр.
pilot-reserved-word = { $name } — тілдің өз сөзі. Басқа атау таңда.
pilot-switched-off = Робот бағдарламаларында { $name } командасы жоқ.
pilot-name-twice = { $name } атауы мұнда екі рет қолданылған.
pilot-key-twice = Сөздікте { $name } кілті екі рет тұр.
pilot-switch-order = Бұл switch ішіндегі жағдайлардың реті дұрыс емес. _ жағдайы соңында тұрады.
pilot-index-kind = Бұл тізімдегі орын бола алмайды. Орындар — бүтін сандар, біріншісі 0.
pilot-too-nested = Мұнда жақша ішіндегі жақша тым көп. Бірнеше қадамға бөл.
pilot-too-many-arguments = Шақыруда ең көбі { $limit } аргумент болады.
pilot-too-many-functions = Бағдарламада ең көбі { $limit } функция болады.
pilot-doc-comment = /// түсініктемесі функцияның тура алдында тұрады. Мұнда // жаз.
pilot-else-alone = Бұл else алдында if жоқ.
pilot-for-shape = for цикліне атау, in сөзі және аралап шығатын нәрсе керек.
pilot-do-while = do циклі шартпен аяқталады.
pilot-break-outside = { $word } тек цикл ішінде жұмыс істейді.
pilot-function-inside = Функция блок ішінде тұра алмайды. Оны сыртқа шығар.
pilot-function-twice = Параметр саны дәл осындай { $name } функциясы бұрыннан бар.
pilot-function-name = Бұл функцияның аты жоқ.
pilot-function-params = { $name } функциясының атынан кейін дөңгелек жақша керек.
pilot-this-outside = this тек нүкте арқылы шақырылатын функцияларда жұмыс істейді.
pilot-assign-compare = Бір = белгісі мән жазады. Салыстыру үшін екеуін қой: ==
pilot-assign-constant = { $name } — тұрақты, оны өзгертуге болмайды. Оны let арқылы жарияла.
pilot-change-constant = { $name } тұрақтыны өзгертпек. Айнымалыны let арқылы жарияла.
pilot-assign-place = Бұл жерге ештеңе жазылмайды. = белгісінің сол жағында айнымалы тұрады.
pilot-condition-kind = Шарт true немесе false беруі керек. Мұнда шыққаны: { $found }.
pilot-for-kind = for циклі тізімді немесе аралықты аралайды. Ал мұнда: { $found }.

# Атаулар
pilot-unknown-variable = { $name } деген айнымалыны білмеймін.
pilot-text-quotes = { $name } тырнақшасыз жазылған. Датчик, мотор және түс атаулары — мәтін.
pilot-no-let = { $name } айнымалысы әлі жоқ. Жаңа айнымалы let сөзінен басталады.
pilot-not-visible = { $function } функциясы { $line }-жолдағы { $name } айнымалысын көрмейді. Оны параметр етіп бер немесе const жасап, алдына global:: жаз.
pilot-out-of-block = { $line }-жолдағы { $name } тек өз { "{ }" } ішінде ғана бар. Оны блоктан бұрын жарияла.
pilot-used-before = { $name } мәнін { $line }-жолда алады, бірақ одан бұрын қолданылып тұр.
pilot-word-parens = { $name } — команда. Оған дөңгелек жақша керек.
pilot-call-parens = { $name } командасының мәндері дөңгелек жақша ішіне жазылады.
pilot-unknown-word = { $name } деген команданы білмеймін.
pilot-hidden-word = Бұл деңгейде { $name } командасы жоқ.
pilot-other-kit = Бұл роботта { $name } командасы жоқ. Ол басқа роботта бар.
pilot-call-variable = { $name } — айнымалы. Айнымалыдағы функция call арқылы шақырылады.
pilot-wrong-count = { $least ->
    [0] { $word } командасы жақша ішінде ең көбі { $most } мән алады. Берілгені: { $found }.
   *[other] { $word } командасына жақша ішінде { $least }–{ $most } мән керек, ал { $found ->
        [0] ештеңе берілмеген
       *[other] берілгені: { $found }
    }.
}
pilot-wrong-count-exact = { $most ->
    [0] { $word } командасына жақша ішінде мән керек емес. Берілгені: { $found }.
   *[other] { $word } командасына жақша ішінде { $most } мән керек, ал { $found ->
        [0] ештеңе берілмеген
       *[other] берілгені: { $found }
    }.
}
pilot-function-kind = { $name } мұндай мәнмен жұмыс істемейді. Мәннің түрі: { $kind }.
pilot-function-kinds = { $name } бұлай жұмыс істемейді. Бірінші мән: { $kind }, екіншісі: { $other }.
pilot-no-method = Мұндай мәнде { $name } командасы жоқ. Мәннің түрі: { $kind }.
pilot-no-property = Мұнда { $name } қасиеті жоқ. Мәннің түрі: { $kind }.

# Сөздер және олардың мәндері
pilot-wrong-kind = { $word } командасына керегі: { $expected }. Берілгені: { $found }.
pilot-not-finite = Бұл сан { $word } командасына жарамайды. Ондай сан нөлге бөлгенде немесе теріс санның түбірінен шығады.
pilot-out-of-range = { $word } командасына жарайтын сан: { $min } … { $max } { $unit }. Ал мұнда: { $value }.
pilot-text-too-long = { $word } командасына жарайтын мәтін ең көбі { $most } байт. Ал мұнда: { $found }.
pilot-list-too-long = { $word } командасына жарайтын тізімде ең көбі { $most } мән болады. Ал мұнда: { $found }.
pilot-unknown-choice = { $word } командасы "{ $value }" дегенді білмейді. Білетіні: { $choices }.
pilot-unknown-device = Менде { $word } командасына арналған "{ $name }" жоқ. Бары: { $devices }.
pilot-device-needed = { $word } командасы бірнеше құрылғыда бар: { $devices }.
pilot-remainder-lost = Бүтін сандарды бөлгенде бүтін сан шығады, сондықтан { $left } / { $right } қалдығы жоғалады. Біреуін нүктемен жаз.
pilot-power-parentheses = Мұнда ** белгісінің оң жағы жақшаға алынады.
pilot-condition-not-bool = wait_until бір нәрсе true болғанша күтеді. Мұнда шыққаны: { $found }.

# Жұмыс кезінде
pilot-divide-zero = Нөлге бөлуге болмайды.
pilot-overflow = Нәтиже бүтін сан үшін тым үлкен.
pilot-arithmetic = Мұны есептеу мүмкін емес: { $text }
pilot-operator-kinds = { $operator } бұлай жұмыс істемейді. Сол жағында: { $left }, оң жағында: { $right }.
pilot-operator-kind = { $operator } бұлай жұмыс істемейді. Мәннің түрі: { $kind }.
pilot-range-kinds = Аралықтың басы да, соңы да бүтін сан болады. Мұнда сол жағы: { $left }, оң жағы: { $right }.
pilot-value-kind = Мұнда керегі: { $expected }. Берілгені: { $found }.
pilot-index-range = Тізімде { $size } элемент бар, орындары: 0 … { $last }. { $index } деген орын жоқ.
pilot-index-empty = Тізім бос, онда { $index } деген орын жоқ.
pilot-text-index = Мәтінде { $size } әріп бар, орындары: 0 … { $last }. { $index } деген орын жоқ.
pilot-bit-index = Санда { $size } бит бар, орындары: 0 … { $last }. { $index } деген орын жоқ.
pilot-no-index = [ ] шаршы жақшасы мұнда жұмыс істемейді. Мәннің түрі: { $kind }.
pilot-no-entry = Мұнда { $index } деген жазба жоқ.
pilot-data-race = Бұл тізім не сөздік қолданылып жатқанда өзгеріп тұр. Көшірмесімен жұмыс істе.
pilot-too-deep = Функциялар бірін-бірі тым терең шақырады: { $limit } реттен көп. Функция өзін-өзі шексіз шақырып тұрған жоқ па?
pilot-too-many-variables = Бір мезгілде айнымалы тым көп: { $limit } данадан асты. Оларды тізімге жина.
pilot-too-large = Бұл тым үлкейіп барады: { $kind }. Ондағы бөлік саны { $limit } шегінен асты.
pilot-too-much-memory = Бағдарлама тым көп дерек сақтап тұр. Тізім шексіз өсіп жатқан жоқ па?
pilot-thrown = Қате туралы бағдарламаның өзі хабарлады: { $value }
pilot-thrown-nothing = Қате туралы бағдарламаның өзі хабарлады.
pilot-busy-loop = Бағдарлама { $seconds } с бойы датчикті оқымай, күтпей, тек есептеді. Мен ештеңеге жауап бере алмадым.
pilot-print-flood = Бағдарлама экранға тым көп жазып жатыр. Кейбір жолдар көрсетілмейді.
pilot-stopped = Бағдарлама тоқтатылды.
pilot-run = Бағдарлама мұнда тоқтады: { $text }
pilot-interpreter = Интерпретатор бұл бағдарламада істен шықты. Бұл — arba қатесі.
pilot-no-stack = Бағдарламаны іске қосуға жад жетпейді.

# Басқа тілдерден қалған әдеттер
pilot-habit-comment = Түсініктемелер # емес, // белгісінен басталады.
pilot-habit-function = Мұнда функциялар fn сөзінен басталады, { $found } емес.
pilot-habit-else-if = { $found } мұнда екі сөзбен жазылады.
pilot-habit-logic = { $found } орнына мұнда { $meant } жазылады.
pilot-habit-literal = { $found } орнына мұнда { $meant } жазылады.
pilot-habit-type = Айнымалылар let сөзінен басталады, түрі жазылмайды.
pilot-habit-step = Мұнда { $found } белгісі жоқ.
pilot-habit-c-for = Мұнда for циклі аралықты аралайды.
pilot-habit-comparison = { $found } орнына мұнда { $meant } жазылады.
pilot-habit-colon = { $word } сөзінен кейінгі командалар { "{ }" } ішінде тұрады. Қос нүкте қойылмайды.
pilot-habit-then = Мұнда { $found } сөзі жоқ. Командалар { "{ }" } ішінде тұрады.
pilot-habit-begin = { $found } орнына мұнда { $meant } жазылады.
pilot-habit-repeat = Мұнда { $found } сөзі жоқ. Қайталау for немесе loop арқылы жасалады.
pilot-habit-range = range үшін басы мен соңы керек. Екі нүктемен жазу қысқарақ.
pilot-habit-f-string = Мәндер кері тырнақшаға алынған мәтін ішіне қойылады.
pilot-habit-lambda = Шағын функциялар мұнда | | сызықтарымен жазылады.
pilot-habit-unit = Мұнда сан өлшем бірлігісіз жазылады: { $unit } керек емес.
pilot-habit-ternary = Мұнда ? : белгілері жоқ. Мәнді if береді.
pilot-habit-case = switch ішінде { $found } сөзі жазылмайды.
pilot-habit-map = Сөздік { "#{" } белгісінен басталады.

# Әр роботта бар сөздер
word-wait = Берілген секунд бойы күтеді.
word-wait-seconds = қанша күту керек, кемінде секундтың жүзден бірі
word-wait_until = Шарт true болғанша күтеді. Оны секундына жүз рет тексереді.
word-wait_until-condition = true немесе false беретін функция
word-time = Басталғаннан бері неше секунд өтті.
word-print = Мәнді мәтін жолы етіп көрсетеді.
word-print-value = нені көрсету керек
word-plot = Уақыт бойынша қисыққа нүкте қосады.
word-plot-name = қисықтың аты
word-plot-value = нүктенің биіктігі
word-mark = Алаңға белгі қояды.
word-mark-x = сол жақ шеттен қашықтығы
word-mark-y = төменгі шеттен қашықтығы
word-mark-text = жанына не жазу керек
word-estimate = Төрешіге бағдарламаның есебінше роботтың қайда тұрғанын айтады.
word-estimate-x = сол жақ шеттен қашықтығы
word-estimate-y = төменгі шеттен қашықтығы
word-estimate-heading = қайда қарап тұр: 0 жоғары, 90 оңға
word-chart = Төрешіге лабиринт ұяшығының бір жағында қабырға бар-жоғын айтады.
word-chart-x = ұяшықтың бағаны, солдан 0-ден бастап саналады
word-chart-y = ұяшықтың қатары, төменнен 0-ден бастап саналады
word-chart-side = ұяшықтың жағы: жоғарысы "north", оң жағы "east"
word-chart-wall = қабырға болса true, жол ашық болса false
word-say = Мәтінді робот жанындағы бұлтшада көрсетеді.
word-say-text = не айту керек
