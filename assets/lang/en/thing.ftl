# Things of a field.

thing-wall = A straight wall from one point to another.
thing-polygon = A thing with straight sides. With a mass it can be pushed, without one it cannot be moved.
thing-box = A rectangular block. With a mass it can be pushed, without one it cannot be moved.
thing-pin = An upright cylinder that slides and does not fall over. Without a mass it is a fixed post.
thing-ball = A ball: it rolls far and bounces.
