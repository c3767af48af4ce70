# Many runs: the judge and the both-ways proof of levels.

proof-no-solution = There is no solution for this level, so nobody has shown that it can be solved. Put solution.rhai beside level.ron.
proof-no-starter = There is no starter program for the robot { $robot }.
proof-starter-passes = The starter program passes already on layout { $layout }, so there is nothing left to do.
proof-starter-aborted = The starter program could not be run on layout { $layout }.
proof-solution-fails = The solution does not pass on layout { $layout }.
proof-solution-aborted = The solution could not be run on layout { $layout }.
proof-goal-never-held = The goal “{ $goal }” was not reached by the solution on any checked layout.
proof-reference-old = The figures in reference.ron are not those of the solution any more. Run arba check --update.
proof-close-to-limit = The solution needs { $time } s of the { $limit } s that the level gives. Students will need more.
