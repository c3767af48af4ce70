# The lab: editor.

editor-text = Program text. Tab indents; press Esc, then Tab to leave
editor-text-leaving = Program text. Tab leaves it now
editor-gutter = Line numbers. Click or F9: breakpoint; right click: its condition

editor-new = New program
editor-undo = Undo
editor-redo = Redo
editor-find = Find and replace
editor-more = More
editor-name = Name of the program
editor-rename = Rename
editor-copy = Make a copy
editor-delete = Delete
editor-restore-tab = Bring back what was deleted
editor-start-again = Start again
editor-deleted = Deleted: { $name }
editor-restore = Bring back
editor-close = Close

editor-find-what = Find
editor-found = { $number } of { $count }
editor-find-previous = Previous place
editor-find-next = Next place
editor-replace-with = Replace with
editor-replace-turn = Find or replace
editor-replace = Replace
editor-replace-all = Replace all
editor-line-number = Line number
editor-go = Go

editor-problem = Line { $line }: { $words }
editor-fault = Last run, line { $line }: { $words }
editor-problem-show = Show the place
editor-too-long = A program may be { $limit } KB long. What you put in was left out: there is no room for it.
editor-layout-russian = This looks like Latin letters typed in the Russian layout: { $sample }
editor-layout-kazakh = This looks like Latin letters typed in the Kazakh layout: { $sample }
editor-layout-convert = Convert
editor-layout-switch = Switch the keyboard layout of the selection

editor-sign-brace-open = Opening brace
editor-sign-brace-close = Closing brace
editor-sign-bracket-open = Opening square bracket
editor-sign-bracket-close = Closing square bracket
editor-sign-round-open = Opening bracket
editor-sign-round-close = Closing bracket
editor-sign-semicolon = Semicolon
editor-sign-equals = Equals
editor-sign-plus = Plus
editor-sign-minus = Minus
editor-sign-times = Times
editor-sign-slash = Slash: divided by
editor-sign-less = Less than
editor-sign-greater = Greater than
editor-sign-quote = Quotation mark
editor-sign-and = Ampersand: two of them mean “and”
editor-sign-or = Vertical bar: two of them mean “or”
editor-sign-not = Exclamation mark: “not”

key-undo = Undo (in the program)
key-redo = Redo (in the program)
key-comment = Comment lines out or in
key-duplicate = Duplicate lines
key-move-up = Move lines up
key-move-down = Move lines down
