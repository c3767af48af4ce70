//! Bad input of every kind: the exit code, the code of what is said, in each language, and nothing written or lost.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use arba::store::read::known_name;
use arba::trial::film::file;

use crate::project::root;

/// What stands in the folder of a case.
enum Put {
    Text(&'static str, String),
    Bytes(&'static str, Vec<u8>),
    Folder(&'static str),
    /// A level folder: `stop-at-20` with one text of its `level.ron` replaced.
    Level(&'static str, &'static str, String),
    /// A level folder with a kit of its own: the rover with one text replaced.
    Kit(&'static str, &'static str, String),
    #[cfg(unix)]
    Link(&'static str, &'static str),
}
use Put::{Bytes, Folder, Kit, Level, Text};

/// What is there, the command line, the exit code, and a code that is said.
type Case = (Vec<Put>, &'static str, i32, &'static str);

fn level_text() -> String {
    std::fs::read_to_string(root().join("levels/2-sensors/01-stop-at-20/level.ron")).unwrap()
}

fn ok() -> Put {
    Text("ok.rhai", "forward(10);".into())
}

fn put(folder: &Path, put: &Put) {
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    };
    let replaced = |text: String, from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    match put {
        Text(name, text) => write(name, text.as_bytes()),
        Bytes(name, bytes) => write(name, bytes),
        Folder(name) => std::fs::create_dir_all(folder.join(name)).unwrap(),
        Level(name, from, to) => {
            write(&format!("{name}/level.ron"), replaced(level_text(), from, to).as_bytes());
        }
        Kit(name, from, to) => {
            let rover = std::fs::read_to_string(root().join("assets/kits/rover.ron")).unwrap();
            write(&format!("{name}/level.ron"), replaced(level_text(), "\"rover\"", "\"own.ron\"").as_bytes());
            write(&format!("{name}/own.ron"), replaced(rover, from, to).as_bytes());
        }
        #[cfg(unix)]
        Put::Link(name, target) => std::os::unix::fs::symlink(target, folder.join(name)).unwrap(),
    }
}

fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// `// Привет` in the Windows encoding.
const WINDOWS_1251: &[u8] = b"// \xcf\xf0\xe8\xe2\xe5\xf2\nforward(10);";

fn programs() -> Vec<Case> {
    let run = "run stop-at-20 x.rhai";
    let of = |text: &str| vec![Text("x.rhai", text.into())];
    let of_bytes = |bytes: &[u8]| vec![Bytes("x.rhai", bytes.to_vec())];
    vec![
        (vec![], run, 2, "store-missing"),
        (vec![Folder("x.rhai")], run, 2, "store-is-folder"),
        (vec![ok()], "run stop-at-20 ok.rhai/", 2, "store-is-file"),
        (of_bytes(&utf16("forward(10);")), run, 2, "store-utf16"),
        (of_bytes(b"f\0o\0r\0"), run, 2, "store-binary"),
        (of_bytes(WINDOWS_1251), run, 2, "store-windows-1251"),
        (of_bytes(b"\x80\x81\x82"), run, 2, "store-not-utf8"),
        (of_bytes(&vec![b'a'; 10 << 20]), run, 2, "store-too-big"),
        (of(&"stop();\n".repeat(5000)), run, 1, "pilot-too-long"),
        (of_bytes(b"\xef\xbb\xbfforward(10);"), run, 1, "cause-"),
        (of(""), run, 1, "cause-"),
        (of("// nothing"), run, 1, "cause-"),
        (of("forward("), run, 1, "pilot-not-closed"),
        (of(&"(".repeat(20_000)), run, 1, "pilot-"),
        (of(&"{".repeat(20_000)), run, 1, "pilot-"),
        (of("let x = 1/0;"), run, 1, "pilot-divide-zero"),
        (of("print(\"\\x1b[31mred\"); throw \"\\x1b]0;title\\x07\";"), run, 1, "pilot-thrown"),
        (vec![], "run stop-at-20 -", 1, "cause-"),
        (vec![ok()], "run stop-at-20 - -", 2, "cli-"),
        (vec![ok()], "run stop-at-20 ok.rhai ok.rhai", 2, "cli-"),
        (vec![], "run two-robots", 2, "cli-"),
        #[cfg(unix)]
        (vec![Put::Link("x.rhai", "x.rhai")], run, 2, "store-link-loop"),
        #[cfg(unix)]
        (vec![Put::Link("x.rhai", "nowhere")], run, 2, "store-missing"),
        #[cfg(unix)]
        (vec![Put::Link("x.rhai", "/dev/zero")], run, 2, "store-too-big"),
    ]
}

fn levels() -> Vec<Case> {
    let run = "run ./bad ok.rhai";
    let of = |from: &'static str, to: &str| vec![ok(), Level("bad", from, to.into())];
    let of_bytes = |bytes: Vec<u8>| vec![ok(), Bytes("bad/level.ron", bytes)];
    let kit = |from: &'static str, to: &str| vec![ok(), Kit("bad", from, to.into())];
    let size = "size: (200, 100)";
    let wall = "Wall(from: (\"wall\", 10), to: (\"wall\", 90))";
    let deep = format!("\"{}1{}\"", "(".repeat(5000), ")".repeat(5000));
    vec![
        (vec![ok()], "run nowhere ok.rhai", 2, "level-unknown"),
        (vec![ok(), Folder("bad")], run, 2, "level-no-file"),
        (vec![ok()], "run ./ok.rhai/x ok.rhai", 2, "store-is-file"),
        (of_bytes(Vec::new()), run, 2, "ron-empty"),
        (of_bytes(utf16(&level_text())), run, 2, "store-utf16"),
        (of_bytes(WINDOWS_1251.to_vec()), run, 2, "store-windows-1251"),
        (of_bytes(vec![0; 1000]), run, 2, "store-binary"),
        (of_bytes(vec![b'['; 10 << 20]), run, 2, "store-too-big"),
        (of_bytes(vec![b'['; 3 << 20]), run, 2, "ron-too-big"),
        (of_bytes(vec![b'['; 100_000]), run, 2, "ron-"),
        (of(size, "size: (200, 100"), run, 2, "ron-"),
        (of("version: 1", "version: 99"), run, 2, "level-newer"),
        (of("version: 1,", ""), run, 2, "ron-missing-field"),
        (of("edge: Wall", "egde: Wall"), run, 2, "ron-unknown-field"),
        (of("Wall(from", "Whale(from"), run, 2, "ron-unknown-name"),
        (of(size, "size: (0, 100)"), run, 2, "ron-out-of-range"),
        (of(size, "size: (-5, 100)"), run, 2, "ron-out-of-range"),
        (of(size, "size: (NaN, 100)"), run, 2, "ron-"),
        (of(size, "size: (inf, 100)"), run, 2, "ron-"),
        (of(size, "size: (1e308, 100)"), run, 2, "ron-out-of-range"),
        (of(size, "size: (1e400, 100)"), run, 2, "ron-bad-number"),
        (of(wall, "Pin(radius: 0, mass: 5)"), run, 2, "sim-out-of-range"),
        (of(wall, "Polygon(points: [(0, 0), (9, 9), (0, 9), (9, 0)])"), run, 2, "sim-polygon-crosses"),
        (of("at: (25, 50)", "at: (2500, 50)"), run, 2, "level-"),
        (
            of(
                "things: [",
                "things: [Ring(name: \"p\", of: Pin(radius: 1), count: 1000000, at: (50, 50), radius: 9), ",
            ),
            run,
            2,
            "ron-out-of-range",
        ),
        (
            of(
                "things: [",
                "things: [Ring(name: \"p\", of: Pin(radius: 3, mass: 5), count: 99, at: (100, 50), radius: 1), ",
            ),
            run,
            2,
            "level-",
        ),
        (of("Uniform(115, 185)", "Value(\"wall\")"), run, 2, "expression-"),
        (of("Uniform(115, 185)", "Value(\"1 / 0\")"), run, 2, "expression-"),
        (of("Uniform(115, 185)", &format!("Value({deep})")), run, 2, "expression-"),
        (
            of("Touched(robot: \"me\")", &format!("{}Touched(robot: \"me\"){}", "Not(".repeat(9000), ")".repeat(9000))),
            run,
            2,
            "ron-too-deep",
        ),
        (of("\"Stop at 20 cm\"", &format!("\"{}\"", "я".repeat(300_000))), run, 2, "level-"),
        (of("name: \"me\"", "name: \"\u{1b}[31mme\""), run, 2, "level-bad-name"),
        (of("name: \"me\"", &format!("name: \"{}\"", "m".repeat(100_000))), run, 2, "level-bad-name"),
        (of("kit: \"rover\"", "kit: \"rovr\""), run, 2, "level-unknown-kit"),
        (of("kit: \"rover\"", "kit: \"../x.ron\""), run, 2, "level-"),
        (of("pilot: Student", "pilot: Script(\"/dev/zero\")"), run, 2, "level-"),
        (kit("mass: 700", "mass: 1e30"), run, 2, "sim-out-of-range"),
        (kit("rays: 7", "rays: 1000000"), run, 2, "sim-out-of-range"),
        (kit("name: \"front\", at: (0, 9.5)", "name: \"\u{1b}[2J\", at: (0, 9.5)"), run, 2, "sim-kit-bad-name"),
        (of_bytes(utf16(&level_text())), "check ./bad", 2, "store-utf16"),
        (of(size, "size: (0, 100)"), "check ./bad --layouts 0", 1, "ron-out-of-range"),
        (of("version: 1", "version: 99"), "judge ./bad ok.rhai", 2, "level-newer"),
    ]
}

fn arguments() -> Vec<Case> {
    let with = |line: &'static str, code: &'static str| (vec![ok()], line, 2, code);
    vec![
        with("run stop-at-20 ok.rhai --layouts 0..18446744073709551615", "cli-too-many-layouts"),
        with("run stop-at-20 ok.rhai --layouts 18446744073709551616", "cli-bad-layouts"),
        with("run stop-at-20 ok.rhai --layouts 5..1", "cli-bad-layouts"),
        with("judge stop-at-20 ok.rhai --jobs 0", "cli-bad-number"),
        with("judge stop-at-20 ok.rhai --jobs 10000", "cli-bad-number"),
        with("judge stop-at-20 nowhere", "store-missing"),
        (vec![Folder("empty/a/b")], "judge stop-at-20 empty", 2, "cli-no-programs"),
        (vec![ok(), Bytes("all/x.rhai", vec![0])], "judge stop-at-20 all", 2, "store-binary"),
        (vec![Text("all/x.rhai", "(".into())], "judge stop-at-20 all", 0, "pilot-not-closed"),
        with("run stop-at-20 ok.rhai --film ok.rhai", "cli-film-over"),
        with("run stop-at-20 ok.rhai --film .", "store-is-folder"),
        with("run stop-at-20 ok.rhai --film nowhere/x.film", "store-missing-folder"),
        with("run stop-at-20 ok.rhai --film ok.rhai/x.film", "store-is-file"),
        with("run stop-at-20 ok.rhai --layouts 1,2 --film x.film", "cli-film-one-layout"),
        with("run stop-at-20 ok.rhai --data nowhere", "store-missing"),
        with("check --solutions nowhere", "store-missing"),
        #[cfg(unix)]
        with("run stop-at-20 ok.rhai --film /dev/null", "store-not-a-file"),
    ]
}

fn films() -> Vec<Case> {
    let film = film();
    let with = |bytes: Vec<u8>| vec![Bytes("x.film", bytes)];
    let altered = |at: usize, byte: u8| {
        let mut bytes = film.clone();
        bytes[at] = byte;
        with(bytes)
    };
    let mut told_otherwise = file::read(&film, "x.film").unwrap().0;
    told_otherwise.header.inputs.programs[0].bytes = b"loop { let x = 1; }".to_vec();
    let mut with_a_bomb = told_otherwise.clone();
    with_a_bomb.header.inputs.programs[0].bytes = b"let s = \"x\"; loop { s += s; wait(0.01); }".to_vec();
    let mut with_no_level = told_otherwise.clone();
    with_no_level.header.inputs.pack.files.clear();
    let (play, verify) = ("replay x.film", "replay x.film --verify");
    vec![
        (vec![], play, 2, "store-missing"),
        (vec![Folder("x.film")], play, 2, "store-is-folder"),
        (with(Vec::new()), play, 2, "film-not-a-film"),
        (with(b"forward(10);".to_vec()), play, 2, "film-not-a-film"),
        (with(film[..9].to_vec()), play, 2, "film-header-damaged"),
        (with(film[..200].to_vec()), play, 2, "film-header-damaged"),
        (with(film[..film.len() - 40].to_vec()), play, 2, "film-cut"),
        (with([film.clone(), vec![0]].concat()), verify, 0, "film-more-after-end"),
        (altered(8, 4), play, 2, "film-newer-version"),
        (altered(8, 1), play, 2, "film-other-version"),
        (altered(13, 255), play, 2, "film-header-damaged"),
        (altered(100, film[100] ^ 1), verify, 2, "film-header-damaged"),
        (altered(film.len() - 60, film[film.len() - 60] ^ 1), play, 2, "film-cut"),
        (with(file::write(&told_otherwise)), verify, 1, "verify-"),
        (with(file::write(&with_a_bomb)), verify, 1, "verify-"),
        (with(file::write(&with_no_level)), verify, 2, "level-no-file"),
    ]
}

/// A genuine film.
fn film() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), &ok());
    let output = arba(folder.path(), "en", "run stop-at-20 ok.rhai --film x.film");
    assert_eq!(output.status.code(), Some(1));
    std::fs::read(folder.path().join("x.film")).unwrap()
}

fn arba(folder: &Path, lang: &str, line: &str) -> Output {
    let home = tempfile::tempdir().unwrap();
    Command::new(env!("CARGO_BIN_EXE_arba"))
        .args(line.split(' '))
        .env("ARBA_LANG", lang)
        .env("ARBA_HOME", home.path())
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// Every file below a folder with its bytes; `None` for what is no file.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            found.extend(contents(&entry.path()));
        }
        found.insert(entry.path(), kind.is_file().then(|| std::fs::read(entry.path()).unwrap()));
    }
    found
}

fn hold(cases: Vec<Case>) {
    let mut wrong = Vec::new();
    for (number, (puts, line, exit, code)) in cases.into_iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        puts.iter().for_each(|one| put(folder.path(), one));
        let before = contents(folder.path());
        let output = arba(folder.path(), "en", &format!("{line} --json"));
        let json = String::from_utf8(output.stdout).unwrap();
        if output.status.code() != Some(exit) || !json.contains(&format!("\"code\": \"{code}")) {
            let shown: String = json.chars().take(500).collect();
            wrong.push(format!("{number}: {line}: {:?}, not {exit} with {code}\n{shown}", output.status.code()));
        }
        let lang = ["ru", "kk", "en"][number % 3];
        let output = arba(folder.path(), lang, line);
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        if output.status.code() != Some(exit) {
            wrong.push(format!("{number}: {line}: {:?} without --json", output.status.code()));
        }
        let raw = ["panicked", "os error", "{$", "{ $", "\u{1b}", "store-", "ron-", "film-cut", "cli-", "pilot-"];
        let english = ["error:", "hint:", "Usage", " is ", " the "];
        let found =
            raw.iter().chain(if lang == "en" { &[] as &[&str] } else { &english }).find(|bit| said.contains(**bit));
        if let Some(bit) = found {
            wrong.push(format!("{number}: {line} ({lang}) says {bit:?}:\n{said}"));
        }
        if said.len() > 20_000 {
            wrong.push(format!("{number}: {line} says {} bytes", said.len()));
        }
        if contents(folder.path()) != before {
            wrong.push(format!("{number}: {line} has changed files"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn programs_that_cannot_be_are_told_and_nothing_is_written() {
    hold(programs());
}

#[test]
fn levels_and_kits_that_cannot_be_are_told_and_nothing_is_written() {
    hold(levels());
}

#[test]
fn arguments_that_cannot_be_are_told_and_nothing_is_written() {
    hold(arguments());
}

#[test]
fn films_that_cannot_be_are_told_and_nothing_is_written() {
    hold(films());
}

#[test]
fn a_flood_of_problems_is_cut_on_a_screen() {
    let folder = tempfile::tempdir().unwrap();
    let robots = "(name: \"r\", kit: \"rovr\", pilot: Student, at: (25, 50), facing: 90), ".repeat(3000);
    put(folder.path(), &Level("bad", "robots: [", format!("robots: [{robots}")));
    for line in ["run ./bad x.rhai", "check ./bad --layouts 0"] {
        let output = arba(folder.path(), "en", line);
        let said = [output.stdout, output.stderr].concat();
        assert!(said.len() < 100_000, "{line}: {}", said.len());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_without_a_writer_holds_nobody_up_and_has_a_row() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), &ok());
    let pipe = folder.path().join("pipe.rhai");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    put(folder.path(), &Put::Link("nowhere.rhai", "nothing"));
    put(folder.path(), &Text("LOUD.RHAI", "forward(10);".into()));
    let output = arba(folder.path(), "en", "run stop-at-20 pipe.rhai --json");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stdout).unwrap().contains("store-silent"));
    let output = arba(folder.path(), "en", "judge stop-at-20 . --csv");
    let rows = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(2));
    for name in ["ok", "LOUD", "pipe", "nowhere"] {
        assert!(rows.lines().any(|row| row.split(',').nth(1) == Some(name)), "{name}:\n{rows}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_of_every_kind_are_files_like_others() {
    use std::os::unix::ffi::OsStrExt;

    let folder = tempfile::tempdir().unwrap();
    let names: [&[u8]; 5] = [
        "привет мир.rhai".as_bytes(),
        b"new\nline.rhai",
        b"\x1b[31mred\x1b]0;x\x07.rhai",
        b"-dash.rhai",
        b"bad\xff.rhai",
    ];
    for name in names {
        let path = folder.path().join(std::ffi::OsStr::from_bytes(name));
        std::fs::write(&path, "throw 5;").unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_arba"))
            .args(["run", "stop-at-20", "--"])
            .arg(path.file_name().unwrap())
            .env("ARBA_HOME", folder.path().join("home"))
            .current_dir(folder.path())
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        let readable = std::str::from_utf8(name).is_ok();
        assert_eq!(output.status.code(), Some(if readable { 1 } else { 2 }), "{}", String::from_utf8_lossy(&said));
        assert!(!said.contains(&0x1b), "an order to the terminal: {}", String::from_utf8_lossy(&said));
    }
    let output = arba(folder.path(), "en", "judge stop-at-20 .");
    assert_eq!(String::from_utf8(output.stdout).unwrap().matches("0 / 1").count(), 5, "each has a row");
    assert_eq!(known_name("a/б.rhai"), "б.rhai");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_loses_nothing_and_a_key_press_leaves_no_half_file() {
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), &Text("ok.rhai", "drive(2, 30); loop { distance(\"front\"); }".into()));
    let run = |line: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_arba"));
        command.args(line.split(' ')).env("ARBA_LANG", "kk").env("ARBA_HOME", folder.path().join("home"));
        command.current_dir(folder.path()).stdin(Stdio::null()).stderr(Stdio::piped());
        command
    };
    for line in ["run stop-at-20 ok.rhai", "levels", "manual words", "--help"] {
        let output = run(line).stdout(full()).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{line}");
        assert!(said.contains("дискіде орын жоқ") && !said.contains("os error"), "{line}: {said}");
    }
    for wait_ms in [5, 20, 60, 120] {
        let film = folder.path().join("x.film");
        let _ = std::fs::remove_file(&film);
        let mut child = run("run stop-at-20 ok.rhai --film x.film").stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait_ms));
        let _ = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
        let status = child.wait().unwrap();
        assert!(matches!(status.code(), Some(1 | 130) | None), "{status:?}");
        if let Ok(bytes) = std::fs::read(&film) {
            assert!(file::read(&bytes, "x.film").unwrap().1.is_empty(), "a half film after {wait_ms} ms");
        }
        let left = std::fs::read_dir(folder.path()).unwrap().flatten();
        assert!(left.filter(|entry| entry.file_name().to_string_lossy().ends_with(".part")).count() == 0);
    }
}
