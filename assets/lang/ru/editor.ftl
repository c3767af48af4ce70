# The lab: editor.

editor-text = Текст программы. Tab делает отступ; чтобы выйти, нажми Esc, затем Tab
editor-text-leaving = Текст программы. Теперь Tab выходит из него
editor-gutter = Номера строк. Щелчок или F9 — точка останова, правая кнопка — её условие

editor-new = Новая программа
editor-undo = Отменить
editor-redo = Повторить
editor-find = Найти и заменить
editor-more = Ещё
editor-name = Имя программы
editor-rename = Переименовать
editor-copy = Сделать копию
editor-delete = Удалить
editor-restore-tab = Вернуть удалённое
editor-start-again = Начать сначала
editor-deleted = Удалено: { $name }
editor-restore = Вернуть
editor-close = Закрыть

editor-find-what = Найти
editor-found = { $number } из { $count }
editor-find-previous = Предыдущее место
editor-find-next = Следующее место
editor-replace-with = Заменить на
editor-replace-turn = Найти или заменить
editor-replace = Заменить
editor-replace-all = Заменить всё
editor-line-number = Номер строки
editor-go = Перейти

editor-problem = Строка { $line }: { $words }
editor-fault = Последний запуск, строка { $line }: { $words }
editor-problem-show = Показать место
editor-too-long = Программа может занимать не больше { $limit } КБ. Этот текст не поместился, поэтому не вставлен.
editor-layout-russian = Похоже, это набрано в русской раскладке. Латиницей: { $sample }
editor-layout-kazakh = Похоже, это набрано в казахской раскладке. Латиницей: { $sample }
editor-layout-convert = Исправить
editor-layout-switch = Сменить раскладку выделенного

editor-sign-brace-open = Открывающая фигурная скобка
editor-sign-brace-close = Закрывающая фигурная скобка
editor-sign-bracket-open = Открывающая квадратная скобка
editor-sign-bracket-close = Закрывающая квадратная скобка
editor-sign-round-open = Открывающая скобка
editor-sign-round-close = Закрывающая скобка
editor-sign-semicolon = Точка с запятой
editor-sign-equals = Равно
editor-sign-plus = Плюс
editor-sign-minus = Минус
editor-sign-times = Умножить
editor-sign-slash = Косая черта: разделить
editor-sign-less = Меньше
editor-sign-greater = Больше
editor-sign-quote = Кавычка
editor-sign-and = Амперсанд: два подряд значат «и»
editor-sign-or = Вертикальная черта: две подряд значат «или»
editor-sign-not = Восклицательный знак: «не»

key-undo = Отменить (в программе)
key-redo = Повторить (в программе)
key-comment = Строки в комментарий и обратно
key-duplicate = Дублировать строки
key-move-up = Передвинуть строки выше
key-move-down = Передвинуть строки ниже
