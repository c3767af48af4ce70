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
