//! What the zones, things, robots and lines of a level are called in three languages.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::diag::{Arg, Diag, Name};
use crate::base::ron::draws::Draws;
use crate::base::ron::node::{Node, NodeKind};
use crate::level::texts::Texts;
use crate::rules::look::{Names, group_of};
use crate::rules::verdict::Cause;

/// The most names of one level.
const MOST_NAMES: usize = 1000;

/// Names by ids. That of a group is also that of its members, with their numbers: `pin.3` is "pin 3".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisplayNames(BTreeMap<String, Texts>);

impl DisplayNames {
    /// Reads `{"pin": {"en": "pin", "ru": "кегля", "kk": "кегля"}}`; an id that the level doesn't have is told.
    pub(super) fn read(node: &Node, known: &Names, diags: &mut Vec<Diag>) -> Self {
        let NodeKind::Map(pairs) = &node.kind else {
            if !node.is_broken() {
                diags.push(Diag::error("level-names-expected").at(node.place()));
            }
            return Self::default();
        };
        if pairs.len() > MOST_NAMES {
            let diag = Diag::error("level-too-many").with("found", pairs.len()).with("limit", MOST_NAMES);
            diags.push(diag.at(node.place()));
        }
        let ids = ids(known);
        let mut names = BTreeMap::new();
        for (key, value) in pairs.iter().take(MOST_NAMES) {
            let id = key.text().unwrap_or_default();
            if !ids.contains(&id) {
                let shown: String = id.chars().take(40).collect();
                let diag = Diag::warning("level-name-of-nothing").with("name", shown);
                diags.push(diag.did_you_mean(id, ids.iter().copied()).at(key.place()));
            }
            if let Some(texts) = Texts::read(value, &Draws::none(), diags) {
                names.insert(id.to_owned(), texts);
            }
        }
        Self(names)
    }

    /// Has it a name of its own, or by its group?
    pub fn has(&self, id: &str) -> bool {
        self.0.contains_key(id) || self.0.contains_key(group_of(id))
    }

    /// What people read for an id in a language (`en`, `ru`, `kk`): the id itself when it has no name.
    pub fn get<'a>(&'a self, id: &'a str, language: &str) -> Cow<'a, str> {
        if let Some(texts) = self.0.get(id) {
            return texts.get(language).into();
        }
        let group = group_of(id);
        match self.0.get(group) {
            Some(texts) => {
                let number = id.get(group.len() + 1..).unwrap_or_default();
                format!("{} {number}", texts.get(language)).into()
            }
            None => id.into(),
        }
    }

    /// Puts what it is called beside an id.
    fn fill(&self, name: &mut Name) {
        if self.has(&name.id) {
            let shown = ["en", "ru", "kk"].map(|language| self.get(&name.id, language).into_owned());
            [name.en, name.ru, name.kk] = shown;
        }
    }

    /// Puts the names beside the ids that a cause speaks of, so that it can be told wherever it goes.
    pub(super) fn fill_cause(&self, cause: &mut Cause) {
        let Cause { args, hints, .. } = cause;
        let hints = hints.iter_mut().flat_map(|hint| &mut hint.args);
        for (_, arg) in args.iter_mut().chain(hints) {
            if let Arg::Name(name) = arg {
                self.fill(name);
            }
        }
    }
}

/// Everything that can have a name, groups included.
fn ids<'a>(known: &'a Names) -> Vec<&'a str> {
    let Names { robots, things, zones, lines, mazes, edge: _ } = known;
    let mut ids: Vec<&str> = zones.iter().map(|(zone, _)| zone.as_str()).collect();
    ids.extend(robots.iter().map(String::as_str));
    ids.extend(known.groups());
    ids.extend(things.iter().map(String::as_str));
    ids.extend(lines.iter().map(|(line, _)| line.as_str()));
    ids.extend(mazes.iter().map(|(maze, _)| maze.as_str()));
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ron::parse;

    fn read(text: &str) -> (DisplayNames, Vec<Diag>) {
        let node = parse(text, "level.ron").0.expect("a value");
        let things = ["pin.1", "pin.2", "wall"].map(str::to_owned).to_vec();
        let known = Names { robots: vec!["me".to_owned()], things, ..Names::default() };
        let mut diags = Vec::new();
        (DisplayNames::read(&node, &known, &mut diags), diags)
    }

    #[test]
    fn a_group_names_its_members_with_their_numbers() {
        let (names, diags) = read(
            r#"{
                "pin": {"en": "pin", "ru": "кегля", "kk": "кегля"},
                "pin.2": {"en": "black pin", "ru": "чёрная кегля", "kk": "қара кегля"},
            }"#,
        );
        assert!(diags.is_empty(), "{diags:?}");
        assert_eq!(names.get("pin.1", "ru"), "кегля 1");
        assert_eq!(names.get("pin.2", "kk"), "қара кегля");
        assert_eq!(names.get("pin", "en"), "pin");
        assert_eq!(names.get("wall", "kk"), "wall");
        assert!(names.has("pin.1") && !names.has("wall"));
    }

    #[test]
    fn a_name_of_nothing_is_told_with_what_was_meant_and_a_missing_language_too() {
        let (names, diags) = read(r#"{"wal": {"en": "wall", "ru": "стена", "kk": "қабырға"}, "me": {"en": "robot"}}"#);
        let codes: Vec<&str> = diags.iter().map(|diag| diag.code.as_ref()).collect();
        assert_eq!(codes, ["level-name-of-nothing", "level-missing-language", "level-missing-language"]);
        assert_eq!(diags[0].hints[0].args[0].1, Arg::from("wall"));
        assert!(diags.iter().all(|diag| !diag.is_error()));
        assert_eq!(names.get("me", "kk"), "robot");
        assert_eq!(read("[]").1[0].code, "level-names-expected");
    }

    #[test]
    fn a_cause_keeps_its_ids_and_gets_the_names_beside_them() {
        let (names, _) = read(r#"{"pin": {"en": "pin", "ru": "кегля", "kk": "кегля"}}"#);
        let mut cause = Cause::new("cause-hit", 120).with("object", Arg::name("pin.2")).with("zone", Arg::name("wall"));
        names.fill_cause(&mut cause);
        let [_, (_, Arg::Name(pin)), (_, Arg::Name(wall))] = &cause.args[..] else { panic!("{:?}", cause.args) };
        assert_eq!((pin.id.as_str(), pin.get("ru")), ("pin.2", "кегля 2"));
        assert_eq!((wall.shown("ru"), wall.get("ru")), (None, "wall"));
    }
}
