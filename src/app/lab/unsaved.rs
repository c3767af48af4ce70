//! What could not be saved, in the words of the lab: a program and its level instead of a path.

use crate::app::lab::Lab;
use crate::base::diag::{Arg, Diag};
use crate::study::name;

impl Lab {
    /// The same trouble, with the program and the level that the file is of; as it is when the file is of neither.
    pub(super) fn in_words(&self, diag: Diag) -> Diag {
        let file = diag.args.iter().find_map(|(name, arg)| match arg {
            Arg::Text(file) if name == "file" => Some(file.as_str()),
            _ => None,
        });
        let cause = match diag.code.as_ref() {
            "store-disk-full" => "full",
            "store-write-permission" => "permission",
            "store-unwritable" | "store-missing-folder" | "store-is-file" => "other",
            _ => return diag,
        };
        let Some((folder, program)) = file.and_then(subject) else { return diag };
        let title = self.levels.iter().find(|card| name::safe(&card.id) == folder);
        let title = title.map_or(folder, |card| card.title.get(self.say.code()).to_owned());
        let told = match program {
            Some(program) => Diag::error("study-program-unsaved").with("program", program),
            None => Diag::error("study-level-unsaved"),
        };
        Diag { severity: diag.severity, hints: diag.hints, ..told.with("level", title).with("cause", cause) }
    }
}

/// The folder of a level, and the program, that a path below a profile is of.
fn subject(path: &str) -> Option<(String, Option<String>)> {
    let mut parts = path.split(['/', '\\']).skip_while(|part| *part != "levels").skip(1);
    let level = parts.next().filter(|level| !level.is_empty())?;
    let program = match parts.next() {
        Some("versions") => parts.next(),
        Some(file) => file.strip_suffix(".rhai"),
        None => None,
    };
    Some((level.to_owned(), program.map(str::to_owned)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing::lab;

    #[test]
    fn what_could_not_be_saved_is_named_in_words() {
        let home = tempfile::tempdir().unwrap();
        let lab = lab(home.path());
        let path = "/disk/a/levels/first-steps/versions/main/001795402203334-pause.rhai";
        let told = lab.say.diag(&lab.in_words(Diag::error("store-disk-full").with("file", path)));
        assert!(told.contains("“main”") && told.contains("“First steps”") && told.contains("disk is full"), "{told}");
        assert!(!told.contains('/'), "{told}");
        let other = Diag::error("store-disk-full").with("file", "/disk/a/settings.json");
        assert_eq!(lab.in_words(other.clone()), other);
    }

    #[test]
    fn a_path_tells_its_program_and_level() {
        let of = |path: &str| subject(path).map(|(level, program)| (level, program.unwrap_or_default()));
        let main = Some(("corner".to_owned(), "main".to_owned()));
        assert_eq!(of("/disk/a/levels/corner/versions/main/001795402203334-pause.rhai"), main);
        assert_eq!(of("E:\\arba\\levels\\corner\\main.rhai"), main);
        assert_eq!(of("levels/corner/progress.json"), Some(("corner".to_owned(), String::new())));
        assert_eq!(of("/disk/a/settings.json"), None);
    }
}
