//! Reading brackets with named fields element by element, so that all their problems are told at once.

use serde::de::DeserializeOwned;

use crate::base::diag::{Arg, Diag};
use crate::base::ron::draws::Draws;
use crate::base::ron::node::{Body, Node, NodeKind, Spot, place_of};
use crate::base::ron::{error, is_known_already, read};

/// The named fields of one value; problems go to one list. Ask for each field, then call `end`.
pub struct Fields<'a, 'd> {
    node: &'a Node,
    entries: Vec<(&'a str, Spot, &'a Node)>,
    asked: Vec<&'static str>,
    draws: &'d Draws,
}

impl<'a, 'd> Fields<'a, 'd> {
    /// The fields of round brackets, with or without a name before them; anything else is told.
    ///
    /// `name` is the name that may stand before the brackets; another one is told and read all the same.
    pub fn of(node: &'a Node, name: Option<&str>, draws: &'d Draws, diags: &mut Vec<Diag>) -> Option<Self> {
        match &node.kind {
            NodeKind::Group { body: Body::Fields(_), .. } => {}
            NodeKind::Group { body: Body::Items(items), .. } if items.is_empty() => {}
            _ => {
                tell(error::other_kind(node, "ron-what-fields"), diags);
                return None;
            }
        }
        match (node.name(), name) {
            (Some(found), Some(expected)) if found != expected => {
                let diag = Diag::error("ron-other-name").with("expected", expected).with("found", found);
                diags.push(diag.at(node.place()));
            }
            (Some(found), None) => {
                diags.push(Diag::error("ron-name-before-brackets").with("found", found).at(node.place()));
            }
            _ => {}
        }
        Some(Self { node, entries: node.entries(), asked: Vec::new(), draws })
    }

    /// The value these are the fields of.
    pub fn whole(&self) -> &'a Node {
        self.node
    }

    /// The value of a field, when it is there and could be read as a tree.
    pub fn node(&mut self, name: &'static str) -> Option<&'a Node> {
        self.entry(name).filter(|node| !node.is_broken())
    }

    /// The value of a field that must be there.
    pub fn required_node(&mut self, name: &'static str, diags: &mut Vec<Diag>) -> Option<&'a Node> {
        let entry = self.entry(name);
        if entry.is_none() {
            diags.push(Diag::error("ron-missing-field").with("name", name).at(self.head()));
        }
        entry.filter(|node| !node.is_broken())
    }

    /// A field that must be there; `None` when it isn't or is wrong, which is told.
    pub fn required<T: DeserializeOwned>(&mut self, name: &'static str, diags: &mut Vec<Diag>) -> Option<T> {
        let node = self.required_node(name, diags)?;
        self.value(node, diags)
    }

    /// A field that may be left out; `None` when it is, or when it is wrong, which is told.
    pub fn optional<T: DeserializeOwned>(&mut self, name: &'static str, diags: &mut Vec<Diag>) -> Option<T> {
        let node = self.node(name)?;
        self.value(node, diags)
    }

    /// A finite number between two bounds (both allowed); outside of them is told and gives `None`.
    pub fn number(&mut self, name: &'static str, low: f64, high: f64, diags: &mut Vec<Diag>) -> Option<f64> {
        let node = self.node(name)?;
        number_within(node, self.draws, low, high, diags)
    }

    /// Tells every field that nobody has asked for.
    pub fn end(self, diags: &mut Vec<Diag>) {
        for (name, spot, _) in &self.entries {
            if !self.asked.contains(name) {
                diags.push(error::unknown_field(name, &self.asked).at(place_of(&self.node.file, *spot)));
            }
        }
    }

    fn entry(&mut self, name: &'static str) -> Option<&'a Node> {
        self.asked.push(name);
        self.entries.iter().find(|(known, ..)| *known == name).map(|(_, _, node)| *node)
    }

    fn value<T: DeserializeOwned>(&self, node: &Node, diags: &mut Vec<Diag>) -> Option<T> {
        value(node, self.draws, diags)
    }

    /// The place of the opening: the name or the first bracket.
    fn head(&self) -> crate::base::diag::Place {
        self.node.place()
    }
}

/// Reads a value; a problem goes to the list.
pub fn value<T: DeserializeOwned>(node: &Node, draws: &Draws, diags: &mut Vec<Diag>) -> Option<T> {
    match node.read(draws) {
        Ok(value) => Some(value),
        Err(diag) => {
            tell(*diag, diags);
            None
        }
    }
}

/// Reads a finite number between two bounds (both allowed); a problem goes to the list.
pub fn number_within(node: &Node, draws: &Draws, low: f64, high: f64, diags: &mut Vec<Diag>) -> Option<f64> {
    match read::number(node, draws) {
        Ok(found) if (low..=high).contains(&found) => Some(found),
        Ok(found) => {
            let diag =
                Diag::error("ron-out-of-range").with("found", Arg::Number(found)).with("low", low).with("high", high);
            diags.push(diag.at(node.place()));
            None
        }
        Err(diag) => {
            tell(diag, diags);
            None
        }
    }
}

/// Adds a problem unless it was told before.
fn tell(diag: Diag, diags: &mut Vec<Diag>) {
    if !is_known_already(&diag) {
        diags.push(diag);
    }
}
