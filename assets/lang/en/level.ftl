# Problems of levels.

level-no-file = The folder “{ $folder }” has no { $file }, so it is not a level.
level-bad-folder = “{ $name }” can't be the name of a level. Use letters, digits and hyphens, such as 03-stop-at-20.
level-newer = This level has version { $found }, but this arba knows version { $known }. A newer arba can read it.
level-unknown-version = There is no version { $found }. This arba knows version { $known }.
level-unknown = There is no level “{ $id }”.
level-id-twice = Two levels are called “{ $id }”: { $first } and { $second }. Only the first one is used.
level-file-needed = The file { $name } is missing.
level-missing-file = There is no file “{ $name }” in the level's folder.
level-file-name = “{ $name }” can't be used here. It must be a file in the level's own folder, and its name must end with { $ending }.
level-unknown-kit = There is no kit “{ $name }”. Known: { $known }.
level-unknown-word = No robot has the word “{ $name }”.

level-texts-expected = A text in three languages is needed: { "{\"en\": \"…\", \"ru\": \"…\", \"kk\": \"…\"}" }
level-text-expected = A text in quotes is needed here.
level-text-too-long = This text is too long. At most { $limit } letters are shown.
level-unknown-language = I do not know the language “{ $name }”. Known: en, ru, kk.
level-missing-language = The text has no “{ $language }”.
level-text-unknown-draw = The text names the draw “{ $name }”, but there is no such draw.

level-draws-expected = Draws go in curly brackets: { "{\"gap\": Uniform(80, 120)}" }
level-draw-expected = A draw is needed: Uniform(80, 120), Whole(3, 6), Choice([1, 2]) or Value("gap / 2").
level-draw-name = A draw's name has letters, digits and _, and begins with a letter. Found: { $name }
level-draw-order = The lower bound comes first. Found: { $low } and { $high }
level-draw-nothing = There is nothing to choose from.

level-bad-name = “{ $name }” can't be a name. Use up to 40 letters, digits, - and _.
level-twice = The name “{ $name }” is used twice.
level-too-many = That is too many: { $found }. At most { $limit } are possible.
level-too-many-corners = All bodies together have { $found } corners. At most { $limit } are possible.
level-too-much-watched = The goals watch too many bodies: { $found }. At most { $limit } are possible.
level-kind-expected = One of these is needed: { $known }.
level-zones-expected = Zones go in curly brackets: { "{\"pad\": Disc(at: (75, 75), radius: 20)}" }
level-colour-expected = A colour is needed: a name such as Black, or Rgb(255, 128, 0).
level-ring-order = The inner radius must be smaller than the outer one. Found: { $inner } and { $outer }
level-polygon-flat = A polygon needs at least three corners that do not lie on one line.
level-line-empty = The line has no pieces.
level-line-open = The line is marked as closed, but it ends { $gap } cm from its beginning, at ({ $x }, { $y }).
level-line-nowhere = This piece of the line leads nowhere.
level-piece = A piece of a line looks like Straight(80), To((120, 40)) or Arc(radius: 30, turn: 90). Found: { $name }
level-pilot-expected = A pilot is Student, Script("file.rhai") or Still. Found: { $name }
level-no-robots = A level needs at least one robot.
level-no-goals = A level needs at least one goal that is not a bonus.
level-when-or-never = A goal has either when: or never:, one of the two.
level-fatal-when = Only a goal with never: can end the run. Write never: instead of when:

# Ways of setting things up.
crowd-one = A single thing, called by its name.
crowd-ring = Things on a circle, clockwise, each looking outwards.
crowd-row = Things in a straight row, one step after the other.
crowd-grid = Things in columns and rows, counted row by row from the first one.
crowd-scatter = Things at places of chance, other ones on each layout, clear of each other and of everything else.
crowd-stack = A block of loose bricks laid like a brick wall and seen from above. It scatters when I drive into it.
crowd-maze = Walls on a grid of square cells: drawn in the level, read from a file, or made by chance.

level-step-zero = With a step of 0 all things would stand in one place. Write a step such as (20, 20).
level-stack-of-boxes = A stack is made of boxes: { "of: Box(size: (12, 6), mass: 80)" }
level-area-crosses = The sides of this area cross each other. Name its corners in order, once round.
level-clear-of-expected = clear_of needs names and distances in cm: { "{\"me\": 20, \"pad\": 5}" }
level-clear-of-unknown = There is no robot, thing, zone or line “{ $name }” to stay clear of.
level-scatter-full = Only { $fitted } of { $count } things found a free place. Use a larger area, a smaller gap or fewer things.
level-maze-one-way = A maze needs exactly one of these: { $known }.
level-maze-grid = This is no grid of cells: { $lines } lines, the first one { $width } signs wide. A maze of 2 × 1 cells has three lines such as { "+---+---+" }
level-maze-too-big = The maze has { $columns } × { $rows } cells. At most { $limit } × { $limit } are possible.
level-maze-row-length = This line of the maze is { $found } signs long, but the first one has { $expected }.
level-maze-sign = “{ $found }” can't stand here in a maze. Expected: { $expected }, or spaces where there is no wall.
level-maze-starts = A maze has one start, but S stands in { $found } cells.
level-maze-goal = The cells with G must be side by side and fill a rectangle.
level-maze-no-way = No way leads from the start of this maze to its goal.
level-maze-loops = Only { $removed } of { $count } walls could be taken away. A smaller number of loops fits this maze.
level-drawing-too-big = The file “{ $name }” is too big for a maze. At most { $limit } KB are read.

level-off-field = All of “{ $name }” must be on the field.
level-far-off-field = “{ $name }” lies outside the field.
level-overlap = “{ $name }” and “{ $other }” overlap at the start.
level-never-in-time = This needs { $seconds } s, but the run lasts only { $limit } s.
level-zone-off-field = The zone “{ $name }” lies outside the field, so nobody can get there.
level-zone-too-small = The zone “{ $name }” is too small: “{ $body }” does not fit in.
level-moved-fixed = “{ $name }” is fixed and can't be moved. Give it a mass.
level-laps-open = The line “{ $name }” is not closed, so it has no laps.
level-lost-at-start = The goal “{ $goal }” is already broken at the start.
level-passed-at-start = All goals are already reached at the start, before a program has done anything.
hint-layout = It happens on layout { $layout }.
