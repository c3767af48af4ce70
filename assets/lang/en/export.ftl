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
