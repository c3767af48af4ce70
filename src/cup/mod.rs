//! Many runs: the judge, the standings, the both-ways proof of levels, and experiments.

pub mod judge;

pub mod standings;

pub mod proof;
pub mod robust;

pub mod sweep;
