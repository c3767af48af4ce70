//! The yard: what was put on the empty field, and the level that it makes.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};

use crate::base::diag::Diag;
use crate::base::ron::read_file;
use crate::level::load::{LEVEL_FILE, Level, Pack, load};
use crate::sim::thing::Thing;
use crate::text::Texts;
use crate::text::lang::Lang;

/// The id of the level that the yard makes.
pub const LEVEL: &str = "sandbox";
/// Width and height that a field can be given, cm.
pub const SIZE_CM: (f64, f64) = (40.0, 600.0);
/// The longest run, s.
const TIME_S: u32 = 300;
/// The kit of the first robot.
const FIRST_KIT: &str = "rover";
/// Colours that a floor can have, as levels call them.
pub const FLOORS: [&str; 8] = ["White", "Gray", "Black", "Green", "Blue", "Yellow", "Orange", "Brown"];
/// Width of a drawn line, cm.
const LINE_CM: f64 = 1.5;

/// What was put on the empty field. Centimetres and compass degrees.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Yard {
    pub size: (f64, f64),
    /// The floor's colour, as levels call it.
    pub floor: String,
    /// Is there a wall round the field?
    pub wall: bool,
    pub items: Vec<Item>,
    /// Corners of the line on the floor.
    pub line: Vec<(f64, f64)>,
}

/// A robot or a thing in its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    pub name: String,
    pub what: What,
    pub at: (f64, f64),
    pub facing: f64,
}

/// What an item is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum What {
    /// A robot of this kit, which the student programs.
    Robot(String),
    /// A thing, as levels write it.
    Thing(String),
}

impl Default for Yard {
    fn default() -> Self {
        let me = Item { name: "me".into(), what: What::Robot(FIRST_KIT.into()), at: (40.0, 50.0), facing: 90.0 };
        Self { size: (200.0, 100.0), floor: FLOORS[0].to_owned(), wall: true, items: vec![me], line: Vec::new() }
    }
}

impl Yard {
    /// Puts a robot of a kit down, and gives its number.
    pub fn put_robot(&mut self, kit: &str, at: (f64, f64)) -> usize {
        let name = self.free_name("me");
        self.put(Item { name, what: What::Robot(kit.to_owned()), at, facing: 90.0 })
    }

    /// Puts a thing of a kind down, and gives its number; `None` for a rope when there are no two bodies to tie.
    pub fn put_thing(&mut self, kind: &str, at: (f64, f64)) -> Option<usize> {
        let (_, example) = Thing::KINDS.iter().find(|(known, _)| *known == kind)?;
        let text = match kind {
            "Rope" => self.rope(at)?,
            _ => (*example).to_owned(),
        };
        let name = self.free_name(&kind.to_lowercase());
        Some(self.put(Item { name, what: What::Thing(text), at, facing: 0.0 }))
    }

    /// Takes an item away, and everything that speaks of it: a rope without an end can't be.
    pub fn remove(&mut self, number: usize) {
        if number >= self.items.len() {
            return;
        }
        let name = self.items.remove(number).name;
        let speaks =
            |item: &Item| item.thing().is_some_and(|thing| thing.names().iter().any(|spoken| spoken.name == name));
        self.items.retain(|item| !speaks(item));
    }

    /// Moves an item; it stays on the field.
    pub fn shift(&mut self, number: usize, to: impl FnOnce((f64, f64)) -> (f64, f64)) {
        let size = self.size;
        if let Some(item) = self.items.get_mut(number) {
            item.at = within(to(item.at), size);
        }
    }

    /// Turns an item by so many degrees, clockwise.
    pub fn turn(&mut self, number: usize, by: f64) {
        if let Some(item) = self.items.get_mut(number) {
            item.facing = (item.facing + by).rem_euclid(360.0);
        }
    }

    /// Brings what a stranger's file says into its bounds.
    pub fn mend(&mut self) {
        let side = |side: f64| if side.is_finite() { side.clamp(SIZE_CM.0, SIZE_CM.1) } else { SIZE_CM.1 };
        self.size = (side(self.size.0), side(self.size.1));
        if !FLOORS.contains(&self.floor.as_str()) {
            self.floor = FLOORS[0].to_owned();
        }
        for item in &mut self.items {
            let facing = item.facing.rem_euclid(360.0);
            item.facing = if facing.is_finite() { facing } else { 0.0 };
        }
        self.keep_in();
    }

    /// Brings everything back onto a field that became smaller.
    pub fn keep_in(&mut self) {
        let size = self.size;
        self.items.iter_mut().for_each(|item| item.at = within(item.at, size));
        self.line.iter_mut().for_each(|corner| *corner = within(*corner, size));
    }

    fn put(&mut self, item: Item) -> usize {
        self.items.push(Item { at: within(item.at, self.size), ..item });
        self.items.len() - 1
    }

    fn free_name(&self, stem: &str) -> String {
        let taken = |name: &str| self.items.iter().any(|item| item.name == name);
        let numbered = (2..).map(|number| format!("{stem}-{number}"));
        let mut names = std::iter::once(stem.to_owned()).chain(numbered);
        names.find(|name| !taken(name)).unwrap_or_else(|| stem.to_owned())
    }

    /// A rope between the two bodies that are nearest to a place.
    fn rope(&self, (x, y): (f64, f64)) -> Option<String> {
        let is_rope = |item: &&Item| matches!(&item.what, What::Thing(text) if text.starts_with("Rope"));
        let mut bodies: Vec<&Item> = self.items.iter().filter(|item| !is_rope(item)).collect();
        let far = |item: &&Item| distance(item.at, (x, y));
        bodies.sort_by(|one, other| far(one).total_cmp(&far(other)));
        let [one, other, ..] = bodies[..] else { return None };
        // A little longer than the way between them, so that it doesn't pull at the start.
        let length = (distance(one.at, other.at) + 20.0).ceil();
        Some(format!("Rope(from: \"{}\", to: \"{}\", length: {length})", one.name, other.name))
    }

    /// The level, as its file says it; texts in all languages.
    pub fn level(&self) -> String {
        let mut text = String::from("// Built in the sandbox of arba.\nLevel(\n    version: 1,\n");
        let _ = writeln!(text, "    title: {},", in_all("sandbox-title"));
        let (width, height) = self.size;
        let edge = if self.wall { "Wall" } else { "Open" };
        let _ = writeln!(text, "    field: (\n        size: ({width}, {height}), edge: {edge}, color: {},", self.floor);
        if let [(x, y), rest @ ..] = &self.line[..]
            && !rest.is_empty()
        {
            let path: Vec<String> = rest.iter().map(|(x, y)| format!("To(({x}, {y}))")).collect();
            // On a black floor the line is white.
            let colour = if self.floor == "Black" { "White" } else { "Black" };
            let path = path.join(", ");
            let _ = writeln!(
                text,
                "        floor: [Line(width: {LINE_CM}, color: {colour}, from: ({x}, {y}), path: [{path}])],"
            );
        }
        text.push_str("    ),\n    noise: Classroom,\n    robots: [\n");
        for Item { name, what, at: (x, y), facing } in &self.items {
            if let What::Robot(kit) = what {
                let _ = writeln!(
                    text,
                    "        (name: \"{name}\", kit: \"{kit}\", pilot: Student, at: ({x}, {y}), facing: {facing}),"
                );
            }
        }
        text.push_str("    ],\n    things: [\n");
        for Item { name, what, at: (x, y), facing } in &self.items {
            if let What::Thing(of) = what {
                let _ = writeln!(text, "        One(name: \"{name}\", of: {of}, at: ({x}, {y}), facing: {facing}),");
            }
        }
        // A level has a goal; here it is only that the program comes to its end.
        let robot = self.items.iter().find(|item| matches!(item.what, What::Robot(_)));
        let robot = robot.map_or("me", |item| item.name.as_str());
        let _ = writeln!(
            text,
            "    ],\n    goals: [\n        (id: \"end\", when: Ended(robot: \"{robot}\"), text: {}),\n    ],",
            in_all("sandbox-goal")
        );
        let _ = writeln!(text, "    limits: (time: {TIME_S}),\n)");
        text
    }

    /// The level with everything that is wrong with it.
    pub fn load(&self, kits: &BTreeMap<String, String>) -> (Option<Level>, Vec<Diag>) {
        from_text(self.level(), kits)
    }
}

impl Item {
    /// The thing that it is; none for a robot, and while its text can't be read.
    pub fn thing(&self) -> Option<Thing> {
        match &self.what {
            What::Robot(_) => None,
            What::Thing(text) => read_file(text, LEVEL_FILE).ok(),
        }
    }
}

/// The nearest place of a field of this size.
fn within((x, y): (f64, f64), (width, height): (f64, f64)) -> (f64, f64) {
    let along = |place: f64, side: f64| if place.is_nan() { 0.0 } else { place.clamp(0.0, side) };
    (along(x, width), along(y, height))
}

/// Loads a level from the text of its file alone.
pub fn from_text(text: String, kits: &BTreeMap<String, String>) -> (Option<Level>, Vec<Diag>) {
    let files = BTreeMap::from([(LEVEL_FILE.to_owned(), text)]);
    let pack = Pack { folder: LEVEL.to_owned(), files, kits: kits.clone() };
    load(&pack, &pack)
}

/// A message in all languages, as a level writes it.
fn in_all(id: &str) -> String {
    let text = |lang: Lang| {
        let said = Texts::new(lang).plain(id).replace(['"', '\\', '{', '}'], "'");
        format!("\"{}\": \"{said}\"", lang.code())
    };
    format!("{{{}}}", Lang::ALL.map(text).join(", "))
}

fn distance((x, y): (f64, f64), (other_x, other_y): (f64, f64)) -> f64 {
    crate::base::maths::hypot(x - other_x, y - other_y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;

    fn problems(yard: &Yard) -> Vec<Diag> {
        let library = Library::built_in();
        let (level, diags) = yard.load(library.kits());
        let layout = level.expect("a level").layout(0);
        assert_eq!(layout.is_err(), diags.iter().any(Diag::is_error), "{diags:?}");
        diags
    }

    #[test]
    fn an_empty_yard_is_a_level_without_a_problem() {
        assert_eq!(problems(&Yard::default()), []);
        for floor in FLOORS {
            let line = vec![(10.0, 10.0), (50.0, 10.5), (50.0, 80.0)];
            assert_eq!(problems(&Yard { floor: floor.to_owned(), line, wall: false, ..Yard::default() }), []);
        }
    }

    #[test]
    fn every_kit_and_every_kind_of_thing_placed_loads_without_a_diag() {
        let library = Library::built_in();
        for kit in library.kits().keys() {
            let mut yard = Yard { size: (400.0, 300.0), ..Yard::default() };
            assert_eq!(yard.put_robot(kit, (200.0, 150.0)), 1);
            assert_eq!(problems(&yard), [], "{kit}");
        }
        for (kind, _) in Thing::KINDS {
            let mut yard = Yard { size: (400.0, 300.0), ..Yard::default() };
            yard.put_robot("tug", (200.0, 250.0));
            let number = yard.put_thing(kind, (200.0, 150.0)).unwrap_or_else(|| panic!("{kind}"));
            assert_eq!(yard.items[number].thing().map(|thing| thing.kind()), Some(*kind));
            // A door and a lamp may speak of what is not there yet; what is placed stands by itself.
            assert_eq!(problems(&yard), [], "{kind}");
        }
    }

    #[test]
    fn names_are_free_and_what_is_tied_goes_with_its_end() {
        let mut yard = Yard::default();
        assert_eq!(yard.put_thing("Rope", (0.0, 0.0)), None, "there is only one body");
        let second = yard.put_robot("tug", (120.0, 50.0));
        assert_eq!(yard.items[second].name, "me-2");
        let rope = yard.put_thing("Rope", (80.0, 50.0)).unwrap();
        assert_eq!(yard.items[rope].what, What::Thing("Rope(from: \"me\", to: \"me-2\", length: 100)".to_owned()));
        yard.put_thing("Pin", (150.0, 80.0));
        yard.remove(second);
        let names: Vec<&str> = yard.items.iter().map(|item| item.name.as_str()).collect();
        assert_eq!(names, ["me", "pin"]);
        yard.remove(99);
        assert_eq!(yard.items.len(), 2);
    }

    #[test]
    fn what_stands_in_something_else_is_told_and_a_text_that_is_wrong_breaks_nothing() {
        let mut yard = Yard::default();
        yard.put_thing("Pin", (40.0, 50.0));
        assert_eq!(problems(&yard)[0].code, "level-overlap");
        yard.items[1].what = What::Thing("Pin(radius: \"".to_owned());
        assert!(problems(&yard).iter().any(Diag::is_error));
        assert_eq!(yard.items[1].thing(), None);
    }
}
