# The lab: editor.

editor-text = Текст программы. Tab делает отступ; чтобы выйти, нажми Esc, затем Tab
editor-text-leaving = Текст программы. Теперь Tab выходит из него
editor-gutter = Номера строк. Щелчок или F9: точка останова
