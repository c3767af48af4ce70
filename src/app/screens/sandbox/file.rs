//! What was built as a level's file: the level for everybody, and behind it a comment from which the sandbox knows what it
//! was built of, so that one can build on.

use crate::app::screens::sandbox::yard::Yard;
use crate::study::json;

/// Begins the comment: after it the mark of the level's text, and what was built.
const COMMENT: &str = "// arba-sandbox ";

/// What a level's file is to the sandbox.
#[derive(Debug, PartialEq)]
pub enum Found {
    /// It was built here.
    Yard(Box<Yard>),
    /// It was built here and changed since: the sandbox would lose the changes.
    Changed,
    /// It was not built here.
    Other,
}

/// The text of `level.ron`.
pub fn write(yard: &Yard) -> String {
    let level = yard.level();
    format!("{level}{COMMENT}{:016x} {}\n", mark(&level), json::line(yard))
}

/// Reads a text of `level.ron`.
pub fn read(text: &str) -> Found {
    let Some((level, comment)) = text.rsplit_once(COMMENT) else { return Found::Other };
    let Some((marked, built)) = comment.trim_end().split_once(' ') else { return Found::Changed };
    match json::of_line::<Yard>(built) {
        Some(mut yard) if u64::from_str_radix(marked, 16) == Ok(mark(level)) => {
            yard.mend();
            Found::Yard(Box::new(yard))
        }
        _ => Found::Changed,
    }
}

/// Changes with every change of the text but that of the ends of lines, which other systems write their own way
/// (FNV-1a, 64 bits).
fn mark(text: &str) -> u64 {
    let bytes = text.bytes().filter(|byte| *byte != b'\r');
    bytes.fold(0xcbf2_9ce4_8422_2325, |mark, byte| (mark ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::screens::sandbox::yard::from_text;
    use crate::base::diag::Diag;
    use crate::library::Library;

    fn built() -> Yard {
        let mut yard = Yard { line: vec![(10.0, 10.0), (50.5, 80.0)], ..Yard::default() };
        yard.put_robot("tug", (120.0, 50.0));
        yard.put_thing("Rope", (80.0, 50.0));
        yard
    }

    #[test]
    fn what_was_built_comes_back_from_its_file_on_every_system() {
        let text = write(&built());
        assert_eq!(read(&text), Found::Yard(Box::new(built())));
        assert_eq!(read(&text.replace('\n', "\r\n")), Found::Yard(Box::new(built())));
    }

    #[test]
    fn the_file_is_a_level_like_any_other() {
        let library = Library::built_in();
        let (level, diags) = from_text(write(&built()), library.kits());
        assert!(level.is_some() && !diags.iter().any(Diag::is_error), "{diags:?}");
    }

    #[test]
    fn what_was_changed_by_hand_or_never_built_here_is_no_yard() {
        let text = write(&built());
        assert_eq!(read(&text.replace("200", "210")), Found::Changed);
        assert_eq!(read(&text.replace("\"wall\":true", "\"wall\":7")), Found::Changed);
        assert_eq!(read("// arba-sandbox "), Found::Changed);
        assert_eq!(read(&Yard::default().level()), Found::Other);
        assert_eq!(read(""), Found::Other);
    }

    #[test]
    fn a_strangers_numbers_are_brought_into_their_bounds() {
        let level = Yard::default().level();
        let strange = Yard { size: (1e300, -5.0), line: vec![(f64::MAX, 0.0)], ..Yard::default() };
        let text = format!("{level}{COMMENT}{:016x} {}\n", mark(&level), json::line(&strange));
        let Found::Yard(yard) = read(&text) else { panic!("{text}") };
        assert_eq!((yard.size, yard.line), ((600.0, 40.0), vec![(600.0, 0.0)]));
    }
}
