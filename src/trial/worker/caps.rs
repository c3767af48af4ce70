//! The caps of a worker: memory, processor time, no files, no core. The operating system holds them, not good will.

/// Address space of a worker besides the stacks of its programs, bytes.
pub const MEMORY_BYTES: u64 = 1 << 30;
/// Processor time of one trial, seconds; a trial takes a tenth of a second when nobody is hostile.
pub const TRIAL_CPU_S: u64 = 20;

/// Sets the caps that hold for the whole life of the worker.
#[cfg(unix)]
pub fn set(stacks_bytes: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let to = |bytes| Rlimit { current: Some(bytes), maximum: Some(bytes) };
    // A cap that the system refuses is one that it holds tighter already.
    let _ = setrlimit(Resource::As, to(MEMORY_BYTES + stacks_bytes));
    let _ = setrlimit(Resource::Fsize, to(0));
    let _ = setrlimit(Resource::Core, to(0));
}

/// Gives the next trial its processor time, counted from now.
#[cfg(unix)]
pub fn allow_cpu() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    use rustix::time::{ClockId, clock_gettime};
    let used_s = clock_gettime(ClockId::ProcessCPUTime).tv_sec.max(0) as u64;
    let maximum = getrlimit(Resource::Cpu).maximum;
    let _ = setrlimit(Resource::Cpu, Rlimit { current: Some(used_s + TRIAL_CPU_S + 1), maximum });
}

/// Other systems have no such caps; there the parent's patience is the only one.
#[cfg(not(unix))]
pub fn set(_stacks_bytes: u64) {}

/// See `set`.
#[cfg(not(unix))]
pub fn allow_cpu() {}
