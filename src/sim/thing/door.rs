//! Door: a wall that opens when something happens, and may close again.

use serde::Deserialize;

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{Pose, Vec2};
use crate::base::shape::Outline;
use crate::base::units::{body_point, metres, radians, ticks_of};
use crate::sim::check::{Problems, THICKNESS_CM};
use crate::sim::colour::Colour;
use crate::sim::stage::{Stage, ThingLook, ThingState};
use crate::sim::thing::{Solid, Spoken, ThingPart};
use crate::sim::trigger::{Trigger, Watch};

/// How long opening may take, s: no faster than a barrier that swings up.
const OPENING_S: (f64, f64) = (0.2, 60.0);
const TIME_S: (f64, f64) = (0.0, 3600.0);
/// How far a door may turn either way, degrees.
const TURN_DEG: (f64, f64) = (1.0, 180.0);

/// A wall between two points that opens. It is strong: what stands in its way is pushed aside.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Door {
    pub from: (f64, f64),
    pub to: (f64, f64),
    #[serde(default = "usual_thickness")]
    pub thickness: f64,
    #[serde(default)]
    pub by: Opening,
    pub opens: Trigger,
    /// How long opening and closing take, s.
    #[serde(default = "usual_time")]
    pub time: f64,
    /// How long after its trigger it closes again, s; without it, it stays open.
    #[serde(default)]
    pub closes: Option<f64>,
    #[serde(default)]
    pub color: Option<Colour>,
}

/// How a door opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
pub enum Opening {
    /// By its own length, past `from`.
    #[default]
    Slide,
    /// Round `from`, degrees; clockwise is positive.
    Turn(f64),
}

/// As thick as a wall.
fn usual_thickness() -> f64 {
    1.0
}

fn usual_time() -> f64 {
    1.0
}

/// What a door keeps.
#[derive(Clone, Debug, Default)]
pub struct Hinge {
    watch: Watch,
    /// Where its own frame lies while it is closed.
    closed: Pose,
    /// The tick at which it closes; nothing before it was opened.
    until: Option<u64>,
    /// Ticks of opening that it has done.
    way: u64,
}

impl Door {
    fn ends(&self) -> (Vec2, Vec2) {
        (body_point(self.from.0, self.from.1), body_point(self.to.0, self.to.1))
    }

    fn corners(&self) -> Vec<Vec2> {
        let (from, to) = self.ends();
        let half = (to - from).left() * (metres(self.thickness) * 0.5 / (to - from).length().max(1e-9));
        vec![from - half, to - half, to + half, from + half]
    }

    /// Where the door's frame is, seen from where it is when closed; 1 is wide open.
    fn moved(&self, share: f64) -> Pose {
        let (from, to) = self.ends();
        match self.by {
            Opening::Slide => Pose::new((from - to) * share, 0.0),
            Opening::Turn(degrees) => {
                let angle = -radians(degrees) * share;
                Pose::new(from - from.turned(angle), angle)
            }
        }
    }
}

impl ThingPart for Door {
    const EXAMPLE: &'static str = "Door(from: (0, 0), to: (30, 0), opens: At(3), time: 1, closes: 5)";
    const LIVELY: bool = true;

    type Book = Hinge;

    fn check(&self, problems: &mut Problems) {
        problems.place("from", self.from);
        problems.place("to", self.to);
        problems.range("thickness", self.thickness, THICKNESS_CM, "unit-centimetre");
        let (dx, dy) = (self.to.0 - self.from.0, self.to.1 - self.from.1);
        if dx.abs() + dy.abs() < 0.1 {
            problems.other("sim-wall-without-length", "from, to");
        }
        if let Opening::Turn(degrees) = self.by
            && !(TURN_DEG.0..=TURN_DEG.1).contains(&degrees.abs())
        {
            problems.range("by", degrees, TURN_DEG, "unit-degree");
        }
        self.opens.check("opens", problems);
        problems.range("time", self.time, OPENING_S, "unit-second");
        if let Some(closes) = self.closes {
            problems.range("closes", closes, TIME_S, "unit-second");
        }
    }

    fn solid(&self) -> Solid {
        Solid::driven(Outline::Polygon(self.corners()))
    }

    fn look(&self) -> ThingLook {
        ThingLook { colour: self.color, ..ThingLook::default() }
    }

    fn names(&self) -> Vec<Spoken<'_>> {
        self.opens.spoken("opens").into_iter().collect()
    }

    fn begin(&self, book: &mut Hinge, me: usize, stage: &mut Stage) {
        self.opens.begin(&mut book.watch, stage);
        book.closed = stage.pose(me);
    }

    fn act(&self, book: &mut Hinge, me: usize, stage: &mut Stage) {
        let opens = book.until.is_some_and(|until| stage.tick < until);
        let whole = ticks_of(self.time).max(1);
        let way = if opens { (book.way + 1).min(whole) } else { book.way.saturating_sub(1) };
        if way != book.way {
            book.way = way;
            stage.physics.drive(me, book.closed.then(self.moved(way as f64 / whole as f64)));
        }
    }

    fn notice(&self, book: &mut Hinge, me: usize, stage: &mut Stage) {
        if self.opens.acts(&mut book.watch, stage) {
            book.until = Some(self.closes.map_or(u64::MAX, |closes| stage.tick + ticks_of(closes).max(1)));
        }
        let on = book.until.is_some_and(|until| stage.tick < until);
        let old = stage.bodies[me].state;
        stage.change(me, ThingState { on, count: old.count + u64::from(on && !old.on), ..old });
    }

    fn feed(book: &Hinge, feed: &mut dyn FnMut(&[u8])) {
        let Hinge { watch, closed: _, until, way } = book;
        watch.feed(feed);
        feed(&until.unwrap_or(0).to_le_bytes());
        feed(&way.to_le_bytes());
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let flat = |point: Vec2| (point.x as f32, point.y as f32);
        let (from, to) = self.ends();
        let role = self.color.map_or(Role::Device, Colour::role);
        ink.add(role, Stroke::Polygon { points: self.corners().into_iter().map(flat).collect() });
        // The hinge, or the end that it slides past.
        let width = metres(self.thickness) as f32;
        ink.add(Role::Wall, Stroke::Disc { at: flat(from), radius: width * 0.6 });
        ink.add(Role::Label, Stroke::Line { points: vec![flat(from), flat(to)], width: width * 0.15 });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::maths::vec2;
    use crate::sim::tests::rig::{Rig, scene, thing};
    use crate::sim::world::BodyId;

    /// A rover that drives at a door 20 cm ahead: where it is after so many ticks, and the world.
    fn driven_at(door: &str, ticks: usize) -> (f64, Rig) {
        let mut field = scene();
        field.things.push(thing(door, 200.0, 220.0, 0.0));
        let mut rig = Rig::new(&field);
        rig.ask("motors", &[50.0, 50.0]);
        rig.run(ticks);
        (rig.pose().at.y, rig)
    }

    #[test]
    fn it_stops_a_robot_until_it_opens_by_sliding_or_turning() {
        // A door that turned the other way would open against the robot.
        for by in ["Slide", "Turn(-90)"] {
            let door = format!("Door(from: (-20, 0), to: (20, 0), by: {by}, opens: At(4))");
            let (before, _) = driven_at(&door, 390);
            let (after, rig) = driven_at(&door, 1200);
            assert!(before < 2.2 && after > 2.6, "{by}: {before} {after}");
            assert!(rig.world.thing_state(BodyId(1)).on);
        }
    }

    #[test]
    fn it_lies_where_geometry_says() {
        let door = |by| Door {
            from: (10.0, 0.0),
            to: (40.0, 0.0),
            thickness: 1.0,
            by,
            opens: Trigger::At(1.0),
            time: 1.0,
            closes: None,
            color: None,
        };
        let end = body_point(40.0, 0.0);
        assert!((door(Opening::Slide).moved(1.0).point(end) - body_point(10.0, 0.0)).length() < 1e-12);
        assert!((door(Opening::Turn(90.0)).moved(1.0).point(end) - body_point(10.0, -30.0)).length() < 1e-12);
        assert!((door(Opening::Turn(-90.0)).moved(1.0).point(end) - body_point(10.0, 30.0)).length() < 1e-12);
    }

    #[test]
    fn it_closes_again_and_a_door_that_is_touched_opens_itself() {
        let mut field = scene();
        let mut itself =
            thing("Door(from: (-20, 0), to: (20, 0), opens: Touched(\"door\"), closes: 1)", 200.0, 220.0, 0.0);
        itself.name = "door".into();
        field.things.push(itself);
        let mut rig = Rig::new(&field);
        rig.ask("motors", &[50.0, 50.0]);
        rig.run(900);
        let state = rig.world.thing_state(BodyId(1));
        assert!(rig.pose().at.y > 2.6 && !state.on && state.count >= 1, "{state:?}");
        assert!((rig.at(1) - vec2(2.0, 2.2)).length() < 1e-6);
    }
}
