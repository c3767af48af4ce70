//! Draws: what chance decides for a layout, each from its own stream of the seed.

use crate::base::diag::Diag;
use crate::base::noise::Stream;
use crate::base::ron::draws::Draws;
use crate::base::ron::fields::number_within;
use crate::base::ron::node::{Body, Node, NodeKind};
use crate::level::numbers::is_name;

/// The most draws of one level.
const MOST_DRAWS: usize = 200;
/// The most choices of one draw.
const MOST_CHOICES: usize = 1000;
/// Drawn numbers lie within this.
const FAR: f64 = 1e6;
/// The ways to draw.
const WAYS: [&str; 4] = ["Uniform", "Whole", "Choice", "Value"];

/// The draws of one layout. A draw may use those above it; one that is wrong is told once and known as broken.
pub(super) fn read(node: Option<&Node>, seed: u64, diags: &mut Vec<Diag>) -> Draws {
    let mut draws = Draws::new();
    let Some(node) = node else { return draws };
    let NodeKind::Map(pairs) = &node.kind else {
        if !node.is_broken() {
            diags.push(Diag::error("level-draws-expected").at(node.place()));
        }
        return draws;
    };
    if pairs.len() > MOST_DRAWS {
        diags.push(Diag::error("level-too-many").with("found", pairs.len()).with("limit", MOST_DRAWS).at(node.place()));
    }
    let root = Stream::new(seed).named("draw");
    for (key, value) in pairs.iter().take(MOST_DRAWS) {
        let Some(name) = key.text() else {
            diags.push(Diag::error("level-draw-name").with("name", "–").at(key.place()));
            continue;
        };
        if !is_name(name) {
            let shown: String = name.chars().take(40).collect();
            diags.push(Diag::error("level-draw-name").with("name", shown).at(key.place()));
        }
        let drawn = one(value, root.named(name), &draws, diags);
        draws.insert(name, drawn);
    }
    draws
}

/// One drawn number.
fn one(node: &Node, stream: Stream, draws: &Draws, diags: &mut Vec<Diag>) -> Option<f64> {
    let (name, items) = match &node.kind {
        NodeKind::Group { name: Some(name), body: Body::Items(items) } => (name.as_str(), items),
        _ => {
            if !node.is_broken() {
                diags.push(Diag::error("level-draw-expected").at(node.place()));
            }
            return None;
        }
    };
    let expect = |count: usize, diags: &mut Vec<Diag>| {
        if items.len() != count {
            let diag = Diag::error("ron-count").with("expected", count).with("found", items.len());
            diags.push(diag.at(node.place()));
        }
        items.len() == count
    };
    let number = |item: &Node, diags: &mut Vec<Diag>| number_within(item, draws, -FAR, FAR, diags);
    match name {
        "Uniform" | "Whole" => {
            if !expect(2, diags) {
                return None;
            }
            let (low, high) = (number(&items[0], diags), number(&items[1], diags));
            let (low, high) = (low?, high?);
            if low > high {
                diags.push(Diag::error("level-draw-order").with("low", low).with("high", high).at(node.place()));
                return None;
            }
            if name == "Uniform" {
                return Some(low + (high - low) * stream.unit(0));
            }
            for (value, item) in [(low, &items[0]), (high, &items[1])] {
                if value.fract() != 0.0 {
                    diags.push(Diag::error("ron-not-whole").with("found", value).at(item.place()));
                    return None;
                }
            }
            Some((low + (stream.unit(0) * (high - low + 1.0)).floor()).min(high))
        }
        "Choice" => {
            if !expect(1, diags) {
                return None;
            }
            let choices = crate::level::numbers::list(&items[0], MOST_CHOICES, diags);
            let choices: Vec<Option<f64>> = choices.iter().map(|choice| number(choice, diags)).collect();
            if choices.is_empty() && matches!(items[0].kind, NodeKind::List(_)) {
                diags.push(Diag::error("level-draw-nothing").at(node.place()));
            }
            let choices = choices.into_iter().collect::<Option<Vec<f64>>>()?;
            let at = (stream.unit(0) * choices.len() as f64).floor() as usize;
            choices.get(at.min(choices.len().saturating_sub(1))).copied()
        }
        "Value" => {
            if !expect(1, diags) {
                return None;
            }
            number(&items[0], diags)
        }
        _ => {
            let diag = Diag::error("ron-unknown-name").with("name", name).with("known", WAYS.join(", "));
            diags.push(diag.did_you_mean(name, WAYS).at(node.place()));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ron::parse;

    fn draws(text: &str, seed: u64) -> (Draws, Vec<String>) {
        let mut diags = Vec::new();
        let node = parse(text, "level.ron").0.expect("a value");
        let draws = read(Some(&node), seed, &mut diags);
        (draws, diags.iter().map(|diag| diag.code.to_string()).collect())
    }

    fn value(draws: &Draws, name: &str) -> f64 {
        draws.get(name).flatten().expect(name)
    }

    #[test]
    fn every_way_to_draw_keeps_to_its_bounds_and_reaches_them() {
        let text = r#"{"u": Uniform(-2, 3), "w": Whole(1, 3), "c": Choice([5, 7]), "v": Value("u + w"), "h": Uniform("w", "w * 2")}"#;
        let mut seen = std::collections::BTreeSet::new();
        for seed in 0..200 {
            let (draws, diags) = draws(text, seed);
            assert!(diags.is_empty());
            let (u, w, c) = (value(&draws, "u"), value(&draws, "w"), value(&draws, "c"));
            assert!((-2.0..3.0).contains(&u) && [1.0, 2.0, 3.0].contains(&w) && [5.0, 7.0].contains(&c));
            assert_eq!(value(&draws, "v"), u + w);
            assert!((w..=2.0 * w).contains(&value(&draws, "h")));
            seen.insert((w as i64, c as i64));
        }
        assert_eq!(seen.len(), 6);
    }

    #[test]
    fn a_draw_depends_on_its_name_and_the_seed_only() {
        let (alone, _) = draws(r#"{"a": Uniform(0, 1)}"#, 7);
        let (among, _) = draws(r#"{"b": Uniform(0, 1), "a": Uniform(0, 1), "c": Whole(1, 9)}"#, 7);
        assert_eq!(value(&alone, "a"), value(&among, "a"));
        assert_ne!(value(&among, "a"), value(&among, "b"));
        assert_ne!(value(&draws(r#"{"a": Uniform(0, 1)}"#, 8).0, "a"), value(&alone, "a"));
    }

    #[test]
    fn nonsense_is_told_and_only_once() {
        for (text, codes) in [
            (r#"{"a": Uniform(3, 1)}"#, vec!["level-draw-order"]),
            (r#"{"a": Uniform(1)}"#, vec!["ron-count"]),
            (r#"{"a": Whole(0.5, 1)}"#, vec!["ron-not-whole"]),
            (r#"{"a": Choice([])}"#, vec!["level-draw-nothing"]),
            (r#"{"a": Unifrom(1, 2)}"#, vec!["ron-unknown-name"]),
            (r#"{"a": 5}"#, vec!["level-draw-expected"]),
            (r#"{"a b": Value(1)}"#, vec!["level-draw-name"]),
            (r#"{"a": Value("b"), "b": Value(1)}"#, vec!["expression-unknown-draw"]),
            (r#"{"a": Uniform(1e30, 2), "b": Value("a + 1")}"#, vec!["ron-out-of-range"]),
        ] {
            assert_eq!(draws(text, 0).1, codes, "{text}");
        }
    }
}
