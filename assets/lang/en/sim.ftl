# The world: words of robots, parts, and what can be wrong with a kit or a thing.

# Moves that wait for their end.
word-forward = Drives straight ahead and waits until it is done. Gives true, or false if the robot got stuck.
word-forward-cm = How far. A negative number drives backwards.
word-back = Drives straight back and waits until it is done. Gives true, or false if the robot got stuck.
word-back-cm = How far.
word-turn = Turns on the spot and waits until it is done. Gives true, or false if the robot got stuck.
word-turn-deg = How far to turn: positive is right, negative is left.
word-turn_to = Turns to a heading, the short way round, and waits until it is done. Gives true, or false if the robot got stuck.
word-turn_to-heading = The heading as heading() gives it: 0 is up, 90 is right.
word-arc = Drives along a part of a circle and waits until it is done. Gives true, or false if the robot got stuck.
word-arc-radius = Radius of the circle, measured to the middle of the robot. A negative radius drives backwards.
word-arc-deg = How far the robot turns on the way: positive is right, negative is left.

# Commands that go on.
word-speed = Sets how fast forward, back and arc drive from now on.
word-speed-cm_per_s = The speed.
word-drive = Drives on with this speed and this turning rate until another command comes.
word-drive-cm_per_s = The speed. A negative number drives backwards.
word-drive-deg_per_s = How fast to turn: positive is right, negative is left, 0 is straight.
word-motors = Gives the left and the right motor their power, and goes on.
word-motors-left = Power of the left motor. A negative number turns it backwards.
word-motors-right = Power of the right motor. A negative number turns it backwards.
word-stop = Stops: the motors brake.

# What the firmware says.
sim-move-stuck = I could not finish the move: { $way } cm and { $turn }° were left. Something is in the way, or the wheels are blocked.
sim-too-fast = You asked for { $asked } cm/s, but my top speed is { $top } cm/s.
sim-no-such-word = This robot has no device for this word.
sim-unknown-beacon = I hear no beacon called { $found }. Here are: { $known }.
sim-no-beacons = There is no beacon on this field, so I cannot find { $found }.

# What can be wrong.
sim-out-of-range = { $field }: { $found } is outside the range { $min } to { $max } ({ $unit }).
sim-unknown-name = { $field }: nothing here is called { $found }.
sim-polygon-crosses = { $field }: the sides cross or lie on each other. Give the corners in order round the shape.
sim-polygon-flat = { $field }: the shape has almost no area.
sim-wall-without-length = { $field }: the wall begins where it ends.
sim-kit-newer = This kit has the format { $found }, this arba reads { $known }. Please update arba.
sim-kit-no-title = The kit's title is missing in this language: { $language }.
sim-kit-rollers = { $field }: expected 0, 45, -45 or 90.
sim-kit-name-twice = { $field }: another part of this kind has the same name.
sim-kit-bad-name = { $field }: a name has up to 40 letters, digits, - and _.
sim-kit-wheel-driven-twice = { $field }: two motors turn this wheel.
sim-kit-only-one = { $field }: a kit can have only one part of this kind.
sim-kit-no-encoder = { $field }: this motor has no encoder, and moves need one.
