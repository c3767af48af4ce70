# Sensors: what they are, and their words.

sensor-distance = An ultrasonic sensor: the distance to the nearest thing inside its cone. It measures 25 times a second. Beyond its range it gives the range.
sensor-line = A line sensor: the brightness of a small spot of the floor.
sensor-lidar = A laser ranger that turns all round: distances in every direction. What is beyond its range or outside its view reads the range.
sensor-camera = A camera that knows things: kind, colour, bearing and distance of what it sees. What is hidden behind something else, or lifted off the floor, it does not see.
sensor-beacons = A receiver of radio beacons: how far each one is, and where. Walls do not stop the signal.
sensor-accelerometer = Feels how fast the speed changes at its place: forwards and to the right.
sensor-compass = A compass: where the nose points. It does not drift, but the motors' magnets pull it a few degrees aside.
sensor-battery = A battery with a gauge. Under load its voltage sags and the motors get weaker; when it is empty, they stop.
sensor-current = Measures how hard a motor works, in percent of its current at a standstill under full power. A stalled wheel draws much, a slipping one little.
sensor-bumper = A bar with a switch: does it press against something?
sensor-gyro = A gyro: heading and turning rate. It starts with the true heading and drifts.
sensor-encoder = Counts how far a motor's shaft has turned.

word-distance = Distance to the nearest thing in front of the sensor, in cm. If nothing is near, it gives the sensor's range.
word-reflection = How bright the floor is under the sensor: 0 is black, 100 is white.
word-line = The readings of all line sensors as a list, in the order of the kit.
word-scan = Distances all round as a list, in cm: [0] is straight ahead, then clockwise in even steps. Where nothing is near, it gives the lidar's range.
word-look = The things that the camera sees, as a list, nearest first. Each one is a map with kind, color, bearing (degrees from the nose, right is positive) and distance (cm).
word-beacon = Distance to a beacon, in cm. If it is too far away, it gives the receiver's range.
word-beacon-beacon = the name of the beacon
word-bearing = Where a beacon is, in degrees from the nose: -180 to 180, right is positive. If it is too far away, it gives 0.
word-bearing-beacon = the name of the beacon
word-acceleration = How fast the speed changes along a direction, in cm/s². In a turn it also feels the pull towards the middle.
word-acceleration-direction = "forward" or "right"
word-compass = Where the nose points, 0 to 360: 0 is up, 90 is right. It does not drift but is off by a few degrees.
word-battery = How much of the battery is left: 100 is full, 0 is empty.
word-voltage = The battery's voltage now. It sags when the motors work hard.
word-current = How hard the motor works: 100 is as much as it draws when it is stalled at full power.
word-touched = Is the bumper pressed now?
word-heading = Where the nose points, 0 to 360: 0 is up, 90 is right. The gyro drifts a little with time.
word-gyro_rate = How fast the robot is turning: positive is right.
word-reset_gyro = From now on, the present heading counts as 0.
word-encoder = How far the wheel has turned since the start or the last reset, in degrees. It counts up forwards.
word-reset_encoder = From now on, this encoder counts from 0.
