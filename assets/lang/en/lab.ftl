# The lab's frame: screens, panels, keys.

lab-language-name = English
lab-home = Home
lab-run = Run
lab-run-steps = Run with steps
lab-stop = Stop
lab-settings = Settings
lab-shortcuts = Keys

panel-lesson = Lesson
panel-editor = Program
panel-field = Field
panel-goals = Goals
panel-instruments = Instruments
panel-console = Console
panel-timeline = Time
panel-debugger = Steps

key-run = Run the program
key-run-steps = Run with steps filmed
key-stop = Stop
key-try-all = Try all layouts
key-play-pause = Play or pause the film
key-step-back = One step back
key-step-over = Next step, over calls
key-step-into = Next step, into calls
key-step-out = Out of the function
key-breakpoint = Breakpoint on this line
key-save = Save now
key-find = Find and replace
key-go-to-line = Go to line
key-next-panel = Next panel
key-previous-panel = Previous panel
key-help = Help on the word at the cursor
key-shortcuts = This sheet
key-settings = Settings
key-home = Home: the map of levels
key-larger = Everything larger
key-smaller = Everything smaller
key-normal-size = Normal size
key-projector = Projector mode on or off
key-drive = Drive by hand
