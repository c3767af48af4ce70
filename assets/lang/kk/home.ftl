# The lab: home, profiles, settings, saving.

## Home

home-back = Артқа
home-switch = Мұнда кім жұмыс істейді
home-sandbox = Құмсалғыш
home-messages = Хабарлар
home-no-messages = Әзірге хабар жоқ
home-no-levels = Мұнда деңгей жоқ
home-continue = Жалғастыру: { $level }
home-start = Бастау: { $level }
home-passed-of = өтілгені: { $done } / { $all }
home-points = ұпай: { $got } / { $most }
home-keys-run = Іске қосу
home-keys-film = Фильм мен қадамдар
home-keys-program = Бағдарлама
home-keys-way = Зертхана ішінде
home-keys-size = Өлшем
home-keys-focus = Tab пен бағыттауыш пернелер фокусты жылжытады, Enter не бос орын пернесі түймені басады, Esc артқа қайтарады.
key-history = Осы бағдарламаның тарихы

## Chapters

chapter-moves = Алғашқы қозғалыстар
chapter-sensors = Датчиктер мен шешімдер
chapter-line = Сызық
chapter-maze = Қабырғалар мен лабиринттер
chapter-where = Мен қайдамын?
chapter-objects = Заттар
chapter-lidar = Лидар және навигация
chapter-together = Жекпе-жек және командалар

## Medals

medal-none = өтілмеген
medal-bronze = Қола
medal-silver = Күміс
medal-gold = Алтын

## Profiles

profile-who = Сен кімсің?
profile-nickname = Атың не лақап атың
profile-start = Бастау
profile-as-guest = Қонақ болып жалғастыру
profile-guest = Қонақ
profile-nobody = Әзірге ешкім
profile-known = Осында барлар
profile-delete = Жою: { $name }
profile-no-account = Аккаунт та, құпиясөз де керек емес: лақап ат — осы компьютердегі қалта.

## Settings

settings-language = Тіл
settings-theme = Түстер
settings-theme-system = Жүйедегідей
settings-theme-light = Ашық
settings-theme-dark = Күңгірт
settings-theme-contrast = Жоғары контраст
settings-scale = Бәрінің өлшемі
settings-reduced-motion = Қозғалысты азайту
settings-shown = Алаңда және бағдарламада
settings-live-path = Теріп жатқанда жолды көрсету
settings-beams = Датчик сәулелері
settings-trails = Іздер
settings-names = Атаулар
settings-symbol-bar = Бағдарлама белгілерінің тақтасы
settings-panels = Панельдер
settings-preset-student = Оқушыға
settings-preset-projector = Проекторға
settings-reset-layout = Қалпына келтіру
settings-folder = Жұмысым қайда
settings-nothing-saved = Қазір ештеңе сақталып жатқан жоқ
settings-about = arba туралы
settings-version = Нұсқа: { $version }
settings-renderer = Суретті шығаратын: { $renderer }
settings-licence = Еркін бағдарлама: MIT не Apache-2.0, таңдауыңша
settings-licences = Ішіндегінің бәрінің лицензиялары

## Versions of a program

history-title = Тарих
history-empty = Бұл бағдарламаның тарихы әзірге бос
history-same = Бұл жазба қазіргі бағдарламамен бірдей
history-legend = + қазір бағдарламада бар, − осы жазбада болған
history-bring-back = Қайтару
history-given = Бастапқы күйі
history-pause = теру кезінде
history-run = іске қосылған
history-replaced = ауыстырылар алдында
history-deleted = жойылған
history-just-now = Жаңа ғана
history-minutes-ago = { $count } минут бұрын
history-minutes-seconds-ago = { $minutes } мин { $seconds } с бұрын
history-hours-minutes-ago = { $hours } сағ { $minutes } мин бұрын
history-hours-ago = { $count } сағат бұрын
history-days-ago = { $count } күн бұрын

## Notices and saving

notice-close = Жабу
notice-note = Ескертпе
notice-warning = Назар аудар
notice-error = Мәселе
study-saved = Бәрі сақталды.
study-retry = Қайталап көру
study-save-elsewhere = Басқа жерге сақтау…
study-open = Ашу
study-undo = Болдырмау
study-my-best = Ең жақсы жүрісім
study-recovered = Зертхана өткенде дұрыс жабылмаған. «{ $level }» деңгейіндегі жұмысың осында.
study-new-medal = Жаңа медаль: { $medal }.
study-moved = Жұмысың енді мына қалтада: «{ $folder }».
study-moved-once = Жұмысың енді мына қалтада: «{ $folder }». Баптаулар сақталмады, сондықтан келесі жолы осы қалтаны қайта таңда.
study-program-unsaved = «{ $level }» деңгейінің «{ $program }» бағдарламасы сақталмады: { $cause ->
    [full] дискіде орын жоқ
    [permission] жүйе рұқсат бермейді
   *[other] қалта оны қабылдамады
}. Бағдарлама осы терезеде сақтаулы тұр.
study-level-unsaved = «{ $level }» деңгейі сақталмады: { $cause ->
    [full] дискіде орын жоқ
    [permission] жүйе рұқсат бермейді
   *[other] қалта оны қабылдамады
}.
study-replaced = Бұрынғы мәтін қайтты. Оның алдындағысы тарихта қалды.
study-program-deleted = «{ $name }» бағдарламасы жойылды.
study-profile-deleted = «{ $name }» профилі жойылды.
study-place-taken = «{ $file }» қайтарылмады: оның орнында жаңасы тұр.
study-file-broken = «{ $file }» файлын оқи алмадым. Оны шетке қойып, онсыз жалғастырдым.
study-folder-gone = Жұмысың жатқан қалта жоқ: «{ $folder }». Флешка суырылды ма?
study-no-home = Жүйе маған сақтайтын қалта бермеді.
study-no-profile = Ештеңе сақталмады: профиль ашылмаған.
study-work-goes-on = Жұмысты жалғастыра бер: зертхана ашық тұрғанда ештеңе жоғалмайды.
study-open-twice = «{ $name }» профилі басқа терезеде де ашық. Жалғастыра беруге болады, бірақ бір бағдарламаны екі терезеде де өзгертсең, соңғы сақталғаны қалады; екінші мәтін нұсқалардың арасында тұрады.
study-another-profile = Басқа профиль
study-go-on = Бәрібір жалғастыру
study-open-elsewhere = «{ $name }» профилі басқа терезеде ашық. Алдымен оны сол жерде жап.

## Choosing a folder

folder-title = Қалтаны таңда
folder-title-file = Файлды таңда
folder-title-files = Файлдарды таңда
folder-title-save = Файлды сақтау
folder-cancel = Болдырмау
folder-overwrite = Ауыстыру
folder-reload = Жаңарту
folder-working = Жұмыс қалтасына өту
folder-all = Бәрін таңдау
folder-hidden = Жасырындарды көрсету
folder-system = Жүйелік файлдарды көрсету
folder-pinned = Бекітілген
folder-places = Орындар
folder-devices = Дискілер
folder-removable = Флешкалар
folder-home = Үй қалтасы
folder-desktop = Жұмыс үстелі
folder-documents = Құжаттар
folder-downloads = Жүктемелер
folder-audio = Музыка
folder-pictures = Суреттер
folder-videos = Бейнелер
folder-pin = Бекіту
folder-unpin = Бекітуден алу
folder-rename = Атын өзгерту
folder-selected = Қалта:
folder-selected-file = Файл:
folder-selected-items = Таңдалғаны:
folder-file-name = Файл аты:
folder-all-files = Барлық файл
folder-any = Кез келген
folder-choose = Таңдау
folder-save = Сақтау
folder-exists-overwrite = бұрыннан бар. Ауыстырайын ба?
folder-no-folder-name = Қалтаға ат керек
folder-no-file-name = Файлға ат керек
folder-taken = Мұндай қалта бұрыннан бар
folder-file-taken = Мұндай файл бұрыннан бар
