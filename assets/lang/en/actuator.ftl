# Actuators: what they are, and their words.

actuator-motor = A motor with a gear that turns one or more wheels.
actuator-steering = A servo that steers the front wheels of a car.
actuator-pen = A pen that draws the robot's path on the floor.
actuator-lamp = A coloured light.
actuator-beeper = A small loudspeaker.
actuator-horn = A horn with one loud tone that microphones hear.
actuator-gripper = Two jaws that close round a thing and hold it.
actuator-lift = A lift that raises what the robot holds off the floor.
actuator-magnet = An electromagnet that holds things of metal.
actuator-kicker = A plate that hits a ball. It has to charge between two kicks.
actuator-radio = A radio for messages between robots.

word-motor = Gives one motor its power, and goes on.
word-motor-percent = The power. A negative number turns the motor backwards, 0 brakes.
word-steer = Turns the front wheels and goes on. The next forward, back, arc or drive steers by itself again.
word-steer-deg = How far: positive is right, negative is left, 0 is straight. More than the wheels can turn is as far as they can.
word-pen = Puts the pen down: the robot draws its path.
word-pen-colour = The colour of the line.
word-pen_up = Lifts the pen.
word-lamp = Lights the lamp.
word-lamp-colour = The colour of the light, or "off".
word-beep = Sounds a tone and waits until it is over.
word-beep-hz = The pitch. 440 is the note A.
word-beep-s = How long.

word-horn = Hoots for a moment, and goes on.
word-grab = Closes the jaws and waits until they are closed. Gives true if they hold something.
word-release = Opens the jaws and waits until they are open. Gives true if nothing is held any more.
word-lift = Moves the lift and waits until it is there. Gives false if something stands below what comes down.
word-lift-percent = The height: 0 is on the floor, 100 is all the way up.
word-magnet = Switches the magnet on or off.
word-magnet-on = true holds, false lets go.
word-kick = Kicks what is right before the plate. Gives false if the kicker is not charged yet.
word-kick-percent = How much of the energy the kick gets.
word-send = Sends a message to all other robots, or to one of them. It arrives later, or never if the level's radio loses it.
word-send-message = What to say.
word-send-to = The name of the only robot that is to get it.
word-receive = Gives the oldest message that has arrived, or () if there is none. In a loop it takes one message a tick.

# What devices say.
sim-no-room-below = Something stands below, so I keep what I hold. Drive to a free place first.
sim-radio-nobody = There is no other robot called "{ $name }".
