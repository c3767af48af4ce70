# Чтение и сохранение файлов.

store-missing = Файла «{ $file }» нет.
store-missing-folder = Папки «{ $file }» нет.
store-is-folder = «{ $file }» — это папка. Здесь нужен файл.
store-is-file = «{ $file }» — это файл. Здесь нужна папка.
store-not-a-file = «{ $file }» — не обычный файл, поэтому я его не трогаю.
store-no-permission = Не могу открыть «{ $file }»: система не разрешает.
store-too-big = Файл «{ $file }» слишком большой. Здесь можно прочитать не больше { $limit } КБ.
store-binary = «{ $file }» — не текст: в нём есть байты, которых в тексте не бывает.
store-utf16 = Файл «{ $file }» сохранён в UTF-16. Сохрани его в UTF-8.
store-windows-1251 = Файл «{ $file }», похоже, сохранён в Windows-1251. Сохрани его в UTF-8.
store-not-utf8 = «{ $file }» — не текст в UTF-8. Сохрани его в UTF-8.
store-silent = «{ $file }» — не обычный файл, и из него ничего не прочиталось.
store-link-loop = «{ $file }» — ссылка, которая ведёт на саму себя.
store-unreadable = Не получилось прочитать «{ $file }»: { $reason }.
store-unwritable = Не получилось сохранить «{ $file }»: { $reason }. Ничего не изменилось.
store-disk-full = Не получилось сохранить «{ $file }»: на диске нет места. Ничего не изменилось.
store-write-permission = Не могу сохранить «{ $file }»: система не разрешает.
store-bad-name = «{ $file }» не может быть именем файла.
