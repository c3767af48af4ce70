# Actuators: what they are, and their words.

actuator-motor = A motor with a gear that turns one or more wheels.
actuator-steering = A servo that steers the front wheels of a car.
actuator-pen = A pen that draws the robot's path on the floor.
actuator-lamp = A coloured light.
actuator-beeper = A small loudspeaker.

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
