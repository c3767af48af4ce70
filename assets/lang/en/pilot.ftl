# Programs: their words, and what can be wrong with them.

pilot-hint-write = Write it like this: { $example }
pilot-hint-device = Name one of them: { $word }("{ $name }")
pilot-hint-condition = Put a comparison there: wait_until(|| time() > 2)
pilot-hint-busy-loop = Ask a sensor or wait inside the loop: wait(0.01)
pilot-hint-to-number = To make a number out of a text, write parse_float(text).

pilot-kind-number = a number
pilot-kind-int = a whole number
pilot-kind-bool = true or false
pilot-kind-text = a text
pilot-kind-texts-together = a text, or all texts of a list together,
pilot-kind-char = a letter
pilot-kind-nothing = an empty value
pilot-kind-list = a list
pilot-kind-map = a map
pilot-kind-function = a function
pilot-kind-range = a range
pilot-kind-other = another kind of value
pilot-kind-plain = a number, a text, true or false, or a list of these

# The file
pilot-encoding = This file is not saved as UTF-8, so I cannot read this letter. Save it as UTF-8 in your editor.
pilot-encoding-utf16 = This file is saved as UTF-16. Save it as UTF-8 in your editor.
pilot-binary = This is not a text file. A program is a text file whose name ends in .rhai.
pilot-too-long = This program is { $size } KiB long. I can read programs of up to { $limit } KiB.

# Signs
pilot-text-open = This text has no closing quote.
pilot-comment-open = This comment has no end. A comment that begins with /* ends with */.
pilot-quotes = The quotes { $sign } are curly. A program needs straight ones.
pilot-odd-sign = I do not know the sign { $sign } here.
pilot-lookalike = In { $name } the letter “{ $letter }” is from another alphabet. Type the Latin letter { $latin }.
pilot-layout = { $typed } was typed in another keyboard layout. It means { $meant }.
pilot-name-letters = The name { $name } has letters that are not Latin. Names are made of a–z, 0–9 and _.
pilot-reserved-name = Names that begin with __ belong to arba. Choose another name for { $name }.
pilot-bad-name = { $name } cannot be a name. Names begin with a letter and have no spaces or hyphens.
pilot-single-quotes = Texts go in double quotes.
pilot-odd-space = The sign { $sign } only looks like a space. Delete it and type a space.
pilot-bad-number = { $text } is not a number that I can read.
pilot-bad-escape = I do not know { $text } inside a text. For a backslash, write it twice.
pilot-decimal-comma = { $found } looks like a number with a comma. Numbers are written with a dot.
pilot-not-a-number = There is no number in the text "{ $text }".
pilot-literal-too-large = This is too long for a program. The limit is { $limit }.

# Brackets
pilot-not-closed = This { $open } is never closed. A { $close } is missing.
pilot-not-opened = This { $close } closes nothing. There is no { $open } for it.
pilot-end-inside = The ; stands inside the brackets. It goes after the { $close }.
pilot-mixed-brackets = The { $open } in line { $line } is closed by { $found }. I was expecting { $close }.
pilot-brace-needed = A { "{" } is missing here. Commands that belong together go in { "{ }" }.

# How a program is built
pilot-semicolon = A ; is missing here.
pilot-comma = A comma is missing here.
pilot-missing = I was expecting { $missing } here.
pilot-unexpected = I was not expecting { $found } here.
pilot-unexpected-end = The program ends in the middle of a command.
pilot-value-expected = A value is missing before { $found }.
pilot-syntax = I do not understand this: { $text }
pilot-unknown-operator = I do not know the sign { $sign }.
pilot-name-expected = I was expecting a name here, but found { $found }.
pilot-property-expected = I was expecting a name after the dot, but found { $found }.
pilot-reserved-word = { $name } is a word of the language itself. Choose another name.
pilot-switched-off = { $name } is not available in robot programs.
pilot-name-twice = The name { $name } is used twice here.
pilot-key-twice = The map has the key { $name } twice.
pilot-switch-order = The cases of this switch are in the wrong order. The case _ comes last.
pilot-index-kind = This cannot be a place in a list. Places are whole numbers, and the first one is 0.
pilot-too-nested = There are too many brackets inside brackets here. Do it in several steps.
pilot-too-many-arguments = A call can have at most { $limit } arguments.
pilot-too-many-functions = A program can have at most { $limit } functions.
pilot-doc-comment = A comment with /// belongs directly before a function. Use // here.
pilot-else-alone = This else has no if before it.
pilot-for-shape = A for loop needs a name, the word in, and something to go through.
pilot-do-while = A do loop ends with a condition.
pilot-break-outside = { $word } works only inside a loop.
pilot-function-inside = A function cannot be inside a block. Move it outside.
pilot-function-twice = There is already a function { $name } with the same number of parameters.
pilot-function-name = This function has no name.
pilot-function-params = The function { $name } needs round brackets after its name.
pilot-this-outside = this works only inside functions that are called with a dot.
pilot-assign-compare = One = stores a value. To compare, write two: ==
pilot-assign-constant = { $name } is a constant, so it cannot be changed. Declare it with let.
pilot-change-constant = { $name } would change a constant. Declare the variable with let.
pilot-assign-place = Nothing can be stored here. A variable goes on the left of =.
pilot-condition-kind = A condition must give true or false. This gives { $found }.
pilot-for-kind = A for loop goes through a list or a range. This is { $found }.

# Names
pilot-unknown-variable = I do not know the variable { $name }.
pilot-text-quotes = { $name } is written without quotes. Names of devices and colours are texts.
pilot-no-let = The variable { $name } does not exist yet. A new variable begins with let.
pilot-not-visible = The function { $function } cannot see the variable { $name } of line { $line }. Pass it as a parameter, or make it a const and write global:: before it.
pilot-out-of-block = { $name } from line { $line } exists only inside its { "{ }" }. Declare it before the block.
pilot-used-before = { $name } is used here, but it gets its value only in line { $line }.
pilot-word-parens = { $name } is a command. It needs round brackets.
pilot-call-parens = The values for { $name } go in round brackets.
pilot-unknown-word = I do not know the command { $name }.
pilot-hidden-word = The command { $name } is not available on this level.
pilot-other-kit = This robot has no { $name }. It belongs to another robot.
pilot-call-variable = { $name } is a variable. To call a function stored in a variable, use call.
pilot-wrong-count = { $least ->
    [0] { $word } takes up to { $most ->
        [1] one value
       *[other] { $most } values
    } in its brackets, and got { $found }.
   *[other] { $word } needs from { $least } to { $most } values in its brackets, and got { $found ->
        [0] none
       *[other] { $found }
    }.
}
pilot-wrong-count-exact = { $most ->
    [0] { $word } needs no value in its brackets, and got { $found }.
    [1] { $word } needs one value in its brackets, and got { $found ->
        [0] none
       *[other] { $found }
    }.
   *[other] { $word } needs { $most } values in its brackets, and got { $found ->
        [0] none
       *[other] { $found }
    }.
}
pilot-function-kind = { $name } does not work with { $kind }.
pilot-function-kinds = { $name } does not work with { $kind } and { $other }.
pilot-no-method = There is no { $name } for { $kind }.
pilot-no-property = There is no property { $name } here. This is { $kind }.

# Words and their values
pilot-wrong-kind = { $word } needs { $expected }, but got { $found }.
pilot-not-finite = { $word } cannot use this number. Such a number comes from dividing by zero or from the root of a negative number.
pilot-out-of-range = { $word } takes a number from { $min } to { $max } { $unit }. This is { $value }.
pilot-text-too-long = { $word } takes a text of up to { $most } bytes. This one has { $found }.
pilot-list-too-long = { $word } takes a list of up to { $most } values. This one has { $found }.
pilot-unknown-choice = { $word } does not know "{ $value }". It knows { $choices }.
pilot-unknown-device = I have no "{ $name }" for { $word }. I have: { $devices }.
pilot-device-needed = Several devices have { $word }: { $devices }.
pilot-remainder-lost = Dividing whole numbers gives a whole number, so the remainder of { $left } / { $right } is lost. Write one of them with a dot.
pilot-power-parentheses = Put the right side of ** in round brackets here.
pilot-condition-not-bool = wait_until waits until something is true. This gives { $found }.

# While it runs
pilot-divide-zero = It is not possible to divide by zero.
pilot-overflow = The result is too large for a whole number.
pilot-arithmetic = This cannot be calculated: { $text }
pilot-operator-kinds = { $operator } does not work between { $left } and { $right }.
pilot-operator-kind = { $operator } does not work with { $kind }.
pilot-range-kinds = A range goes from a whole number to a whole number. This is from { $left } to { $right }.
pilot-value-kind = I was expecting { $expected } here, but got { $found }.
pilot-index-range = The list has { $size } items, from 0 to { $last }. There is none at { $index }.
pilot-index-empty = The list is empty, so there is no item at { $index }.
pilot-text-index = The text has { $size } letters, from 0 to { $last }. There is none at { $index }.
pilot-bit-index = A number has { $size } bits, from 0 to { $last }. There is none at { $index }.
pilot-no-index = Square brackets [ ] do not work here. This is { $kind }.
pilot-no-entry = There is no entry { $index } here.
pilot-data-race = This list or map is being changed while it is in use. Work with a copy.
pilot-too-deep = Functions call each other too deeply: more than { $limit } calls inside each other. Does a function call itself without end?
pilot-too-many-variables = There are more than { $limit } variables at once. Put them into a list.
pilot-too-large = This becomes too large: { $kind } with more than { $limit } parts.
pilot-too-much-memory = The program keeps too much data. Does a list grow without end?
pilot-thrown = The program itself reported an error: { $value }
pilot-thrown-nothing = The program itself reported an error.
pilot-busy-loop = The program only calculated for { $seconds } s, without asking a sensor or waiting. I could not react to anything.
pilot-print-flood = The program prints too much. Some lines are left out.
pilot-stopped = The program was stopped.
pilot-run = The program stopped here: { $text }
pilot-interpreter = The interpreter broke down at this program. This is an error of arba.
pilot-no-stack = There is not enough memory to start the program.

# Habits from other languages
pilot-habit-comment = Comments begin with //, not with #.
pilot-habit-function = Functions begin with fn here, not with { $found }.
pilot-habit-else-if = { $found } is written as two words here.
pilot-habit-logic = { $found } is written as { $meant } here.
pilot-habit-literal = { $found } is written as { $meant } here.
pilot-habit-type = Variables begin with let and have no type.
pilot-habit-step = There is no { $found } here.
pilot-habit-c-for = A for loop goes through a range here.
pilot-habit-comparison = { $found } is written as { $meant } here.
pilot-habit-colon = The commands after { $word } go in { "{ }" }. There is no colon.
pilot-habit-then = There is no { $found } here. The commands go in { "{ }" }.
pilot-habit-begin = { $found } is written as { $meant } here.
pilot-habit-repeat = There is no { $found } here. To repeat, use for or loop.
pilot-habit-range = range needs a beginning and an end. A shorter way is two dots.
pilot-habit-f-string = Values go into a text in backticks.
pilot-habit-lambda = Small functions are written with bars | | here.
pilot-habit-unit = Numbers are written without units here: without { $unit }.
pilot-habit-ternary = There is no ? : here. An if gives a value.
pilot-habit-case = The word { $found } is not used in a switch.
pilot-habit-map = A map begins with { "#{" }.

# The words that every robot has
word-wait = Waits for this many seconds.
word-wait-seconds = how long, at least one hundredth of a second
word-wait_until = Waits until a condition is true. It is checked a hundred times a second.
word-wait_until-condition = a function that gives true or false
word-time = How many seconds have passed since the start.
word-print = Shows a value as a line of text.
word-print-value = what to show
word-plot = Adds a point to a curve over time.
word-plot-name = the name of the curve
word-plot-value = the height of the point
word-mark = Puts a mark on the field.
word-mark-x = how far from the left edge
word-mark-y = how far from the lower edge
word-mark-text = what to write beside it
word-estimate = Tells the referee where the program believes the robot to be.
word-estimate-x = how far from the left edge
word-estimate-y = how far from the lower edge
word-estimate-heading = which way it faces: 0 is up, 90 is right
word-chart = Tells the referee whether there is a wall on one side of a cell of the maze.
word-chart-x = the column of the cell, counted from the left from 0
word-chart-y = the row of the cell, counted from below from 0
word-chart-side = the side of the cell: up is "north", right is "east"
word-chart-wall = true when there is a wall, false when the way is open
word-say = Shows a text in a bubble beside the robot.
word-say-text = what to say
