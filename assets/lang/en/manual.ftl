# The generated reference.


manual-words = Words of a program
manual-words-intro = You can use these words in your program. Which of them your robot has depends on its kit and on the level.
manual-kind-move = Move and wait for the end
manual-kind-drive = Move and go on
manual-kind-time = Time
manual-kind-see = See
manual-kind-feel = Feel
manual-kind-act = Act
manual-kind-show = Show
manual-kind-talk = Talk
manual-device = the name of the device as text. It may be left out when only one device has this word.
manual-takes-number = A number from { $min } to { $max } { $unit }.
manual-takes-plain-number = A number from { $min } to { $max }.
manual-takes-text = A text.
manual-takes-choice = One of: { $choices }.
manual-takes-bool = true or false.
manual-takes-question = A function that gives true or false, such as || time() > 2.
manual-takes-any = Any value.
manual-takes-plain = A number, a text, true or false, or a list of up to 32 of them. A text has up to 200 bytes.
manual-optional = It may be left out.
manual-gives-number = Gives a number, { $unit }.
manual-gives-plain-number = Gives a number.
manual-gives-bool = Gives true or false.
manual-gives-text = Gives a text.
manual-gives-list = Gives a list.
manual-gives-map = Gives a map.
manual-gives-plain = Gives a number, a text, true or false, a list of them, or () if there is nothing.
manual-example = Example

manual-sensors = Sensors
manual-actuators = Motors and devices that show
manual-things = Things of a field

manual-goals = Goals
manual-goals-intro = What a level can ask for, as in level.ron. Lengths are in cm, times in s.
manual-conditions = Conditions
manual-combinators = Combinators

manual-kits = Kits
manual-kits-intro = The robots that are built in. A kit is a file; a folder kits/ beside the program adds more.
manual-kit-devices = Devices
manual-kit-words = Words

manual-sensors-intro = What a robot sees and feels with. A kit has them as in the examples.
manual-actuators-intro = What a robot moves, shows and speaks with. A kit has them as in the examples.
manual-things-intro = What can stand, lie and move on a field. A level has them as in the examples.
manual-crowds = Ways to set things up
manual-crowds-intro = How a level sets its things up: one alone, many in an order, or by chance.
manual-kit-size = { $title }: { $length } cm long, { $width } cm wide, { $mass } g.
manual-kit-example = A level has it so:
manual-topics = The reference has these chapters:
manual-topic-hint = arba manual words shows a chapter, arba manual forward a page.
