# Reading and saving files.

store-missing = There is no file “{ $file }”.
store-missing-folder = There is no folder “{ $file }”.
store-is-folder = “{ $file }” is a folder. I need a file here.
store-is-file = “{ $file }” is a file. I need a folder here.
store-not-a-file = “{ $file }” is not an ordinary file, so I left it alone.
store-no-permission = I am not allowed to open “{ $file }”: the system does not permit it.
store-too-big = “{ $file }” is too big. At most { $limit } KB can be read here.
store-binary = “{ $file }” is not a text: it contains bytes that texts do not have.
store-utf16 = “{ $file }” is saved as UTF-16. Save it as UTF-8.
store-windows-1251 = “{ $file }” seems to be saved as Windows-1251. Save it as UTF-8.
store-not-utf8 = “{ $file }” is not UTF-8 text. Save it as UTF-8.
store-silent = “{ $file }” is not an ordinary file, and nothing could be read from it.
store-link-loop = “{ $file }” is a link that leads to itself.
store-unreadable = I could not read “{ $file }”: { $reason }.
store-unwritable = I could not save “{ $file }”: { $reason }. Nothing was changed.
store-disk-full = I could not save “{ $file }”: the disk is full. Nothing was changed.
store-write-permission = I am not allowed to save “{ $file }”: the system does not permit it.
store-bad-name = “{ $file }” cannot be the name of a file.
