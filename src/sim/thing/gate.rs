//! Gate: a line that counts who passes it, which way and how fast.

use serde::Deserialize;

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{Pose, Vec2};
use crate::base::shape::Outline;
use crate::base::units::{TICK_S, body_point};
use crate::sim::check::Problems;
use crate::sim::stage::{Stage, ThingState};
use crate::sim::thing::{Solid, Spoken, Thing, ThingPart};

/// Width of the line that a body must leave before it can be counted again, metres.
const WIDTH_M: f64 = 0.002;

/// A line between two points that stops nobody. Seen from `from` to `to`, forward is to the left: a gate from left to right
/// counts upwards as forward. A body is counted when its nose (its origin, with `by: Origin`) crosses the line, and again only
/// when it has been wholly beyond the line in between: who trembles on it, or goes back and comes again, is counted once.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    pub from: (f64, f64),
    pub to: (f64, f64),
    #[serde(default)]
    pub of: Who,
    #[serde(default)]
    pub by: By,
}

/// Whom a gate counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Who {
    #[default]
    Robots,
    /// Every robot and every loose thing.
    Anything,
    /// Things of one kind.
    Kind(String),
    /// One robot or thing.
    Only(String),
}

/// Which point of a body counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum By {
    /// The foremost point on the body's own axis.
    #[default]
    Nose,
    Origin,
}

/// What a gate keeps.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    /// The bodies that it looks at, and for each the point that counts, in its own frame.
    seen: Vec<(usize, Vec2)>,
    /// Those that have crossed, forward or not, and have not been wholly beyond the line yet.
    on_it: Vec<(usize, bool)>,
}

impl Gate {
    fn ends(&self) -> (Vec2, Vec2) {
        (body_point(self.from.0, self.from.1), body_point(self.to.0, self.to.1))
    }

    fn counts(&self, body: usize, stage: &Stage) -> bool {
        let loose = stage.physics.is_loose(body);
        match &self.of {
            Who::Robots => body < stage.robots,
            Who::Anything => loose,
            Who::Kind(kind) => loose && body >= stage.robots && stage.bodies[body].look.kind == kind,
            Who::Only(name) => loose && stage.bodies[body].name == *name,
        }
    }

    fn point(&self, outline: &Outline) -> Vec2 {
        match (self.by, outline) {
            (By::Origin, _) => Vec2::ZERO,
            (By::Nose, Outline::Disc { at, radius }) => *at + Vec2 { x: *radius, y: 0.0 },
            (By::Nose, Outline::Polygon(corners)) => {
                Vec2 { x: corners.iter().fold(0.0, |far: f64, corner| far.max(corner.x)), y: 0.0 }
            }
        }
    }
}

/// How far left of a line a point lies, times the line's length.
fn side((from, to): (Vec2, Vec2), point: Vec2) -> f64 {
    (to - from).cross(point - from)
}

/// Does the way from one place to another cross a line, and is it to the line's left? Ending on the line is crossing it,
/// starting on it is not.
fn crosses(line: (Vec2, Vec2), old: Vec2, new: Vec2) -> Option<bool> {
    let (from, to) = line;
    let (before, after) = (side(line, old), side(line, new));
    let forward = before < 0.0 && after >= 0.0;
    if !(forward || before >= 0.0 && after < 0.0) {
        return None;
    }
    let at = old + (new - old) * (before / (before - after));
    let share = (at - from).dot(to - from) / (to - from).dot(to - from);
    (0.0..=1.0).contains(&share).then_some(forward)
}

impl ThingPart for Gate {
    const EXAMPLE: &'static str = "Gate(from: (-15, 0), to: (15, 0))";
    const LIVELY: bool = true;

    type Book = Counted;

    fn check(&self, problems: &mut Problems) {
        problems.place("from", self.from);
        problems.place("to", self.to);
        let (dx, dy) = (self.to.0 - self.from.0, self.to.1 - self.from.1);
        if dx.abs() + dy.abs() < 0.1 {
            problems.other("sim-wall-without-length", "from, to");
        }
        if let Who::Kind(kind) = &self.of
            && !Thing::KINDS.iter().any(|(known, _)| known == kind)
        {
            problems.unknown("of", kind, Thing::KINDS.iter().map(|(known, _)| *known));
        }
    }

    fn solid(&self) -> Solid {
        let (from, to) = self.ends();
        let half = (to - from).left() * (WIDTH_M * 0.5 / (to - from).length().max(1e-9));
        Solid::ghost(Outline::Polygon(vec![from - half, to - half, to + half, from + half]))
    }

    fn names(&self) -> Vec<Spoken<'_>> {
        match &self.of {
            Who::Only(name) => vec![Spoken { field: "of", name, kind: None, crowd: false }],
            _ => Vec::new(),
        }
    }

    fn begin(&self, book: &mut Counted, _: usize, stage: &mut Stage) {
        let counted = (0..stage.bodies.len()).filter(|&body| self.counts(body, stage));
        book.seen = counted.map(|body| (body, self.point(&stage.bodies[body].outline))).collect();
    }

    fn notice(&self, book: &mut Counted, me: usize, stage: &mut Stage) {
        let Counted { seen, on_it } = book;
        let Stage { physics, bodies, robots, .. } = stage;
        let world_from_gate = physics.pose(me);
        let (from, to) = self.ends();
        let line = (world_from_gate.point(from), world_from_gate.point(to));
        on_it.retain(|&(body, forward)| {
            let is_beyond = (side(line, physics.pose(body).at) >= 0.0) == forward;
            !is_beyond || physics.clearance(me, Some(body)) <= 0.0
        });
        let mut state = bodies[me].state;
        for &(body, point) in seen.iter() {
            let (old, new): (Pose, Pose) = (bodies[body].last_pose, physics.pose(body));
            if old == new {
                continue;
            }
            let (old, new) = (old.point(point), new.point(point));
            let Some(forward) = crosses(line, old, new) else { continue };
            if on_it.iter().any(|(other, _)| *other == body) || bodies[body].state.gone || bodies[body].state.lifted {
                continue;
            }
            on_it.push((body, forward));
            state = ThingState {
                count: state.count + 1,
                forward: state.forward + u64::from(forward),
                speed_m_s: (new - old).length() / TICK_S,
                by: (body < *robots).then_some(body),
                ..state
            };
        }
        stage.change(me, state);
    }

    fn feed(book: &Counted, feed: &mut dyn FnMut(&[u8])) {
        let Counted { seen: _, on_it } = book;
        for (body, forward) in on_it {
            feed(&(*body as u64).to_le_bytes());
            feed(&[u8::from(*forward)]);
        }
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let flat = |point: Vec2| (point.x as f32, point.y as f32);
        let (from, to) = self.ends();
        let (middle, along) = ((from + to) * 0.5, (to - from) * (1.0 / (to - from).length().max(1e-9)));
        ink.add(Role::Zone, Stroke::Line { points: vec![flat(from), flat(to)], width: 0.006 });
        for end in [from, to] {
            ink.add(Role::Label, Stroke::Disc { at: flat(end), radius: 0.006 });
        }
        // An arrow head says which way is forward.
        let head = [middle + along * 0.02, middle + along.left() * 0.03, middle - along * 0.02];
        ink.add(Role::Zone, Stroke::Polygon { points: head.map(flat).to_vec() });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::tests::rig::{Rig, robot, scene, thing};
    use crate::sim::world::BodyId;

    const GATE: &str = "Gate(from: (-20, 0), to: (20, 0))";

    fn state(rig: &Rig) -> ThingState {
        rig.world.thing_state(BodyId(1))
    }

    #[test]
    fn it_counts_both_ways_and_tells_who_and_how_fast() {
        let mut field = scene();
        field.things.push(thing(GATE, 200.0, 230.0, 0.0));
        let mut rig = Rig::new(&field);
        rig.ask("motors", &[50.0, 50.0]);
        while state(&rig).count == 0 {
            rig.step();
        }
        let passed = state(&rig);
        assert!((passed.speed_m_s - rig.speed(0)).abs() < 0.01 && passed.by == Some(0) && passed.forward == 1);
        rig.run(100);
        rig.ask("motors", &[-50.0, -50.0]);
        rig.run(300);
        assert_eq!((state(&rig).count, state(&rig).forward), (2, 1));
    }

    #[test]
    fn a_robot_that_trembles_on_the_line_is_counted_once() {
        let mut field = scene();
        field.things.push(thing(GATE, 200.0, 212.0, 0.0));
        let mut rig = Rig::new(&field);
        for round in 0..20 {
            let power = if round % 2 == 0 { 30.0 } else { -30.0 };
            rig.ask("motors", &[power, power]);
            rig.run(50);
        }
        assert_eq!(state(&rig).count, 1);
    }

    #[test]
    fn who_passes_beside_it_or_is_not_meant_is_not_counted() {
        for (gate, x) in [(GATE, 240.0), ("Gate(from: (-20, 0), to: (20, 0), of: Kind(\"Ball\"))", 200.0)] {
            let mut field = scene();
            field.things.push(thing(gate, x, 230.0, 0.0));
            let mut rig = Rig::new(&field);
            rig.ask("motors", &[50.0, 50.0]);
            rig.run(200);
            assert_eq!(state(&rig).count, 0, "{gate}");
        }
    }

    #[test]
    fn it_may_count_one_robot_only_and_a_pushed_ball() {
        let mut field = scene();
        field.robots.push(robot("blue", 100.0, 200.0, 0.0));
        field.things.push(thing("Gate(from: (-150, 0), to: (150, 0), of: Only(\"me\"))", 200.0, 230.0, 0.0));
        field.things.push(thing("Gate(from: (-150, 0), to: (150, 0), of: Kind(\"Ball\"))", 200.0, 230.0, 0.0));
        field.things.push(thing("Ball(radius: 2, mass: 20)", 200.0, 215.0, 0.0));
        let mut rig = Rig::new(&field);
        for robot in 0..2 {
            let args = [50.0.into(), 50.0.into()];
            rig.ask_again(robot, "motors", &args, false);
        }
        rig.run(200);
        let of = |body| rig.world.thing_state(BodyId(body));
        assert_eq!((of(2).count, of(2).by, of(3).count, of(3).by), (1, Some(0), 1, None));
    }
}
