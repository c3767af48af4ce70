# The lab: pictures out.

export-failed = Сурет жасалмады. Себебі: { $reason }
export-too-big = GIF тым үлкен болар еді. Шегі: { $limit } МБ, дайын болғаны: { $seconds } с.
export-hint-smaller = Енін кішірейт, жылдамырақ немесе қысқарақ қыл.

export-page-play = Көрсету
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
