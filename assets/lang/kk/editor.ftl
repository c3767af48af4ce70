# The lab: editor.

editor-text = Бағдарлама мәтіні. Tab шегініс жасайды; шығу үшін Esc, содан кейін Tab бас
editor-text-leaving = Бағдарлама мәтіні. Енді Tab одан шығарады
editor-gutter = Жол нөмірлері. Шерту немесе F9: тоқтату нүктесі; оң жақ түйме: оның шарты

editor-new = Жаңа бағдарлама
editor-undo = Болдырмау
editor-redo = Қайталау
editor-find = Іздеу және ауыстыру
editor-more = Тағы
editor-name = Бағдарламаның аты
editor-rename = Атын өзгерту
editor-copy = Көшірмесін жасау
editor-delete = Жою
editor-restore-tab = Жойылғанды қайтару
editor-start-again = Басынан бастау
editor-deleted = Жойылды: { $name }
editor-restore = Қайтару
editor-close = Жабу

editor-find-what = Іздеу
editor-found = { $number } / { $count }
editor-find-previous = Алдыңғы орын
editor-find-next = Келесі орын
editor-replace-with = Жаңа мәтін
editor-replace-turn = Табу немесе ауыстыру
editor-replace = Ауыстыру
editor-replace-all = Бәрін ауыстыру
editor-line-number = Жол нөмірі
editor-go = Өту

editor-problem = Жол: { $line }. { $words }
editor-fault = Соңғы іске қосу, жол: { $line }. { $words }
editor-problem-show = Орнын көрсету
editor-too-long = Бағдарламаның ең үлкен көлемі, КБ: { $limit }. Бұл мәтін сыймайды, сондықтан қойылмады.
editor-layout-russian = Орысша жаймада терілген латын әріптеріне ұқсайды: { $sample }
editor-layout-kazakh = Қазақша жаймада терілген латын әріптеріне ұқсайды: { $sample }
editor-layout-convert = Түзету
editor-layout-switch = Белгіленген мәтіннің жаймасын ауыстыру

editor-sign-brace-open = Ашылатын ирек жақша
editor-sign-brace-close = Жабылатын ирек жақша
editor-sign-bracket-open = Ашылатын шаршы жақша
editor-sign-bracket-close = Жабылатын шаршы жақша
editor-sign-round-open = Ашылатын жақша
editor-sign-round-close = Жабылатын жақша
editor-sign-semicolon = Нүктелі үтір
editor-sign-equals = Тең
editor-sign-plus = Қосу
editor-sign-minus = Азайту
editor-sign-times = Көбейту
editor-sign-slash = Қиғаш сызық: бөлу
editor-sign-less = Кіші
editor-sign-greater = Үлкен
editor-sign-quote = Тырнақша
editor-sign-and = Амперсанд: қатар екеуі «және» дегенді білдіреді
editor-sign-or = Тік сызық: қатар екеуі «немесе» дегенді білдіреді
editor-sign-not = Леп белгісі: «емес»

key-undo = Болдырмау (бағдарламада)
key-redo = Қайталау (бағдарламада)
key-comment = Жолдарды түсініктеме ету не қайтару
key-duplicate = Жолдардың көшірмесін қосу
key-move-up = Жолдарды жоғары жылжыту
key-move-down = Жолдарды төмен жылжыту
