# Things of a field.

thing-wall = A straight wall from one point to another.
thing-polygon = A thing with straight sides. With a mass it can be pushed, without one it cannot be moved.
thing-box = A rectangular block. With a mass it can be pushed, without one it cannot be moved.
thing-pin = An upright cylinder that slides and does not fall over. Without a mass it is a fixed post.
thing-arc = A bent wall along a part of a circle.
thing-can = A drinks can that slides and does not fall over. A magnet can hold it.
thing-coin = A coin that lies flat. The robot that touches it takes it; it may have to be fast enough.
thing-gate = A line that stops nobody. It counts who passes, which way and how fast.
thing-lamp = A lamp that light sensors see. It may be switched while the run goes on.
thing-beacon = A post that a beacon receiver knows by its call.
thing-mover = A block that goes along its path by itself and pushes what is in its way.
thing-turntable = A disc of the floor that turns and takes along what stands on it.
thing-ramp = A slope: it rises forward, and whatever is on it is pulled back.
thing-door = A wall that opens when something happens, and may close again.
thing-button = A plate in the floor that is pressed while something stands on it.
thing-rope = A rope between two robots or things. It only pulls, and only when it is taut.
thing-ball = A ball: it rolls far and bounces.
