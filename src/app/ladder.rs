//! The start ladder: the window is tried in a process of its own, first as usual, then on OpenGL, then in software, until
//! one step draws a frame. What worked is tried first the next time.
//!
//! A graphics driver can end a process at any moment, so the steps can't be tried within one. The process that tries
//! them stays behind and opens the window again, once, when it is lost in the middle of work.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::store::{read, save};

/// What a window says on its standard output when its first frame was drawn; the renderer's name follows.
pub const READY: &str = "arba-window-ready";
/// A window that has drawn nothing for so long is given up: old computers are slow, but not so slow.
const PATIENCE: Duration = Duration::from_secs(60);
/// A window that lived so long before it was lost is opened again with the same graphics.
const LIVED: Duration = Duration::from_secs(10);
/// A window that is lost is opened again so often.
const MOST_RESTARTS: u32 = 5;

/// One step of the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Whatever the system offers: Vulkan, Direct3D 12, Metal.
    Normal,
    /// OpenGL only.
    Gl,
    /// A renderer that runs on the processor.
    Software,
}

impl Step {
    pub const ALL: [Self; 3] = [Self::Normal, Self::Gl, Self::Software];

    /// The name on the command line and in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Gl => "gl",
            Self::Software => "software",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// The environment of a window on this step, as wgpu and Bevy read it.
    fn environment(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Normal => &[],
            Self::Gl => &[("WGPU_BACKEND", "gl")],
            Self::Software => &[("WGPU_FORCE_FALLBACK_ADAPTER", "1"), ("LIBGL_ALWAYS_SOFTWARE", "1")],
        }
    }
}

/// How the ladder came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Climbed {
    /// A window was open and was closed by the person.
    Closed,
    /// No step could draw a frame.
    NoWindow,
    /// Windows opened, and were lost again and again.
    Lost,
}

/// Opens the window by the first step that works. `command` makes the process of a window without its environment;
/// `file` remembers the step that worked, and what drivers complained of is in the file beside it that ends in `.log`;
/// `only` tries just one.
pub fn climb(command: &dyn Fn(Step) -> Command, file: Option<&Path>, only: Option<Step>) -> Climbed {
    let log = file.and_then(|file| File::create(log(file)).ok());
    let remembered = file.and_then(|file| read::text(file, 64).ok()).and_then(|text| Step::parse(text.trim()));
    let mut steps: Vec<Step> = only.map_or(Step::ALL.to_vec(), |only| vec![only]);
    if let Some(first) = remembered.filter(|step| steps.contains(step)) {
        steps.retain(|step| *step != first);
        steps.insert(0, first);
    }
    let mut restarts = 0;
    for step in steps {
        loop {
            let began = Instant::now();
            let mut process = command(step);
            if let Some(log) = log.as_ref().and_then(|log| log.try_clone().ok()) {
                process.stderr(log);
            }
            let (ready, status) = try_step(process, step, &mut || {
                if let Some(file) = file.filter(|_| remembered != Some(step)) {
                    // To remember the step is a kindness; a full disk must not keep the window from opening.
                    let _ = save::save(file, step.name().as_bytes());
                }
            });
            match (ready, status) {
                (true, Some(status)) if status.success() => return Climbed::Closed,
                (true, _) if restarts >= MOST_RESTARTS => return Climbed::Lost,
                (true, _) => {
                    restarts += 1;
                    if began.elapsed() < LIVED {
                        break;
                    }
                }
                (false, Some(status)) if status.success() => return Climbed::Closed,
                (false, _) => break,
            }
        }
    }
    if restarts > 0 { Climbed::Lost } else { Climbed::NoWindow }
}

/// Runs one window; gives whether it drew a frame, and how it ended (none when it had to be given up).
fn try_step(mut command: Command, step: Step, ready: &mut dyn FnMut()) -> (bool, Option<ExitStatus>) {
    command.envs(step.environment().iter().copied()).stdout(Stdio::piped()).stdin(Stdio::null());
    let Ok(mut child) = command.spawn() else { return (false, None) };
    let Some(stdout) = child.stdout.take() else { return (false, None) };
    let child = Arc::new(Mutex::new(child));
    let is_ready = Arc::new(AtomicBool::new(false));
    let (its, its_ready) = (Arc::clone(&child), Arc::clone(&is_ready));
    thread::spawn(move || give_up_after(PATIENCE, &its_ready, &its));
    for line in BufReader::new(stdout).lines().map_while(Result::ok) {
        if line.starts_with(READY) {
            is_ready.store(true, Ordering::Relaxed);
            ready();
        } else {
            println!("{line}");
        }
    }
    let status = loop {
        let status = child.lock().unwrap_or_else(PoisonError::into_inner).try_wait();
        match status {
            Ok(Some(status)) => break Some(status),
            Ok(None) => thread::sleep(Duration::from_millis(5)),
            Err(_) => break None,
        }
    };
    (is_ready.swap(true, Ordering::Relaxed), status)
}

fn give_up_after(patience: Duration, ready: &AtomicBool, child: &Mutex<Child>) {
    let since = Instant::now();
    while since.elapsed() < patience {
        if ready.load(Ordering::Relaxed) {
            return;
        }
        thread::sleep(Duration::from_millis(100));
    }
    if !ready.load(Ordering::Relaxed) {
        let _ = child.lock().unwrap_or_else(PoisonError::into_inner).kill();
    }
}

/// The file with what drivers complained of, beside the one that remembers the step.
pub fn log(file: &Path) -> PathBuf {
    file.with_extension("log")
}

/// The file that remembers the step, in the user's folder.
pub fn file(home: &Path) -> PathBuf {
    home.join("graphics")
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    /// A window that is a line of shell; it knows its step as `$1`.
    fn window(script: &'static str) -> impl Fn(Step) -> Command {
        move |step| {
            let mut command = Command::new("sh");
            command.args(["-c", script, "window", step.name()]);
            command
        }
    }

    #[test]
    fn the_first_step_that_draws_is_taken_and_remembered() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("graphics");
        let climbed = climb(&window("[ $1 = gl ] && echo arba-window-ready test || exit 101"), Some(&file), None);
        assert_eq!(climbed, Climbed::Closed);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "gl");
        let log = folder.path().join("log");
        let script = format!("echo $1 >> {}; echo arba-window-ready", log.display());
        let script: &'static str = Box::leak(script.into_boxed_str());
        assert_eq!(climb(&window(script), Some(&file), None), Climbed::Closed);
        assert_eq!(std::fs::read_to_string(log).unwrap(), "gl\n");
    }

    #[test]
    fn a_step_that_is_killed_or_quits_without_a_frame_is_left_for_the_next() {
        assert_eq!(climb(&window("kill -9 $$"), None, None), Climbed::NoWindow);
        assert_eq!(climb(&window("exit 1"), None, Some(Step::Gl)), Climbed::NoWindow);
    }

    #[test]
    fn a_window_that_is_lost_at_once_goes_down_the_ladder_and_the_last_is_told() {
        assert_eq!(climb(&window("echo arba-window-ready; kill -9 $$"), None, None), Climbed::Lost);
    }

    #[test]
    fn the_environment_of_a_step_reaches_its_window() {
        let script = "[ \"$WGPU_BACKEND\" = gl ] && echo arba-window-ready";
        assert_eq!(climb(&window(script), None, Some(Step::Gl)), Climbed::Closed);
        assert_eq!(climb(&window(script), None, Some(Step::Normal)), Climbed::NoWindow);
    }
}
