# Зертхана: аспаптар, тәжірибелер.

# Тәжірибелер: зертханада да, командалық жолда да.
sweep-axis-time = Уақыт, с
sweep-axis-points = Ұпай
sweep-axis-distance = Жол, см
sweep-axis-energy = Энергия, Дж
sweep-axis-touches = Жанасулар
sweep-axis-operations = Операциялар
sweep-axis-statements = Командалар
sweep-axis-passed = Өткені, %
sweep-axis-last = { $name }: соңғысы
sweep-axis-mean = { $name }: орташасы
sweep-axis-max = { $name }: ең үлкені
sweep-axis-min = { $name }: ең кішісі
sweep-bad-vary = «{ $value }» түсініксіз. Былай жаз: --vary KP=1..3:0.5 немесе --vary KP=1,2,5
sweep-no-step = «{ $value }» үшін қадам керек: --vary KP=0..0.5:0.1
sweep-too-many-values = Мұндай қадаммен мән тым көп болады (шегі: { $limit }). Қадамды үлкейт.
sweep-too-many = Сонда { $count ->
    [one] { $count } сынақ
   *[other] { $count } сынақ
} шығады. Бір жолғы шегі: { $limit }.
sweep-nothing = Сынайтын ештеңе жоқ: бірде-бір мән не нұсқа берілмеген.
sweep-unknown-name = Бағдарламада «{ $name }» деген атпен берілген сан жоқ.
sweep-unknown-path = Деңгейде «{ $name }» деген сан жоқ.
sweep-no-number-there = Бағдарламаның { $place } орнында сан жоқ.
sweep-which = «{ $name }» бірнеше санды білдіруі мүмкін: { $places }. Солардың бірін көрсет.
sweep-unknown-measure = «{ $name }» дегенді өлшей алмаймын. Өлшей алатыным: { $known }.
sweep-vary-missing = Қай сан өзгеретінін айт: --vary KP=1..3:0.5
sweep-hint-known = Мұнда аты бар сандар: { $known }
sweep-not-run = Мәні { $value } болғанда, { $layout }-нұсқада іске қосылмады.
sweep-fault = Мәні { $value } болғанда, { $layout }-нұсқада бағдарламада қате бар.
sweep-never-plotted = Ешбір бағдарлама «{ $name }» графигін салған жоқ.
sweep-over = «{ $file }» — бағдарлама не деңгей. Кестеге басқа ат таңда.

panel-experiment = Тәжірибе

measure-values = Қазір
measure-over-time = Уақыт бойынша
measure-sensors = Датчиктер
measure-orders = Командалар
measure-plots = plot()
measure-truth = Шын мәнінде
measure-truth-hint = Шындығында бәрі қалай екені. Бағдарлама мұны біле алмайды.
measure-true-x = шын x
measure-true-y = шын y
measure-true-heading = шын бағыт
measure-true-speed = шын жылдамдық
measure-yes = иә
measure-no = жоқ
measure-list = { $count ->
    [one] { $count } мән, ең кішісі { $least }
   *[other] { $count } мән, ең кішісі { $least }
}
measure-at = { $seconds } с: { $value }
measure-plot = Уақыт бойынша график: { $names }. Бассаң, сол сәтке көшеді.
measure-nothing-yet = Әзірге бос: бағдарламаны іске қос
measure-choose = Графигін көру үшін мәндерді белгіле.
measure-csv = CSV
measure-csv-hint = Басқа бағдарламаларға арналған кесте: ұяшықтар арасында үтір, сандарда нүкте
measure-excel = Excel үшін CSV
measure-excel-hint = Қазақша не орысша Excel кестесі: ұяшықтар арасында нүктелі үтір, сандарда үтір
measure-png = PNG
measure-png-hint = Графиктің суреті
measure-saved = Сақталды: { $file }
measure-no-folder = Файлдарың қайда тұратыны белгісіз, сондықтан ештеңе сақталмады.

experiment-settings = Баптау
experiment-results = Нәтижелер
experiment-explain = Бір санды таңда. Оған кезекпен әртүрлі мән беріледі, әр мән барлық нұсқада сыналады, ал график неге әсер ететінін көрсетеді.
experiment-number = Қай сан өзгереді?
experiment-other = Басқа сан…
experiment-no-numbers = Мұнда өзгертуге болатын сан жоқ.
experiment-find = Іздеу
experiment-program = Бағдарламада
experiment-program-of = Бағдарламада, робот: { $robot }
experiment-level = Деңгейде
experiment-drawn = кездейсоқ
experiment-line = { $line }-жол
experiment-from = Басы
experiment-to = Соңы
experiment-values = Мән саны
experiment-layouts = Нұсқа саны
experiment-begin = { $count ->
    [one] { $count } сынақ өткізу
   *[other] { $count } сынақ өткізу
}
experiment-stop = Тоқтату
experiment-done = Дайыны: { $done } / { $count }
experiment-without = Нәтижесіз: { $count }
experiment-measure = Шама
experiment-spread = { $value }: { $median } ({ $min } … { $max })
experiment-layout = нұсқа
experiment-passed = өтті
experiment-failed = өтпеді
experiment-shown = Тәжірибе жазбасы: { $what }
experiment-own = Өз бағдарламам
experiment-film = Фильмін көрсету
experiment-use = Осыны алу: { $value }
experiment-use-hint = Бұл мәнді бағдарламаға қою
