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
