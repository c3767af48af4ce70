# The lab: driving by hand, sandbox.

drive-start = Drive
drive-now = Drive!
drive-how = Arrow keys or W A S D drive, with Shift slowly. Esc stops.
drive-ahead = Ahead
drive-back = Back
drive-left = To the left
drive-right = To the right
drive-stop = Stop
drive-closing = One moment…
drive-done = Driven by hand
drive-to-program = As a program
drive-again = Again
drive-close = Close
drive-comment = What I drove by hand.
drive-not-this-robot = This robot cannot be driven by hand: its kit has no “drive”.
drive-no-word = This level keeps back a word that the program would need: { $word }
drive-recording-damaged = The recording of the keys cannot be read from line { $line } on.
