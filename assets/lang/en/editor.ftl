# The lab: editor.

editor-text = Program text. Tab indents; press Esc, then Tab to leave
editor-text-leaving = Program text. Tab leaves it now
editor-gutter = Line numbers. Click or F9: breakpoint
