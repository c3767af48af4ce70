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

level-picture-not-png = “{ $name }” is not a PNG picture. Save it as PNG in a drawing program.
level-picture-damaged = The picture “{ $name }” is damaged or cut off. Save it again.
level-picture-too-large = The picture “{ $name }” has { $width } × { $height } pixels. At most { $limit } along each side are possible; make it smaller.
level-two-places = Give either at: (the middle) or corner: (the lower left), one of the two.
level-floor-too-much = There is too much on this floor. It can have 2000 layers, 200000 corners of drawings and 16 million pixels of pictures.
level-gradient-colours = A gradient needs at least two colours: colors: [Black, White]
level-gradient-nowhere = The gradient begins and ends at the same place. Put from: and to: apart.
level-svg-broken = “{ $name }” can't be read as SVG: something is wrong at line { $line }, column { $column }.
level-svg-not-svg = “{ $name }” is not an SVG drawing with a width and a height.
level-svg-doctype = “{ $name }” begins with a DOCTYPE. Delete that line, or save it as plain SVG.
level-svg-element = “{ $name }” has an element that can't be painted: <{ $element }>. Turn everything into paths and save it as plain SVG.
level-svg-paint = Some of “{ $name }” has no plain colour and is left out. Give every shape one colour.
level-svg-opacity = Some of “{ $name }” is see-through. It is painted without that.
level-svg-too-much = The drawing “{ $name }” is too big. Make its paths simpler.
level-svg-no-size = “{ $name }” doesn't say how wide it is in mm or cm. Say it here: width: 100
level-svg-empty = Nothing in “{ $name }” has a colour.

level-thing-other-kind = { $field }: “{ $name }” must be of the kind { $expected } here.
level-rope-too-short = { $field }: the rope is { $length } cm long, but its ends are { $way } cm apart at the start.
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
