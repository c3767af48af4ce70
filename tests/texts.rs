//! The messages of arba: the same in three languages, and one for everything that the code can say.

use std::collections::{BTreeMap, BTreeSet};

use arba::text::Texts;
use arba::text::files::{ROOMS, sources};
use arba::text::lang::Lang;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;

use crate::project::files;

/// What a message takes: its variables, and what it is made of.
type Variables = BTreeMap<String, BTreeSet<String>>;

fn none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Every message and attribute of a language with its pattern: room, id, pattern.
fn patterns(lang: Lang) -> Vec<(&'static str, String, Pattern<&'static str>)> {
    let mut found = Vec::new();
    for (room, source) in sources(lang) {
        let resource =
            parser::parse(*source).unwrap_or_else(|(_, troubles)| panic!("{} {room}.ftl: {troubles:?}", lang.code()));
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let id = message.id.name;
                    found.extend(message.value.map(|value| (*room, id.to_owned(), value)));
                    for attribute in message.attributes {
                        found.push((*room, format!("{id}.{}", attribute.id.name), attribute.value));
                    }
                }
                Entry::Term(term) => found.push((*room, format!("-{}", term.id.name), term.value)),
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
                Entry::Junk { content } => panic!("{} {room}.ftl: {content}", lang.code()),
            }
        }
    }
    found
}

fn variables(lang: Lang) -> Variables {
    let mut all = Variables::new();
    for (room, id, pattern) in patterns(lang) {
        let mut names = BTreeSet::new();
        in_pattern(&pattern, &mut |expression| {
            if let InlineExpression::VariableReference { id } = expression {
                names.insert(id.name.to_owned());
            }
        });
        assert!(all.insert(id.clone(), names).is_none(), "{} {room}.ftl: {id} is there twice", lang.code());
    }
    all
}

/// Visits every expression of a pattern.
fn in_pattern<'a>(pattern: &Pattern<&'a str>, visit: &mut dyn FnMut(&InlineExpression<&'a str>)) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, visit);
        }
    }
}

fn in_expression<'a>(expression: &Expression<&'a str>, visit: &mut dyn FnMut(&InlineExpression<&'a str>)) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, visit),
        Expression::Select { selector, variants } => {
            in_inline(selector, visit);
            variants.iter().for_each(|variant| in_pattern(&variant.value, visit));
        }
    }
}

fn in_inline<'a>(inline: &InlineExpression<&'a str>, visit: &mut dyn FnMut(&InlineExpression<&'a str>)) {
    visit(inline);
    match inline {
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| in_inline(argument, visit));
        }
        InlineExpression::Placeable { expression } => in_expression(expression, visit),
        _ => {}
    }
}

#[test]
fn every_file_of_messages_is_in_the_list() {
    for lang in Lang::ALL {
        let folder = format!("assets/lang/{}", lang.code());
        let found: Vec<String> = files(&folder, ".ftl").into_iter().map(|file| file.path).collect();
        let listed: BTreeSet<String> = ROOMS.iter().map(|room| format!("{folder}/{room}.ftl")).collect();
        assert_eq!(found, listed.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn the_three_languages_say_the_same_things_with_the_same_variables() {
    let english = variables(Lang::En);
    for lang in [Lang::Ru, Lang::Kk] {
        let other = variables(lang);
        let mut wrong = Vec::new();
        for id in english.keys().chain(other.keys()).collect::<BTreeSet<_>>() {
            match (english.get(id), other.get(id)) {
                (Some(_), None) => wrong.push(format!("{id} is missing in {}", lang.code())),
                (None, _) => wrong.push(format!("{id} is only in {}", lang.code())),
                (here, there) if here != there => {
                    wrong.push(format!("{id}: {here:?} in en, {there:?} in {}", lang.code()))
                }
                _ => {}
            }
        }
        none(wrong);
    }
}

#[test]
fn messages_name_only_functions_and_messages_that_exist() {
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        let known = variables(lang);
        for (room, id, pattern) in patterns(lang) {
            in_pattern(&pattern, &mut |expression| {
                let missing = match expression {
                    InlineExpression::FunctionReference { id, .. } => (id.name != "CODE").then_some(id.name),
                    InlineExpression::MessageReference { id, .. } => (!known.contains_key(id.name)).then_some(id.name),
                    InlineExpression::TermReference { id, .. } => {
                        (!known.contains_key(&format!("-{}", id.name))).then_some(id.name)
                    }
                    _ => None,
                };
                wrong.extend(missing.map(|name| format!("{} {room}.ftl {id}: {name}", lang.code())));
            });
        }
    }
    none(wrong);
}

#[test]
fn plurals_have_the_forms_of_their_language() {
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        let forms: &[&str] = match lang {
            Lang::Ru => &["few", "many", "one", "other"],
            Lang::En | Lang::Kk => &["one", "other"],
        };
        for (room, id, pattern) in patterns(lang) {
            for element in &pattern.elements {
                let PatternElement::Placeable { expression: Expression::Select { variants, .. } } = element else {
                    continue;
                };
                let mut keys: Vec<&str> = variants
                    .iter()
                    .filter_map(|variant| match variant.key {
                        VariantKey::Identifier { name } => Some(name),
                        VariantKey::NumberLiteral { .. } => None,
                    })
                    .collect();
                keys.sort_unstable();
                let is_plural = keys.iter().any(|key| ["zero", "one", "two", "few", "many"].contains(key));
                if is_plural && keys != forms {
                    wrong.push(format!("{} {room}.ftl {id}: {keys:?}", lang.code()));
                }
            }
        }
    }
    none(wrong);
}

#[test]
fn nobody_is_scolded() {
    let banned = ["illegal", "invalid", "fatal", "нелегальн", "фатальн", "недопустим", "некорректн"];
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        for (room, source) in sources(lang) {
            for (number, line) in source.lines().enumerate() {
                let text = line.split_once('=').map_or(line, |(_, text)| text).to_lowercase();
                wrong.extend(
                    banned
                        .iter()
                        .filter(|word| text.contains(**word))
                        .map(|word| format!("{} {room}.ftl:{}: {word}", lang.code(), number + 1)),
                );
            }
        }
    }
    none(wrong);
}

#[test]
fn a_kazakh_placeholder_takes_no_suffix() {
    let wrong: Vec<String> = sources(Lang::Kk)
        .iter()
        .flat_map(|(room, source)| source.lines().enumerate().map(move |(number, line)| (room, number + 1, line)))
        .filter(|(_, _, line)| has_suffix(line))
        .map(|(room, number, line)| format!("kk {room}.ftl:{number}: {line}"))
        .collect();
    none(wrong);
}

/// Does a Kazakh ending hang on a placeholder, also behind a quote or a hyphen?
fn has_suffix(line: &str) -> bool {
    let endings = [
        "ға", "ге", "қа", "ке", "да", "де", "та", "те", "дан", "ден", "тан", "тен", "нан", "нен", "ны", "ні", "ды",
        "ді", "ты", "ті", "ның", "нің", "дың", "дің", "тың", "тің", "мен", "бен", "пен", "сы", "сі", "ы", "і", "ші",
        "шы",
    ];
    line.match_indices('}').any(|(at, _)| {
        let rest = line[at + 1..].trim_start_matches(['»', '”', '"', '`']);
        let word = |text: &str| text.chars().take_while(|letter| letter.is_alphabetic()).collect::<String>();
        match rest.strip_prefix('-') {
            Some(rest) => endings.contains(&word(rest).as_str()),
            None => rest.chars().next().is_some_and(|letter| letter.is_alphabetic()),
        }
    })
}

#[test]
fn the_suffix_test_sees_what_it_is_for() {
    for wrong in ["{ $name }ны", "«{ $name }»ға", "{ $n }-ге дейін", "{$x}да"] {
        assert!(has_suffix(wrong), "{wrong}");
    }
    for right in ["{ $name } айнымалысы", "«{ $name }» файлы", "{ $k }-нұсқаны", "{ $x }, { $y }", "{ $x }°"]
    {
        assert!(!has_suffix(right), "{right}");
    }
}

#[test]
fn everything_the_code_says_has_a_message() {
    let texts = Texts::new(Lang::En);
    let callers = [
        "Diag::error(",
        "Diag::warning(",
        "Diag::note(",
        ".hint(",
        ".hint_with(",
        "Arg::Message(",
        "texts.plain(",
        "texts.get(",
    ];
    let mut wrong = Vec::new();
    let mut seen = 0;
    // The first words of all messages: `cause-…`, `level-…`, `film-…`.
    let english = variables(Lang::En);
    let topics: BTreeSet<&str> = english.keys().filter_map(|id| Some(id.split_once('-')?.0)).collect();
    for file in files("src", ".rs") {
        let code = file.code();
        for caller in callers {
            for (at, _) in code.match_indices(caller) {
                let Some(rest) = code[at + caller.len()..].trim_start().strip_prefix('"') else { continue };
                let id = rest.split('"').next().unwrap_or_default();
                seen += 1;
                if !texts.has(id) {
                    wrong.push(format!("{}: {id}", file.path));
                }
            }
        }
        // Codes that are chosen before they are said: every text that looks like one.
        for quoted in code.split('"').skip(1).step_by(2) {
            let is_code = quoted.split_once('-').is_some_and(|(first, _)| topics.contains(first))
                && quoted.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
                && !quoted.ends_with('-');
            if is_code && !texts.has(quoted) {
                wrong.push(format!("{}: {quoted}", file.path));
            }
        }
    }
    assert!(seen > 20, "the test reads the code no longer");
    wrong.sort();
    wrong.dedup();
    none(wrong);
}
