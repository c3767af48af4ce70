//! The caps of a worker: memory, processor time, no files, no core. The operating system holds them, not good will.

/// Address space of a worker besides the stacks of its programs, bytes. It is reserved space, of which an honest trial
/// uses a hundredth.
pub const MEMORY_BYTES: u64 = 1 << 30;
/// Processor time of every trial, seconds; a trial takes a tenth of a second when nobody is hostile.
const TRIAL_CPU_S: u64 = 20;
/// Processor time for each simulated second of each program: ten times what a program takes that spends its whole budget
/// of plain operations, so that it is judged on a slow computer as well.
const CPU_S_PER_PROGRAM_S: u64 = if cfg!(debug_assertions) { 5 } else { 2 };

/// Sets the caps that hold for the whole life of the worker: it writes no file and leaves no core.
#[cfg(unix)]
pub fn set() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    // A cap that the system refuses is one that it holds tighter already.
    let _ = setrlimit(Resource::Fsize, none);
    let _ = setrlimit(Resource::Core, none);
}

/// Gives the next trial, of so many programs and at most so long, its memory, and its processor time counted from now. A
/// program has no word that changes them.
#[cfg(unix)]
pub fn allow(programs: usize, longest_s: f64) {
    use crate::pilot::rhai::STACK_BYTES;
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let used_s = processor_s() as u64;
    let bytes = MEMORY_BYTES + programs as u64 * STACK_BYTES as u64;
    let cpu_s = TRIAL_CPU_S + programs as u64 * longest_s.ceil() as u64 * CPU_S_PER_PROGRAM_S;
    for (resource, current) in [(Resource::Cpu, used_s + cpu_s + 1), (Resource::As, bytes)] {
        let maximum = getrlimit(resource).maximum;
        let current = Some(maximum.map_or(current, |maximum| maximum.min(current)));
        let _ = setrlimit(resource, Rlimit { current, maximum });
    }
}

/// Processor time that all threads of this process have used, seconds. Where others share the machine it tells more than a
/// clock does.
#[cfg(unix)]
pub fn processor_s() -> f64 {
    use rustix::time::{ClockId, clock_gettime};
    let used = clock_gettime(ClockId::ProcessCPUTime);
    used.tv_sec.max(0) as f64 + used.tv_nsec as f64 * 1e-9
}

/// Not known on other systems.
#[cfg(not(unix))]
pub fn processor_s() -> f64 {
    f64::NAN
}

/// Other systems have no such caps; there the parent's patience is the only one.
#[cfg(not(unix))]
pub fn set() {}

/// See `set`.
#[cfg(not(unix))]
pub fn allow(_programs: usize, _longest_s: f64) {}
