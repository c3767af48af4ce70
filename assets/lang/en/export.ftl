# The lab: pictures out.

export-failed = The picture could not be made: { $reason }
export-too-big = The GIF would be larger than { $limit } MB; it had come to { $seconds } s.
export-hint-smaller = Make it narrower, faster or shorter.

export-page-play = Play
export-page-pause = Pause
export-page-line = line
export-page-field = The field with the robots
export-page-time = Time
export-page-speed = Speed
export-page-goals = Goals
export-page-prints = The robot said
export-page-made = Filmed by arba { $version }.
export-page-no-script = This page needs JavaScript to play the film.
export-page-passed = Passed
export-page-failed = Not passed
export-page-fault = The program has a mistake
export-page-none = The film has no end
export-page-at = ({ $seconds } s)

export-share = Share
export-width = Width, pixels
export-speed = Speed of the GIF
export-from = GIF from
export-to = GIF to
export-gif = Save as GIF
export-picture = Picture of this moment
export-page = Page for a browser
export-film = Film file
export-open = Open a film…
export-open-ghost = Draw a film beside it…
export-keep-ghost = Keep drawing this run
export-no-film = Run your program first: then there is a film to share.
export-making = It is being made…
export-cancel = Cancel
export-other-layout = This film was made on another layout, so things may stand elsewhere in it.

export-elsewhere = Save elsewhere…
export-show-folder = Show folder
export-copy-path = Copy path
export-path-copied = The path is in the clipboard: { $file }
export-no-window-for-folders = This system can't show me folders. The path is in the clipboard: { $file }
export-lost = I no longer have this file. Save it once more.
export-reading = “{ $file }” is being read…
export-not-read = The film could not be read.
export-level = Save…
export-level-tip = As a level's folder: it can be opened here again, given to others, and run by arba
export-level-name = my-field
export-open-file = Open…
export-open-file-tip = A film, or the level.ron of a level
export-changed-by-hand = “{ $file }” was changed by hand since it was built, so it is opened as a level and not in the sandbox.
export-clock = { $seconds } s
export-result = result
export-not-run = not run
