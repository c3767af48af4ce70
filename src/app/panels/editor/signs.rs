//! The signs of the language for people: what each means, and an example.
//!
//! The sentence of one is the message `sign-<id>`.

/// One sign as help shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    /// As a program writes it.
    pub name: &'static str,
    id: &'static str,
    /// A small program.
    pub example: &'static str,
}

/// The signs, those that begin with dots first.
pub const SIGNS: &[Sign] = &[
    sign("..", "range", "for i in 0..5 {\n    print(i);\n}"),
    sign("..=", "range-whole", "for i in 1..=5 {\n    print(i);\n}"),
    sign("|", "bar", "let double = |x| x * 2;\nprint(double.call(4));"),
    sign("||", "bars", "wait_until(|| time() > 2);"),
    sign("&&", "and", "if time() > 1 && time() < 3 {\n    print(\"now\");\n}"),
    sign("!", "not", "let done = false;\nif !done {\n    print(\"not yet\");\n}"),
    sign("==", "equal", "if 2 + 2 == 4 {\n    print(\"yes\");\n}"),
    sign("!=", "unequal", "if 2 + 2 != 5 {\n    print(\"right\");\n}"),
    sign("<=", "at-most", "if time() <= 5 {\n    print(\"early\");\n}"),
    sign(">=", "at-least", "if time() >= 0 {\n    print(\"begun\");\n}"),
    sign("=", "assign", "let speed = 20;\nspeed = 30;"),
    sign("+=", "add-to", "let sum = 0;\nsum += 5;"),
    sign("-=", "take-from", "let rest = 10;\nrest -= 3;"),
    sign("*=", "times-to", "let x = 4;\nx *= 2;"),
    sign("/=", "divide-to", "let x = 9.0;\nx /= 2.0;"),
    sign("/", "divide", "print(7.0 / 2.0);"),
    sign("%", "remainder", "print(7 % 3);"),
    sign("**", "power", "print(2 ** 10);"),
    sign("${", "into", "let x = 5;\nprint(`x = ${x}`);"),
    sign("=>", "case", "switch 2 {\n    1 => print(\"one\"),\n    _ => print(\"other\")\n}"),
    sign("#{", "map", "let robot = #{name: \"Arba\", speed: 20};\nprint(robot.name);"),
    sign("?.", "if-there", "let robot = #{name: \"Arba\"};\nprint(robot?.name);"),
    sign("??", "or-else", "let nothing = ();\nprint(nothing ?? 5);"),
    sign("::", "of-program", "const SIDE = 40;\nfn side() {\n    forward(global::SIDE);\n}\nside();"),
];

const fn sign(name: &'static str, id: &'static str, example: &'static str) -> Sign {
    Sign { name, id, example }
}

impl Sign {
    /// The message that says what it means.
    pub fn message(&self) -> String {
        format!("sign-{}", self.id)
    }
}

/// The sign that is written so.
pub fn find(name: &str) -> Option<&'static Sign> {
    SIGNS.iter().find(|sign| sign.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::bench::Run;
    use crate::app::testing::played;
    use crate::pilot::rhai::scan::{Kind, scan};
    use crate::rules::verdict::Verdict;
    use crate::text::Texts;
    use crate::text::lang::Lang;

    #[test]
    fn every_sign_has_its_help_in_three_languages_and_its_example_runs() {
        let texts = Lang::ALL.map(Texts::new);
        for sign in SIGNS {
            assert_eq!(find(sign.name), Some(sign));
            let said = texts.each_ref().map(|texts| texts.plain(&sign.message()));
            assert!(said.iter().all(|said| *said != sign.message()), "{}", sign.name);
            assert!(said[0] != said[1] && said[1] != said[2], "{} is not translated", sign.name);
            let has =
                scan(sign.example).tokens.iter().any(|token| token.kind == Kind::Symbol && token.text == sign.name);
            assert!(has, "{} is no sign in {:?}", sign.name, sign.example);
            let bench = played("first-steps", sign.example);
            let Run::Ended(ended) = &bench.run else { panic!("{}", sign.name) };
            assert!(!matches!(ended.ending.verdict, Verdict::Fault(_)), "{}: {:?}", sign.name, ended.ending.verdict);
        }
    }
}
