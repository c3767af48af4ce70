# arba өзі жазатын анықтамалық.


manual-words = Бағдарлама сөздері
manual-words-intro = Бағдарламада мына сөздерді қолдануға болады. Роботыңда қайсысы бар екені жинақ пен деңгейге байланысты.
manual-kind-move = Қозғалып, соңын күту
manual-kind-drive = Қозғала беру, күтпеу
manual-kind-time = Уақыт
manual-kind-see = Көру
manual-kind-feel = Сезу
manual-kind-act = Әрекет ету
manual-kind-show = Көрсету
manual-kind-talk = Сөйлесу
manual-device = құрылғының аты, мәтін түрінде. Бұл сөз тек бір құрылғыда болса, атын жазбауға болады.
manual-takes-number = Сан: { $min } … { $max } { $unit }.
manual-takes-plain-number = Сан: { $min } … { $max }.
manual-takes-text = Мәтін.
manual-takes-choice = Мыналардың бірі: { $choices }.
manual-takes-bool = true немесе false.
manual-takes-question = true немесе false беретін функция, мысалы || time() > 2.
manual-takes-any = Кез келген мән.
manual-takes-plain = Сан, мәтін, true немесе false, немесе осындай мәндердің 32-ге дейінгі тізімі. Мәтінде 200 байтқа дейін болады.
manual-optional = Жазбауға болады.
manual-gives-number = Беретіні: сан, { $unit }.
manual-gives-plain-number = Беретіні: сан.
manual-gives-bool = Беретіні: true немесе false.
manual-gives-text = Беретіні: мәтін.
manual-gives-list = Беретіні: тізім.
manual-gives-map = Беретіні: сөздік (map).
manual-gives-plain = Беретіні: сан, мәтін, true немесе false, солардың тізімі, ал ештеңе болмаса ().
manual-example = Мысал

manual-sensors = Датчиктер
manual-actuators = Моторлар және көрсететін құрылғылар
manual-things = Алаңдағы заттар

manual-goals = Мақсаттар
manual-goals-intro = Деңгей талап ете алатын нәрселер, level.ron файлындағыдай жазылған. Ұзындық — см, уақыт — с.
manual-conditions = Шарттар
manual-combinators = Шарттарды біріктіру

manual-kits = Жинақтар
manual-kits-intro = Кірістірілген роботтар. Жинақ — файл; бағдарлама жанындағы kits/ қалтасы жаңаларын қосады.
manual-kit-devices = Құрылғылар
manual-kit-words = Сөздер

manual-sensors-intro = Робот осылармен көреді және сезеді. Жинақ файлында олар мысалдардағыдай жазылады.
manual-actuators-intro = Робот осылармен қозғайды, көрсетеді және сөйлейді. Жинақ файлында олар мысалдардағыдай жазылады.
manual-things-intro = Алаңда тұра, жата және қозғала алатын заттар. Деңгей файлында олар мысалдардағыдай жазылады.
manual-crowds = Заттарды қою тәсілдері
manual-crowds-intro = Деңгей заттарды қалай қояды: біреуін, көбін ретімен немесе кездейсоқ.
manual-kit-size = { $title }: ұзындығы { $length } см, ені { $width } см, массасы { $mass } г.
manual-kit-example = Деңгей оны былай алады:
manual-topics = Анықтамалықта мынадай тараулар бар:
manual-topic-hint = arba manual words — тарауды, arba manual forward — бетті көрсетеді.
