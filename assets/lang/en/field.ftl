# The lab: field.

field-fit = Show all (F)
field-closer = Closer (+)
field-further = Further away (−)
field-follow = Follow the robot
field-ruler = Ruler (R)
field-look = Look at…
field-look-nothing = Nothing
field-layers = Show…
field-beams = Sensor beams
field-trails = Trails
field-names = Names
field-live-path = Live path
field-grid = Grid (G)
field-ghosts = Other runs
field-close = Close
field-at = x { $x }, y { $y } cm
field-scale = { $cm } cm
field-second = { $seconds } s
field-measured = { $cm } cm, { $heading }°
field-off = { $cm } cm off
field-asks = Click the place
field-pose = x { $x }, y { $y } cm, heading { $heading }°
field-speed = Speed: { $speed } cm/s
field-yes = yes
field-no = no
field-told = Field { $width } × { $height } cm, second { $seconds }.
field-told-robot = { $name }: { $x }, { $y } cm, heading { $heading }°.
field-told-thing = { $name }: { $x }, { $y } cm.
field-told-more = { $count ->
    [one] One more thing.
   *[other] { $count } more things.
}
field-told-touch = { $one } touches { $other }.
field-told-touch-edge = { $one } touches the edge.
field-told-goals = Goals held: { $count }.
