//! The licences of everything that arba is built from: `docs/licences.md` is compared with what cargo says.
//!
//! `ARBA_UPDATE=1` writes the page anew; that needs a network, because it asks for the crates of every system.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

use crate::project::{read, root};

/// Licences that may be linked into a work that is itself MIT OR Apache-2.0.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    // Holds file by file: a changed file of that crate must stay open; arba changes none.
    "OFL-1.1",
    "Ubuntu-font-1.0",
    "MPL-2.0",
    "MPL-2.0+",
];

/// The systems that arba is built for; each has crates of its own.
const SYSTEMS: &[&str] = &["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "aarch64-apple-darwin"];

/// One line of the page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Licence {
    name: String,
    version: String,
    licence: String,
}

#[test]
fn the_page_of_licences_is_true() {
    if std::env::var_os("ARBA_UPDATE").is_some() {
        let all: BTreeSet<Licence> = SYSTEMS.iter().flat_map(|system| built_from(system, false)).collect();
        std::fs::write(root().join("docs/licences.md"), page(&all)).unwrap();
    }
    let listed = listed();
    let locked = read("Cargo.lock");
    for Licence { name, version, licence } in &listed {
        assert!(is_allowed(licence), "{name} {version}: {licence}");
        let entry = format!("name = \"{name}\"\nversion = \"{version}\"");
        assert!(locked.replace("\r\n", "\n").contains(&entry), "{name} {version} is not in Cargo.lock any more");
    }
    for licence in built_from(&this_system(), true) {
        assert!(listed.contains(&licence), "docs/licences.md lacks {licence:?}: ARBA_UPDATE=1 writes it anew");
    }
}

#[test]
fn a_licence_is_allowed_when_one_of_its_ways_is() {
    for good in ["MIT", "GPL-2.0-only OR MIT", "MIT/Apache-2.0", "(MIT OR GPL-3.0) AND Unicode-3.0", "Apache-2.0 / MIT"]
    {
        assert!(is_allowed(good), "{good}");
    }
    for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT AND AGPL-3.0) OR GPL-2.0", "Apache-2.0 WITH Something"] {
        assert!(!is_allowed(bad), "{bad}");
    }
}

fn listed() -> BTreeSet<Licence> {
    let page = read("docs/licences.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")).skip(1);
    let listed: BTreeSet<Licence> = rows
        .map(|row| {
            let cells: Vec<&str> = row.split(" | ").collect();
            let [name, version, licence] = cells[..] else { panic!("not three cells: {row}") };
            Licence { name: name.to_owned(), version: version.to_owned(), licence: licence.to_owned() }
        })
        .collect();
    assert!(listed.len() > 50, "the page has only {} lines", listed.len());
    listed
}

fn page(all: &BTreeSet<Licence>) -> String {
    let mut page = "# Licences\n\narba is licensed under either of MIT (`LICENSE-MIT`) or Apache-2.0 (`LICENSE-APACHE`), at your choice.\n\n\
        It is built from the crates below, on Linux, Windows and macOS together. `tests/licences.rs` compares this list with what cargo \
        says, and allows only licences that fit.\n\n| crate | version | licence |\n|---|---|---|\n"
        .to_owned();
    for Licence { name, version, licence } in all {
        page += &format!("| {name} | {version} | {licence} |\n");
    }
    page
}

/// The system that the tests run on, as rustc names it.
fn this_system() -> String {
    let output = Command::new("rustc").arg("-vV").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    said.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}

/// What the binary is built from on a system; crates that only the tests use are left out.
fn built_from(system: &str, offline: bool) -> Vec<Licence> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["metadata", "--format-version", "1", "--locked", "--filter-platform", system]).current_dir(root());
    if offline {
        command.arg("--offline");
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    let nodes = said["resolve"]["nodes"].as_array().unwrap();
    let mut reached = BTreeSet::new();
    let mut open = vec![said["resolve"]["root"].as_str().unwrap().to_owned()];
    while let Some(id) = open.pop() {
        if !reached.insert(id.clone()) {
            continue;
        }
        let node = nodes.iter().find(|node| node["id"] == id.as_str()).unwrap();
        for needed in node["deps"].as_array().unwrap() {
            if needed["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"] != "dev") {
                open.push(needed["pkg"].as_str().unwrap().to_owned());
            }
        }
    }
    let packages = said["packages"].as_array().unwrap().iter();
    let mut found: Vec<Licence> = packages
        .filter(|package| package["name"] != "arba" && reached.contains(package["id"].as_str().unwrap()))
        .map(|package| {
            let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
            Licence { name: text("name"), version: text("version"), licence: text("license") }
        })
        .collect();
    found.sort();
    assert!(found.len() > 50, "{found:?}");
    found
}

/// Reads an SPDX expression: `OR` (or the old `/`) gives a choice, `AND` asks for both, `WITH` belongs to its licence.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let allowed = any(&words, &mut at);
    allowed && at == words.len()
}

fn any(words: &[&str], at: &mut usize) -> bool {
    let mut allowed = all(words, at);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        allowed |= all(words, at);
    }
    allowed
}

fn all(words: &[&str], at: &mut usize) -> bool {
    let mut allowed = one(words, at);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        allowed &= one(words, at);
    }
    allowed
}

fn one(words: &[&str], at: &mut usize) -> bool {
    if words.get(*at) == Some(&"(") {
        *at += 1;
        let allowed = any(words, at);
        let closed = words.get(*at) == Some(&")");
        *at += 1;
        return allowed && closed;
    }
    let mut licence = words.get(*at).copied().unwrap_or_default().to_owned();
    *at += 1;
    if words.get(*at) == Some(&"WITH") {
        licence += " WITH ";
        licence += words.get(*at + 1).copied().unwrap_or_default();
        *at += 2;
    }
    ALLOWED.contains(&licence.as_str())
}
