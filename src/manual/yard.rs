//! The yard: a small field on which the examples of the manual are run and drawn.

use crate::level::layout::Layout;
use crate::level::load::{Pack, load};
use crate::sim::world::World;
use crate::store::shelf;
use crate::trial::film::{Detail, Film};
use crate::trial::inputs::{Inputs, Source};
use crate::trial::run::{Options, Trial};

/// What examples may speak of: the name, and the thing as a level sets it up.
const THINGS: &[(&str, &str)] = &[
    ("wall", r#"One(name: "wall", of: Wall(from: (20, 90), to: (100, 90)))"#),
    (
        "pin",
        r#"Ring(name: "pin", of: Pin(radius: 3, mass: 50, color: Red), count: 4, at: (60, 60), radius: 35, facing: 45)"#,
    ),
    ("coin", r#"Row(name: "coin", of: Coin(radius: 2), count: 3, at: (60, 50), step: (0, 15))"#),
    ("block", r#"One(name: "block", of: Box(size: (8, 8), mass: 100), at: (82, 60))"#),
    ("maze", r#"Maze(name: "maze", at: (15, 15), cell: 30, wall: 1.2, random: (columns: 3, rows: 3, loops: 1))"#),
];

/// The areas that examples may speak of.
const ZONES: &[(&str, &str)] =
    &[("pad", "Rect(at: (60, 70), size: (30, 30))"), ("ring", "Disc(at: (60, 60), radius: 50)")];

/// Conditions that compare a robot with others: their yard has a second one.
const OF_TWO: &[&str] = &["AloneIn", "NearerTo", "FirstTo", "Stalemate", "Messages"];

/// The lines that examples may speak of.
const LINES: &[(&str, &str)] = &[(
    "loop",
    r#"Line(name: "loop", width: 2, closed: true, from: (40, 30), facing: 90, path: [Straight(40), Arc(radius: 30, turn: -180), Straight(40), Arc(radius: 30, turn: -180)])"#,
)];

/// A yard: one or two robots, and of everything else only what is spoken of.
#[derive(Clone, Debug, Default)]
pub struct Yard {
    /// The kit of the first robot.
    pub kit: String,
    /// The text of that kit, when it is not built in.
    pub kit_text: Option<String>,
    pub program: String,
    /// A condition of the level.
    pub condition: Option<String>,
    /// Paint on the floor, as a level has it.
    pub floor: Vec<String>,
    /// More things, as a level sets them up.
    pub things: Vec<String>,
    /// A yard for crowds is larger, and the robot stands in its corner.
    pub large: bool,
}

impl Yard {
    /// The yard's level.
    fn level(&self) -> String {
        let spoken =
            format!("{} {} {}", self.condition.as_deref().unwrap_or_default(), self.things.join(" "), self.program);
        let named = |name: &str| {
            let own = spoken.contains(&format!("name: \"{name}\""));
            !own && (spoken.contains(&format!("\"{name}\"")) || spoken.contains(&format!("\"{name}.")))
        };
        let of = |list: &[(&str, &str)], write: fn(&str, &str) -> String| {
            let texts: Vec<String> =
                list.iter().filter(|(name, _)| named(name)).map(|(name, text)| write(name, text)).collect();
            texts.join(",\n        ")
        };
        let whole = |_: &str, text: &str| text.to_owned();
        let mut things = of(THINGS, whole);
        for thing in &self.things {
            things += if things.is_empty() { "" } else { ",\n        " };
            things += thing;
        }
        let zones = of(ZONES, |name, text| format!("\"{name}\": {text}"));
        let mut floor = of(LINES, whole);
        for paint in &self.floor {
            floor += if floor.is_empty() { "" } else { ",\n        " };
            floor += paint;
        }
        let of_two = self.condition.as_deref().is_some_and(|text| OF_TWO.iter().any(|name| text.starts_with(name)));
        let other = if of_two || named("blue") {
            r#", (name: "blue", kit: "rover", pilot: Still, at: (90, 30), facing: -45)"#
        } else {
            ""
        };
        let kit = &self.kit;
        let (size, at) = if self.large { ("(220, 170)", "(200, 150)") } else { ("(120, 120)", "(60, 30)") };
        let condition = self.condition.as_deref().unwrap_or(r#"Ended(robot: "me")"#);
        let text = r#"{"en": "Yard", "ru": "Двор", "kk": "Аула"}"#;
        format!(
            r#"Level(
    version: 1, title: {text},
    field: (size: {size}, edge: Wall, floor: [{floor}], zones: {{{zones}}}),
    robots: [(name: "me", kit: "{kit}", pilot: Student, at: {at}, facing: 0){other}],
    things: [{things}],
    goals: [(id: "example", points: 1, when: {condition}, text: {text})],
    limits: (time: 6),
)"#
        )
    }

    /// What a trial of it is made from.
    pub fn inputs(&self) -> Inputs {
        let mut kits = shelf::kits(&[]).0;
        if let Some(text) = &self.kit_text {
            kits.insert(self.kit.clone(), text.clone());
        }
        let files = [("level.ron".to_owned(), self.level())].into();
        let pack = Pack { folder: "yard".to_owned(), files, kits };
        let source = Source { name: "example.rhai".to_owned(), bytes: self.program.clone().into_bytes() };
        Inputs { pack, seed: 0, programs: vec![source] }
    }

    /// The yard laid out; every problem as it would be told.
    pub fn layout(&self) -> Result<Layout, Vec<crate::base::diag::Diag>> {
        let pack = self.inputs().pack;
        let (level, diags) = load(&pack, &pack);
        match level {
            Some(level) if diags.is_empty() => level.layout(0),
            _ => Err(diags),
        }
    }

    /// The yard as it stands at the start.
    pub fn world(&self) -> Option<World> {
        Some(World::new(&self.layout().ok()?.scene))
    }

    /// Runs the program and films it.
    pub fn film(&self) -> Option<Film> {
        let layout = self.layout().ok()?;
        let options = Options { detail: Detail::Lean, steps: false };
        Trial::new(&self.inputs(), &layout, options).into_outcome().film
    }
}
