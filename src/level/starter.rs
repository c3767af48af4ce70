//! The program a student begins with, in the student's language: of comments in three languages one is shown.

use crate::level::texts::LANGUAGES;

/// A starter as a student of this language reads it. A line `// kk: …` stays only in Kazakh, without its mark; every other
/// line stays as it is, so the program is the same in all languages.
pub fn in_language(starter: &str, language: &str) -> String {
    let mut shown = String::with_capacity(starter.len());
    for line in starter.split_inclusive('\n') {
        match marked(line) {
            Some((of, indent, rest)) if of == language => {
                shown.push_str(indent);
                shown.push_str("//");
                shown.push_str(rest);
            }
            Some(_) => {}
            None => shown.push_str(line),
        }
    }
    shown
}

/// The languages that a starter has comments for, each as often as it has lines.
pub fn languages(starter: &str) -> impl Iterator<Item = &str> {
    starter.lines().filter_map(|line| marked(line).map(|(language, ..)| language))
}

/// The language of a comment that has one, what stands before the comment, and what comes after the mark.
fn marked(line: &str) -> Option<(&str, &str, &str)> {
    let code = line.trim_start();
    let indent = line.get(..line.len() - code.len())?;
    let (language, rest) = code.strip_prefix("//")?.trim_start_matches(' ').split_once(':')?;
    LANGUAGES.contains(&language).then_some((language, indent, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_comment_of_the_students_language_is_left_and_the_program_is_the_same() {
        let starter = "// kk: Жүр\n// ru: Едь\n// en: Go\nloop {\n    // ru: тут\n    forward(5); // en: stays\n}\n";
        assert_eq!(in_language(starter, "kk"), "// Жүр\nloop {\n    forward(5); // en: stays\n}\n");
        assert_eq!(in_language(starter, "ru"), "// Едь\nloop {\n    // тут\n    forward(5); // en: stays\n}\n");
        assert_eq!(languages(starter).collect::<Vec<_>>(), ["kk", "ru", "en", "ru"]);
        for plain in ["", "forward(5);", "// to do: this\r\nstop();\r\n", "/// kk: x"] {
            assert_eq!(in_language(plain, "en"), plain);
        }
    }
}
