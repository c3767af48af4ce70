//! A question before the run: where will a robot stop?

use crate::base::diag::Diag;
use crate::base::ron::draws::Draws;
use crate::base::ron::fields::Fields;
use crate::base::ron::node::Node;
use crate::level::texts::Texts;

/// How far off an answer may be and still be right, cm.
const TOLERANCE_CM: (f64, f64) = (0.1, 500.0);
/// The same, when a level says nothing.
const USUAL_TOLERANCE_CM: f64 = 5.0;

/// A question before the run. It changes no result.
#[derive(Clone, Debug, PartialEq)]
pub struct Predict {
    /// The question.
    pub text: Texts,
    /// The robot it is about, by its number in the level.
    pub robot: usize,
    /// An answer this near to the place is right, cm.
    pub tolerance_cm: f64,
}

/// Reads the question; `robots` are the names of all robots, in order.
pub(super) fn read(node: &Node, robots: &[String], draws: &Draws, diags: &mut Vec<Diag>) -> Option<Predict> {
    let mut fields = Fields::of(node, Some("Predict"), draws, diags)?;
    let text = fields.required_node("text", diags).and_then(|node| Texts::read(node, draws, diags));
    let robot = fields.required_node("robot", diags).and_then(|node| {
        let name: String = crate::base::ron::fields::value(node, draws, diags)?;
        let found = robots.iter().position(|robot| *robot == name);
        // A level without robots was told, and this would only be its echo.
        if found.is_none() && !robots.is_empty() {
            let diag = Diag::error("rules-unknown-robot").with("name", name.as_str()).with("known", robots.join(", "));
            diags.push(diag.did_you_mean(&name, robots.iter().map(String::as_str)).at(node.place()));
        }
        found
    });
    let (low, high) = TOLERANCE_CM;
    let tolerance_cm = fields.number("tolerance", low, high, diags).unwrap_or(USUAL_TOLERANCE_CM);
    fields.end(diags);
    Some(Predict { text: text?, robot: robot?, tolerance_cm })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ron::parse;

    fn read_text(text: &str) -> (Option<Predict>, Vec<String>) {
        let node = parse(text, "level.ron").0.expect("a value");
        let mut diags = Vec::new();
        let robots = ["me".to_owned(), "blue".to_owned()];
        let predict = read(&node, &robots, &Draws::none(), &mut diags);
        (predict, diags.iter().map(|diag| diag.code.to_string()).collect())
    }

    #[test]
    fn a_question_names_a_robot_and_may_name_a_tolerance() {
        let text = r#"(text: {"en": "a", "ru": "b", "kk": "c"}, robot: "blue")"#;
        let (predict, diags) = read_text(text);
        let predict = predict.expect("a question");
        assert_eq!((predict.robot, predict.tolerance_cm, predict.text.kk.as_str()), (1, 5.0, "c"));
        assert!(diags.is_empty());
        let (predict, _) = read_text(&text.replace("robot:", "tolerance: 12, robot:"));
        assert_eq!(predict.map(|predict| predict.tolerance_cm), Some(12.0));
    }

    #[test]
    fn what_is_wrong_with_a_question_is_told() {
        for (text, code) in [
            (r#"(text: {"en": "a", "ru": "b", "kk": "c"}, robot: "em")"#, "rules-unknown-robot"),
            (r#"(text: {"en": "a", "ru": "b", "kk": "c"})"#, "ron-missing-field"),
            (r#"(robot: "me")"#, "ron-missing-field"),
            (r#"(text: {"en": "a", "ru": "b"}, robot: "me")"#, "level-missing-language"),
            (r#"(text: {"en": "a", "ru": "b", "kk": "c"}, robot: "me", tolerance: 0)"#, "ron-out-of-range"),
            (r#"(text: {"en": "a", "ru": "b", "kk": "c"}, robot: "me", within: 2)"#, "ron-unknown-field"),
        ] {
            assert_eq!(read_text(text).1, [code], "{text}");
        }
    }
}
