# Sensors: what they are, and their words.

sensor-distance = An ultrasonic sensor: the distance to the nearest thing inside its cone, 25 times a second. A wall slanted by more than 45° sends no echo: then it gives its range.
sensor-line = A line sensor: the brightness of a small spot of the floor.
sensor-infrared = An infrared sensor: a thin beam of light, good for 10 to 80 cm. What is nearer than 10 cm reads as further away. It measures 26 times a second.
sensor-time-of-flight = A laser sensor: it times its own light inside a cone of 25°, up to 2 m. The further a thing is, the more the readings jump.
sensor-line-array = A row of line sensors on one board. It also tells where under it the line is.
sensor-color = A colour sensor. It looks down at the floor, or with `facing` along the floor at things a few cm away.
sensor-light = A light sensor: how bright is it on the side it faces? It sees the light of the room and of lamps.
sensor-microphone = A microphone: how loud is it, and how high is the strongest tone? It hears its own robot too.
sensor-position = A beacon on the robot: the field tells it where it is, ten times a second and within about 2 cm.
sensor-bumper = A bar with a switch: does it press against something?
sensor-gyro = A gyro: heading and turning rate. It starts with the true heading and drifts.
sensor-encoder = Counts how far a motor's shaft has turned.

word-distance = Distance to the nearest thing in front of the sensor, in cm. If nothing is near, it gives the sensor's range.
word-reflection = How bright the floor is under the sensor: 0 is black, 100 is white.
word-line = The readings of all line sensors as a list, in the order of the kit; a row counts from left to right.
word-line_position = Where the line is under the row, in cm: 0 is the middle, positive is right. If the line is lost, it gives the end where it was last. For example, 1.5 says: steer to the right.
word-color = The colour that the sensor sees, as text: "red", "black" and so on. If nothing is near, "none".
word-rgb = The colour as a list of red, green and blue, each 0 to 255.
word-light = How bright it is: 0 is dark, 100 is as bright as the sensor can tell.
word-sound = How loud it is: 0 is silent, 100 is as loud as the sensor can tell.
word-sound_hz = How high the strongest tone is, in hertz. If no tone is heard, 0.
word-position = Where the robot is on the field, as a list of x and y in cm.
word-touched = Is the bumper pressed now?
word-heading = Where the nose points, 0 to 360: 0 is up, 90 is right. The gyro drifts a little with time.
word-gyro_rate = How fast the robot is turning: positive is right.
word-reset_gyro = From now on, the present heading counts as 0.
word-encoder = How far the wheel has turned since the start or the last reset, in degrees. It counts up forwards.
word-reset_encoder = From now on, this encoder counts from 0.
