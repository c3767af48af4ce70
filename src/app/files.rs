//! The student's programs of one level, as they stand in the editor: one tab for each.

use std::collections::BTreeMap;

use crate::base::diag::Diag;
use crate::level::load::Level;
use crate::level::starter::in_language;
use crate::text::lang::Lang;
use crate::trial::inputs::Source;

/// How the names of programs end.
pub const SUFFIX: &str = ".rhai";
/// The longest name that is given to a tab, letters without the ending; a number behind it comes on top.
const LONGEST_STEM: usize = 36;

/// The programs of one level.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Files {
    pub tabs: Vec<Tab>,
    /// The tab that is shown.
    pub active: usize,
    /// The tab that each student's robot runs; the first of its own for a robot without one.
    chosen: BTreeMap<String, usize>,
    /// Tabs that were deleted with the places where they stood, the last one at the end.
    deleted: Vec<(usize, Tab)>,
}

/// One program.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tab {
    /// The file's name: `main.rhai`.
    pub name: String,
    /// The robot it is for.
    pub robot: String,
    pub text: String,
    /// Grows with every change of the text.
    pub revision: u64,
    /// The first problem that reading the text found, when it was read.
    pub problem: Option<Box<Diag>>,
}

impl Files {
    /// What a level begins with, in a language: a tab for each robot that students program.
    pub fn starters(level: &Level, lang: Lang) -> Self {
        let many = level.students.len() > 1;
        let tab = |robot: &String| Tab {
            name: if many { format!("{robot}.rhai") } else { "main.rhai".to_owned() },
            robot: robot.clone(),
            text: starter(level, robot, lang).unwrap_or_default(),
            ..Tab::default()
        };
        Self { tabs: level.students.iter().map(tab).collect(), ..Self::default() }
    }

    /// Shows the comments of starters that nobody touched in this language.
    pub fn speak(&mut self, level: &Level, lang: Lang) {
        for tab in &mut self.tabs {
            let untouched = |of: Lang| of != lang && starter(level, &tab.robot, of).as_ref() == Some(&tab.text);
            if Lang::ALL.into_iter().any(untouched)
                && let Some(text) = starter(level, &tab.robot, lang).filter(|text| *text != tab.text)
            {
                tab.text = text;
                tab.revision += 1;
            }
        }
    }

    /// The tab that is shown.
    pub fn shown(&self) -> Option<&Tab> {
        self.tabs.get(self.active)
    }

    pub fn shown_mut(&mut self) -> Option<&mut Tab> {
        self.tabs.get_mut(self.active)
    }

    /// Shows a tab; it is the one that its robot runs from now on.
    pub fn show(&mut self, tab: usize) {
        if let Some(found) = self.tabs.get(tab) {
            self.chosen.insert(found.robot.clone(), tab);
            self.active = tab;
        }
    }

    /// The tab that a robot runs.
    pub fn of(&self, robot: &str) -> Option<&Tab> {
        let chosen = self.chosen.get(robot).and_then(|&tab| self.tabs.get(tab)).filter(|tab| tab.robot == robot);
        chosen.or_else(|| self.tabs.iter().find(|tab| tab.robot == robot))
    }

    /// The programs of a trial, in the order of the level's robots.
    pub fn sources(&self, level: &Level) -> Vec<Source> {
        let source = |robot: &String| match self.of(robot) {
            Some(tab) => Source { name: tab.name.clone(), bytes: tab.text.clone().into_bytes() },
            None => Source::default(),
        };
        level.students.iter().map(source).collect()
    }

    /// A name like this one that no tab has yet: `main-2.rhai` where `main.rhai` is one.
    pub fn free_name(&self, name: &str) -> String {
        let stem = name.trim().trim_end_matches(SUFFIX);
        let taken = |name: &str| self.tabs.iter().any(|tab| tab.name.to_lowercase() == name.to_lowercase());
        let plain = format!("{stem}{SUFFIX}");
        if !taken(&plain) {
            return plain;
        }
        let base = stem.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end_matches('-');
        let base: String = base.chars().take(LONGEST_STEM).collect();
        let numbered = |number: u32| format!("{base}-{number}{SUFFIX}");
        (2..).map(numbered).find(|name| !taken(name)).unwrap_or(plain)
    }

    /// Adds a program for the robot of the shown one, and shows it.
    pub fn add(&mut self, text: String) {
        let Some(shown) = self.shown() else { return };
        let tab = Tab { name: self.free_name(&shown.name), robot: shown.robot.clone(), text, ..Tab::default() };
        self.tabs.push(tab);
        self.show(self.tabs.len() - 1);
    }

    /// Gives a tab another name, or one like it when that is taken; gives the name that it has now.
    pub fn rename(&mut self, tab: usize, name: &str) -> Option<String> {
        let name: String = name.chars().filter(|letter| is_in_names(*letter)).collect();
        let stem = name.trim_end_matches(SUFFIX).trim_matches([' ', '.']);
        let old = self.tabs.get(tab)?.name.clone();
        let short: String = stem.chars().take(LONGEST_STEM).collect();
        let short = short.trim_end_matches([' ', '.']);
        if [stem, short].iter().any(|stem| stem.is_empty() || format!("{stem}{SUFFIX}") == old) {
            return None;
        }
        self.tabs.get_mut(tab)?.name.clear();
        let free = self.free_name(short);
        self.tabs.get_mut(tab)?.name.clone_from(&free);
        Some(free)
    }

    /// May a tab be deleted? The last one of a robot may not.
    pub fn can_delete(&self, tab: usize) -> bool {
        let robot = self.tabs.get(tab).map(|tab| &tab.robot);
        self.tabs.iter().filter(|other| Some(&other.robot) == robot).count() > 1
    }

    /// Deletes a tab; `restore` brings it back.
    pub fn delete(&mut self, tab: usize) {
        if !self.can_delete(tab) {
            return;
        }
        let gone = self.tabs.remove(tab);
        self.chosen.retain(|_, chosen| *chosen != tab);
        self.chosen.values_mut().filter(|chosen| **chosen > tab).for_each(|chosen| *chosen -= 1);
        let next = self.tabs.iter().position(|other| other.robot == gone.robot);
        if self.active == tab {
            self.show(next.unwrap_or(0));
        } else if self.active > tab {
            self.active -= 1;
        }
        self.deleted.push((tab, gone));
    }

    /// The tab that was deleted last.
    pub fn deleted(&self) -> Option<&Tab> {
        self.deleted.last().map(|(_, tab)| tab)
    }

    /// How many deleted tabs are kept.
    pub fn deleted_count(&self) -> usize {
        self.deleted.len()
    }

    /// Brings the tab back that was deleted last, and shows it.
    pub fn restore(&mut self) {
        let Some((place, mut tab)) = self.deleted.pop() else { return };
        tab.name = self.free_name(&tab.name);
        let place = place.min(self.tabs.len());
        self.chosen.values_mut().filter(|chosen| **chosen >= place).for_each(|chosen| *chosen += 1);
        self.tabs.insert(place, tab);
        self.show(place);
    }

    /// Changes the text that is shown.
    pub fn edit(&mut self, text: String) {
        if let Some(tab) = self.shown_mut()
            && tab.text != text
        {
            tab.text = text;
            tab.revision += 1;
        }
    }
}

/// The program that a robot's student begins with, in a language; none where the level has none.
pub fn starter(level: &Level, robot: &str, lang: Lang) -> Option<String> {
    level.starters.get(robot).map(|starter| in_language(starter, lang.code()))
}

/// May a name have this letter? It is the name of a file on every system.
fn is_in_names(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Files {
        let tab = |name: &&str| Tab { name: (*name).to_owned(), robot: "one".to_owned(), ..Tab::default() };
        Files { tabs: names.iter().map(tab).collect(), ..Files::default() }
    }

    fn names(files: &Files) -> Vec<&str> {
        files.tabs.iter().map(|tab| tab.name.as_str()).collect()
    }

    #[test]
    fn a_starter_speaks_the_students_language_until_it_is_touched() {
        let library = crate::library::Library::built_in();
        let level = library.open(library.find("first-steps").unwrap()).level.unwrap();
        let mut files = Files::starters(&level, Lang::Kk);
        assert_eq!(files.tabs[0].text, "// Жасыл шаршыға дейін қанша?\nforward(50);\n");
        files.speak(&level, Lang::Ru);
        assert_eq!(files.tabs[0].text, "// Сколько до зелёного квадрата?\nforward(50);\n");
        files.edit("forward(7);".to_owned());
        files.speak(&level, Lang::En);
        assert_eq!(files.tabs[0].text, "forward(7);");
    }

    #[test]
    fn a_new_tab_has_a_name_of_its_own_and_is_the_one_that_runs() {
        let mut files = files(&["main.rhai"]);
        files.add("stop();".to_owned());
        files.add(String::new());
        assert_eq!(names(&files), ["main.rhai", "main-2.rhai", "main-3.rhai"]);
        assert_eq!((files.active, files.of("one").unwrap().name.as_str()), (2, "main-3.rhai"));
    }

    #[test]
    fn a_deleted_tab_comes_back_where_it_was_and_the_last_one_stays() {
        let mut files = files(&["a.rhai", "b.rhai", "c.rhai"]);
        files.show(2);
        files.delete(1);
        assert_eq!((names(&files), files.active), (vec!["a.rhai", "c.rhai"], 1));
        assert_eq!(files.of("one").unwrap().name, "c.rhai");
        files.delete(1);
        assert_eq!(files.of("one").unwrap().name, "a.rhai");
        files.delete(0);
        assert_eq!(names(&files), ["a.rhai"]);
        files.restore();
        files.restore();
        assert_eq!((names(&files), files.active), (vec!["a.rhai", "b.rhai", "c.rhai"], 1));
    }

    #[test]
    fn a_name_is_fit_for_a_file_and_there_is_one_of_it() {
        let mut files = files(&["a.rhai", "b.rhai"]);
        assert_eq!(files.rename(1, "../A").as_deref(), Some("A-2.rhai"));
        assert_eq!(files.rename(1, "  "), None);
        assert_eq!(files.rename(1, "Робот 1.rhai").as_deref(), Some("Робот 1.rhai"));
    }

    #[test]
    fn a_long_name_keeps_its_ending_and_a_number_finds_room_behind_it() {
        for length in 30..60 {
            let long = "ұ".repeat(length);
            let mut files = files(&["a.rhai"]);
            let name = files.rename(0, &format!("{long}.rhai")).unwrap();
            assert_eq!(name, format!("{}.rhai", "ұ".repeat(length.min(36))));
            files.add(String::new());
            files.add(String::new());
            let stem = name.trim_end_matches(SUFFIX);
            assert_eq!(names(&files)[1..], [format!("{stem}-2.rhai"), format!("{stem}-3.rhai")]);
            assert!(names(&files).iter().all(|name| name.chars().count() <= 40 + SUFFIX.len()));
        }
        // A file that somebody put there may have a longer name than arba gives.
        let mut files = files(&[&format!("{}.rhai", "x".repeat(200))]);
        files.add(String::new());
        assert_eq!(names(&files)[1], format!("{}-2.rhai", "x".repeat(36)));
        let as_it_is = names(&files)[0].to_owned();
        assert_eq!(files.rename(0, &as_it_is), None);
    }
}
