//! The keywords of the language for people: an example of each, and the piece of program that some of them bring along.
//!
//! The sentence of a keyword is the message `keyword-<name>`.

/// One keyword as help shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keyword {
    pub name: &'static str,
    /// A small program.
    pub example: &'static str,
    /// What is written for it where a command begins; `¦` marks what is to be changed first, and the cursor where there is
    /// only one.
    pub snippet: Option<&'static str>,
}

/// Every keyword, in the order in which people meet them.
pub const KEYWORDS: &[Keyword] = &[
    with("let", "let speed = 20;\nspeed = speed + 5;", "let ¦name¦ = 0;"),
    with("const", "const SIDE = 40;\nforward(SIDE);", "const ¦NAME¦ = 0;"),
    with("if", "if time() > 5 {\n    stop();\n}", "if ¦true¦ {\n    \n}"),
    plain("else", "if time() > 5 {\n    stop();\n} else {\n    forward(10);\n}"),
    with("while", "while time() < 5 {\n    forward(5);\n}", "while ¦true¦ {\n    \n}"),
    with("loop", "loop {\n    forward(10);\n    if time() > 5 { break; }\n}", "loop {\n    ¦\n}"),
    with("for", "for i in 0..4 {\n    forward(20);\n    turn(90);\n}", "for i in 0..¦4¦ {\n    \n}"),
    plain("in", "for name in [\"red\", \"green\"] {\n    print(name);\n}"),
    with("do", "do {\n    forward(5);\n} while time() < 3;", "do {\n    \n} while ¦true¦;"),
    plain("until", "do {\n    forward(5);\n} until time() > 3;"),
    plain("break", "loop {\n    forward(5);\n    if time() > 3 { break; }\n}"),
    plain("continue", "for i in 0..5 {\n    if i == 2 { continue; }\n    print(i);\n}"),
    plain("return", "fn twice(x) {\n    return x * 2;\n}\nforward(twice(10));"),
    with("fn", "fn corner() {\n    forward(20);\n    turn(90);\n}\ncorner();", "fn ¦name¦() {\n    \n}"),
    with(
        "switch",
        "let choice = 2;\nswitch choice {\n    1 => forward(10),\n    2 => turn(90),\n    _ => stop()\n}",
        "switch ¦value¦ {\n    1 => print(1),\n    _ => print(0)\n}",
    ),
    plain("true", "let done = true;"),
    plain("false", "let done = false;\nwhile !done {\n    forward(5);\n    done = time() > 2;\n}"),
    plain("throw", "if time() > 60 {\n    throw \"too late\";\n}"),
    with(
        "try",
        "try {\n    throw \"oh\";\n} catch (error) {\n    print(error);\n}",
        "try {\n    ¦\n} catch (error) {\n    print(error);\n}",
    ),
    plain("catch", "try {\n    throw \"oh\";\n} catch (error) {\n    print(error);\n}"),
    plain("global", "const SIDE = 40;\nfn side() {\n    forward(global::SIDE);\n}\nside();"),
    plain("this", "fn twice() {\n    return this * 2;\n}\nlet x = 10;\nforward(x.twice());"),
];

const fn plain(name: &'static str, example: &'static str) -> Keyword {
    Keyword { name, example, snippet: None }
}

const fn with(name: &'static str, example: &'static str, snippet: &'static str) -> Keyword {
    Keyword { name, example, snippet: Some(snippet) }
}

/// The keyword with this name.
pub fn find(name: &str) -> Option<&'static Keyword> {
    KEYWORDS.iter().find(|keyword| keyword.name == name)
}

/// The message that says what a keyword does.
pub fn message(name: &str) -> String {
    format!("keyword-{name}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing::bench;
    use crate::pilot::rhai;
    use crate::text::Texts;
    use crate::text::lang::Lang;

    #[test]
    fn every_keyword_of_the_engine_has_its_help_in_three_languages() {
        for name in rhai::lex::KEYWORDS {
            assert!(find(name).is_some(), "{name}");
            let said: Vec<String> = Lang::ALL.map(|lang| Texts::new(lang).plain(&message(name))).to_vec();
            assert!(said.iter().all(|said| *said != message(name)), "{name}");
            assert!(said[0] != said[1] && said[1] != said[2], "{name} is not translated");
        }
        assert_eq!(KEYWORDS.len(), rhai::lex::KEYWORDS.len());
    }

    #[test]
    fn every_example_and_snippet_is_a_program() {
        let bench = bench("first-steps");
        let words = bench.words[0].clone();
        for keyword in KEYWORDS {
            let snippet = keyword.snippet.map(|snippet| snippet.replace('¦', "").replace("value", "1"));
            for program in snippet.iter().map(String::as_str).chain([keyword.example]) {
                let read = rhai::compile(program.as_bytes(), "main.rhai", words.clone());
                assert!(read.is_ok(), "{program}\n{:?}", read.err());
            }
            assert!(keyword.example.contains(keyword.name));
        }
    }
}
