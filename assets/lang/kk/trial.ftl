# Сынақ: фильмдер, қайталап көру және жұмыс процестері.

film-not-a-film = Бұл файл arba фильмі емес: { $file }.
film-newer-version = Бұл файлды жаңарақ arba жазған: { $file } (форматы { $found }, мұнда оқылатыны { $known }). arba бағдарламасын жаңарт.
film-other-version = Файл форматы ескі: { $file } (форматы { $found }, мұнда оқылатыны { $known }).
film-header-damaged = Фильмнің басы бүлінген, оны көрсету мүмкін емес: { $file }.
film-damaged-tick = Фильм { $tick }-тактіден бастап бүлінген.
film-cut = Фильм { $tick }-тактіде үзіліп қалған: { $file }. Соңы жоқ немесе бүлінген.
film-more-after-end = Фильм соңынан кейін артық байттар бар: { $file }. Олар ескерілмейді.

verify-same = Фильм шынайы: сынақ әр тактіде дәл солай қайталанды.
verify-differs = Фильм мен сынақ сәйкес емес. Алғашқы айырмашылық: { $tick }-такті ({ $time } с).
verify-differs-pose = Фильмде басқа жерде тұр: { $body }.
verify-differs-reading = Фильмдегі көрсеткіш басқа: { $word }.
verify-differs-happening = Фильмдегі оқиға басқа.
verify-differs-length = Такті саны фильмде: { $film }, сынақта: { $run }.
verify-differs-fingerprint = Кадрлар бірдей, бірақ саусақ таңбасы басқа. Фильмде: { $film }, сынақта: { $run }.
verify-differs-ending = Кадрлар бірдей, бірақ нәтижесі басқа.
verify-differs-header = Фильмдегі алаң суреті деңгейдегідей емес.
verify-other-behaviour = Фильм есептеу ережелерінің басқа шығарылымымен жазылған: { $found }, мына arba шығарылымы: { $known }. Фильмді көруге болады, бірақ тексеру мүмкін емес.
verify-no-frames = Фильмде кадр жоқ, салыстыратын ештеңе жоқ.

trial-aborted = Сынақ тоқтатылды: компьютер ресурсы тым көп жұмсалды ({ $resource }). Нәтиже жоқ.
resource-memory = жад
resource-processor-time = процессор уақыты
resource-stack = бірінің ішінде бірі шақырылған функция тым көп
resource-patience = бір минут бойы жауап болмады
resource-unknown = себебі белгісіз
trial-no-program = Мына роботтың бағдарламасы жоқ: { $robot }.
trial-programs = Деңгейге керек бағдарлама саны: { $wanted }. Берілгені: { $found }.
