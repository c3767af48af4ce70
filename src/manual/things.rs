//! The pages of what stands and lies on a field.

use crate::base::diag::Diag;
use crate::base::ron::read_file;
use crate::manual::picture::alone;
use crate::manual::yard::Yard;
use crate::manual::{example, kebab};
use crate::sim::thing::Thing;
use crate::text::Texts;

/// The kinds of things.
pub fn names() -> Vec<String> {
    Thing::KINDS.iter().map(|(kind, _)| (*kind).to_owned()).collect()
}

/// What it is.
pub fn summary(name: &str, texts: &Texts) -> String {
    texts.plain(&format!("thing-{}", kebab(name)))
}

/// How a level has it.
pub fn body(name: &str) -> String {
    find(name)
        .map(|text| example(&format!("things: [One(name: \"it\", of: {text}, at: (60, 75))]")))
        .unwrap_or_default()
}

/// The example of a kind.
fn find(name: &str) -> Option<&'static str> {
    Thing::KINDS.iter().find(|(kind, _)| *kind == name).map(|(_, example)| *example)
}

/// The yard with the thing in it.
pub fn yard(name: &str) -> Option<Yard> {
    let thing = format!("One(name: \"it\", of: {}, at: (60, 75))", find(name)?);
    let (kit, program) = ("rover".to_owned(), "forward(20); back(5);".to_owned());
    Some(Yard { kit, program, things: vec![thing], ..Yard::default() })
}

/// The thing from above.
pub fn picture(name: &str) -> Option<String> {
    let thing: Result<Thing, Vec<Diag>> = read_file(find(name)?, "example");
    alone(&thing.ok()?.ink())
}
