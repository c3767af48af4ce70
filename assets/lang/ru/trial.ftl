# Заезд: фильмы, повторы и рабочие процессы.

film-not-a-film = { $file } — не фильм arba.
film-newer-version = { $file } записан более новой arba: формат { $found }, а эта arba читает { $known }. Обнови arba.
film-other-version = У файла { $file } старый формат { $found }, а эта arba читает { $known }.
film-header-damaged = Начало фильма { $file } повреждено, показать его нельзя.
film-damaged-tick = Фильм повреждён начиная с такта { $tick }.
film-cut = Фильм { $file } обрывается на такте { $tick }. Конца нет, или он повреждён.
film-more-after-end = В фильме { $file } есть лишние байты после конца. Они пропущены.

verify-same = Фильм подлинный: заезд повторился такт в такт.
verify-differs = Фильм отличается от заезда: первое отличие на такте { $tick } ({ $time } с).
verify-differs-pose = В фильме { $body } стоит в другом месте.
verify-differs-reading = В фильме другое показание: { $word }.
verify-differs-happening = В фильме другое событие.
verify-differs-length = В фильме тактов: { $film }, в заезде: { $run }.
verify-differs-fingerprint = Кадры одинаковые, а отпечаток нет: в фильме { $film }, в заезде { $run }.
verify-differs-ending = Кадры одинаковые, а результат нет.
verify-differs-header = Рисунок поля в фильме не такой, как в уровне.
verify-other-behaviour = Фильм записан с версией поведения { $found }, у этой arba { $known }. Его можно смотреть, но нельзя проверить.
verify-no-frames = В фильме нет кадров, сравнивать нечего.

trial-aborted = Заезд остановлен: он занял слишком много ресурсов компьютера ({ $resource }). Результата нет.
resource-memory = память
resource-processor-time = время процессора
resource-stack = слишком много вложенных вызовов
resource-patience = нет ответа целую минуту
resource-unknown = причина неизвестна
trial-no-program = Для робота { $robot } нет программы.
trial-programs = Уровню нужно программ: { $wanted }. Дано: { $found }.
