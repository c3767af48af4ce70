# The lab: lesson, goals, verdict.

lesson-insert = Қою
lesson-insert-tip = Мұны бағдарламаңа, курсор тұрған жерге қояды
lesson-copy = Көшіру
lesson-hint = Кеңес: { $number } / { $count }
lesson-hint-tip = Алдымен ойлан. Ашылған кеңес жабылмайды.
lesson-picture = Деңгейдің алаңы: «{ $title }»
lesson-none = Бұл деңгейдің сабағы жоқ. Мақсаттары мынадай:

goals-passed = Өттің!
goals-not-yet = Әзірге жоқ
goals-broke = Бағдарлама бұзылды
goals-stopped = Компьютер тоқтатты
goals-refused = Іске қосылмады
goals-watch = Фильмді соңына дейін көр: робот қай жерде тоқтайды?
goals-line = { $file }, жол: { $line }
goals-show-me = Көрсет
goals-show-me-tip = Оған дейінгі бір секунд, сол жер және бағдарламаның жолы
goals-run-again = Қайтадан
goals-next-level = Келесі деңгей
goals-open = әлі керек
goals-held = дайын
goals-kept = әзірге сақталды
goals-broken = бұзылды
goals-missed = жетпедің
goals-points = { $of ->
    [one] Ұпай: { $got } / { $of }
   *[other] Ұпай: { $got } / { $of }
}
goals-bonus = бонус
goals-total = Барлық ұпай: { $got } / { $of }
goals-try-all = { $count ->
    [one] { $count } нұсқаны тексер
   *[other] { $count } нұсқаны тексер
}
goals-try-all-tip = Сол бағдарлама көп нұсқада: бұл кездейсоқ па, әлде әрқашан солай ма?
goals-tried = Өткені: { $passed } / { $count }
goals-tried-left = қалғаны: { $count }
goals-layout = Нұсқа: { $layout }
goals-tried-waits = күтіп тұр
goals-tried-passed = өтті
goals-tried-failed = өтпеді

predict-how = Алаңдағы жерді шерт немесе осында жаз. Содан кейін бағдарламаны іске қос.
predict-mark = Осы жерді белгілеу
predict-run = Іске қос
predict-again = Қайта болжау
predict-right = Дұрыс болжадың! Айырмасы { $cm } см
predict-off = Айырмасы { $cm } см
predict-where = Робот сенің белгіңнен мына жерде тоқтады: { $way }.
predict-to-right = { $cm } см оң жақта
predict-to-left = { $cm } см сол жақта
predict-up = { $cm } см жоғары
predict-down = { $cm } см төмен

bar-time = { $seconds } с
bar-running = Жүріп жатыр
bar-running-tip = Ең ұзақ уақыттың өткен бөлігі
bar-try-all = Бәрін тексер
bar-layout = Нұсқа: { $layout }
bar-layout-before = Алдыңғы нұсқа
bar-layout-next = Келесі нұсқа
bar-live-path = Тірі жол
bar-live-path-tip = Жазып жатқанда бағдарлама қайда жүретінін сызады
bar-live-path-never = Бұл — жарыс деңгейі: мұнда тірі жол жоқ
bar-panels = Панельдер
bar-panels-tip = Панельді көрсету
bar-reset-panels = Орнына қою
key-show-me = Қай жерде қателескенін көрсету
goals-medal-bronze = Қола медаль
goals-medal-silver = Күміс медаль
goals-medal-gold = Алтын медаль
goals-next-points = Күміс үшін барлық ұпай керек. Сенде: { $got } / { $of }.
goals-next-at-most = Алтын үшін { $limit } аспауы керек ({ $what }). Бұл жолы: { $took }.
bar-sandbox = Құрастыру
