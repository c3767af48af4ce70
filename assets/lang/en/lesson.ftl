# The lab: lesson, goals, verdict.

lesson-insert = Insert
lesson-insert-tip = Puts this into your program, at the cursor
lesson-copy = Copy
lesson-hint = Hint { $number } of { $count }
lesson-hint-tip = Think first. A hint stays open.
lesson-picture = The field of “{ $title }”
lesson-none = This level has no lesson. These are its goals:

goals-passed = Passed!
goals-not-yet = Not yet
goals-broke = The program broke
goals-stopped = Stopped by the computer
goals-refused = It could not be run
goals-watch = Watch the film to its end: where does the robot stop?
goals-readings = Everything I measured
goals-line = { $file }, line { $line }
goals-show-me = Show me
goals-show-me-tip = The film from one second before, the place and the line
goals-run-again = Run again
goals-next-level = Next level
goals-open = to do
goals-held = done
goals-kept = good so far
goals-broken = broken
goals-missed = not reached
goals-points = { $of ->
    [one] { $got } of { $of } point
   *[other] { $got } of { $of } points
}
goals-bonus = bonus
goals-total = Points: { $got } of { $of }
goals-try-all = { $count ->
    [one] Try { $count } layout
   *[other] Try { $count } layouts
}
goals-try-all-tip = The same program on many layouts: is it luck, or does it always work?
goals-tried = Passed: { $passed } of { $count }
goals-tried-left = still to run: { $count }
goals-layout = Layout { $layout }
goals-tried-waits = waiting
goals-tried-passed = passed
goals-tried-failed = not passed

predict-how = Click the place in the field, or type it here. Then run the program.
predict-mark = Mark this place
predict-run = Run
predict-again = Guess again
predict-right = Well guessed: { $cm } cm off
predict-off = { $cm } cm off
predict-where = The robot stopped { $way } from your mark.
predict-to-right = { $cm } cm to the right
predict-to-left = { $cm } cm to the left
predict-up = { $cm } cm up
predict-down = { $cm } cm down

bar-time = { $seconds } s
bar-running = Running
bar-running-tip = So much of the longest time is done
bar-try-all = Try all
bar-layout = Layout { $layout }
bar-layout-before = Layout before this one
bar-layout-next = Next layout
bar-live-path = Live path
bar-live-path-tip = Draws where the program would drive while you write it
bar-live-path-never = This level is a contest: there is no live path here
bar-panels = Panels
bar-panels-tip = Bring a panel to the front
bar-reset-panels = Put all back
goals-layout-shown = Layout { $layout }, now in the field
bar-layout-tip = A layout is one of the ways in which chance sets up this level. In each of them things stand or behave a little differently.
bar-verdict-tip = How the run came out: show the goals
bar-settings-tip = Settings: language, theme, size
key-show-me = Show where it went wrong
goals-medal-bronze = Bronze medal
goals-medal-silver = Silver medal
goals-medal-gold = Gold medal
goals-next-points = Silver needs every point: you have { $got } of { $of }.
goals-next-at-most = Gold needs at most { $limit } ({ $what }). This run took { $took }.
bar-sandbox = Build
level-lesson-picture = A lesson shows the picture “{ $name }”, which is not in the folder.
