# The lab: timeline, debugger, console.

play-strip = Moment of the film
play-start = To the start
play-end = To the end
play-play = Play
play-pause = Pause
play-tick = One tick on
play-tick-back = One tick back
play-step = Next step of the program
play-step-back = Previous step of the program
play-slower = Slower
play-faster = Faster
play-speeds = Speed of playing
play-speed = { $speed }×
play-time = { $time } of { $total } s
play-at = { $time } s
play-runs = The film is still growing
play-empty = Run the program: its film plays here
play-damaged = The rest of the film can't be read

mark-cause = Not passed: { $text }
mark-fault = The program stopped: { $text }
mark-end = End of the film
mark-ended = The program came to its end
mark-goal-held = Goal reached: { $goal }
mark-goal-broken = Goal lost: { $goal }
mark-print = Printed: { $text }
mark-said = Said: { $text }
mark-sign = Mark on the field: { $text }
mark-touch = Touch: { $one }, { $other }
mark-touch-edge = Touch: { $one }, edge of the field
mark-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}

debug-run-steps = Run with steps
debug-whose = Program of the robot
debug-whose-show = Show the program: { $robot }
debug-again = Fetching the steps
debug-empty = Here you go through your program step by step and see its variables. For that, run it with steps.
debug-empty-plain = This film has no steps of the program. Run it with steps to go through it line by line.
debug-empty-runs = No step was filmed yet.
debug-into = Next step
debug-into-back = Previous step
debug-over = Next step, over calls
debug-over-back = Previous step, over calls
debug-out = Out of the function
debug-out-back = Back to where the function was called
debug-breakpoint = On to the next breakpoint
debug-breakpoint-back = Back to the previous breakpoint
debug-to-line = On to the cursor's line
debug-place = Step { $step } of { $steps } · line { $line } · { $time } s
debug-before = The program has not begun yet
debug-cut = The program made more steps than a film holds. Only the first { $steps } are here.
debug-changed = The program was changed since this run: lines may differ.
debug-waits = Waiting for the film
debug-searches = Searching
debug-reads = Reading steps
debug-cancel = Stop
debug-nothing = No such step up to the end of the film
debug-nothing-back = No such step before this one
debug-trouble = Condition on line { $line }: { $why }
debug-gauge = Operations in this tick: { $used } of { $most }
debug-gauge-why = A tick is a hundredth of a second. A program that needs more operations than a tick has goes on in the next one.
debug-gauge-least = Operations in this tick: at least { $used } of { $most }
debug-gauge-least-why = An older arba made this film, and it counts steps only. Each step costs one operation or more, so this is the least the program used.
debug-calls = Variables and calls
debug-program = program
debug-closure = nameless function
debug-call = { $name } · line { $line }
debug-call-show = Show this line
debug-more-calls = { $count ->
    [one] and { $count } more call
   *[other] and { $count } more calls
}
debug-no-variables = no variables
debug-was = Before: { $value }
debug-watches = Watches
debug-watch = Add a watch
debug-watch-hint = gap * 2
debug-unwatch = Remove: { $watch }
debug-range = From { $least } to { $most } in the last steps
debug-breakpoints = Breakpoints
debug-no-breakpoints = None yet. F9 sets one on the cursor's line, and F5 runs up to it.
debug-line = Line { $line }
debug-enable = Stop here
debug-condition = Condition on line { $line }
debug-condition-hint = always
debug-line-show = Show line { $line }
debug-line-remove = Remove the breakpoint on line { $line }

watch-long = This is too long.
watch-sign = I did not expect “{ $sign }” here.
watch-end = Something is missing at the end.
watch-number = This is no number: { $text }.
watch-call = Watches show variables only. What { $name } reads is in the panel Instruments.
watch-unknown = There is no variable { $name } here.
watch-zero = A whole number can't be divided by zero.
watch-large = The result is too large.
watch-kinds = “{ $sign }” does not go with { $value }.
watch-no-truth = A condition must come to true or false, like n > 3.

console-empty = What your program prints with print() appears here, with its time and line. Click a row to see that moment.
console-none = Nothing fits the filter
console-filter = Filter
console-only-prints = Only prints
console-copy = Copy all
console-list = Prints and notes
console-jump = Show this moment
console-jump-line = Show this moment and line { $line }
