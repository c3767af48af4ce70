//! The numbers of a level file, by their paths: `draws.gap`, `field.surfaces[0].grip`, `things.gate.speed`.

use crate::base::ron::node::{Body, Node, NodeKind};
use crate::base::ron::parse;
use crate::cup::sweep::factor::{Factor, Form, Home, line_of, place_in_line};
use crate::level::load::LEVEL_FILE;

/// Fields of a level in which no number changes what a robot does.
const NOT_VARIED: [&str; 4] = ["version", "title", "hints", "rank"];
/// What is asked for most stands first.
const FIRST: [&str; 4] = ["draws", "field", "things", "robots"];

/// Every number of a level that can be varied; draws first, then field, things, robots, and the rest.
pub(super) fn level_factors(text: &str) -> Vec<Factor> {
    let (Some(root), _) = parse(text, LEVEL_FILE) else { return Vec::new() };
    let mut found = Vec::new();
    let mut entries = root.entries();
    let order = |name: &str| FIRST.iter().position(|first| *first == name).unwrap_or(FIRST.len());
    entries.sort_by_key(|(name, ..)| order(name));
    for (name, _, node) in entries.into_iter().filter(|(name, ..)| !NOT_VARIED.contains(name)) {
        if name == "draws" {
            for (draw, _, node) in node.entries() {
                let path = format!("draws.{draw}");
                add(text, path.clone(), node, Form::Draw, &mut found);
                walk(text, path, node, &mut found);
            }
        } else {
            walk(text, name.to_owned(), node, &mut found);
        }
    }
    found
}

fn walk(text: &str, path: String, node: &Node, found: &mut Vec<Factor>) {
    match &node.kind {
        NodeKind::Number(_) => add(text, path, node, Form::Number, found),
        NodeKind::List(items) | NodeKind::Group { body: Body::Items(items), .. } => {
            // One thing in brackets, as in `Straight(190)`, needs no number of its own.
            if let ([only], NodeKind::Group { .. }) = (items.as_slice(), &node.kind) {
                return walk(text, path, only, found);
            }
            for (index, item) in items.iter().enumerate() {
                walk(text, step(&path, items, index), item, found);
            }
        }
        _ => {
            for (name, _, node) in node.entries() {
                walk(text, format!("{path}.{name}"), node, found);
            }
        }
    }
}

/// The path of an item of a list: by its own name or id when no other has it, else by its number.
fn step(path: &str, items: &[Node], index: usize) -> String {
    let own = |node: &Node| ["name", "id"].iter().find_map(|field| node.field(field)?.text().map(str::to_owned));
    match items.get(index).and_then(own) {
        Some(name) if items.iter().filter(|item| own(item).as_deref() == Some(&name)).count() == 1 => {
            format!("{path}.{name}")
        }
        _ => format!("{path}[{index}]"),
    }
}

fn add(text: &str, path: String, node: &Node, form: Form, found: &mut Vec<Factor>) {
    let number = |node: &Node| match &node.kind {
        NodeKind::Number(number) => Some(number.value()),
        _ => None,
    };
    let value = number(node);
    let range = match node.items() {
        Some([low, high]) if form == Form::Draw => number(low).zip(number(high)),
        _ => None,
    };
    found.push(Factor {
        home: Home::Level,
        name: path,
        value,
        range,
        line: node.spot.line,
        column: node.spot.column,
        text: line_of(text, node.spot.line),
        at: place_in_line(text, node.bytes.0 as usize),
        bytes: node.bytes.0 as usize..node.bytes.1 as usize,
        form,
    });
}
