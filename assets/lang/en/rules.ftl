# Goals and what came of a trial. The robot speaks as "I". Lengths are in cm, times in s.

# What a condition of a level means.
goal-inside = The robot or the thing is in the zone: all of it, its origin, or at least some part of it.
goal-outside = The robot or the thing is outside the zone: all of it, its origin, or at least some part of it.
goal-all-inside = Each of the things is in the zone.
goal-all-outside = Each of the things is out of the zone.
goal-touched = The robot has touched a thing, a robot, the edge, or anything at all.
goal-visited = The robot has been in all these zones, in this order.
goal-followed = The robot has gone along the whole line, or laps of a closed one.
goal-moved = The thing is far enough from its start, or it has been moved into a zone.
goal-distance = The gap between the robot and a thing, a robot or the edge is within the given bounds.
goal-stopped = The robot has stood still for this long.
goal-time = It is before or after a moment of the run.
goal-ended = The robot's program has come to its end.
goal-all = All of these are true.
goal-any = At least one of these is true.
goal-not = This is not true.
goal-once = This is true, or was true at some time.
goal-then = The first was true, then the second, and so on.
goal-within = This became true within the given number of seconds.
goal-for = This has been true for the given number of seconds without a break.
goal-count = At least the given number of these are true.

# Why a run was not passed.
cause-idle = I did not move in the first { $seconds } s. Is a motor command missing?
cause-time = Time is up ({ $seconds } s).
cause-end = The program ended at { $seconds } s, before the goal. Is a loop needed?
cause-end-idle = The program ended at { $seconds } s, and I had not moved. Is a motor command or a loop missing?
cause-missed = After { $seconds } s the goal could not be reached any more.
cause-hit = I hit “{ $object }” at { $seconds } s.
cause-hit-edge = I hit the edge of the field at { $seconds } s.
cause-line = I lost the line at { $seconds } s. My speed was { $speed } cm/s.
cause-out = I left the field at { $seconds } s.
cause-stuck = My wheels turned, but I did not move. It began at { $seconds } s and lasted { $lasted } s.
cause-left = I left the zone “{ $zone }” at { $seconds } s.
cause-thing-left = “{ $object }” left the zone “{ $zone }” at { $seconds } s.
cause-entered = I entered the zone “{ $zone }” at { $seconds } s.
cause-thing-entered = “{ $object }” entered the zone “{ $zone }” at { $seconds } s.
cause-moved = “{ $object }” was moved by { $distance } cm at { $seconds } s.
cause-gap = At { $seconds } s the gap was { $distance } cm.
cause-goal = At { $seconds } s a rule of the level was broken: { $goal }.
cause-touches = Too many touches: only { $limit } allowed. It happened at { $seconds } s.
cause-energy = I used more than { $limit } J of energy. It happened at { $seconds } s.
cause-statements = Statements in the program: { $found }. Allowed: { $limit }.
cause-operations = The program did more than { $limit } operations. It happened at { $seconds } s.

# A second sentence: what was missing, what the sensors said.
missing-distance = I was { $distance } cm from the zone “{ $zone }”.
missing-thing-distance = “{ $object }” was { $distance } cm from the zone “{ $zone }”.
missing-partly = I was only partly in the zone “{ $zone }”.
missing-thing-partly = “{ $object }” was only partly in the zone “{ $zone }”.
missing-still-in = I was still in the zone “{ $zone }”.
missing-thing-still-in = “{ $object }” was still in the zone “{ $zone }”.
missing-things = Not there yet: { $left } of { $all }.
missing-zone = Zones visited so far: { $done } of { $all }, the next one is “{ $zone }”.
missing-line = I had followed { $percent } % of the line, which is { $length } cm long.
missing-move = “{ $object }” still had { $distance } cm to go.
missing-move-zone = “{ $object }” was not moved into the zone “{ $zone }”.
missing-gap-small = The gap was { $distance } cm, but it should be at least { $wanted } cm.
missing-gap-big = The gap was { $distance } cm, but it should be at most { $wanted } cm.
missing-stop = I had not stood still for long enough.
missing-end = My program had not come to its end.
missing-count = True: { $held }, needed: { $least }.
evidence-distance = My distance sensor showed { $distance } cm.

# Problems of conditions in a level.
rules-unknown-robot = There is no robot “{ $name }” here. Known: { $known }.
rules-unknown-thing = There is no thing “{ $name }” here. Known: { $known }.
rules-unknown-things = There are no things “{ $name }” here. Known: { $known }.
rules-unknown-zone = There is no zone “{ $name }” here. Known: { $known }.
rules-unknown-line = There is no line “{ $name }” here. Known: { $known }.
rules-unknown-maze = There is no maze “{ $name }” here. Known: { $known }.
rules-thing-is-many = “{ $name }” is several things. Name one of them, such as { $first }, or write things: "{ $name }".
rules-out-of-range = { $field }: a number from { $low } to { $high } is needed. Found: { $found }
rules-min-max = The lower bound must be below the upper one. Found: { $low } and { $high }
rules-robot-or-thing = Name one robot or one thing: robot: "me", or thing: "block".
rules-one-target = Name one target only: thing, things, other or edge.
rules-no-edge = This field has no wall at its edge. Write edge: Wall in the field, or take this out.
rules-distance-of = Say what the distance is from (thing, things, other or edge), and give min, max or both.
rules-by-or-zone = Say by how much (by: 10) or where to (zone: "home"), one of the two.
rules-before-or-after = Say before: or after: or both.
rules-empty-list = { $kind } needs at least one entry.
rules-count = Count needs a number from 1 to { $most }. Found: { $found }
