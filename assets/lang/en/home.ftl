# The lab: home, profiles, settings, saving.

## Home

home-back = Back
home-switch = Who works here
home-sandbox = Sandbox
home-messages = Messages
home-no-messages = No messages yet
home-no-levels = There are no levels here
home-continue = Continue: { $level }
home-start = Start: { $level }
home-passed-of = { $done } of { $all } passed
home-points = { $got } of { $most } points
home-keys-run = Run
home-keys-film = Film and steps
home-keys-program = Program
home-keys-way = Around the lab
home-keys-size = Size
home-keys-focus = Tab and the arrow keys move the focus, Enter or Space presses a button, Esc goes back.
key-history = Versions of this program

## Chapters

chapter-moves = First moves
chapter-sensors = Sensors and decisions
chapter-line = Line
chapter-maze = Walls and mazes
chapter-where = Where am I?
chapter-objects = Objects
chapter-lidar = Lidar and navigation
chapter-together = Duels and teams

## Medals

medal-none = not passed
medal-bronze = Bronze
medal-silver = Silver
medal-gold = Gold

## Profiles

profile-who = Who are you?
profile-nickname = Your nickname
profile-start = Start
profile-as-guest = Continue as guest
profile-guest = Guest
profile-nobody = Nobody yet
profile-known = Already here
profile-delete = Delete: { $name }
profile-no-account = No account and no password: a nickname is a folder on this computer.

## Settings

settings-language = Language
settings-theme = Colours
settings-theme-system = As the system
settings-theme-light = Light
settings-theme-dark = Dark
settings-theme-contrast = High contrast
settings-scale = Size of everything
settings-reduced-motion = Less motion
settings-shown = On the field and in the program
settings-live-path = Path preview while typing
settings-beams = Beams of sensors
settings-trails = Trails
settings-names = Names
settings-symbol-bar = Bar with signs for programs
settings-panels = Panels
settings-preset-student = For one student
settings-preset-projector = For the projector
settings-reset-layout = Reset layout
settings-folder = Where my work is
settings-nothing-saved = Nothing is being saved now
settings-about = About arba
settings-version = Version { $version }
settings-renderer = Drawn by: { $renderer }
settings-licence = Free software: MIT or Apache-2.0, at your choice
settings-licences = Licences of everything in it

## Versions of a program

history-title = Versions
history-empty = There are no versions of this program yet
history-same = This version is the same as the program now
history-legend = + is in the program now, − was in this version
history-bring-back = Bring back
history-given = As given
history-pause = while typing
history-run = run
history-replaced = before it was replaced
history-deleted = deleted
history-just-now = Just now
history-minutes-ago = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
history-minutes-seconds-ago = { $minutes } min { $seconds } s ago
history-hours-minutes-ago = { $hours } h { $minutes } min ago
history-hours-ago = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
history-days-ago = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}

## Notices and saving

notice-close = Close
notice-note = Note
notice-warning = Warning
notice-error = Problem
study-saved = Everything is saved.
study-retry = Try again
study-save-elsewhere = Save elsewhere…
study-open = Open
study-undo = Undo
study-my-best = My best run
study-recovered = The lab was not closed properly last time. Your work of “{ $level }” is here.
study-new-medal = New medal: { $medal }.
study-moved = Your work is in “{ $folder }” now.
study-moved-once = Your work is in “{ $folder }” now. I could not save the settings, so at the next start choose this folder again.
study-program-unsaved = I could not save the program “{ $program }” of the level “{ $level }”: { $cause ->
    [full] the disk is full
    [permission] the system does not permit it
   *[other] the folder does not take it
}. It is still here in the window.
study-level-unsaved = I could not save the level “{ $level }”: { $cause ->
    [full] the disk is full
    [permission] the system does not permit it
   *[other] the folder does not take it
}.
study-replaced = The older version is back. The text before it is kept among the versions.
study-program-deleted = The program “{ $name }” is deleted.
study-profile-deleted = The profile “{ $name }” is deleted.
study-place-taken = “{ $file }” can't come back: something new stands in its place.
study-file-broken = I could not read “{ $file }”, so I put it aside and went on without it.
study-folder-gone = The folder with your work is not there: “{ $folder }”. Was a stick pulled out?
study-no-home = The system gives me no folder to save in.
study-no-profile = Nothing is saved, because no profile is open.
study-work-goes-on = You can go on working: nothing is lost while the lab is open.
study-open-twice = “{ $name }” is open in another window as well. You can go on, but when both windows change the same program, what is saved last stays; the other text is kept among the versions.
study-another-profile = Another profile
study-go-on = Go on anyway
study-open-elsewhere = “{ $name }” is open in another window. Close it there first.

## Choosing a folder

folder-title = Choose a folder
folder-title-file = Choose a file
folder-title-files = Choose files
folder-title-save = Save a file
folder-cancel = Cancel
folder-overwrite = Replace
folder-reload = Reload
folder-working = Go to the working folder
folder-all = Select all
folder-hidden = Show hidden
folder-system = Show system files
folder-pinned = Pinned
folder-places = Places
folder-devices = Disks
folder-removable = Sticks
folder-home = Home
folder-desktop = Desktop
folder-documents = Documents
folder-downloads = Downloads
folder-audio = Music
folder-pictures = Pictures
folder-videos = Videos
folder-pin = Pin
folder-unpin = Unpin
folder-rename = Rename
folder-selected = Folder:
folder-selected-file = File:
folder-selected-items = Selected:
folder-file-name = File name:
folder-all-files = All files
folder-any = Any
folder-choose = Choose
folder-save = Save
folder-exists-overwrite = is there already. Replace it?
folder-no-folder-name = The folder needs a name
folder-no-file-name = The file needs a name
folder-taken = There is such a folder already
folder-file-taken = There is such a file already
