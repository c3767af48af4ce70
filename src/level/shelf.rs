//! The shelf: levels found by their id, each id once, in the order of their folders.

use crate::base::diag::{Diag, Place};
use crate::level::load::id_of;

/// A level on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: String,
    /// The folder's path on its shelf, with slashes: `2-sensors/01-stop-at-20`.
    pub path: String,
}

/// Levels by id. The store finds the folders and reads their files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    entries: Vec<Entry>,
}

impl Shelf {
    /// Puts folders that hold a `level.ron` on the shelf, in the order of their paths; of two with one id the first stays,
    /// and the second is told.
    pub fn new(paths: impl IntoIterator<Item = String>) -> (Self, Vec<Diag>) {
        let mut paths: Vec<String> = paths.into_iter().collect();
        paths.sort_by(|first, second| path_order(first).cmp(&path_order(second)));
        let mut entries: Vec<Entry> = Vec::with_capacity(paths.len());
        let mut diags = Vec::new();
        for path in paths {
            let id = id_of(path.rsplit('/').next().unwrap_or_default());
            match entries.iter().find(|entry| entry.id == id) {
                Some(first) => {
                    let place = Place { file: path.clone(), ..Place::default() };
                    let diag = Diag::error("level-id-twice").with("id", id).with("first", first.path.as_str());
                    diags.push(diag.with("second", path).at(place));
                }
                None => entries.push(Entry { id, path }),
            }
        }
        (Self { entries }, diags)
    }

    /// All levels, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The level of an id; an unknown one gets "did you mean".
    pub fn find(&self, id: &str) -> Result<&Entry, Box<Diag>> {
        self.entries.iter().find(|entry| entry.id == id).ok_or_else(|| {
            let ids = self.entries.iter().map(|entry| entry.id.as_str());
            let shown: String = id.chars().take(80).collect();
            Box::new(Diag::error("level-unknown").with("id", shown).did_you_mean(id, ids))
        })
    }
}

/// Orders paths by the numbers in front of their parts, then by name: `2-sensors` stands before `10-duels`.
fn path_order(path: &str) -> Vec<(u64, &str)> {
    let part = |part: &'_ str| {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        part[..digits].parse::<u64>().unwrap_or(u64::MAX)
    };
    path.split('/').map(|name| (part(name), name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf(paths: &[&str]) -> (Shelf, Vec<Diag>) {
        Shelf::new(paths.iter().map(|path| (*path).to_owned()))
    }

    #[test]
    fn levels_stand_in_the_order_of_their_numbers() {
        let (shelf, diags) = shelf(&["10-duels/01-sumo", "2-sensors/02-maze", "2-sensors/01-stop", "own"]);
        assert!(diags.is_empty());
        let ids: Vec<&str> = shelf.entries().iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids, ["stop", "maze", "sumo", "own"]);
        assert_eq!(shelf.find("stop").map(|entry| entry.path.as_str()), Ok("2-sensors/01-stop"));
    }

    #[test]
    fn an_id_is_unique_and_an_unknown_one_is_told() {
        let (shelf, diags) = shelf(&["1-a/01-stop", "2-b/07-stop"]);
        assert_eq!(shelf.entries().len(), 1);
        assert_eq!(diags[0].code, "level-id-twice");
        let diag = shelf.find("stpo").unwrap_err();
        assert_eq!(diag.hints[0].code, "hint-did-you-mean");
    }
}
