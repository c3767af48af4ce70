# Командная строка: справка, отчёты и что там может пойти не так.

cli-about = arba запускает программу робота на уровне и говорит, что произошло и почему.
cli-heading-usage = Как вызвать
cli-heading-commands = Команды
cli-heading-arguments = Аргументы
cli-heading-options = Ключи
cli-usage = arba <команда> [ключи]
cli-more = Справка о команде: arba <команда> --help

cli-overview =
    arba — лаборатория робототехники: роботы на колёсах, твои программы и в точности один и тот же результат на любом компьютере.

    Попробуй:
      arba levels                                 какие есть задания
      arba run first-steps my.rhai                запустить программу на уровне
      arba run first-steps my.rhai --layouts 1..20
                                                  та же программа на двадцати раскладках
      arba judge first-steps programs/            таблица результатов для папки программ
      arba manual words                           какие слова есть у программы

cli-run = Запустить программу на уровне и сказать, что произошло и почему
cli-run-usage = arba run <уровень> <программа>… [ключи]
cli-run-examples =
    Примеры:
      arba run stop-at-20 my.rhai
      arba run stop-at-20 my.rhai --layouts 1..20
      arba run two-robots --robot red=one.rhai --robot blue=two.rhai

    Код выхода: 0 — пройдено, 1 — не пройдено, 2 — не удалось запустить.
cli-judge = Запустить папку программ на уровне и показать таблицу результатов
cli-judge-usage = arba judge <уровень> <папка или программы>… [ключи]
cli-judge-examples =
    Примеры:
      arba judge stop-at-20 programs/ --layouts 1..10 --jobs 2
      arba judge stop-at-20 programs/ --csv > results.csv
cli-sweep = Менять одно число программы или уровня, измерить каждый заезд и показать, что от него зависит
cli-sweep-usage = arba sweep <уровень> <программа>… --vary <число=значения> [ключи]
cli-sweep-examples =
    Примеры:
      arba sweep line-race my.rhai --vary KP=1..3:0.5 --layouts 0..9
      arba sweep line-race my.rhai --vary 4:12=10,20,40 --measure time,energy
      arba sweep stop-at-20 my.rhai --vary level:draws.wall=120..180:10 --measure plot:gap:max --csv gap.csv

    Что менять: число с именем (KP), его строку и столбец (4:12) или число уровня по его пути (level:…).
    Код выхода: 0 — у каждого заезда есть результат, 2 — что-то не удалось запустить.
cli-replay = Показать, что записано в фильме, или повторить заезд и сравнить
cli-replay-usage = arba replay <фильм> [ключи]
cli-replay-examples =
    Пример:
      arba replay my.film --verify
cli-check = Проверить уровни: все замечания, и что решение проходит, а начальная программа — нет
cli-check-usage = arba check [уровни]… [ключи]
cli-check-examples =
    Примеры:
      arba check levels/
      arba check my-level --layouts 0..9
cli-manual = Показать справочник: главу или страницу
cli-manual-usage = arba manual [глава или страница] [ключи]
cli-manual-examples =
    Пример:
      arba manual words
      arba manual forward
cli-levels = Показать список уровней
cli-levels-usage = arba levels [ключи]
cli-licences = Показать лицензии arba и всего, из чего она собрана
cli-licences-usage = arba licences

cli-arg-level = Уровень: его имя, папка или файл level.ron
cli-arg-program = Программа робота (.rhai); «-» читает её со стандартного ввода. Если роботов несколько — по программе на каждого, в порядке уровня
cli-arg-programs = Папки с программами или сами программы
cli-arg-film = Фильм, сохранённый через «arba run --film»
cli-arg-levels = Уровни или папки уровней; если не указать — встроенные уровни
cli-arg-topic = words (слова), kits (наборы), sensors (датчики), actuators (устройства), things (предметы), crowds (расстановки), goals (цели) или имя страницы
cli-opt-lang = Говорить на этом языке: kk, ru или en
cli-opt-data = Папка с levels/ и kits/, которые идут раньше встроенных
cli-opt-json = Печатать JSON для других программ
cli-opt-csv = Печатать CSV для электронной таблицы
cli-opt-layouts = Какие раскладки: 5, 1..20 (вместе с концами) или 1,4,7
cli-opt-vary = Какое число менять и его значения: KP=1..3:0.5 (вместе с концами) или KP=1,2,5
cli-opt-sweep-measure = Что измерять: time, points, distance, energy, touches, operations, statements, passed или plot:имя (с :last, :mean, :max или :min); без ключа — time и points
cli-opt-csv-file = Сохранить все заезды в этот файл как CSV для электронной таблицы
cli-opt-excel = CSV для русского или казахского Excel: точки с запятой и десятичные запятые
cli-opt-jobs = Сколько заездов идёт одновременно
cli-opt-film = Сохранить фильм заезда в этот файл
cli-opt-steps = Добавить в фильм шаги программы и переменные
cli-opt-robot = Программа одного робота, если их несколько: --robot red=one.rhai
cli-opt-verify = Повторить заезд из фильма и сравнить каждый такт
cli-opt-picture = Сохранить картинку (SVG) поля с пройденными путями
cli-opt-at = Какой момент на картинке, в секундах; без этого — конец
cli-opt-solutions = Папка с решениями уровней: <имя>/solution.rhai
cli-opt-update = Записать рядом с уровнем reference.ron по его решению
cli-opt-help = Показать справку
cli-opt-version = Показать версию

cli-value-file = файл
cli-value-folder = папка
cli-value-language = язык
cli-value-layouts = раскладки
cli-value-vary = число=значения
cli-value-measure = величина
cli-value-number = число
cli-value-robot = робот=файл
cli-value-level = уровень
cli-value-program = программа
cli-value-film = фильм
cli-value-topic = тема
cli-value-seconds = секунды

cli-unknown-command = Команды «{ $name }» нет.
cli-unknown-option = Ключа «{ $name }» здесь нет.
cli-too-many-arguments = Не знаю, что здесь делать с этим: «{ $name }».
cli-missing-argument = Не хватает: { $name }.
cli-missing-value = После «{ $name }» нужно значение.
cli-unexpected-value = После «{ $name }» значение не нужно.
cli-twice = «{ $name }» можно указать только один раз.
cli-conflict = «{ $name }» и «{ $other }» вместе не используются.
cli-not-unicode = Один из аргументов — не текст в UTF-8.
cli-bad-arguments = Не понимаю эти аргументы.
cli-bad-layouts = Не понимаю раскладки «{ $value }». Напиши число, 1..20 или 1,4,7.
cli-too-many-layouts = Слишком много раскладок. За один раз можно не больше { $limit }.
cli-bad-number = Для «{ $name }» нужно целое число от { $min } до { $max }. Найдено: «{ $value }».
cli-bad-choice = Для «{ $name }» подходит одно из слов: { $choices }. Найдено: «{ $value }».
cli-bad-robot = Здесь нужно робот=файл, например --robot red=one.rhai, а не «{ $value }».
cli-hint-usage = Как вызвать: { $usage }
cli-hint-help = Справка: arba --help
cli-hint-levels = Какие есть уровни: arba levels

cli-unknown-robot = На этом уровне нет робота «{ $name }», которому нужна программа. Есть: { $known }.
cli-robot-twice = Робот «{ $name }» получает две программы.
cli-robot-without-program = У робота «{ $name }» нет программы (.rhai). Программы нужны в таком порядке: { $known }.
cli-too-many-programs = Программ больше, чем роботов, которым они нужны. На этом уровне есть: { $known }.
cli-no-programs = В «{ $name }» нет программ (.rhai).
cli-film-one-layout = Фильм показывает одну раскладку. Укажи её: --layouts 3 --film my.film
cli-film-over = Файл «{ $file }» уже есть, и это не фильм. Выбери другое имя.
cli-stdin-once = Стандартный ввод можно прочитать только один раз.
cli-no-binary = Не нахожу файл, в котором записана сама arba: { $reason }.
cli-cannot-write = Не получилось вывести результат: { $reason }.
cli-output-full = Не получилось вывести результат: на диске нет места.

cli-passed = Пройдено
cli-not-passed = Не пройдено
cli-fault = В программе ошибка
cli-aborted = Остановлено принудительно
cli-layout = раскладка { $layout }
cli-goals = Цели
cli-total = Баллы
cli-bonus = бонус
cli-robot-said = { $robot }:
cli-more-lines = … и ещё { $count }
cli-same-program = Программа не изменилась с прошлого запуска.
cli-flaky = Сработало: { $passed } из { $count } раскладок. Посмотри раскладку { $layout }.
cli-flaky-none = Не сработало ни на одной раскладке из { $count }. Посмотри раскладку { $layout }.
cli-all-passed = Сработало на всех раскладках: { $count }.
cli-share = Доля пройденных
cli-median = Медиана
cli-worst = Худший результат
cli-points-of = { $points } из { $of } баллов
cli-film-saved = Фильм: { $file }
cli-progress = заезды

metric-points = баллы
metric-time = время
metric-distance = путь
metric-energy = энергия
metric-touches = касания
metric-statements = команды
metric-fingerprint = отпечаток
metric-operations = операции
metric-passed = доля пройденных раскладок
metric-median = медиана баллов
metric-worst = наименьшие баллы
unit-joule = Дж

cli-standings-place = Место
cli-standings-name = Программа
cli-standings-passed = Пройдено
cli-standings-share = Доля
cli-standings-points = Баллы
cli-standings-worst = Худший
cli-standings-time = Время, с
cli-standings-note = Что произошло

cli-levels-checked = { $count ->
    [one] Проверен { $count } уровень
    [few] Проверено { $count } уровня
    [many] Проверено { $count } уровней
   *[other] Проверено { $count } уровня
}
cli-problems = { $count ->
    [0] замечаний нет
    [one] { $count } замечание
    [few] { $count } замечания
    [many] { $count } замечаний
   *[other] { $count } замечания
}

cli-film-by = Снято программой arba { $version }.
cli-bad-seconds = «{ $value }» — не время в секундах. Напиши так: --at 2.5

cli-export = Сделать из фильма картинку, анимацию GIF или веб-страницу
cli-export-usage = arba export <фильм> [ключи]
cli-export-examples =
    Примеры:
      arba export my.film --html my.html
      arba export my.film --gif my.gif --speed 2 --width 480
      arba export my.film --png my.png --at 12.5
cli-opt-gif = Сохранить фильм как анимацию GIF в этот файл
cli-opt-png = Сохранить картинку (PNG) одного момента в этот файл
cli-opt-html = Сохранить страницу, которая показывает фильм в любом браузере без сети
cli-opt-from = С какого момента начать GIF, в секундах
cli-opt-to = Каким моментом закончить GIF, в секундах
cli-opt-speed = Скорость GIF: 2 — вдвое быстрее
cli-opt-fps = Сколько кадров GIF в секунду; без этого — 20
cli-opt-width = Ширина картинки в пикселях; без этого — 640
cli-export-nothing = Что сделать из фильма? Укажи --gif, --png или --html с именем файла.
cli-export-over = Файл «{ $file }» уже есть, и в нём что-то другое. Выбери другое имя.
cli-bad-speed = «{ $value }» — не скорость от 0,1 до 100. Напиши так: --speed 2

cli-lab = открывает лабораторию: окно, чтобы писать и запускать программы
cli-lab-usage = arba lab [уровень] [ключи]
cli-arg-open-level = уровень, который сразу открыть
cli-value-graphics = графика
cli-opt-graphics = попробовать только это: normal, gl или software
cli-opt-timings = печатать, сколько заняли старт и запуск
cli-opt-frames = измерить время кадров, напечатать и выйти
