# Рамка лаборатории: экраны, панели, клавиши.

lab-language-name = Русский
lab-home = Карта
lab-run = Запуск
lab-run-steps = Запуск по шагам
lab-stop = Стоп
lab-settings = Настройки
lab-shortcuts = Клавиши

panel-lesson = Урок
panel-editor = Программа
panel-field = Поле
panel-goals = Цели
panel-instruments = Приборы
panel-console = Консоль
panel-timeline = Время
panel-debugger = Шаги

key-run = Запустить программу
key-run-steps = Запустить с записью шагов
key-stop = Остановить
key-try-all = Проверить на всех раскладках
key-play-pause = Смотреть фильм или пауза
key-step-back = Шаг назад
key-step-over = Следующий шаг, не заходя в функции
key-step-into = Следующий шаг с заходом в функцию
key-step-out = Выйти из функции
key-breakpoint = Точка останова на строке
key-save = Сохранить сейчас
key-find = Найти и заменить
key-go-to-line = Перейти к строке
key-next-panel = Следующая панель
key-previous-panel = Предыдущая панель
key-help = Справка о слове под курсором
key-shortcuts = Этот список
key-settings = Настройки
key-home = Карта уровней
key-larger = Крупнее
key-smaller = Мельче
key-normal-size = Обычный размер
key-projector = Режим проектора
key-drive = Вести робота вручную

lab-software-rendering = Этот компьютер рисует без видеокарты ({ $renderer }). Лаборатория работает, но картинка может быть медленнее.
lab-no-screen = Нет экрана, на котором можно открыть окно. Программы запускаются и без него: arba run first-steps my.rhai
lab-no-window = Окно не открылось: ни обычно, ни через OpenGL, ни программно. Может помочь новый драйвер видеокарты. Программы запускаются и без окна: arba run first-steps my.rhai
lab-graphics-log = Что сказал драйвер видеокарты: { $file }
lab-window-lost = Окно снова и снова пропадало. Твои тексты сохранены. Может помочь новый драйвер видеокарты или команда: arba lab --graphics software
lab-picture-saved = Снимок окна здесь: { $file }
key-picture = Снимок окна в файл
