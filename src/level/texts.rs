//! Texts of a level in three languages, with places for draws.

use serde::{Deserialize, Serialize};

use crate::base::diag::Diag;
use crate::base::ron::draws::Draws;
use crate::base::ron::node::{Node, NodeKind};
use crate::level::numbers::is_name;

/// The languages every text of a level has.
pub const LANGUAGES: [&str; 3] = ["en", "ru", "kk"];
/// The longest text, characters.
const LONGEST: usize = 2000;

/// One text in three languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    pub en: String,
    pub ru: String,
    pub kk: String,
}

impl Texts {
    /// The text in a language (`en`, `ru`, `kk`); English for any other.
    pub fn get(&self, language: &str) -> &str {
        match language {
            "ru" => &self.ru,
            "kk" => &self.kk,
            _ => &self.en,
        }
    }

    fn get_mut(&mut self, language: &str) -> &mut String {
        match language {
            "ru" => &mut self.ru,
            "kk" => &mut self.kk,
            _ => &mut self.en,
        }
    }

    /// Reads `{"en": "…", "ru": "…", "kk": "…"}` and puts the values of draws where `{draw}` stands. A language that is
    /// missing is told as a warning and gets the text of another one.
    pub(super) fn read(node: &Node, draws: &Draws, diags: &mut Vec<Diag>) -> Option<Self> {
        let NodeKind::Map(pairs) = &node.kind else {
            if !node.is_broken() {
                diags.push(Diag::error("level-texts-expected").at(node.place()));
            }
            return None;
        };
        let mut texts = Self::default();
        let mut missing: Vec<&str> = LANGUAGES.to_vec();
        for (key, value) in pairs {
            let mut language = key.text().unwrap_or_default();
            if !LANGUAGES.contains(&language) {
                let diag = Diag::error("level-unknown-language").with("name", language).at(key.place());
                // `kz` is the country; what stands behind it was meant for the language.
                if language != "kz" {
                    diags.push(diag);
                    continue;
                }
                diags.push(diag.hint_with("hint-did-you-mean", [("name", "kk".into())]));
                language = "kk";
            }
            match value.text() {
                Some(text) if text.trim().is_empty() => {}
                Some(text) => {
                    missing.retain(|known| *known != language);
                    if text.chars().count() > LONGEST {
                        diags.push(Diag::error("level-text-too-long").with("limit", LONGEST).at(value.place()));
                        continue;
                    }
                    *texts.get_mut(language) = filled(text, draws, value, diags);
                }
                None if value.is_broken() => missing.retain(|known| *known != language),
                None => {
                    missing.retain(|known| *known != language);
                    diags.push(Diag::error("level-text-expected").at(value.place()));
                }
            }
        }
        for language in &missing {
            diags.push(Diag::warning("level-missing-language").with("language", *language).at(node.place()));
        }
        texts.lend(&missing);
        Some(texts)
    }

    /// Gives the languages that are missing the text of one that is there.
    fn lend(&mut self, missing: &[&str]) {
        let Some(there) = LANGUAGES.iter().find(|language| !missing.contains(language)) else { return };
        let text = self.get(there).to_owned();
        for language in missing {
            *self.get_mut(language) = text.clone();
        }
    }
}

/// Puts values where `{draw}` stands. Only a bare name in braces is a place for a draw, so that code stays as it is.
fn filled(text: &str, draws: &Draws, node: &Node, diags: &mut Vec<Diag>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let (before, behind) = rest.split_at(open);
        out.push_str(before);
        let name = behind[1..].split('}').next().unwrap_or_default();
        let is_place = behind[1..].len() > name.len() && is_name(name);
        if !is_place {
            out.push('{');
            rest = &behind[1..];
            continue;
        }
        match draws.get(name) {
            Some(Some(value)) => out.push_str(&shown(value)),
            Some(None) => {}
            None => {
                let diag = Diag::warning("level-text-unknown-draw").with("name", name).at(node.place());
                diags.push(diag.did_you_mean(name, draws.names()));
                out.push_str(&behind[..name.len() + 2]);
            }
        }
        rest = &behind[name.len() + 2..];
    }
    out.push_str(rest);
    out
}

/// A number as a text shows it: at most one digit behind the point.
fn shown(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // A rounded −0.04 must not be shown as "-0".
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ron::parse;

    fn read(text: &str) -> (Option<Texts>, Vec<String>) {
        let mut draws = Draws::new();
        draws.insert("gap", Some(20.04));
        let mut diags = Vec::new();
        let node = parse(text, "level.ron").0.expect("a value");
        let texts = Texts::read(&node, &draws, &mut diags);
        (texts, diags.iter().map(|diag| diag.code.to_string()).collect())
    }

    #[test]
    fn draws_are_shown_and_code_is_left_alone() {
        let (texts, diags) = read(r#"{"en": "Stop {gap} cm before", "ru": "`while x { y }` {}", "kk": "{gap}{gap}"}"#);
        let texts = texts.expect("texts");
        assert_eq!(texts.en, "Stop 20 cm before");
        assert_eq!(texts.ru, "`while x { y }` {}");
        assert_eq!(texts.kk, "2020");
        assert!(diags.is_empty());
    }

    #[test]
    fn what_is_missing_or_unknown_is_told() {
        let (texts, diags) = read(r#"{"en": "x {gpa}", "kz": "y", "ru": ""}"#);
        let texts = texts.expect("texts");
        assert_eq!((texts.ru.as_str(), texts.kk.as_str()), ("x {gpa}", "y"));
        let expected = ["level-text-unknown-draw", "level-unknown-language", "level-missing-language"];
        assert_eq!(diags, expected);
        assert_eq!(read("\"only English\"").1, ["level-texts-expected"]);
    }
}
