# The lab: editor.
