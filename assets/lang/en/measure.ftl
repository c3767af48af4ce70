# The lab: instruments, experiments.

# Experiments, in the lab and on the command line.
sweep-axis-time = Time, s
sweep-axis-points = Points
sweep-axis-distance = Distance, cm
sweep-axis-energy = Energy, J
sweep-axis-touches = Touches
sweep-axis-operations = Operations
sweep-axis-statements = Statements
sweep-axis-passed = Passed, %
sweep-axis-last = { $name }: last
sweep-axis-mean = { $name }: mean
sweep-axis-max = { $name }: most
sweep-axis-min = { $name }: least
sweep-bad-vary = I do not understand “{ $value }”. Write it like this: --vary KP=1..3:0.5 or --vary KP=1,2,5
sweep-no-step = “{ $value }” needs a step: --vary KP=0..0.5:0.1
sweep-too-many-values = That step gives more than { $limit } values. Take a larger one.
sweep-too-many = That makes { $count ->
    [one] { $count } trial
   *[other] { $count } trials
}. At most { $limit } can be run at once.
sweep-nothing = There is nothing to try: no value or no layout.
sweep-unknown-name = No number in the program has the name “{ $name }”.
sweep-unknown-path = The level has no number “{ $name }”.
sweep-no-number-there = There is no number at { $place } in the program.
sweep-which = “{ $name }” can mean several numbers: { $places }. Give one of these places.
sweep-unknown-measure = I cannot measure “{ $name }”. I can measure: { $known }.
sweep-vary-missing = Say which number is to vary: --vary KP=1..3:0.5
sweep-hint-known = Numbers with names here: { $known }
sweep-not-run = With { $value } on layout { $layout } it could not be run.
sweep-fault = With { $value } on layout { $layout } the program has a mistake.
sweep-never-plotted = No program plotted “{ $name }”.
sweep-over = “{ $file }” is a program or a level. Choose another name for the table.

panel-experiment = Experiment

measure-values = Now
measure-over-time = Over time
measure-sensors = Sensors
measure-orders = Orders
measure-plots = plot()
measure-truth = Truth
measure-truth-hint = What is really so. The program cannot know it.
measure-true-x = true x
measure-true-y = true y
measure-true-heading = true heading
measure-true-speed = true speed
measure-yes = yes
measure-no = no
measure-list = { $count ->
    [one] { $count } value, the least { $least }
   *[other] { $count } values, the least { $least }
}
measure-at = { $seconds } s: { $value }
measure-plot = Plot over time: { $names }. A click goes to that moment.
measure-nothing-yet = Nothing yet: run the program
measure-choose = Tick values to see them over time.
measure-csv = CSV
measure-csv-hint = A table for other programs: commas between cells, points in numbers
measure-excel = CSV for Excel
measure-excel-hint = A table for Excel in Kazakh or Russian: semicolons between cells, commas in numbers
measure-png = PNG
measure-png-hint = A picture of the plot
measure-saved = Saved: { $file }
measure-no-folder = I do not know where your files are kept, so nothing was saved.

experiment-settings = Settings
experiment-results = Results
experiment-explain = Choose a number. It takes one value after another, each is tried on every layout, and a plot shows what depends on it.
experiment-number = Which number varies?
experiment-other = Another number…
experiment-no-numbers = There is no number here that could vary.
experiment-find = Find
experiment-program = In the program
experiment-program-of = In the program of { $robot }
experiment-level = In the level
experiment-drawn = drawn
experiment-line = line { $line }
experiment-from = From
experiment-to = To
experiment-values = Values
experiment-layouts = Layouts
experiment-begin = { $count ->
    [one] Try { $count } time
   *[other] Try { $count } times
}
experiment-stop = Stop
experiment-done = { $done } of { $count } done
experiment-without = { $count } without a result
experiment-measure = Measure
experiment-spread = { $value }: { $median } ({ $min } … { $max })
experiment-layout = layout
experiment-passed = passed
experiment-failed = not passed
experiment-shown = Film of the experiment: { $what }
experiment-own = Back to my run
experiment-film = Show the film
experiment-use = Take { $value }
experiment-use-hint = Put this value into the program
