//! The caps of a worker: memory, processor time, no files, no core. The operating system holds them, not good will.

/// Address space of a worker besides the stacks of its programs, bytes. It is reserved space, of which an honest trial
/// uses a hundredth.
pub const MEMORY_BYTES: u64 = 1 << 30;
/// Processor time of one trial, seconds; a trial takes a tenth of a second when nobody is hostile.
pub const TRIAL_CPU_S: u64 = 20;

/// Sets the caps that hold for the whole life of the worker: it writes no file and leaves no core.
#[cfg(unix)]
pub fn set() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    // A cap that the system refuses is one that it holds tighter already.
    let _ = setrlimit(Resource::Fsize, none);
    let _ = setrlimit(Resource::Core, none);
}

/// Gives the next trial its memory, and its processor time counted from now. A program has no word that changes them.
#[cfg(unix)]
pub fn allow(programs: usize) {
    use crate::pilot::rhai::STACK_BYTES;
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    use rustix::time::{ClockId, clock_gettime};
    let used_s = clock_gettime(ClockId::ProcessCPUTime).tv_sec.max(0) as u64;
    let bytes = MEMORY_BYTES + programs as u64 * STACK_BYTES as u64;
    for (resource, current) in [(Resource::Cpu, used_s + TRIAL_CPU_S + 1), (Resource::As, bytes)] {
        let maximum = getrlimit(resource).maximum;
        let current = Some(maximum.map_or(current, |maximum| maximum.min(current)));
        let _ = setrlimit(resource, Rlimit { current, maximum });
    }
}

/// Other systems have no such caps; there the parent's patience is the only one.
#[cfg(not(unix))]
pub fn set() {}

/// See `set`.
#[cfg(not(unix))]
pub fn allow(_programs: usize) {}
