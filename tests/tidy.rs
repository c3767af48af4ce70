//! The laws of the source tree (`docs/architecture.md`), read from the tree itself.

use crate::project::{ProjectFile, files, places_of, read, root, without_tests};

/// What each room may name, itself included.
const ARROWS: &[(&str, &[&str])] = &[
    ("base", &["base"]),
    ("text", &["base", "text"]),
    ("store", &["base", "store"]),
    ("sim", &["base", "sim"]),
    ("pilot", &["base", "pilot"]),
    ("rules", &["base", "sim", "rules"]),
    ("level", &["base", "sim", "rules", "level"]),
    ("library", &["base", "store", "sim", "rules", "level", "library"]),
    ("trial", &["base", "sim", "pilot", "rules", "level", "trial"]),
    ("cup", &["base", "sim", "pilot", "rules", "level", "trial", "cup"]),
    ("manual", &["base", "text", "store", "sim", "pilot", "rules", "level", "trial", "cup", "library", "manual"]),
    ("export", &["base", "text", "sim", "rules", "level", "trial", "export"]),
    ("study", &["base", "store", "rules", "level", "trial", "study"]),
    (
        "app",
        &[
            "base", "text", "store", "sim", "pilot", "rules", "level", "library", "trial", "cup", "export", "study",
            "manual", "app",
        ],
    ),
    (
        "cli",
        &[
            "base", "text", "store", "sim", "pilot", "rules", "level", "library", "trial", "cup", "export", "study",
            "manual", "app", "cli",
        ],
    ),
];

/// The rooms of the simulation: the same in, the same out, to the bit.
const CORE: &[&str] = &["base", "sim", "pilot", "rules", "level"];

/// One foreign crate, one room or file.
const OWNERS: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["src/cli/"]),
    ("anstream", &["src/cli/"]),
    ("anstyle", &["src/cli/"]),
    ("clap", &["src/cli/"]),
    ("ctrlc", &["src/cli/"]),
    ("indicatif", &["src/cli/"]),
    ("comfy_table", &["src/cli/"]),
    ("csv", &["src/cli/"]),
    // Files and pages that people and other programs read.
    ("serde_json", &["src/cli/", "src/study/", "src/export/", "src/app/tiles.rs"]),
    ("egui", &["src/app/"]),
    ("egui_commonmark", &["src/app/"]),
    ("egui_extras", &["src/app/"]),
    ("egui_file_dialog", &["src/app/"]),
    ("egui_phosphor", &["src/app/"]),
    ("egui_plot", &["src/app/"]),
    ("egui_tiles", &["src/app/tiles.rs", "src/app/tiles/"]),
    ("similar", &["src/app/screens/history.rs"]),
    ("bevy", &["src/app/window/"]),
    ("bevy_egui", &["src/app/window/"]),
    ("bevy_render", &["src/app/window/"]),
    // Named by nobody; `Cargo.toml` says why.
    ("getrandom", &[]),
    ("rand", &[]),
    ("ron", &[]),
    ("gif", &["src/export/"]),
    ("tiny_skia", &["src/export/"]),
    ("skrifa", &["src/export/"]),
    ("fluent_bundle", &["src/text/"]),
    ("sys_locale", &["src/text/"]),
    ("unic_langid", &["src/text/"]),
    ("include_dir", &["src/store/"]),
    ("tempfile", &["src/store/"]),
    ("strsim", &["src/base/"]),
    ("base64", &["src/base/"]),
    ("libm", &["src/base/"]),
    ("rapier2d", &["src/sim/physics.rs", "src/sim/physics/"]),
    ("image", &["src/level/picture.rs"]),
    ("usvg", &["src/level/drawing.rs"]),
    ("corosensei", &["src/pilot/"]),
    ("rhai", &["src/pilot/"]),
    ("blake3", &["src/trial/"]),
    ("lz4_flex", &["src/trial/"]),
    ("postcard", &["src/trial/"]),
    ("rustix", &["src/trial/"]),
];

/// The only files that may have `unsafe`.
const UNSAFE: &[&str] = &["src/pilot/rhai/coroutine.rs"];

/// The longest a file may be without its unit tests, lines.
const LONGEST_FILE: usize = 400;

fn sources() -> Vec<ProjectFile> {
    files("src", ".rs")
}

/// Fails with everything that was found at once.
fn none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_file_opens_with_a_sentence() {
    let files = sources().into_iter().chain(files("tests", ".rs"));
    none(files.filter(|file| !file.text.starts_with("//! ")).map(|file| file.path).collect());
}

#[test]
fn no_file_is_long() {
    let long = |file: &ProjectFile| without_tests(&file.text).trim_end().lines().count();
    let wrong = sources().into_iter().filter(|file| !file.is_test() && long(file) > LONGEST_FILE);
    none(wrong.map(|file| format!("{}: {} lines", file.path, long(&file))).collect());
}

#[test]
fn rooms_name_only_the_rooms_below_them() {
    let mut wrong = Vec::new();
    for file in sources() {
        let Some(room) = file.room() else { continue };
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!("{}: the room {room} has no arrows", file.path));
            continue;
        };
        let code = file.all_code();
        for named in rooms_named(&code) {
            let is_room = ARROWS.iter().any(|(name, _)| *name == named);
            if is_room && !allowed.contains(&named.as_str()) {
                wrong.push(format!("{} names crate::{named}", file.path));
            }
        }
    }
    none(wrong);
}

/// The rooms in every `crate::room` and `crate::{room, …}` of a file.
fn rooms_named(code: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
    let mut named = Vec::new();
    for at in places_of(code, "crate") {
        let Some(rest) = code[at..].strip_prefix("crate::") else { continue };
        let Some(group) = rest.strip_prefix('{') else {
            named.push(word(rest));
            continue;
        };
        let mut depth = 0;
        let mut start = true;
        for (index, letter) in group.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => start = true,
                _ if letter.is_whitespace() => {}
                _ if start => {
                    named.push(word(&group[index..]));
                    start = false;
                }
                _ => {}
            }
        }
    }
    named
}

#[test]
fn the_reader_of_paths_sees_every_form() {
    let code = "use crate::sim::world; use crate::{base::{a, b}, text}; fn f() { crate::cup::g(); mycrate::x(); }";
    assert_eq!(rooms_named(code), ["sim", "base", "text", "cup"]);
}

#[test]
fn every_room_stands_in_the_tour() {
    let tour = read("src/lib.rs");
    let mut folders: Vec<_> = std::fs::read_dir(root().join("src")).unwrap().map(|entry| entry.unwrap()).collect();
    folders.retain(|entry| entry.path().is_dir());
    for folder in folders {
        let room = folder.file_name().into_string().unwrap();
        assert!(tour.contains(&format!("pub mod {room};")), "{room}");
        assert!(ARROWS.iter().any(|(name, _)| *name == room), "{room}");
    }
}

#[test]
fn a_foreign_crate_lives_in_one_room() {
    let mut wrong = Vec::new();
    let crates = dependencies();
    for (name, _) in OWNERS {
        if !crates.iter().any(|known| known == name) {
            wrong.push(format!("{name} has an owner and is no dependency"));
        }
    }
    let files = sources();
    for name in crates.iter().filter(|name| *name != "serde") {
        let Some((_, homes)) = OWNERS.iter().find(|(known, _)| known == name) else {
            wrong.push(format!("{name} has no owner"));
            continue;
        };
        for file in &files {
            let code = file.code();
            if is_ours(&code, name) {
                continue;
            }
            let used = places_of(&code, name).any(|at| {
                let before = code[..at].trim_end();
                code[at + name.len()..].starts_with("::") && !before.ends_with("::")
                    || before.ends_with("use") && !code[at..].starts_with("crate")
            });
            if used && !homes.iter().any(|home| file.path.starts_with(home)) {
                wrong.push(format!("{} names {name}", file.path));
            }
        }
    }
    none(wrong);
}

/// Does the file mean one of our own modules by this name?
fn is_ours(code: &str, name: &str) -> bool {
    let imports = code.split("use crate::").skip(1).filter_map(|rest| rest.split(';').next());
    imports.into_iter().any(|import| places_of(import, name).next().is_some()) || code.contains(&format!("mod {name};"))
}

/// The crates that the binary is built from directly, as code names them.
fn dependencies() -> Vec<String> {
    let manifest = read("Cargo.toml");
    let mut found = Vec::new();
    let mut inside = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]") && !line.contains("dev-");
        } else if let Some((name, _)) = line.split_once('=').filter(|_| inside && !line.starts_with('#')) {
            found.push(name.trim().replace('-', "_"));
        }
    }
    assert!(found.len() > 10, "{found:?}");
    found
}

#[test]
fn unsafe_stands_only_where_it_must() {
    let wrong = sources().into_iter().filter(|file| !UNSAFE.contains(&file.path.as_str()));
    none(wrong.filter(|file| places_of(&file.all_code(), "unsafe").next().is_some()).map(|file| file.path).collect());
}

#[test]
fn nothing_that_a_user_can_write_panics() {
    let banned = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!("];
    let mut wrong = Vec::new();
    for file in sources() {
        let code = file.code();
        for word in banned {
            wrong.extend(
                code.match_indices(word).map(|(at, _)| format!("{}:{}: {word}", file.path, code[..at].lines().count())),
            );
        }
    }
    none(wrong);
}

#[test]
fn the_core_reads_no_clock_no_file_and_no_hash_order() {
    let banned = [
        "HashMap",
        "HashSet",
        "time::Instant",
        "SystemTime",
        "RandomState",
        "DefaultHasher",
        "std::fs",
        "std::env",
        "std::io",
        "std::net",
        "std::process",
        "std::thread",
        "println!",
        "eprintln!",
    ];
    // The system may refuse a coroutine its stack, and says so with an `io::Error`; a picture is unpacked from memory
    // through an `io::Cursor`.
    core_has_none_of(&banned, &["src/pilot/rhai/coroutine.rs", "src/level/picture.rs"]);
}

#[test]
fn maths_that_feeds_state_comes_from_one_place() {
    let methods = [
        ".sin()",
        ".cos()",
        ".tan()",
        ".asin()",
        ".acos()",
        ".atan()",
        ".atan2(",
        ".sin_cos()",
        ".sqrt()",
        ".cbrt()",
        ".powf(",
        ".powi(",
        ".exp()",
        ".exp2()",
        ".ln()",
        ".log(",
        ".log2()",
        ".log10()",
        ".hypot(",
        ".sinh()",
        ".cosh()",
        ".tanh()",
        ".mul_add(",
        ".to_radians()",
        ".to_degrees()",
    ];
    // A rotation of rapier keeps its sine and cosine; clippy looks after the real functions there.
    core_has_none_of(&methods, &["src/base/maths.rs", "src/sim/physics.rs"]);
}

fn core_has_none_of(banned: &[&str], except: &[&str]) {
    let mut wrong = Vec::new();
    for file in sources() {
        if !file.room().is_some_and(|room| CORE.contains(&room)) || except.contains(&file.path.as_str()) {
            continue;
        }
        let code = file.code();
        wrong.extend(banned.iter().filter(|word| code.contains(**word)).map(|word| format!("{}: {word}", file.path)));
    }
    none(wrong);
}

/// The folders of parts.
const PARTS: [&str; 7] = [
    "src/sim/sensor",
    "src/sim/actuator",
    "src/sim/thing",
    "src/sim/drive",
    "src/rules/goal",
    "src/level/crowd",
    "src/cli",
];
/// Files in these folders that serve their parts and are none.
const NO_PARTS: [&str; 2] = ["src/sim/drive/plan.rs", "src/level/crowd/tests.rs"];

#[test]
fn every_part_is_in_its_list() {
    let mut wrong = Vec::new();
    for folder in PARTS {
        let Ok(entries) = std::fs::read_dir(root().join(folder)) else {
            wrong.push(format!("{folder} is missing"));
            continue;
        };
        let list = read(&format!("{folder}/mod.rs"));
        for entry in entries {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let Some(part) = name.strip_suffix(".rs").filter(|part| *part != "mod") else { continue };
            // `mod part;` and, for what is a part, its line in the list.
            let path = format!("{folder}/{name}");
            let is_part = match folder {
                "src/cli" => read(&path).contains("pub const PART"),
                _ => !NO_PARTS.contains(&path.as_str()),
            };
            if places_of(&list, part).count() < if is_part { 2 } else { 1 } {
                wrong.push(format!("{folder}/{name} is not in the list of {folder}/mod.rs"));
            }
        }
    }
    none(wrong);
}

#[test]
fn every_scroll_area_follows_the_focus() {
    // Their texts and lists lead their own cursor, which is what is followed there.
    let own = ["src/app/focus.rs", "src/app/panels/editor/area.rs", "src/app/panels/editor/suggestions.rs"];
    let rows = "src/app/panels/console/mod.rs";
    let mut wrong = Vec::new();
    for file in sources().into_iter().filter(|file| !own.contains(&file.path.as_str()) && file.path != rows) {
        let code = file.all_code();
        let follows = code.matches(".follow(").count() + code.matches(".read(").count();
        if code.matches("ScrollArea::").count() > follows {
            wrong.push(format!("{}: a scroll area is not shown by `follow` or `read` of src/app/focus.rs", file.path));
        }
    }
    none(wrong);
}

#[test]
fn every_path_in_the_documents_exists() {
    let mut wrong = Vec::new();
    let pages = files("docs", ".md").into_iter().filter(|page| !page.path.starts_with("docs/manual/"));
    for page in pages.chain([ProjectFile { path: "README.md".into(), text: read("README.md") }]) {
        for path in paths_in(&page.text) {
            if !root().join(&path).exists() {
                wrong.push(format!("{}: {path}", page.path));
            }
        }
    }
    none(wrong);
}

/// What stands between backticks and begins with a folder of the project.
fn paths_in(text: &str) -> Vec<String> {
    let folders = ["src/", "tests/", "docs/", "assets/", "levels/", "benches/", "scripts/", ".ci/"];
    let quoted = text.split('`').skip(1).step_by(2);
    quoted
        .filter(|part| folders.iter().any(|folder| part.starts_with(folder)))
        .filter(|part| !part.contains(['<', '*', '{', ' ', '…']))
        .map(|part| part.split(':').next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn the_project_says_nothing_of_the_machine_it_was_made_on() {
    let mut wrong = Vec::new();
    let kinds =
        [("src", ".rs"), ("tests", ".rs"), ("docs", ".md"), ("assets", ".ftl"), (".ci", "run"), ("scripts", "")];
    for file in kinds.into_iter().flat_map(|(folder, ending)| files(folder, ending)) {
        for place in ["/root/", "/home/", "/work/", "/tmp/bash"] {
            if file.path != "tests/tidy.rs" && file.text.contains(place) {
                wrong.push(format!("{}: {place}", file.path));
            }
        }
    }
    none(wrong);
}
