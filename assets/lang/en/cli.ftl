# The command line: help, reports, and what can go wrong there.

cli-about = arba runs your robot program on a level and says what happened and why.
cli-heading-usage = Usage
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-usage = arba <command> [options]
cli-more = Help for one command: arba <command> --help

cli-overview =
    arba is a robotics lab: wheeled robots, your programs, exactly the same result on every computer.

    Try this:
      arba levels                                 what there is to do
      arba run first-steps my.rhai                run your program on a level
      arba run first-steps my.rhai --layouts 1..20
                                                  the same program on twenty layouts
      arba judge first-steps programs/            turn a folder of programs into a table
      arba manual words                           the words your program can use

cli-run = Run a program on a level and say what happened and why
cli-run-usage = arba run <level> <program>… [options]
cli-run-examples =
    Examples:
      arba run stop-at-20 my.rhai
      arba run stop-at-20 my.rhai --layouts 1..20
      arba run two-robots --robot red=one.rhai --robot blue=two.rhai

    The exit code is 0 when it passed, 1 when it did not, 2 when it could not be run.
cli-judge = Run a folder of programs on a level and print the standings
cli-judge-usage = arba judge <level> <folder or programs>… [options]
cli-judge-examples =
    Examples:
      arba judge stop-at-20 programs/ --layouts 1..10 --jobs 2
      arba judge stop-at-20 programs/ --csv > results.csv
cli-sweep = Vary one number of a program or a level, measure every trial and show how it matters
cli-sweep-usage = arba sweep <level> <program>… --vary <number=values> [options]
cli-sweep-examples =
    Examples:
      arba sweep line-race my.rhai --vary KP=1..3:0.5 --layouts 0..9
      arba sweep line-race my.rhai --vary 4:12=10,20,40 --measure time,energy
      arba sweep stop-at-20 my.rhai --vary level:draws.wall=120..180:10 --measure plot:gap:max --csv gap.csv

    What varies: a number with a name (KP), its line and column (4:12), or a number of the level by its path (level:…).
    The exit code is 0 when every trial has a result, 2 when something could not be run.
cli-replay = Show what a film says, or run it again and compare
cli-replay-usage = arba replay <film> [options]
cli-replay-examples =
    Example:
      arba replay my.film --verify
cli-check = Check levels: report every problem, and see that the solution passes and the starter program does not
cli-check-usage = arba check [levels]… [options]
cli-check-examples =
    Examples:
      arba check levels/
      arba check my-level --layouts 0..9
cli-manual = Print the reference: a chapter or a page of it
cli-manual-usage = arba manual [chapter or page] [options]
cli-manual-examples =
    Example:
      arba manual words
      arba manual forward
cli-levels = List the levels
cli-levels-usage = arba levels [options]
cli-licences = Print the licences of arba and of what it is built from
cli-licences-usage = arba licences

cli-arg-level = A level: its id, its folder or its level.ron
cli-arg-program = The robot's program (.rhai); “-” reads it from the standard input. With several robots: one program each, in the order of the level
cli-arg-programs = Folders with programs, or programs
cli-arg-film = A film saved with “arba run --film”
cli-arg-levels = Levels or folders of levels; without any, the built-in levels
cli-arg-topic = words, kits, sensors, actuators, things, crowds, goals, or the name of a page
cli-opt-lang = Speak this language: kk, ru or en
cli-opt-data = A folder with levels/ and kits/ that go before the built-in ones
cli-opt-json = Print JSON for other programs to read
cli-opt-csv = Print CSV for a spreadsheet
cli-opt-layouts = Which layouts: 5, 1..20 (both ends included) or 1,4,7
cli-opt-vary = Which number varies, and its values: KP=1..3:0.5 (both ends included) or KP=1,2,5
cli-opt-sweep-measure = What is measured: time, points, distance, energy, touches, operations, statements, passed, or plot:name (with :last, :mean, :max or :min); without it time and points
cli-opt-csv-file = Save all trials in this file as CSV, for a spreadsheet
cli-opt-excel = CSV for Excel in Kazakh or Russian: semicolons and decimal commas
cli-opt-jobs = How many runs go on at the same time
cli-opt-film = Save the film of the run in this file
cli-opt-steps = Put the program's steps and variables into the film as well
cli-opt-robot = The program of one robot, for levels with several: --robot red=one.rhai
cli-opt-verify = Run the film's program again and compare, tick by tick
cli-opt-solutions = A folder with solutions of levels: <id>/solution.rhai
cli-opt-update = Write reference.ron beside each level, from its solution
cli-opt-picture = Save a picture (SVG) of the field with the driven paths
cli-opt-at = Which moment the picture shows, in seconds; without it the end
cli-opt-help = Print help
cli-opt-version = Print the version

cli-value-file = file
cli-value-folder = folder
cli-value-language = language
cli-value-layouts = layouts
cli-value-vary = number=values
cli-value-measure = measure
cli-value-number = number
cli-value-robot = robot=file
cli-value-level = level
cli-value-program = program
cli-value-film = film
cli-value-topic = topic
cli-value-seconds = seconds

cli-unknown-command = There is no command “{ $name }”.
cli-unknown-option = There is no option “{ $name }” here.
cli-too-many-arguments = I do not know what to do with “{ $name }” here.
cli-missing-argument = Something is missing: { $name }.
cli-missing-value = “{ $name }” needs a value.
cli-unexpected-value = “{ $name }” takes no value.
cli-twice = “{ $name }” may be given only once.
cli-conflict = “{ $name }” and “{ $other }” do not go together.
cli-not-unicode = One of the arguments is not UTF-8 text.
cli-bad-arguments = I do not understand these arguments.
cli-bad-layouts = I do not understand the layouts “{ $value }”. Write a number, 1..20 or 1,4,7.
cli-too-many-layouts = That is too many layouts. At most { $limit } can be run at once.
cli-bad-number = “{ $name }” needs a whole number from { $min } to { $max }, not “{ $value }”.
cli-bad-choice = “{ $name }” is one of these: { $choices }. Not “{ $value }”.
cli-bad-robot = I expected robot=file, as in --robot red=one.rhai, not “{ $value }”.
cli-hint-usage = Usage: { $usage }
cli-hint-help = See: arba --help
cli-hint-levels = See what there is: arba levels

cli-unknown-robot = This level has no robot “{ $name }” that takes a program. It has: { $known }.
cli-robot-twice = Robot “{ $name }” gets two programs.
cli-robot-without-program = Robot “{ $name }” has no program (.rhai). Programs are needed in this order: { $known }.
cli-too-many-programs = There are more programs than robots that take one. This level has: { $known }.
cli-no-programs = There are no programs (.rhai) in “{ $name }”.
cli-film-one-layout = A film shows one layout. Give one: --layouts 3 --film my.film
cli-film-over = “{ $file }” is there already and is not a film. Choose another name.
cli-stdin-once = The standard input can be read only once.
cli-no-binary = I could not find my own program file: { $reason }.
cli-cannot-write = I could not write the output: { $reason }.
cli-output-full = I could not write the output: the disk is full.

cli-passed = Passed
cli-not-passed = Not passed
cli-fault = The program has a mistake
cli-aborted = Stopped by force
cli-layout = layout { $layout }
cli-goals = Goals
cli-total = Points
cli-bonus = bonus
cli-robot-said = { $robot }:
cli-more-lines = … and { $count } more
cli-same-program = The program has not changed since the last run.
cli-flaky = It worked on { $passed } of { $count } layouts. Look at layout { $layout }.
cli-flaky-none = It did not work on any of { $count } layouts. Look at layout { $layout }.
cli-all-passed = It worked on all { $count } layouts.
cli-share = Share passed
cli-median = Median
cli-worst = Worst
cli-points-of = { $points } of { $of } points
cli-film-saved = Film: { $file }
cli-progress = runs

metric-points = points
metric-time = time
metric-distance = distance
metric-energy = energy
metric-touches = touches
metric-statements = statements
metric-fingerprint = fingerprint
metric-operations = operations
metric-passed = share of layouts passed
metric-median = median of the points
metric-worst = fewest points
unit-joule = J

cli-standings-place = Place
cli-standings-name = Program
cli-standings-passed = Passed
cli-standings-share = Share
cli-standings-points = Points
cli-standings-worst = Worst
cli-standings-time = Time, s
cli-standings-note = What happened

cli-levels-checked = { $count ->
    [one] { $count } level checked
   *[other] { $count } levels checked
}
cli-problems = { $count ->
    [0] no problems
    [one] { $count } problem
   *[other] { $count } problems
}

cli-film-by = Filmed by arba { $version }.
cli-bad-seconds = “{ $value }” is not a time in seconds. Write it like this: --at 2.5

cli-export = Make a picture, an animated GIF or a web page of a film
cli-export-usage = arba export <film> [options]
cli-export-examples =
    Examples:
      arba export my.film --html my.html
      arba export my.film --gif my.gif --speed 2 --width 480
      arba export my.film --png my.png --at 12.5
cli-opt-gif = Save the film as an animated GIF in this file
cli-opt-png = Save a picture (PNG) of one moment in this file
cli-opt-html = Save a page that plays the film in any browser, without a network
cli-opt-from = Where the GIF begins, in seconds
cli-opt-to = Where the GIF ends, in seconds
cli-opt-speed = How fast the GIF plays: 2 is twice as fast
cli-opt-fps = Frames of the GIF in a second; without it 20
cli-opt-width = How wide the picture is, in pixels; without it 640
cli-export-nothing = What is to be made of the film? Give --gif, --png or --html with a file.
cli-export-over = “{ $file }” is there already and is something else. Choose another name.
cli-bad-speed = “{ $value }” is not a speed from 0.1 to 100. Write it like this: --speed 2

cli-lab = opens the lab, a window to write and run programs
cli-lab-usage = arba lab [level] [options]
cli-arg-open-level = the level to open at once
cli-value-graphics = graphics
cli-opt-graphics = try only this: normal, gl or software
cli-opt-timings = print how long starting and running took
cli-opt-frames = measure the time of frames, print it and leave
