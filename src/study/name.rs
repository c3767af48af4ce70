//! Names that people choose become names of files that every system takes.

/// The folder of whoever gives no name; no nickname has such a one.
pub const GUEST: &str = "_guest";
/// The longest nickname, characters.
pub const LONGEST: usize = 40;
/// Names that Windows keeps for devices, whatever stands behind a dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// Does it steer a screen instead of being seen?
pub fn steers(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A nickname as it was typed, tidied: no marks that steer a screen, single spaces, not too long; none when nothing is left.
pub fn nickname(typed: &str) -> Option<String> {
    let plain: String = typed.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect();
    let plain: String = plain.chars().filter(|letter| !steers(*letter)).collect();
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    let tidy: String = words.join(" ").chars().take(LONGEST).collect();
    let tidy = tidy.trim_end().to_owned();
    (!tidy.is_empty()).then_some(tidy)
}

/// The folder of a nickname. Large and small letters are the same person, because not every disk tells them apart.
pub fn folder_of(nickname: &str) -> String {
    let small = nickname.to_lowercase();
    let own = safe(&small);
    if own == GUEST { marked(own, &small) } else { own }
}

/// A name that can be a file's on every system: small letters of any alphabet, digits of ours, `-` and `_`. What had to be
/// changed gets a mark of its own at the end, so that two names never become one.
pub fn safe(name: &str) -> String {
    let plain = |letter: char| {
        let fits = letter.is_alphabetic() || letter.is_ascii_digit() || matches!(letter, '-' | '_');
        if fits { letter } else { '_' }
    };
    let short: String = name.chars().take(LONGEST).collect();
    let mut made: String = short.to_lowercase().chars().map(plain).take(LONGEST).collect();
    if made.is_empty() {
        made.push('_');
    }
    if made != name || is_device(&made) { marked(made, name) } else { made }
}

/// The name of a file with a mark of what it was made from.
fn marked(made: String, name: &str) -> String {
    format!("{made}-{:08x}", mark(name))
}

fn is_device(name: &str) -> bool {
    let stem = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    DEVICES.contains(&stem) && name.len() - stem.len() <= 1
}

/// FNV-1a, 32 bits (Fowler, Noll, Vo): the same on every machine and in every version.
fn mark(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nicknames_of_any_alphabet_are_kept_and_tidied() {
        assert_eq!(nickname("  Әсел   Қ. ").as_deref(), Some("Әсел Қ."));
        assert_eq!(nickname("a\u{202e}b\n c").as_deref(), Some("ab c"));
        assert_eq!(nickname(" \t\u{200b} "), None);
        assert_eq!(nickname(&"ж".repeat(99)).unwrap().chars().count(), LONGEST);
    }

    #[test]
    fn a_plain_name_is_its_own_file_name() {
        for name in ["main", "әсел", "әңғүұқөһі", "stop-at-20", "ученик_7"] {
            assert_eq!(safe(name), name);
        }
        assert_eq!(folder_of("Айгерім"), "айгерім");
        assert_eq!(folder_of("АЙГЕРІМ"), folder_of("айгерім"));
    }

    #[test]
    fn no_name_leads_out_of_its_folder_or_is_a_device() {
        let hostile = [
            "",
            ".",
            "..",
            "../..",
            "/etc/passwd",
            "C:\\x",
            "a/b",
            "con",
            "NUL",
            "com1",
            "LPT9",
            "aux",
            "a.",
            "a ",
            "a\0b",
            "con.txt",
            "~",
            "*",
            "?",
            "\u{202e}txt",
            "com¹",
        ];
        for name in hostile {
            let made = safe(name);
            assert!(
                made.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_')),
                "{name} {made}"
            );
            assert!(!is_device(&made), "{name} {made}");
            assert_ne!(made, name);
        }
        let mut all: Vec<String> = hostile.iter().map(|name| safe(name)).collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), hostile.len(), "different names stay different");
        assert!(safe(&"я".repeat(500)).len() < 120);
        assert_ne!(safe("Main"), safe("main"));
    }
}
