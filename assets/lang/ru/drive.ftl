# The lab: driving by hand, sandbox.

drive-start = Руль
drive-now = Поехали!
drive-how = Стрелки или W A S D ведут робота, с Shift — медленно. Esc — стоп.
drive-ahead = Вперёд
drive-back = Назад
drive-left = Налево
drive-right = Направо
drive-stop = Стоп
drive-closing = Минутку…
drive-done = Ты вёл робота сам
drive-to-program = В программу
drive-again = Ещё раз
drive-close = Закрыть
drive-comment = Так я проехал сам.
drive-not-this-robot = Этого робота нельзя вести самому: в его наборе нет слова «drive».
drive-no-word = На этом уровне скрыто слово, которое нужно программе: { $word }
drive-recording-damaged = Запись клавиш не читается, начиная со строки { $line }.
