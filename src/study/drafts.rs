//! The programs of one level on the disk: `main.rhai` and the student's other tabs, and which robot each is for.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::base::diag::Diag;
use crate::store::read;
use crate::study::{json, name, versions};

/// The most programs that one level may have.
pub const MOST: usize = 50;
const ENDING: &str = ".rhai";
/// The longest name of a tab, letters: no system has longer names of files.
const LONGEST_NAME: usize = 255;

/// One program of a level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The name of its tab: `main.rhai`.
    pub name: String,
    /// The robot it is for; empty when that isn't known.
    pub robot: String,
    pub text: String,
    /// It is the one that its robot runs.
    pub runs: bool,
}

/// What is known of the tabs beside their texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tabs {
    pub version: u32,
    pub tabs: Vec<TabOf>,
    /// The tab that is shown.
    pub active: usize,
}

/// A tab and its robot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TabOf {
    pub name: String,
    pub robot: String,
    /// It is the one that its robot runs.
    pub runs: bool,
}

/// The file of a tab in the folder of its level.
pub fn file_of(level: &Path, tab: &str) -> PathBuf {
    level.join(format!("{}{ENDING}", stem_of(tab)))
}

/// The folder of a tab's versions.
pub fn versions_of(level: &Path, tab: &str) -> PathBuf {
    level.join("versions").join(stem_of(tab))
}

/// The file that keeps what is known of the tabs.
pub fn tabs_of(level: &Path) -> PathBuf {
    level.join("tabs.json")
}

/// The name of a tab as it is shown. What arba gave stays as it is, letter for letter: file and versions are found by it.
fn shown_name(name: &str) -> Option<String> {
    let shown: String = name.chars().filter(|letter| !name::steers(*letter)).collect();
    (!shown.trim().is_empty()).then_some(shown)
}

fn stem_of(tab: &str) -> String {
    name::safe(tab.strip_suffix(ENDING).unwrap_or(tab))
}

/// The programs of a level in the order of their tabs, then those that somebody put there, and the tab that is shown.
pub fn load(level: &Path, diags: &mut Vec<Diag>) -> (Vec<Draft>, usize) {
    let mut tabs: Tabs = json::read_or_last(&tabs_of(level), diags).unwrap_or_default();
    tabs.tabs.retain(|tab| tab.name.chars().count() <= LONGEST_NAME);
    let found =
        |tabs: &Tabs, file: &str| tabs.tabs.iter().any(|tab| file_of(Path::new(""), &tab.name) == Path::new(file));
    for entry in read::folder(level).unwrap_or_default() {
        if !entry.is_folder && entry.name.ends_with(ENDING) && !found(&tabs, &entry.name) {
            tabs.tabs.push(TabOf { name: entry.name, ..TabOf::default() });
        }
    }
    tabs.tabs.truncate(MOST);
    let mut drafts: Vec<Draft> = Vec::new();
    for TabOf { name, robot, runs } in tabs.tabs {
        // A file of somebody else's keeps its own name, even when it isn't one of ours.
        let plain = Path::new(&name).file_name().is_some_and(|file| file.to_str() == Some(&name));
        let own = level.join(&name);
        let file = file_of(level, &name);
        let file = if plain && !file.exists() && own.is_file() { own } else { file };
        let Some(name) = shown_name(&name) else { continue };
        if drafts.iter().any(|draft| draft.name == name) {
            continue;
        }
        if let Some(text) = versions::program(&file, &versions_of(level, &name), diags) {
            drafts.push(Draft { name, robot, text, runs });
        }
    }
    (drafts, tabs.active)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::save::save;

    fn tab(name: &str, robot: &str) -> TabOf {
        TabOf { name: name.into(), robot: robot.into(), runs: false }
    }

    #[test]
    fn drafts_come_back_in_the_order_of_their_tabs_with_their_robots() {
        let folder = tempfile::tempdir().unwrap();
        let level = folder.path();
        let tabs = [tab("main.rhai", "me"), tab("Екінші тәсіл.rhai", "me"), tab("gone.rhai", "me")];
        for tab in &tabs[..2] {
            save(&file_of(level, &tab.name), format!("// {}", tab.name).as_bytes()).unwrap();
        }
        save(&tabs_of(level), &json::bytes(&Tabs { version: 1, tabs: tabs.to_vec(), active: 1 })).unwrap();
        std::fs::write(level.join("Put Here.rhai"), "stop();").unwrap();
        let mut diags = Vec::new();
        let (drafts, active) = load(level, &mut diags);
        let names: Vec<&str> = drafts.iter().map(|draft| draft.name.as_str()).collect();
        assert_eq!(names, ["main.rhai", "Екінші тәсіл.rhai", "Put Here.rhai"]);
        assert_eq!((drafts[1].text.as_str(), drafts[1].robot.as_str()), ("// Екінші тәсіл.rhai", "me"));
        assert_eq!((active, diags.len()), (1, 0));
    }

    #[test]
    fn a_long_name_of_a_tab_comes_back_whole_with_its_file_and_its_versions() {
        let folder = tempfile::tempdir().unwrap();
        let level = folder.path();
        let stem = "ұ".repeat(40);
        let names = [format!("{stem}.rhai"), format!("{stem}-2.rhai"), format!("{}.rhai", "a  b".repeat(9))];
        for name in &names {
            save(&file_of(level, name), name.as_bytes()).unwrap();
        }
        let tabs = names.iter().map(|name| tab(name, "me")).collect();
        save(&tabs_of(level), &json::bytes(&Tabs { version: 1, tabs, active: 0 })).unwrap();
        let (drafts, _) = load(level, &mut Vec::new());
        let found: Vec<(&str, &str)> = drafts.iter().map(|draft| (&*draft.name, &*draft.text)).collect();
        assert_eq!(found, names.iter().map(|name| (&**name, &**name)).collect::<Vec<_>>());
    }

    #[test]
    fn hostile_files_hide_no_other_and_lead_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let level = folder.path().join("level");
        std::fs::create_dir(&level).unwrap();
        std::fs::write(folder.path().join("secret.rhai"), "secret").unwrap();
        let tabs = [
            tab("../secret.rhai", ""),
            tab("../secret", ""),
            tab("", ""),
            tab("\u{202e}", ""),
            tab(&"x".repeat(1 << 16), ""),
            tab("good.rhai", "me"),
            tab("good.rhai", ""),
        ];
        save(&tabs_of(&level), &json::bytes(&Tabs { version: 9, tabs: tabs.to_vec(), active: 999 })).unwrap();
        std::fs::write(level.join("good.rhai"), "good").unwrap();
        std::fs::write(level.join("binary.rhai"), b"\0\0").unwrap();
        std::fs::write(level.join("huge.rhai"), vec![b' '; (read::PROGRAM_LIMIT + 1) as usize]).unwrap();
        std::fs::create_dir(level.join("folder.rhai")).unwrap();
        let mut diags = Vec::new();
        let (drafts, _) = load(&level, &mut diags);
        assert_eq!(drafts, [Draft { name: "good.rhai".into(), robot: "me".into(), text: "good".into(), runs: false }]);
        assert_eq!(diags.len(), 2);
        assert!(level.join("binary.rhai.broken").exists());
        std::fs::write(tabs_of(&level), "{\"tabs\": 5}").unwrap();
        std::fs::remove_file(level.join("tabs.json.bak")).unwrap_or_default();
        diags.clear();
        assert_eq!(load(&level, &mut diags).0.len(), 1);
        assert_eq!(diags.len(), 1);
    }
}
