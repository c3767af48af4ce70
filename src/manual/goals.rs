//! The pages of what a level can ask for: the conditions, and what combines them.

use crate::manual::example;
use crate::manual::yard::Yard;
use crate::rules::goal::Condition;
use crate::trial::still::still;

/// The conditions, then what combines them.
pub fn names() -> Vec<String> {
    all().map(|(name, _)| name.to_owned()).collect()
}

fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    Condition::KINDS.iter().chain(Condition::COMBINATIONS).copied()
}

/// The message that heads the chapter of a condition.
pub fn heading(name: &str) -> &'static str {
    let combines = Condition::COMBINATIONS.iter().any(|(known, _)| *known == name);
    if combines { "manual-combinators" } else { "manual-conditions" }
}

/// How a level asks for it.
pub fn body(name: &str) -> String {
    let Some((_, text)) = all().find(|(known, _)| *known == name) else { return String::new() };
    example(&format!("goals: [(id: \"example\", points: 10, when: {text}, text: {{…}})]"))
}

/// The yard in which the condition is asked for.
pub fn yard(name: &str) -> Option<Yard> {
    let (_, text) = all().find(|(known, _)| *known == name)?;
    let (kit, program) = ("rover".to_owned(), "pen(\"red\"); forward(40);".to_owned());
    Some(Yard { kit, program, condition: Some(text.to_owned()), ..Yard::default() })
}

/// The yard after its program has run: what the condition speaks of, and the way of a robot.
pub fn picture(name: &str) -> Option<String> {
    Some(still(&yard(name)?.film()?, u64::MAX, "en"))
}
