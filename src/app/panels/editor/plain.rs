//! Functions that need no robot: those of the standard library that a robot's program meets, for help and completion.
//!
//! The sentence of one is the message `plain-<name>`; the rarer ones are in `rare.rs`.

use crate::app::panels::editor::rare::RARE;

/// What a function is called on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Called {
    /// With its value in the brackets: `abs(x)`.
    Alone,
    /// With a dot behind a value: `list.push(x)`.
    OnValue,
}

/// One function as help shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plain {
    pub name: &'static str,
    pub called: Called,
    /// Names of what stands in its brackets.
    pub params: &'static [&'static str],
    /// A small program.
    pub example: &'static str,
}

/// The functions, by name.
pub const PLAIN: &[Plain] = &[
    alone("PI", &[], "print(PI());"),
    alone("abs", &["x"], "print(abs(-3));"),
    alone("acos", &["x"], "print(acos(0.5).to_degrees());"),
    alone("asin", &["x"], "print(asin(0.5).to_degrees());"),
    alone("atan", &["y", "x"], "print(atan(1.0, 2.0).to_degrees());"),
    on("ceiling", &[], "print(2.1.ceiling());"),
    on("chars", &[], "for letter in \"abc\".chars() {\n    print(letter);\n}"),
    on("clear", &[], "let list = [1, 2];\nlist.clear();"),
    on("contains", &["value"], "if [1, 2, 3].contains(2) {\n    print(\"yes\");\n}"),
    alone("cos", &["angle"], "print(cos(60.0.to_radians()));"),
    alone("exp", &["x"], "print(exp(1.0));"),
    on("filter", &["test"], "print([1, 5, 9].filter(|x| x > 3));"),
    on("floor", &[], "print(2.9.floor());"),
    alone("hypot", &["x", "y"], "print(hypot(3.0, 4.0));"),
    on("index_of", &["value"], "print([4, 5, 6].index_of(5));"),
    on("insert", &["place", "value"], "let list = [1, 3];\nlist.insert(1, 2);"),
    on("is_empty", &[], "if [].is_empty() {\n    print(\"nothing\");\n}"),
    on("keys", &[], "print(#{a: 1, b: 2}.keys());"),
    on("len", &[], "print([4, 5, 6].len());"),
    alone("ln", &["x"], "print(ln(10.0));"),
    alone("log", &["x"], "print(log(100.0));"),
    on("map", &["change"], "print([1, 2, 3].map(|x| x * 2));"),
    alone("max", &["a", "b"], "print(max(3, 5));"),
    alone("min", &["a", "b"], "print(min(3, 5));"),
    on("parse_float", &[], "print(\"2.5\".parse_float());"),
    on("parse_int", &[], "print(\"25\".parse_int());"),
    on("pop", &[], "let list = [1, 2];\nprint(list.pop());"),
    on("push", &["value"], "let list = [];\nlist.push(7);"),
    alone("range", &["from", "to", "step"], "for i in range(0, 10, 2) {\n    print(i);\n}"),
    on("reduce", &["join"], "print([1, 2, 3].reduce(|sum, x| sum + x, 0));"),
    on("remove", &["place"], "let list = [4, 5];\nlist.remove(0);"),
    on("reverse", &[], "let list = [1, 2];\nlist.reverse();"),
    on("round", &[], "print(2.6.round());"),
    on("shift", &[], "let list = [1, 2];\nprint(list.shift());"),
    alone("sign", &["x"], "print(sign(-7));"),
    alone("sin", &["angle"], "print(sin(30.0.to_radians()));"),
    on("sort", &[], "let list = [3, 1, 2];\nlist.sort();"),
    on("split", &["sign"], "print(\"a,b\".split(\",\"));"),
    alone("sqrt", &["x"], "print(sqrt(9.0));"),
    on("sub_string", &["start", "length"], "print(\"robot\".sub_string(0, 3));"),
    alone("tan", &["angle"], "print(tan(45.0.to_radians()));"),
    on("to_degrees", &[], "print(3.14.to_degrees());"),
    on("to_float", &[], "print(5.to_float() / 2);"),
    on("to_int", &[], "print(2.9.to_int());"),
    on("to_radians", &[], "print(90.0.to_radians());"),
    on("to_string", &[], "print(\"x = \" + 5.to_string());"),
    on("trim", &[], "let text = \" a \";\ntext.trim();"),
    alone("type_of", &["value"], "print(type_of(5));"),
    on("values", &[], "print(#{a: 1, b: 2}.values());"),
];

/// A function that is called alone.
pub const fn alone(name: &'static str, params: &'static [&'static str], example: &'static str) -> Plain {
    Plain { name, called: Called::Alone, params, example }
}

/// A function that is called on a value.
pub const fn on(name: &'static str, params: &'static [&'static str], example: &'static str) -> Plain {
    Plain { name, called: Called::OnValue, params, example }
}

impl Plain {
    /// `max(a, b)`, `.push(value)`.
    pub fn signature(&self) -> String {
        let dot = if self.called == Called::OnValue { "." } else { "" };
        format!("{dot}{}({})", self.name, self.params.join(", "))
    }

    /// The message that says what it does.
    pub fn message(&self) -> String {
        format!("plain-{}", self.name)
    }
}

/// The function with this name.
pub fn find(name: &str) -> Option<&'static Plain> {
    let within = |list: &'static [Plain]| {
        let found = list.binary_search_by_key(&name, |plain| plain.name).ok()?;
        list.get(found)
    };
    within(PLAIN).or_else(|| within(RARE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::panels::editor::rare::WITHOUT_HELP;
    use crate::app::testing::played;
    use crate::pilot::rhai;
    use crate::rules::verdict::Verdict;
    use crate::text::Texts;
    use crate::text::lang::Lang;

    #[test]
    fn they_are_functions_of_the_engine_in_order_and_have_their_texts() {
        let texts = Lang::ALL.map(Texts::new);
        for plain in PLAIN.iter().chain(RARE) {
            assert!(rhai::standard_functions().contains(&plain.name), "{}", plain.name);
            assert_eq!(find(plain.name), Some(plain));
            let said = texts.each_ref().map(|texts| texts.plain(&plain.message()));
            assert!(said.iter().all(|said| *said != plain.message()), "{}", plain.name);
            assert!(said[0] != said[1] && said[1] != said[2], "{} is not translated", plain.name);
        }
    }

    #[test]
    fn every_function_that_a_program_can_call_has_help_or_a_reason_to_have_none() {
        for name in rhai::standard_functions() {
            let reason = WITHOUT_HELP.iter().find(|(without, _)| without == name);
            assert!(find(name).is_some() != reason.is_some_and(|(_, why)| !why.is_empty()), "{name}");
        }
        let functions = rhai::standard_functions();
        assert!(WITHOUT_HELP.iter().all(|(name, _)| functions.contains(name)));
        assert!(functions.len() > 100);
    }

    #[test]
    fn every_example_runs() {
        for plain in PLAIN.iter().chain(RARE) {
            let bench = played("first-steps", plain.example);
            let crate::app::bench::Run::Ended(ended) = &bench.run else { panic!("{}", plain.name) };
            assert!(!matches!(ended.ending.verdict, Verdict::Fault(_)), "{}: {:?}", plain.name, ended.ending.verdict);
        }
    }
}
