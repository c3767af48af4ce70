# Зертхананың жиегі: экрандар, панельдер, пернелер.

lab-language-name = Қазақша
lab-home = Карта
lab-run = Іске қосу
lab-run-steps = Қадамдап іске қосу
lab-stop = Тоқтату
lab-settings = Баптаулар
lab-shortcuts = Пернелер

panel-lesson = Сабақ
panel-editor = Бағдарлама
panel-field = Алаң
panel-goals = Мақсаттар
panel-instruments = Аспаптар
panel-console = Консоль
panel-timeline = Уақыт
panel-debugger = Қадамдар

key-run = Бағдарламаны іске қосу
key-run-steps = Қадамдарын жазып іске қосу
key-stop = Тоқтату
key-try-all = Барлық нұсқада сынау
key-play-pause = Фильмді ойнату не кідірту
key-step-back = Бір қадам артқа
key-step-over = Келесі қадам, функцияға кірмей
key-step-into = Келесі қадам, функцияға кіріп
key-step-out = Функциядан шығу
key-breakpoint = Жолға тоқтату нүктесін қою
key-save = Қазір сақтау
key-find = Іздеу және ауыстыру
key-go-to-line = Жолға өту
key-next-panel = Келесі панель
key-previous-panel = Алдыңғы панель
key-help = Меңзер тұрған сөз туралы анықтама
key-shortcuts = Осы тізім
key-settings = Баптаулар
key-home = Деңгейлер картасы
key-larger = Үлкейту
key-smaller = Кішірейту
key-normal-size = Қалыпты өлшем
key-projector = Проектор режимі
key-drive = Қолмен жүргізу

lab-software-rendering = Бұл компьютер суретті бейнекартасыз салады ({ $renderer }). Зертхана жұмыс істейді, тек сурет баяуырақ болуы мүмкін.
lab-no-screen = Терезе ашатын экран жоқ. Бағдарламалар онсыз да іске қосылады: arba run first-steps my.rhai
lab-no-window = Терезе ашылмады: кәдімгідей де, OpenGL арқылы да, бағдарламалық түрде де. Бейнекартаның жаңа драйвері көмектесуі мүмкін. Бағдарламалар терезесіз де іске қосылады: arba run first-steps my.rhai
lab-graphics-log = Бейнекарта драйверінің айтқаны: { $file }
lab-window-lost = Терезе қайта-қайта жоғалды. Мәтіндерің сақталған. Бейнекартаның жаңа драйвері немесе мына команда көмектесуі мүмкін: arba lab --graphics software
lab-picture-saved = Терезенің суреті мына жерде: { $file }
key-picture = Терезенің суретін файлға сақтау
