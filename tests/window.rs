//! The lab in a real window, on a display of its own (Xvfb): real keys are typed, and what comes of them stands on the
//! screen and on the disk. Needs Xvfb, xdotool, ImageMagick's `import` and Mesa's software Vulkan.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// What the tests need beside arba; `.ci/run` installs it.
const TOOLS: [&str; 3] = ["Xvfb", "xdotool", "import"];
/// So long a slow machine may take for one thing.
const PATIENCE: Duration = Duration::from_secs(90);

/// A display that nobody looks at.
struct Display {
    server: Child,
    name: String,
}

impl Display {
    fn open(size: &str) -> Self {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp"]);
        let mut server = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("Xvfb");
        let mut number = String::new();
        BufReader::new(server.stdout.take().expect("stdout")).read_line(&mut number).expect("a display");
        Self { server, name: format!(":{}", number.trim()) }
    }

    fn xdotool(&self, arguments: &[&str]) {
        let status = Command::new("xdotool").env("DISPLAY", &self.name).args(arguments).status().expect("xdotool");
        assert!(status.success(), "{arguments:?}");
    }

    fn key(&self, key: &str) {
        self.xdotool(&["key", "--clearmodifiers", key]);
        thread::sleep(Duration::from_millis(250));
    }

    fn write(&self, text: &str) {
        self.xdotool(&["type", "--delay", "25", text]);
        thread::sleep(Duration::from_millis(250));
    }

    /// What stands on the screen.
    fn picture(&self) -> image::RgbImage {
        let mut command = Command::new("import");
        command.env("DISPLAY", &self.name).args(["-window", "root", "png:-"]);
        let output = command.output().expect("import");
        image::load_from_memory(&output.stdout).expect("a picture").to_rgb8()
    }

    /// Keeps a picture in `target/pictures`, to be looked at.
    fn keep(&self, name: &str) -> image::RgbImage {
        let picture = self.picture();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pictures");
        std::fs::create_dir_all(&folder).expect("a folder");
        picture.save(folder.join(format!("window-{name}.png"))).expect("a file");
        picture
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A lab that runs.
struct Lab {
    ladder: Child,
    said: Arc<Mutex<Vec<String>>>,
    /// Lines that were waited for already.
    seen: usize,
}

impl Lab {
    fn start(display: &Display, home: &Path, arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_arba"));
        command.args(["lab", "--timings"]).args(arguments);
        command
            .env("DISPLAY", &display.name)
            .env("ARBA_HOME", home)
            .env("ARBA_LANG", "en")
            .env_remove("WAYLAND_DISPLAY");
        let mut ladder = command.stdout(Stdio::piped()).spawn().expect("arba");
        let said = Arc::new(Mutex::new(Vec::new()));
        let (heard, out) = (Arc::clone(&said), ladder.stdout.take().expect("stdout"));
        thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                heard.lock().expect("lines").push(line);
            }
        });
        Self { ladder, said, seen: 0 }
    }

    /// Waits until the lab says something with these words, after what was waited for before.
    fn wait_for(&mut self, words: &str) -> String {
        let since = Instant::now();
        while since.elapsed() < PATIENCE {
            let said = self.said.lock().expect("lines");
            if let Some((at, line)) = said.iter().enumerate().skip(self.seen).find(|(_, line)| line.contains(words)) {
                self.seen = at + 1;
                return line.clone();
            }
            drop(said);
            thread::sleep(Duration::from_millis(50));
        }
        panic!("waited for {words:?}, heard {:#?}", self.said.lock().expect("lines"));
    }

    /// The process that draws the window.
    fn window(&self) -> String {
        let output = Command::new("pgrep").args(["-P", &self.ladder.id().to_string()]).output().expect("pgrep");
        String::from_utf8(output.stdout).expect("numbers").lines().next().expect("a window").to_owned()
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        for process in [self.window_if_any(), Some(self.ladder.id().to_string())].into_iter().flatten() {
            let _ = Command::new("kill").args(["-9", &process]).status();
        }
        let _ = self.ladder.wait();
    }
}

impl Lab {
    fn window_if_any(&self) -> Option<String> {
        let output = Command::new("pgrep").args(["-P", &self.ladder.id().to_string()]).output().ok()?;
        String::from_utf8(output.stdout).ok()?.lines().next().map(str::to_owned)
    }
}

/// How many colours are on a picture: an empty window has a few.
fn colours(picture: &image::RgbImage) -> usize {
    picture.pixels().map(|pixel| pixel.0).collect::<std::collections::BTreeSet<_>>().len()
}

/// Share of pixels that differ between two pictures.
fn changed(one: &image::RgbImage, other: &image::RgbImage) -> f64 {
    let differ = one.pixels().zip(other.pixels()).filter(|(one, other)| one != other).count();
    differ as f64 / one.pixels().len().max(1) as f64
}

/// Are the tools there? On the machine that judges changes they must be.
fn can_open_windows() -> bool {
    let there = |tool: &&str| {
        Command::new("which").arg(tool).stdout(Stdio::null()).status().is_ok_and(|status| status.success())
    };
    let missing: Vec<&&str> = TOOLS.iter().filter(|tool| !there(tool)).collect();
    if missing.is_empty() {
        return true;
    }
    assert!(std::env::var_os("CI").is_none(), "missing: {missing:?}");
    eprintln!("skipped: {missing:?} not installed");
    false
}

/// Everything below a folder that ends so, as one text.
fn texts_below(folder: &Path, ending: &str) -> String {
    let Ok(entries) = std::fs::read_dir(folder) else { return String::new() };
    let mut all = String::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            all += &texts_below(&path, ending);
        } else if path.to_string_lossy().ends_with(ending) {
            let _ = std::fs::File::open(&path).map(|mut file| file.read_to_string(&mut all));
        }
    }
    all
}

#[test]
fn the_window_shows_something_and_is_closed() {
    if !can_open_windows() {
        return;
    }
    let (display, home) = (Display::open("1280x800x24"), tempfile::tempdir().expect("a folder"));
    let mut lab = Lab::start(&display, home.path(), &[]);
    lab.wait_for("timings: start to first frame");
    thread::sleep(Duration::from_millis(700));
    let colours = colours(&display.keep("language"));
    assert!(colours > 30, "{colours} colours: the window shows nothing");
}
