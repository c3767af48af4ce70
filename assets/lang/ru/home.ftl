# The lab: home, profiles, settings, saving.

## Home

home-back = Назад
home-switch = Кто здесь работает
home-sandbox = Песочница
home-messages = Сообщения
home-no-messages = Пока сообщений нет
home-no-levels = Здесь нет уровней
home-continue = Продолжить: { $level }
home-start = Начать: { $level }
home-passed-of = пройдено: { $done } из { $all }
home-points = { $got } из { $most }
home-keys-run = Запуск
home-keys-film = Фильм и шаги
home-keys-program = Программа
home-keys-way = По лаборатории
home-keys-size = Размер
home-keys-focus = Tab и стрелки переводят фокус, Enter или пробел нажимает кнопку, Esc ведёт назад.
key-history = Версии этой программы

## Chapters

chapter-moves = Первые движения
chapter-sensors = Датчики и решения
chapter-line = Линия
chapter-maze = Стены и лабиринты
chapter-where = Где я?
chapter-objects = Предметы
chapter-lidar = Лидар и навигация
chapter-together = Дуэли и команды

## Medals

medal-none = не пройден
medal-bronze = Бронза
medal-silver = Серебро
medal-gold = Золото

## Profiles

profile-who = Кто ты?
profile-nickname = Твоё имя или ник
profile-start = Начать
profile-as-guest = Продолжить как гость
profile-guest = Гость
profile-nobody = Пока никто
profile-known = Уже здесь
profile-delete = Удалить: { $name }
profile-no-account = Аккаунт и пароль не нужны: ник — это папка на этом компьютере.

## Settings

settings-language = Язык
settings-theme = Тема
settings-theme-system = Как в системе
settings-theme-light = Светлая
settings-theme-dark = Тёмная
settings-theme-contrast = Контрастная
settings-scale = Масштаб
settings-reduced-motion = Меньше анимации
settings-shown = На поле и в программе
settings-live-path = Живой путь во время набора
settings-beams = Лучи датчиков
settings-trails = Следы
settings-names = Имена
settings-symbol-bar = Кнопки со знаками под программой
settings-panels = Панели
settings-preset-student = Для ученика
settings-preset-projector = Для проектора
settings-reset-layout = Вернуть на места
settings-folder = Где моя работа
settings-nothing-saved = Сейчас ничего не сохраняется
settings-about = Об arba
settings-version = Версия { $version }
settings-renderer = Рисует: { $renderer }
settings-licence = Свободная программа: MIT или Apache-2.0, на выбор
settings-licences = Лицензии всего, что внутри

## Versions of a program

history-title = Версии
history-empty = Версий этой программы пока нет
history-same = Эта версия совпадает с программой
history-legend = + есть в программе сейчас, − было в этой версии
history-bring-back = Вернуть
history-given = Как было дано
history-pause = во время набора
history-run = запуск
history-replaced = перед заменой
history-deleted = удалена
history-just-now = Только что
history-minutes-ago = { $count ->
    [one] { $count } минуту назад
    [few] { $count } минуты назад
    [many] { $count } минут назад
   *[other] { $count } минуты назад
}
history-minutes-seconds-ago = { $minutes } мин { $seconds } с назад
history-hours-minutes-ago = { $hours } ч { $minutes } мин назад
history-hours-ago = { $count ->
    [one] { $count } час назад
    [few] { $count } часа назад
    [many] { $count } часов назад
   *[other] { $count } часа назад
}
history-days-ago = { $count ->
    [one] { $count } день назад
    [few] { $count } дня назад
    [many] { $count } дней назад
   *[other] { $count } дня назад
}

## Notices and saving

notice-close = Закрыть
notice-note = Заметка
notice-warning = Внимание
notice-error = Проблема
study-saved = Всё сохранено.
study-retry = Ещё раз
study-save-elsewhere = Сохранить в другом месте…
study-open = Открыть
study-undo = Отменить
study-my-best = Мой лучший заезд
study-recovered = В прошлый раз лаборатория закрылась неожиданно. Твоя работа на уровне «{ $level }» сохранилась.
study-new-medal = Новая медаль: { $medal }.
study-moved = Твоя работа теперь в папке «{ $folder }».
study-moved-once = Твоя работа теперь в папке «{ $folder }». Настройки не сохранились, поэтому при следующем запуске выбери эту папку снова.
study-program-unsaved = Не получилось сохранить программу «{ $program }» уровня «{ $level }»: { $cause ->
    [full] на диске нет места
    [permission] система не разрешает
   *[other] папка её не принимает
}. Здесь, в окне, она цела.
study-level-unsaved = Не получилось сохранить уровень «{ $level }»: { $cause ->
    [full] на диске нет места
    [permission] система не разрешает
   *[other] папка его не принимает
}.
study-replaced = Прежняя версия вернулась. Текст, который был до неё, остался среди версий.
study-program-deleted = Программа «{ $name }» удалена.
study-profile-deleted = Профиль «{ $name }» удалён.
study-place-taken = «{ $file }» не вернуть: на этом месте уже есть новое.
study-file-broken = Файл «{ $file }» не читается. Он отложен в сторону, работа идёт без него.
study-folder-gone = Папки с твоей работой нет: «{ $folder }». Может быть, вынули флешку?
study-no-home = Система не дала папку, в которую можно сохранять.
study-no-profile = Ничего не сохранено: профиль не открыт.
study-work-goes-on = Можно работать дальше: пока лаборатория открыта, ничего не пропадёт.
study-open-twice = Профиль «{ $name }» открыт ещё и в другом окне. Можно продолжать, но если менять одну программу в обоих окнах, останется то, что сохранено последним; другой текст лежит среди версий.
study-another-profile = Другой профиль
study-go-on = Всё равно продолжить
study-open-elsewhere = Профиль «{ $name }» открыт в другом окне. Сначала закрой его там.

## Choosing a folder

folder-title = Выбери папку
folder-title-file = Выбери файл
folder-title-files = Выбери файлы
folder-title-save = Сохранить файл
folder-cancel = Отмена
folder-overwrite = Заменить
folder-reload = Обновить
folder-working = В рабочую папку
folder-all = Выбрать всё
folder-hidden = Показать скрытые
folder-system = Показать системные файлы
folder-pinned = Закреплённые
folder-places = Места
folder-devices = Диски
folder-removable = Флешки
folder-home = Домашняя папка
folder-desktop = Рабочий стол
folder-documents = Документы
folder-downloads = Загрузки
folder-audio = Музыка
folder-pictures = Картинки
folder-videos = Видео
folder-pin = Закрепить
folder-unpin = Открепить
folder-rename = Переименовать
folder-selected = Папка:
folder-selected-file = Файл:
folder-selected-items = Выбрано:
folder-file-name = Имя файла:
folder-all-files = Все файлы
folder-any = Любой
folder-choose = Выбрать
folder-save = Сохранить
folder-exists-overwrite = уже есть. Заменить?
folder-no-folder-name = Папке нужно имя
folder-no-file-name = Файлу нужно имя
folder-taken = Такая папка уже есть
folder-file-taken = Такой файл уже есть
