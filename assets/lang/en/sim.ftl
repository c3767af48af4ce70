# The world: words of robots, parts, and what can be wrong with a kit or a thing.

# Moves that wait for their end.
word-forward = Drives straight ahead and waits until it is done. Gives true, or false if the robot got stuck.
word-forward-cm = How far. A negative number drives backwards.
word-back = Drives straight back and waits until it is done. Gives true, or false if the robot got stuck.
word-back-cm = How far.
word-slide = Slides sideways without turning and waits until it is done. Gives true, or false if the robot got stuck.
word-slide-cm = How far: positive is right, negative is left.
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
word-drive-sideways = How fast to slide as well: positive is right, negative is left. Only robots that slide take it.
word-motors = Gives the left and the right motor their power, and goes on.
word-motors-left = Power of the left motor. A negative number turns it backwards.
word-motors-right = Power of the right motor. A negative number turns it backwards.
word-stop = Stops: the motors brake.

# What the firmware says.
sim-move-stuck = I could not finish the move: { $way } cm and { $turn }° were left. Something is in the way, or the wheels are blocked.
sim-too-fast = You asked for { $asked } cm/s, but my top speed is { $top } cm/s.
sim-too-tight = You asked for a circle of { $asked } cm, but my smallest one has a radius of { $least } cm. I drive that one.
sim-no-such-word = This robot has no device for this word.
sim-unknown-beacon = I hear no beacon called { $found }. Here are: { $known }.
sim-no-beacons = There is no beacon on this field, so I cannot find { $found }.

# What can be wrong.
sim-out-of-range = { $field }: { $found } is outside the range { $min } to { $max } ({ $unit }).
sim-unknown-name = { $field }: nothing here is called { $found }.
sim-polygon-crosses = { $field }: the sides cross or lie on each other. Give the corners in order round the shape.
sim-polygon-flat = { $field }: the shape has almost no area.
sim-wall-without-length = { $field }: the wall begins where it ends.
sim-arc-sweep = { $field }: an arc goes clockwise over 1° to 350°. Make a ring of two arcs.
sim-path-stands = { $field }: two points of the path that follow each other are the same.
sim-rope-one-body = { $field }: a rope ties two different bodies together.
sim-kit-newer = This kit has the format { $found }, this arba reads { $known }. Please update arba.
sim-kit-no-title = The kit's title is missing in this language: { $language }.
sim-kit-rollers = { $field }: expected 0, 45, -45 or 90.
sim-kit-name-twice = { $field }: another part of this kind, or with the same word, has this name.
sim-kit-bad-name = { $field }: a name has up to 40 letters, digits, - and _.
sim-kit-wheel-driven-twice = { $field }: two motors turn this wheel.
sim-kit-not-two = { $field }: the left motors must turn plain wheels on the left, the right motors wheels on the right, all facing forward.
sim-kit-not-on-axle = { $field }: driven wheels of a car stand on the line y = 0 and face forward. Example: at: (5, 0).
sim-kit-no-differential = { $field }: a motor with two wheels of a car needs differential: true, so that they can turn at different speeds.
sim-kit-not-holonomic = { $field }: with these wheels the robot cannot move in every direction. Expected three or more omni or mecanum wheels that do not all push the same way.
sim-kit-differential = { $field }: a differential needs two wheels of the same radius, facing forward, on one axle.
sim-kit-steered-axle = { $field }: steered wheels stand side by side on one axle, before or behind the origin, face forward and have no rollers.
sim-kit-steers-too-far = { $field }: with this angle a wheel would turn round itself. Make the angle smaller.
sim-kit-only-one = { $field }: a kit can have only one part of this kind.
sim-kit-no-encoder = { $field }: this motor has no encoder, and moves need one.
