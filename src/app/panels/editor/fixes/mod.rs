//! One-click fixes: what can be put right about a problem, and what the button says.

mod habits;
mod names;
mod signs;

use std::ops::Range;

use egui::Ui;

use crate::app::panels::editor::edit::{Edit, byte_of, char_of};
use crate::app::panels::editor::reading::Reading;
use crate::app::say::Say;
use crate::app::view::View;
use crate::base::diag::{Arg, Diag, Place};
use crate::pilot::rhai::scan::Token;
use crate::text::lang::Lang;

/// The most buttons beside one message.
const MOST: usize = 3;
/// The longest text on a button, characters.
const LONGEST: usize = 24;

/// A change of the program that puts a problem right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the button says: `Write forward`.
    pub label: String,
    pub edit: Edit,
}

/// What can be put right about a problem of a program; empty when a person has to think.
pub fn fixes(diag: &Diag, text: &str, say: &Say) -> Vec<Fix> {
    let Some(site) = Site::new(diag, text) else { return Vec::new() };
    let mut changes = names::meant(&site);
    changes.extend(signs::change(&site).or_else(|| habits::change(&site)).or_else(|| names::change(&site)));
    changes.dedup_by(|one, other| one.range == other.range && one.put == other.put);
    changes.truncate(MOST);
    changes.into_iter().map(|change| change.fix(text, say)).collect()
}

/// The buttons beside a message; what they do is found out once for each problem.
#[derive(Default)]
pub struct Buttons {
    known: Option<(Diag, String, Lang, Vec<Fix>)>,
}

impl Buttons {
    /// Draws the buttons; gives the change of the one that was pressed.
    pub fn ui(&mut self, ui: &mut Ui, view: &View, problem: &Diag, text: &str) -> Option<Edit> {
        let lang = view.say.lang();
        let is_known = |(diag, of, said, _): &(Diag, String, Lang, _)| diag == problem && of == text && *said == lang;
        if !self.known.as_ref().is_some_and(is_known) {
            let fixes = fixes(problem, text, view.say);
            self.known = Some((problem.clone(), text.to_owned(), lang, fixes));
        }
        let (.., fixes) = self.known.as_ref()?;
        if fixes.is_empty() {
            return None;
        }
        let mut pressed = None;
        ui.horizontal_wrapped(|ui| {
            for fix in fixes {
                if ui.button(&fix.label).clicked() {
                    pressed = Some(fix.edit.clone());
                }
            }
        });
        pressed
    }
}

/// A problem and the program it is in.
struct Site<'a> {
    diag: &'a Diag,
    reading: Reading<'a>,
    /// The bytes that are meant.
    span: Range<usize>,
    /// The number of the token that begins there.
    token: Option<usize>,
}

/// A change in bytes, before it has its button.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    range: Range<usize>,
    put: String,
    verb: Verb,
    /// What the button names.
    shown: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    Write,
    Add,
    Delete,
}

impl<'a> Site<'a> {
    fn new(diag: &'a Diag, text: &'a str) -> Option<Self> {
        let place = diag.place.as_ref()?;
        let reading = Reading::new(text);
        let start = start_of(text, place)?;
        let token = reading.tokens.binary_search_by_key(&start, |token| token.start).ok();
        let end = match (place.length, token) {
            (0, Some(token)) => reading.tokens[token].end(),
            (0, None) => start,
            (length, _) => {
                let rest = &text[start..];
                start + rest.char_indices().nth(length as usize).map_or(rest.len(), |(at, _)| at)
            }
        };
        Some(Self { diag, span: start..end, token, reading })
    }

    fn text(&self) -> &'a str {
        self.reading.text
    }

    /// What is meant, as it stands in the program.
    fn said(&self) -> &'a str {
        self.text().get(self.span.clone()).unwrap_or_default()
    }

    /// A token after the one that is meant, by its distance.
    fn token(&self, offset: usize) -> Option<&Token<'a>> {
        self.reading.tokens.get(self.token? + offset)
    }

    /// An argument of the message that is a text.
    fn arg(&self, name: &str) -> Option<&'a str> {
        text_arg(&self.diag.args, name)
    }

    /// How a hint says that it is written.
    fn example(&self) -> Option<&'a str> {
        let hint = self.diag.hints.iter().find(|hint| hint.code == "pilot-hint-write")?;
        text_arg(&hint.args, "example")
    }

    /// Writes something else for what is meant.
    fn write(&self, put: impl Into<String>) -> Change {
        self.write_at(self.span.clone(), put)
    }

    fn write_at(&self, range: Range<usize>, put: impl Into<String>) -> Change {
        let put = put.into();
        Change { range, shown: put.clone(), put, verb: Verb::Write }
    }

    /// Puts something in.
    fn add(&self, at: usize, put: impl Into<String>) -> Change {
        let put = put.into();
        Change { range: at..at, shown: put.trim().to_owned(), put, verb: Verb::Add }
    }

    fn delete(&self) -> Change {
        Change { range: self.span.clone(), put: String::new(), shown: self.said().to_owned(), verb: Verb::Delete }
    }

    /// The end of the line in which a byte is.
    fn line_end(&self, at: usize) -> usize {
        self.text().get(at..).and_then(|rest| rest.find('\n')).map_or(self.text().len(), |end| at + end)
    }
}

impl Change {
    fn named(self, shown: impl Into<String>) -> Self {
        Self { shown: shown.into(), ..self }
    }

    fn fix(self, text: &str, say: &Say) -> Fix {
        let id = match self.verb {
            Verb::Write => "words-fix-write",
            Verb::Add => "words-fix-add",
            Verb::Delete => "words-fix-delete",
        };
        let mut shown: String = self.shown.split_whitespace().collect::<Vec<_>>().join(" ");
        if shown.chars().count() > LONGEST {
            shown = shown.chars().take(LONGEST - 1).chain(['…']).collect();
        }
        let range = char_of(text, self.range.start)..char_of(text, self.range.end);
        Fix { label: say.with(id, [("text", Arg::from(shown))]), edit: Edit::replace(range, self.put) }
    }
}

/// The byte at which a place begins.
fn start_of(text: &str, place: &Place) -> Option<usize> {
    let lines = text.split_inclusive('\n').map(str::len);
    let before: usize = lines.take(place.line.checked_sub(1)? as usize).sum();
    let rest = text.get(before..)?;
    Some(before + byte_of(rest, place.column.checked_sub(1)? as usize))
}

fn text_arg<'a>(args: &'a [(std::borrow::Cow<'static, str>, Arg)], name: &str) -> Option<&'a str> {
    args.iter().find_map(|(known, arg)| match arg {
        Arg::Text(text) if known == name => Some(text.as_str()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::app::testing::bench;
    use crate::base::ask::Vocabulary;
    use crate::pilot::rhai;

    fn problem(text: &str, words: &Rc<Vocabulary>) -> Option<Box<Diag>> {
        rhai::compile(text.as_bytes(), "main.rhai", words.clone()).err()
    }

    /// Clicks the first button as long as there is one.
    fn mended(text: &str) -> (String, Vec<String>) {
        let words = bench("first-steps").words[0].clone();
        let say = Say::new(Lang::En);
        let (mut text, mut labels) = (text.to_owned(), Vec::new());
        for _ in 0..4 {
            let Some(diag) = problem(&text, &words) else { break };
            let Some(fix) = fixes(&diag, &text, &say).into_iter().next() else { break };
            labels.push(fix.label.clone());
            text = fix.edit.applied(&text);
        }
        (text, labels)
    }

    #[test]
    fn typical_mistakes_are_put_right_with_a_click() {
        let cases = [
            ("forwrad(30);", "forward(30);"),
            ("forward(30)\nturn(90);", "forward(30);\nturn(90);"),
            ("drive(20 0);", "drive(20, 0);"),
            ("forward(30;", "forward(30);"),
            ("forward(30\nturn(90);", "forward(30);\nturn(90);"),
            ("forward((1 + 2);", "forward((1 + 2));"),
            ("let list = [1, 2;", "let list = [1, 2];"),
            ("forward(30));", "forward(30);"),
            ("forward(50;)", "forward(50);"),
            ("forward(50;);", "forward(50);"),
            ("forward(max(1, 2;))\nturn(90);", "forward(max(1, 2));\nturn(90);"),
            ("    forward(50)\n}\n", "    forward(50)\n\n"),
            ("forward(50);\n    turn(90)\n}\nstop();", "forward(50);\n    turn(90);\n\nstop();"),
            ("let x = 2;\nx < 5\n    forward(50);\n}\n", "let x = 2;\nx < 5;\n    forward(50);\n\n"),
            ("loop {\n    forward(10);\n", "loop {\n    forward(10);\n}\n"),
            ("loop {\nforward(10);\n", "loop {\nforward(10);\n}\n"),
            (
                "loop {\n    if time() > 5 {\n        stop();\n}\n",
                "loop {\n    if time() > 5 {\n        stop();\n    }\n}\n",
            ),
            ("forward(30);\n}\n", "forward(30);\n\n"),
            ("forward(3];", "forward(3);"),
            ("print(\"hello);", "print(\"hello\");"),
            ("print(\"hello", "print(\"hello\");"),
            ("print('hello');", "print(\"hello\");"),
            ("print(“hello”);", "print(\"hello\");"),
            ("print(«hello»);", "print(\"hello\");"),
            ("fоrward(30);", "forward(30);"),
            ("ащкцфкв(30);", "forward(30);"),
            ("let x = 5 – 3;", "let x = 5 - 3;"),
            ("let x = 5;\u{a0}forward(x);", "let x = 5; forward(x);"),
            ("let x = 1;\nif x = 1 {\n    stop();\n}", "let x = 1;\nif x == 1 {\n    stop();\n}"),
            ("# drive\nforward(3);", "// drive\nforward(3);"),
            ("let a = true;\nif a and a { stop(); }", "let a = true;\nif a && a { stop(); }"),
            ("let a = True;", "let a = true;"),
            (
                "let x = 1;\nif x > 1 { stop(); } elif x > 0 { stop(); }",
                "let x = 1;\nif x > 1 { stop(); } else if x > 0 { stop(); }",
            ),
            ("def f() { stop(); }\nf();", "fn f() { stop(); }\nf();"),
            ("int x = 5;", "let x = 5;"),
            ("let x: int = 5;", "let x = 5;"),
            ("let i = 0;\ni++;", "let i = 0;\ni += 1;"),
            ("let i = 0;\nif i <> 1 { stop(); }", "let i = 0;\nif i != 1 { stop(); }"),
            ("for (int i = 0; i < 5; i++) { stop(); }", "for i in 0..5 { stop(); }"),
            ("for i in range(5) { stop(); }", "for i in 0..5 { stop(); }"),
            ("repeat 4 { stop(); }", "for i in 0..4 { stop(); }"),
            ("forever { stop(); }", "loop { stop(); }"),
            ("while time() < 5 do { stop(); }", "while time() < 5 { stop(); }"),
            ("if time() > 5 then { stop(); }", "if time() > 5 { stop(); }"),
            ("forward(30cm);", "forward(30);"),
            ("forward(30,5);", "forward(30.5);"),
            ("stop;", "stop();"),
            ("forward 30;", "forward(30);"),
            ("x = 5;", "let x = 5;"),
            ("const A = 1;\nA = 2;", "let A = 1;\nA = 2;"),
            ("const A = 1;\nfn f() { print(A); }\nf();", "const A = 1;\nfn f() { print(global::A); }\nf();"),
            ("println(\"a\");", "print(\"a\");"),
            ("turn_right();", "turn(90);"),
            ("let m = {a: 1};", "let m = #{a: 1};"),
            ("let x = 1;\nprint(f\"x = {x}\");", "let x = 1;\nprint(`x = ${x}`);"),
            ("let my speed = 5;", "let my_speed = 5;"),
            ("fn f { stop(); }\nf();", "fn f() { stop(); }\nf();"),
            ("if time() > 5:\n    stop();\n", "if time() > 5 {\n    stop();\n}\n"),
        ];
        let mut wrong = Vec::new();
        let words = bench("first-steps").words[0].clone();
        for (broken, expected) in cases {
            let (found, labels) = mended(broken);
            if found != expected {
                wrong.push(format!(
                    "{broken:?}\n  gives {found:?}\n  not   {expected:?} {labels:?} {:?}",
                    problem(broken, &words)
                ));
            } else if let Some(diag) = problem(&found, &words) {
                wrong.push(format!("{broken:?} is still wrong: {diag:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn a_button_says_what_it_does_in_three_languages() {
        let words = bench("first-steps").words[0].clone();
        let said = |text: &str, lang: Lang| {
            let diag = problem(text, &words).expect("a problem");
            fixes(&diag, text, &Say::new(lang)).into_iter().map(|fix| fix.label).collect::<Vec<_>>()
        };
        assert_eq!(said("forwrad(30);", Lang::En), ["Write forward"]);
        assert_eq!(said("forwrad(30);", Lang::Ru), ["Написать forward"]);
        assert_eq!(said("forwrad(30);", Lang::Kk), ["Жазу: forward"]);
        assert_eq!(said("forward(30)\nturn(90);", Lang::En), ["Add ;"]);
        assert_eq!(said("forward(30));", Lang::En), ["Delete )"]);
    }

    #[test]
    fn a_place_beside_the_text_gives_no_fix_and_no_harm() {
        let say = Say::new(Lang::En);
        let codes = [
            "pilot-semicolon",
            "pilot-not-closed",
            "pilot-text-open",
            "pilot-habit-step",
            "pilot-quotes",
            "pilot-word-parens",
        ];
        for code in codes {
            for (line, column, length) in
                [(0, 0, 0), (1, 0, 0), (1, 1, 0), (1, 99, 9), (99, 1, 1), (u32::MAX, u32::MAX, u32::MAX)]
            {
                for text in ["", "ж", "f(", "\"", "i++\n"] {
                    let diag = Diag::error(code).at(Place { file: String::new(), line, column, length });
                    for fix in fixes(&diag, text, &say) {
                        assert!(fix.edit.range.end <= text.chars().count(), "{code} {text:?} {fix:?}");
                    }
                }
            }
        }
    }
}
