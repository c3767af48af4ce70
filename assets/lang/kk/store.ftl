# Файлдарды оқу және сақтау.

store-missing = «{ $file }» файлы жоқ.
store-missing-folder = «{ $file }» қалтасы жоқ.
store-is-folder = «{ $file }» — қалта. Мұнда файл керек.
store-is-file = «{ $file }» — файл. Мұнда қалта керек.
store-not-a-file = «{ $file }» — кәдімгі файл емес, сондықтан оған тиіспедім.
store-no-permission = «{ $file }» файлын аша алмаймын: жүйе рұқсат бермейді.
store-too-big = «{ $file }» файлы тым үлкен. Мұнда оқуға болатыны: ең көбі { $limit } КБ.
store-binary = «{ $file }» — мәтін емес: ішінде мәтінде болмайтын байттар бар.
store-utf16 = «{ $file }» файлы UTF-16 түрінде сақталған. Оны UTF-8 түрінде сақта.
store-windows-1251 = «{ $file }» файлы Windows-1251 түрінде сақталған сияқты. Оны UTF-8 түрінде сақта.
store-not-utf8 = «{ $file }» — UTF-8 мәтіні емес. Оны UTF-8 түрінде сақта.
store-silent = «{ $file }» — кәдімгі файл емес, одан ештеңе оқылмады.
store-link-loop = «{ $file }» — өзіне сілтейтін сілтеме.
store-unreadable = «{ $file }» файлы оқылмады: { $reason }.
store-unwritable = «{ $file }» файлы сақталмады: { $reason }. Ештеңе өзгерген жоқ.
store-disk-full = «{ $file }» файлы сақталмады: дискіде орын жоқ. Ештеңе өзгерген жоқ.
store-write-permission = «{ $file }» файлын сақтай алмаймын: жүйе рұқсат бермейді.
store-bad-name = «{ $file }» — файл атына жарамайды.
