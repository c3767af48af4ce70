# Many runs: the judge and the both-ways proof of levels.

proof-no-solution = This level has no solution, so nobody has shown that it can be passed. Put solution.rhai beside level.ron.
proof-no-starter = There is no starter program for the robot { $robot }.
proof-starter-passes = The starter program already passes on layout { $layout }, so there is nothing left to do.
proof-starter-aborted = The starter program could not be run on layout { $layout }.
proof-solution-fails = The solution does not pass on layout { $layout }.
proof-solution-aborted = The solution could not be run on layout { $layout }.
proof-goal-never-held = The solution did not reach the goal “{ $goal }” on any layout that was checked.
proof-reference-old = The figures in reference.ron no longer match the solution. Run arba check --update.
proof-close-to-limit = The solution needs { $time } s of the { $limit } s that the level gives. Students will need more.
