# The lab: driving by hand, sandbox.

drive-start = Жүргізу
drive-now = Кеттік!
drive-how = Роботты бағыттауыштармен немесе W A S D пернелерімен жүргіз, Shift — баяу. Esc — тоқтату.
drive-ahead = Алға
drive-back = Артқа
drive-left = Солға
drive-right = Оңға
drive-stop = Тоқтату
drive-closing = Сәл күте тұр…
drive-done = Роботты өзің жүргіздің
drive-to-program = Бағдарламаға
drive-again = Қайтадан
drive-close = Жабу
drive-comment = Мен өзім осылай жүргіздім.
drive-not-this-robot = Бұл роботты қолмен жүргізуге болмайды: жинағында «drive» сөзі жоқ.
drive-no-word = Бұл деңгейде бағдарламаға керек сөз жасырылған: { $word }
drive-recording-damaged = Пернелер жазбасы оқылмайды. Қате басталатын жол: { $line }.
