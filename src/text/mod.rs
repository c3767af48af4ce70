//! Fluent: ids and arguments become sentences in kk, ru and en.

pub mod files;
pub mod lang;
pub mod number;
pub mod reading;

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::base::diag::{Arg, Diag, SPEAKER};
use crate::text::lang::Lang;

/// No text argument is shown longer than this, so that a huge name in a file cannot flood a screen.
const LONGEST_ARG: usize = 200;

/// All messages of one language, with the other languages behind it for what it lacks.
pub struct Texts {
    lang: Lang,
    /// In the order in which a message is looked for: kk → ru → en.
    bundles: Vec<FluentBundle<FluentResource>>,
}

impl Texts {
    /// The embedded messages of a language.
    pub fn new(lang: Lang) -> Self {
        Self { lang, bundles: lang.chain().iter().map(|lang| bundle(*lang)).collect() }
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A diag as sentences: the message and then its hints.
    pub fn say(&self, diag: &Diag) -> String {
        let mut said = self.sentence(diag);
        for hint in self.hints(diag) {
            said.push(' ');
            said.push_str(&hint);
        }
        said
    }

    /// The message of a diag without its hints.
    pub fn sentence(&self, diag: &Diag) -> String {
        self.said_by(&diag.args, self.get(&diag.code, &diag.args))
    }

    /// The hints of a diag, one sentence each.
    pub fn hints(&self, diag: &Diag) -> Vec<String> {
        diag.hints.iter().map(|hint| self.said_by(&hint.args, self.get(&hint.code, &hint.args))).collect()
    }

    /// A sentence with the name of the robot that says it, when the arguments have one.
    pub fn said_by(&self, args: &[(Cow<'static, str>, Arg)], sentence: String) -> String {
        let speaker = args.iter().find_map(|(name, arg)| match arg {
            Arg::Text(robot) if name == SPEAKER => Some(shown(robot)),
            // An id stays as it is written; a name begins like a sentence.
            Arg::Name(robot) if name == SPEAKER => {
                let name = robot.shown(self.lang.code()).map(capital);
                Some(shown(name.as_deref().unwrap_or(&robot.id)))
            }
            _ => None,
        });
        match speaker {
            Some(speaker) => format!("{speaker}: {sentence}"),
            None => sentence,
        }
    }

    /// A message without arguments.
    pub fn plain(&self, id: &str) -> String {
        self.get::<&str>(id, &[])
    }

    /// A message; `id.attribute` asks for an attribute of it. A message that no language has is its own id,
    /// so that something is said in any case.
    pub fn get<K: AsRef<str>>(&self, id: &str, args: &[(K, Arg)]) -> String {
        let mut fluent = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            fluent.set(name.as_ref(), self.value(arg));
        }
        let (message, attribute) = match id.split_once('.') {
            Some((message, attribute)) => (message, Some(attribute)),
            None => (id, None),
        };
        for bundle in &self.bundles {
            let pattern = bundle.get_message(message).and_then(|found| match attribute {
                Some(attribute) => found.get_attribute(attribute).map(|attribute| attribute.value()),
                None => found.value(),
            });
            if let Some(pattern) = pattern {
                let mut troubles = Vec::new();
                return bundle.format_pattern(pattern, Some(&fluent), &mut troubles).into_owned();
            }
        }
        id.to_owned()
    }

    /// Does any language have this message (or `id.attribute`)?
    pub fn has(&self, id: &str) -> bool {
        let (message, attribute) = match id.split_once('.') {
            Some((message, attribute)) => (message, Some(attribute)),
            None => (id, None),
        };
        self.bundles.iter().filter_map(|bundle| bundle.get_message(message)).any(|found| match attribute {
            Some(attribute) => found.get_attribute(attribute).is_some(),
            None => found.value().is_some(),
        })
    }

    /// A number as this language writes it in prose.
    pub fn number(&self, number: f64) -> String {
        number::prose(self.lang, number)
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => FluentValue::String(Cow::Owned(shown(text))),
            // Fluent's plural rules know finite numbers only.
            Arg::Number(number) if number.is_finite() => number::rounded(*number).into(),
            Arg::Number(number) => FluentValue::String(Cow::Owned(number::prose(self.lang, *number))),
            Arg::Message(id) => FluentValue::String(Cow::Owned(self.plain(id))),
            Arg::Name(name) => FluentValue::String(Cow::Owned(shown(name.get(self.lang.code())))),
        }
    }
}

/// The text with a capital letter in front.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A text from a file or a program as it may stand on a screen: control and direction marks become `�`, and it is cut
/// when it is too long.
pub fn shown(text: &str) -> String {
    let mut shown: String =
        text.chars().take(LONGEST_ARG).map(|letter| if is_safe(letter) { letter } else { '�' }).collect();
    if text.chars().nth(LONGEST_ARG).is_some() {
        shown.push('…');
    }
    shown
}

/// Is the letter only itself, and not an order to the screen?
pub fn is_safe(letter: char) -> bool {
    !letter.is_control()
        && !matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![identifier(lang)]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::En => prose_en,
        Lang::Ru => prose_ru,
        Lang::Kk => prose_kk,
    }));
    // A number inside a line of code is written as a program writes it: `{ CODE($value) }`.
    // It can only fail when the name is taken, and the bundle is empty.
    let _ = bundle.add_function("CODE", |values, _named| match values.first() {
        Some(FluentValue::Number(number)) => FluentValue::String(Cow::Owned(number::code(number.value))),
        Some(other) => other.clone(),
        None => FluentValue::Error,
    });
    for (_room, source) in files::sources(lang) {
        // A file with a mistake gives what could be read of it; a test asks for files without any.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(partly, _troubles)| partly);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn identifier(lang: Lang) -> LanguageIdentifier {
    // The codes are well formed; without one the plural rules are those of no language.
    lang.code().parse().unwrap_or_default()
}

fn prose_en<M>(value: &FluentValue, _memo: &M) -> Option<String> {
    prose(Lang::En, value)
}

fn prose_ru<M>(value: &FluentValue, _memo: &M) -> Option<String> {
    prose(Lang::Ru, value)
}

fn prose_kk<M>(value: &FluentValue, _memo: &M) -> Option<String> {
    prose(Lang::Kk, value)
}

fn prose(lang: Lang, value: &FluentValue) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(number::prose(lang, number.value)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diag_is_said_with_its_hints_in_each_language() {
        let diag = Diag::error("store-missing").with("file", "my.rhai").did_you_mean("stat", ["stop", "start"]);
        assert_eq!(Texts::new(Lang::En).say(&diag), "There is no file “my.rhai”. Did you mean start?");
        assert_eq!(Texts::new(Lang::Ru).say(&diag), "Файла «my.rhai» нет. Может быть, start?");
        assert_eq!(Texts::new(Lang::Kk).say(&diag), "«my.rhai» файлы жоқ. Мүмкін, start шығар?");
    }

    #[test]
    fn an_unknown_id_says_itself() {
        assert_eq!(Texts::new(Lang::Kk).plain("no-such-message"), "no-such-message");
        assert!(!Texts::new(Lang::Kk).has("no-such-message"));
    }

    #[test]
    fn a_text_cannot_steer_the_screen() {
        assert_eq!(shown("a\u{1b}[2Jb\u{202e}c"), "a�[2Jb�c");
        assert_eq!(shown(&"я".repeat(300)).chars().count(), LONGEST_ARG + 1);
    }

    #[test]
    fn numbers_follow_the_language_and_code_does_not() {
        let source = "arba-test = { $n } and { CODE($n) }".to_owned();
        for (lang, expected) in [(Lang::En, "12.5 and 12.5"), (Lang::Ru, "12,5 and 12.5"), (Lang::Kk, "12,5 and 12.5")]
        {
            let mut texts = Texts::new(lang);
            texts.bundles[0].add_resource_overriding(FluentResource::try_new(source.clone()).unwrap());
            assert_eq!(texts.get("arba-test", &[("n", Arg::from(12.5))]), expected);
        }
    }

    #[test]
    fn strange_numbers_choose_a_plural_without_harm() {
        let source = "arba-test = { $n ->\n    [one] one\n   *[other] other { $n }\n}".to_owned();
        let mut texts = Texts::new(Lang::Ru);
        texts.bundles[0].add_resource_overriding(FluentResource::try_new(source).unwrap());
        for strange in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -1e300, 1e-300, f64::MIN_POSITIVE, 0.1 + 0.2]
        {
            assert!(texts.get("arba-test", &[("n", Arg::from(strange))]).starts_with("other"), "{strange}");
        }
    }

    #[test]
    fn plural_forms_are_those_of_the_language() {
        let source = "arba-test = { $n ->\n    [one] 1\n    [few] 2\n    [many] 5\n   *[other] other\n}".to_owned();
        // 0..=25, as the grammars of the three languages have it.
        let tables = [
            (Lang::En, "o1oooooooooooooooooooooooo"),
            (Lang::Ru, "51222555555555555555512225"),
            (Lang::Kk, "o1oooooooooooooooooooooooo"),
        ];
        for (lang, table) in tables {
            let mut texts = Texts::new(lang);
            texts.bundles[0].add_resource_overriding(FluentResource::try_new(source.clone()).unwrap());
            for (number, expected) in table.chars().enumerate() {
                let said = texts.get("arba-test", &[("n", Arg::from(number))]);
                assert!(said.starts_with(expected), "{lang:?} {number}: {said}");
            }
        }
    }
}
