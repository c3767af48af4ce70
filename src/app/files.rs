//! The student's programs of one level, as they stand in the editor: one tab for each.

use std::collections::BTreeMap;

use crate::base::diag::Diag;
use crate::level::load::Level;
use crate::trial::inputs::Source;

/// The programs of one level.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Files {
    pub tabs: Vec<Tab>,
    /// The tab that is shown.
    pub active: usize,
    /// The tab that each student's robot runs; the first of its own for a robot without one.
    chosen: BTreeMap<String, usize>,
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
    /// What a level begins with: a tab for each robot that students program.
    pub fn starters(level: &Level) -> Self {
        let many = level.students.len() > 1;
        let tab = |robot: &String| Tab {
            name: if many { format!("{robot}.rhai") } else { "main.rhai".to_owned() },
            robot: robot.clone(),
            text: level.starters.get(robot).cloned().unwrap_or_default(),
            ..Tab::default()
        };
        Self { tabs: level.students.iter().map(tab).collect(), ..Self::default() }
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

    /// Adds a program for the robot of the shown one, and shows it.
    pub fn add(&mut self, text: String) {
        let Some(shown) = self.shown() else { return };
        let stem = shown.name.trim_end_matches(".rhai").to_owned();
        let taken = |name: &String| self.tabs.iter().any(|tab| tab.name == *name);
        let name = (2u32..).map(|number| format!("{stem}-{number}.rhai")).find(|name| !taken(name));
        let tab = Tab { name: name.unwrap_or_default(), robot: shown.robot.clone(), text, ..Tab::default() };
        self.tabs.push(tab);
        self.show(self.tabs.len() - 1);
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
