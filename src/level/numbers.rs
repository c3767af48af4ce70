//! Numbers and names as a level may have them: bounds, points, and what a name is made of.

use serde::de::IgnoredAny;

use crate::base::diag::Diag;
use crate::base::maths::{Vec2, vec2};
use crate::base::ron::draws::Draws;
use crate::base::ron::fields::{Fields, number_within, value};
use crate::base::ron::node::{Body, Node, NodeKind};
use crate::base::units::metres;

/// Coordinates lie within this, cm: far more than any field, far less than what loses precision.
pub const FAR_CM: f64 = 10_000.0;
/// The longest name, characters.
const LONGEST_NAME: usize = 40;

/// Is it a name: a letter or `_`, then letters, digits, `_`?
pub fn is_name(text: &str) -> bool {
    let mut signs = text.chars();
    signs.next().is_some_and(|first| first.is_alphabetic() || first == '_')
        && signs.all(|sign| sign.is_alphanumeric() || sign == '_')
        && text.chars().count() <= LONGEST_NAME
}

/// Is it an id: letters, digits, `_` and `-`?
pub fn is_id(text: &str) -> bool {
    let count = text.chars().count();
    (1..=LONGEST_NAME).contains(&count) && text.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '-'))
}

/// Reads an id; anything else is told.
pub fn id(node: &Node, diags: &mut Vec<Diag>) -> Option<String> {
    match node.text() {
        Some(text) if is_id(text) => Some(text.to_owned()),
        Some(text) => {
            let shown: String = text.chars().take(LONGEST_NAME).collect();
            diags.push(Diag::error("level-bad-name").with("name", shown).at(node.place()));
            None
        }
        // Whatever it is instead of a text is told by reading it as one; so below.
        None => value(node, &Draws::none(), diags),
    }
}

/// Reads `(x, y)` in cm, as metres.
pub fn point(node: &Node, draws: &Draws, diags: &mut Vec<Diag>) -> Option<Vec2> {
    let (x, y) = pair_within(node, draws, -FAR_CM, FAR_CM, diags)?;
    Some(vec2(metres(x), metres(y)))
}

/// Reads two numbers between bounds.
pub fn pair_within(node: &Node, draws: &Draws, low: f64, high: f64, diags: &mut Vec<Diag>) -> Option<(f64, f64)> {
    match &node.kind {
        NodeKind::Group { name: None, body: Body::Items(items) } if items.len() == 2 => {
            let first = number_within(&items[0], draws, low, high, diags);
            let second = number_within(&items[1], draws, low, high, diags);
            Some((first?, second?))
        }
        _ => {
            value::<(f64, f64)>(node, draws, diags);
            None
        }
    }
}

/// A point that must be there, metres.
pub fn required_point(fields: &mut Fields, name: &'static str, draws: &Draws, diags: &mut Vec<Diag>) -> Option<Vec2> {
    let node = fields.required_node(name, diags)?;
    point(node, draws, diags)
}

/// A number that must be there, between bounds.
pub fn required_number(
    fields: &mut Fields,
    name: &'static str,
    (low, high): (f64, f64),
    draws: &Draws,
    diags: &mut Vec<Diag>,
) -> Option<f64> {
    let node = fields.required_node(name, diags)?;
    number_within(node, draws, low, high, diags)
}

/// A whole number between bounds; a draw may say it.
pub fn whole_within(node: &Node, draws: &Draws, (low, high): (f64, f64), diags: &mut Vec<Diag>) -> Option<usize> {
    let number = number_within(node, draws, low, high, diags)?;
    if number.fract() != 0.0 {
        diags.push(Diag::error("ron-not-whole").with("found", number).at(node.place()));
        return None;
    }
    Some(number as usize)
}

/// The values of a list; anything else is told. More than `most` are told and left out.
pub fn list<'a>(node: &'a Node, most: usize, diags: &mut Vec<Diag>) -> &'a [Node] {
    match &node.kind {
        NodeKind::List(items) if items.len() > most => {
            let diag = Diag::error("level-too-many").with("found", items.len()).with("limit", most);
            diags.push(diag.at(node.place()));
            &items[..most]
        }
        NodeKind::List(items) => items,
        _ => {
            value::<Vec<IgnoredAny>>(node, &Draws::none(), diags);
            &[]
        }
    }
}
