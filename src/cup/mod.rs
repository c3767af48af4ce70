//! Many runs: the judge, the standings and the both-ways proof of levels.
