# Help while a program is written: the list of suggestions, the help on words, one-click fixes.
words-suggestions = Suggestions
words-example = Example
words-more = { $key }: more
words-own-function = A function of this program, line { $line }.
words-own-variable = A variable of this program, line { $line }.
words-own-constant = A constant of this program, line { $line }.
words-value-now = Value at this moment: { $value }
words-device = A device of this robot. Its words: { $words }
words-text = A text that may stand here.
words-any-value = a value
words-kind-word = command
words-kind-own-function = own function
words-kind-variable = variable
words-kind-constant = constant
words-kind-keyword = keyword
words-kind-plain = function
words-kind-device = device
words-kind-sign = sign
words-kind-text = text

# Buttons beside a message: what is put in or taken away stands in $text.
words-fix-write = Write { $text }
words-fix-add = Add { $text }
words-fix-delete = Delete { $text }

# The window with a page for each word.
words-help = Help on words
words-help-search = Search
words-help-language = The language
words-help-plain = Functions
words-help-rare = Rarer functions
words-help-signs = Signs
words-help-picture = What { $name } does
words-help-none = Nothing found
words-help-insert = Insert
words-help-devices = On this robot:

key-suggest = Suggest words
key-fix = Put right what is wrong

# The keywords of the language.
keyword-let = Makes a variable: a name for a value that may change.
keyword-const = Makes a constant: a name for a value that never changes.
keyword-if = Does the commands in the braces only if the condition is true.
keyword-else = What is done when the condition of if is not true.
keyword-while = Repeats the commands as long as the condition is true.
keyword-loop = Repeats the commands without end, until break.
keyword-for = Repeats the commands for each number of a range or each item of a list.
keyword-in = Says what a for loop goes through: a range or a list.
keyword-do = Does the commands once, and again as long as while is true or until becomes true.
keyword-until = Ends a do loop when the condition becomes true.
keyword-break = Leaves the loop at once. The program goes on after it.
keyword-continue = Skips the rest of this round and begins the next one.
keyword-return = Leaves the function and gives back a value.
keyword-fn = Makes a function of your own: a name for commands that belong together.
keyword-switch = Compares a value with several cases and takes the one that fits; _ is for all others.
keyword-true = The value “yes”.
keyword-false = The value “no”.
keyword-throw = Reports an error of your own and ends the program, unless try catches it.
keyword-try = Tries the commands. If one of them fails, catch goes on.
keyword-catch = What is done when a command in try has failed.
keyword-global = Lets a function see a constant of the whole program: global::NAME.
keyword-this = Inside a function: the value in front of the dot with which it was called.

# Functions that need no robot.
plain-PI = The number π, about 3.14.
plain-abs = The number without its sign: abs(-3) is 3.
plain-acos = The angle with this cosine, in radians.
plain-asin = The angle with this sine, in radians.
plain-atan = The angle of the point (x, y), in radians.
plain-ceiling = Rounds up to a whole number.
plain-chars = The letters of a text, one by one.
plain-clear = Takes everything out of the list.
plain-contains = Is the value in the list, or the text in the text?
plain-cos = The cosine of an angle in radians.
plain-exp = e to the power of x.
plain-filter = A new list with only the items for which the test is true.
plain-floor = Rounds down to a whole number.
plain-hypot = The length of the diagonal: the root of x² + y².
plain-index_of = The place of the value in the list, from 0; -1 if it is not there.
plain-insert = Puts a value into the list at this place.
plain-is_empty = Is there nothing in it?
plain-keys = The names of all entries of a map, as a list.
plain-len = How many items or letters there are.
plain-ln = The natural logarithm.
plain-log = The logarithm to the base 10.
plain-map = A new list with each item changed.
plain-max = The larger of two numbers.
plain-min = The smaller of two numbers.
plain-parse_float = Makes a number out of a text.
plain-parse_int = Makes a whole number out of a text.
plain-pop = Takes the last item out of the list and gives it.
plain-push = Adds a value to the end of the list.
plain-range = Numbers from the first to before the last, with a step.
plain-reduce = Joins all items of the list into one value.
plain-remove = Takes the item at this place out of the list.
plain-reverse = Turns the order of the list round.
plain-round = Rounds to the nearest whole number.
plain-shift = Takes the first item out of the list and gives it.
plain-sign = The sign of a number: -1, 0 or 1.
plain-sin = The sine of an angle in radians.
plain-sort = Puts the list in order, the smallest first.
plain-split = Cuts a text into a list at this sign.
plain-sqrt = The square root.
plain-sub_string = A part of the text: from this place on, so many letters.
plain-tan = The tangent of an angle in radians.
plain-to_degrees = Radians as degrees.
plain-to_float = A whole number as one with a point, so that / keeps the remainder.
plain-to_int = A whole number: what stands behind the point is cut off.
plain-to_radians = Degrees as radians.
plain-to_string = The value as a text.
plain-trim = Takes the spaces from both ends of the text.
plain-type_of = What kind of value it is, as a text.
plain-values = The values of all entries of a map, as a list.

# Rarer functions.
plain-E = The number e, about 2.72.
plain-acosh = The inverse of cosh.
plain-all = Is the test true for every item of the list?
plain-append = Adds another list to the end of this one.
plain-asinh = The inverse of sinh.
plain-atan2 = The angle of the point (x, y) in radians, like atan(y, x).
plain-atanh = The inverse of tanh.
plain-bits = The binary digits of a whole number one by one, the lowest first.
plain-bytes = How many bytes the text takes. A letter of the Cyrillic script takes two.
plain-call = Calls a function that stands in a variable.
plain-chop = Keeps only so many items at the end of the list.
plain-cosh = The hyperbolic cosine.
plain-crop = Keeps only a part of the text: from this place on, so many letters.
plain-dedup = Takes out items that are equal to the one before.
plain-drain = Takes out the items for which the test is true and gives them.
plain-end = The number at which a range ends.
plain-ends_with = Does the text end with this one?
plain-extract = A part of the list as a new list: from this place on, so many items.
plain-fill_with = Adds the entries of another map whose names are not there yet.
plain-find = The first item for which the test is true.
plain-find_map = The first result of the function that is not ().
plain-for_each = Does something with every item of the list; this is the item.
plain-fraction = What stands behind the point of a number.
plain-get = The item at this place, or () if there is none.
plain-int = The number without what stands behind the point.
plain-is_even = Can the number be divided by 2?
plain-is_exclusive = Is it a range without its last number, like 0..5?
plain-is_finite = Is it an ordinary number, not an infinite one?
plain-is_inclusive = Is it a range with its last number, like 0..=5?
plain-is_infinite = Is the number infinite?
plain-is_nan = Is it the result of a calculation that has none, like 0.0 / 0.0?
plain-is_odd = Is there a remainder of 1 when the number is divided by 2?
plain-is_zero = Is the number 0?
plain-make_lower = Makes all letters of the text small.
plain-make_upper = Makes all letters of the text capital.
plain-mixin = Adds the entries of another map; those of the same name are replaced.
plain-order = Puts the list in order, the smallest first, like sort.
plain-order_by = Puts the list in order as the function compares two items, like sort_by.
plain-order_desc = Puts the list in order, the largest first, like sort_desc.
plain-pad = Makes the text or list so long by adding the sign or the value at its end.
plain-reduce_rev = Joins all items of the list into one value, beginning at the end.
plain-replace = Puts another text in each place where this one stands.
plain-retain = Keeps only the items for which the test is true.
plain-set = Puts a value at this place, instead of the one that was there.
plain-sinh = The hyperbolic sine.
plain-some = Is the test true for at least one item of the list?
plain-sort_by = Puts the list in order as the function compares two items: below 0 means that the first comes first.
plain-sort_desc = Puts the list in order, the largest first.
plain-splice = Puts another list in the place of a part of this one.
plain-split_rev = Cuts a text into a list at this sign, the last part first.
plain-start = The number at which a range begins.
plain-starts_with = Does the text begin with this one?
plain-tanh = The hyperbolic tangent.
plain-to_binary = The whole number in the binary system, as a text.
plain-to_chars = The letters of the text, as a list.
plain-to_debug = The value as a program writes it, as a text: texts stand in quotes.
plain-to_hex = The whole number in the hexadecimal system, as a text.
plain-to_json = The map as a text in the format JSON.
plain-to_lower = The same text in small letters.
plain-to_octal = The whole number in the octal system, as a text.
plain-to_upper = The same text in capital letters.
plain-truncate = Keeps only so many items or letters at the beginning.
plain-zip = A new list: the function joins each item with the one of the other list.

# The signs of the language.
sign-range = A range: the numbers from the first to before the last. 0..5 is 0, 1, 2, 3, 4.
sign-range-whole = A range with its last number: 1..=5 is 1, 2, 3, 4, 5.
sign-bar = Between two bars stand the names of what a small function without a name is given.
sign-bars = Between two conditions: or. Before an expression: a small function that is given nothing.
sign-and = And: true when both conditions are.
sign-not = Not: makes true of false and false of true.
sign-equal = Compares: are both sides equal? A single = puts a value into a variable.
sign-unequal = Compares: are the two sides different?
sign-at-most = Less than or equal.
sign-at-least = Greater than or equal.
sign-assign = Puts the value on the right into the variable on the left.
sign-add-to = Adds to the variable: sum += 5 is the same as sum = sum + 5.
sign-take-from = Takes from the variable: rest -= 3 is the same as rest = rest - 3.
sign-times-to = Multiplies the variable: x *= 2 is the same as x = x * 2.
sign-divide-to = Divides the variable: x /= 2 is the same as x = x / 2.
sign-divide = Divides. Two whole numbers give a whole number: 7 / 2 is 3, 7.0 / 2 is 3.5.
sign-remainder = The remainder of a division: 7 % 3 is 1.
sign-power = To the power: 2 ** 10 is 1024.
sign-into = Puts a value into a text that stands between back quotes.
sign-case = In a switch: on the left the case, on the right what is done then.
sign-map = Begins a map: names and their values.
sign-if-there = The entry or function only if there is a value on the left; otherwise ().
sign-or-else = The value on the right if there is none on the left.
sign-of-program = Between global and the name of a constant of the whole program.
