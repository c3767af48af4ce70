# The lab: editor.

editor-text = Бағдарлама мәтіні. Tab шегініс жасайды; шығу үшін Esc, содан кейін Tab бас
editor-text-leaving = Бағдарлама мәтіні. Енді Tab одан шығарады
editor-gutter = Жол нөмірлері. Шерту немесе F9: тоқтау нүктесі
