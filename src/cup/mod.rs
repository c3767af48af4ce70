//! Many runs: the judge, the standings and the both-ways proof of levels.

pub mod judge;

pub mod standings;

pub mod proof;
pub mod robust;
