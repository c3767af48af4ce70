# The lab: pictures out.

export-failed = Сурет жасалмады. Себебі: { $reason }
export-too-big = GIF тым үлкен болар еді. Шегі: { $limit } МБ, дайын болғаны: { $seconds } с.
export-hint-smaller = Енін кішірейт, жылдамдат немесе қысқарт.

export-page-play = Ойнату
export-page-pause = Кідірту
export-page-line = жол
export-page-field = Роботтар тұрған алаң
export-page-time = Уақыт
export-page-speed = Жылдамдық
export-page-goals = Мақсаттар
export-page-prints = Робот айтты
export-page-made = Түсірген бағдарлама: arba { $version }.
export-page-no-script = Фильмді көрсету үшін бұл бетке JavaScript керек.
export-page-passed = Өтті
export-page-failed = Өтпеді
export-page-fault = Бағдарламада қате бар
export-page-none = Фильмнің соңы жоқ
export-page-at = ({ $seconds } с)

export-share = Бөлісу
export-width = Ені, пиксель
export-speed = GIF жылдамдығы
export-from = GIF басы
export-to = GIF соңы
export-gif = GIF етіп сақтау
export-picture = Осы сәттің суреті
export-page = Браузерге арналған бет
export-film = Фильм файлы
export-open = Фильм ашу…
export-open-ghost = Фильмді қатар көрсету…
export-keep-ghost = Осы жүрісті қатар қалдыру
export-no-film = Алдымен бағдарламаңды іске қос: сонда бөлісетін фильм болады.
export-making = Дайындалып жатыр…
export-cancel = Болдырмау
export-other-layout = Бұл фильм басқа нұсқада түсірілген, сондықтан ондағы заттар басқаша тұруы мүмкін.

export-elsewhere = Басқа жерге сақтау…
export-show-folder = Қалтаны көрсету
export-copy-path = Жолын көшіру
export-path-copied = Файлдың жолы алмасу буферінде: { $file }
export-no-window-for-folders = Жүйе қалталарды көрсете алмайды. Файлдың жолы алмасу буферінде: { $file }
export-lost = Бұл файл менде енді жоқ. Оны тағы бір рет сақта.
export-reading = «{ $file }» оқылып жатыр…
export-not-read = Фильмді оқу мүмкін болмады.
export-level = Сақтау…
export-level-tip = Деңгей қалтасы болып сақталады: оны осында қайта ашуға, басқаларға беруге, arba арқылы іске қосуға болады
export-level-name = менің-алаңым
export-open-file = Ашу…
export-open-file-tip = Фильм немесе деңгейдің level.ron файлы
export-changed-by-hand = «{ $file }» салынғаннан кейін қолмен өзгертілген, сондықтан ол құмсалғышта емес, деңгей ретінде ашылды.
export-clock = { $seconds } с
export-result = нәтиже
export-not-run = іске қосылмады
