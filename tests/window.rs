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

    /// A key while Ctrl is held, as fast as `xdotool` can: faster than any hand.
    fn control(&self, key: &str) {
        self.key(&format!("ctrl+{key}"));
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

/// One thing in the window, as a screen reader knows it.
#[derive(Clone, Debug)]
struct Widget {
    role: String,
    at: (i32, i32),
    name: String,
}

/// Asks the window what is in it: F12 writes a picture, and a text beside it.
fn widgets(display: &Display, home: &Path) -> Vec<Widget> {
    let folder = home.join("exports");
    let texts = || {
        let entries = std::fs::read_dir(&folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect());
        let mut texts: Vec<_> = entries.unwrap_or_else(|_| Vec::new());
        texts.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
        texts
    };
    let before = texts();
    display.key("F12");
    let since = Instant::now();
    loop {
        assert!(since.elapsed() < PATIENCE, "the window tells nothing of itself");
        if let Some(new) = texts().into_iter().find(|path| !before.contains(path)) {
            let text = std::fs::read_to_string(new).expect("a text");
            return text.lines().filter_map(widget).collect();
        }
        thread::sleep(Duration::from_millis(50));
    }
}

fn widget(line: &str) -> Option<Widget> {
    let parts: Vec<&str> = line.splitn(4, '\t').collect();
    let [role, x, y, name] = parts[..] else { return None };
    Some(Widget { role: role.to_owned(), at: (x.parse().ok()?, y.parse().ok()?), name: name.to_owned() })
}

/// Clicks what has these words in its name; buttons first.
fn click(display: &Display, home: &Path, words: &str) {
    let all = widgets(display, home);
    let mut fitting: Vec<&Widget> = all.iter().filter(|widget| widget.name.contains(words)).collect();
    fitting.sort_by_key(|widget| (widget.role != "Button", widget.name.len()));
    let Some(found) = fitting.first() else { panic!("nothing is called {words:?}: {all:#?}") };
    let (x, y) = (found.at.0.to_string(), found.at.1.to_string());
    display.xdotool(&["mousemove", &x, &y]);
    thread::sleep(Duration::from_millis(150));
    display.xdotool(&["click", "1"]);
    thread::sleep(Duration::from_millis(400));
}

/// Gives the window the keys of the display; there is no window manager that would.
fn focus(display: &Display) {
    display.xdotool(&["search", "--sync", "--onlyvisible", "--name", "arba", "windowfocus"]);
    thread::sleep(Duration::from_millis(300));
}

#[test]
fn a_student_chooses_a_language_and_a_level_writes_a_program_and_passes() {
    if !can_open_windows() {
        return;
    }
    let (display, folder) = (Display::open("1280x800x24"), tempfile::tempdir().expect("a folder"));
    let home = folder.path();
    let mut lab = Lab::start(&display, home, &[]);
    lab.wait_for("timings: start to first frame");
    focus(&display);
    let first = display.keep("1-language");
    assert!(colours(&first) > 30, "{} colours: the window shows nothing", colours(&first));
    click(&display, home, "English");
    lab.wait_for("timings: screen Profile");
    display.write("Aigerim");
    display.key("Return");
    lab.wait_for("timings: screen Home");
    display.keep("2-home");
    click(&display, home, "First steps");
    lab.wait_for("timings: screen Lab");
    thread::sleep(Duration::from_millis(800));
    let empty = display.keep("3-lab");

    // Into the editor, everything away, and a program of one's own; brackets close themselves, so they are typed over.
    click(&display, home, "Program text");
    display.control("a");
    display.write("forward(40); // first");
    display.key("Return");
    display.write("forward(60);");
    display.key("F5");
    lab.wait_for("timings: run to verdict");
    thread::sleep(Duration::from_secs(2));
    let running = display.keep("4-running");
    assert!(changed(&empty, &running) > 0.01, "the film is not seen");
    let said = lab.said.lock().expect("lines").join("\n");
    assert!(said.contains("passed"), "{said}");

    // Another language, at once and without a restart.
    display.key("F10");
    lab.wait_for("timings: screen Settings");
    click(&display, home, "Қазақша");
    display.key("F2");
    lab.wait_for("timings: screen Home");
    let names: Vec<String> = widgets(&display, home).into_iter().map(|widget| widget.name).collect();
    assert!(names.iter().any(|name| name.contains("Алғашқы қадамдар")), "{names:#?}");
    display.keep("5-kazakh");
}

#[test]
fn what_was_written_is_there_after_the_window_was_killed() {
    if !can_open_windows() {
        return;
    }
    let (display, folder) = (Display::open("1024x768x24"), tempfile::tempdir().expect("a folder"));
    let home = folder.path();
    std::fs::write(home.join("settings.json"), r#"{"version":1,"lang":"ru","profile":"guest"}"#).expect("settings");
    let mut lab = Lab::start(&display, home, &["stop-at-20"]);
    lab.wait_for("timings: start to first frame");
    focus(&display);
    thread::sleep(Duration::from_millis(800));
    click(&display, home, "Текст программы");
    display.control("End");
    display.key("Return");
    display.write("// survives 4711");
    thread::sleep(Duration::from_millis(2500));
    let killed = Command::new("kill").args(["-9", &lab.window()]).status().expect("kill");
    assert!(killed.success());
    assert!(texts_below(home, ".rhai").contains("survives 4711"), "the text is not on the disk");

    // The one who stayed behind opens the window again, and the text is in it.
    lab.wait_for("timings: start to first frame");
    focus(&display);
    thread::sleep(Duration::from_millis(1500));
    let all = widgets(&display, home);
    assert!(all.iter().any(|widget| widget.name.contains("survives 4711")), "{all:#?}");
    // This screen is smaller than the window would like to be, and nothing may hang out of it.
    let outside: Vec<&Widget> = all.iter().filter(|widget| widget.role == "Button" && widget.at.0 > 1024).collect();
    assert!(outside.is_empty(), "{outside:#?}");
    display.keep("6-recovered");
}

#[test]
fn without_any_graphics_the_ladder_says_so_in_words() {
    if !can_open_windows() {
        return;
    }
    let (display, home) = (Display::open("640x480x24"), tempfile::tempdir().expect("a folder"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_arba"));
    command.args(["lab", "--lang", "en"]).env("DISPLAY", &display.name).env("ARBA_HOME", home.path());
    command.env("VK_DRIVER_FILES", "/nowhere").env("VK_ICD_FILENAMES", "/nowhere").env_remove("WAYLAND_DISPLAY");
    // Mesa's OpenGL is there but offers no way to show a picture under Xvfb, so every step fails.
    let output = command.output().expect("arba");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("No window could be opened") && said.contains("graphics.log"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}
