# Sensors: what they are, and their words.

sensor-distance = An ultrasonic sensor: the distance to the nearest thing inside its cone. It measures 25 times a second. Beyond its range it gives the range.
sensor-line = A line sensor: the brightness of a small spot of the floor.
sensor-bumper = A bar with a switch: does it press against something?
sensor-gyro = A gyro: heading and turning rate. It starts with the true heading and drifts.
sensor-encoder = Counts how far a motor's shaft has turned.

word-distance = Distance to the nearest thing in front of the sensor, in cm. If nothing is near, it gives the sensor's range.
word-reflection = How bright the floor is under the sensor: 0 is black, 100 is white.
word-line = The readings of all line sensors as a list, in the order of the kit.
word-touched = Is the bumper pressed now?
word-heading = Where the nose points, 0 to 360: 0 is up, 90 is right. The gyro drifts a little with time.
word-gyro_rate = How fast the robot is turning: positive is right.
word-reset_gyro = From now on, the present heading counts as 0.
word-encoder = How far the wheel has turned since the start or the last reset, in degrees. It counts up forwards.
word-reset_encoder = From now on, this encoder counts from 0.
