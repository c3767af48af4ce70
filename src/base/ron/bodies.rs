//! From elements to what brackets hold: items, fields or pairs, with names that are there twice.

use std::collections::BTreeMap;

use crate::base::diag::Diag;
use crate::base::ron::node::{Body, Name, Node, NodeKind, Spot};
use crate::base::ron::tree::{Element, Parser};

impl Parser {
    pub(super) fn items(&self, elements: Vec<Element>) -> Vec<Node> {
        elements.into_iter().map(Element::into_value).collect()
    }

    pub(super) fn pairs(&mut self, elements: Vec<Element>) -> Vec<(Node, Node)> {
        let mut pairs: Vec<(Node, Node)> = Vec::with_capacity(elements.len());
        let mut seen: BTreeMap<String, Spot> = BTreeMap::new();
        for element in elements {
            let (key, value) = match element {
                Element::Pair(key, value) => (key, value),
                Element::Field(name, value) => {
                    let kind = NodeKind::Text { value: name.text, plain: false };
                    let (file, spot, bytes) = (self.file.clone(), name.spot, value.bytes);
                    (Node { kind, file, spot, bytes, comments: Vec::new() }, value)
                }
                Element::Item(node) => {
                    if !node.is_broken() {
                        self.tell(Diag::error("ron-key-without-value"), node.spot);
                    }
                    continue;
                }
            };
            let is_twice = key.text().is_some_and(|text| self.is_twice(&mut seen, text, key.spot));
            if !is_twice {
                pairs.push((key, value));
            }
        }
        pairs
    }

    pub(super) fn body(&mut self, elements: Vec<Element>) -> Body {
        let named = elements.iter().filter(|element| matches!(element, Element::Field(..))).count();
        if named == 0 {
            return Body::Items(self.items(elements));
        }
        let mut fields: Vec<(Name, Node)> = Vec::with_capacity(named);
        let mut seen: BTreeMap<String, Spot> = BTreeMap::new();
        for element in elements {
            match element {
                Element::Field(name, node) => {
                    if !self.is_twice(&mut seen, &name.text, name.spot) {
                        fields.push((name, node));
                    }
                }
                Element::Item(node) | Element::Pair(_, node) if node.is_broken() => {}
                Element::Item(node) | Element::Pair(_, node) => self.tell(Diag::error("ron-name-expected"), node.spot),
            }
        }
        Body::Fields(fields)
    }

    fn is_twice(&mut self, seen: &mut BTreeMap<String, Spot>, name: &str, spot: Spot) -> bool {
        let Some(first) = seen.get(name).copied() else {
            seen.insert(name.to_owned(), spot);
            return false;
        };
        self.tell(Diag::error("ron-twice").with("name", name).with("line", first.line as usize), spot);
        true
    }
}
