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

lab-software-rendering = This computer draws without a graphics card ({ $renderer }). The lab works; only the picture may be slower.
lab-no-screen = There is no screen to open a window on. Programs run without it too: arba run first-steps my.rhai
lab-no-window = No window could be opened: neither as usual, nor with OpenGL, nor in software. A newer graphics driver may help. Programs run without a window too: arba run first-steps my.rhai
lab-graphics-log = What the graphics driver said is here: { $file }
lab-window-lost = The window was lost again and again. Your texts are saved. A newer graphics driver may help, or: arba lab --graphics software
lab-picture-saved = The picture of the window is here: { $file }
key-picture = A picture of the window into a file
