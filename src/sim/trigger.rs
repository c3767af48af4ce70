//! Triggers: what makes a door open or a lamp switch.

use serde::Deserialize;

use crate::base::units::ticks_of;
use crate::sim::check::Problems;
use crate::sim::stage::Stage;
use crate::sim::thing::Spoken;

/// Times of the field, s.
const TIME_S: (f64, f64) = (0.0, 3600.0);
/// Passages that can be waited for.
const PASSAGES: (f64, f64) = (1.0, 1_000_000.0);

/// Something that happens on the field. The name of a crowd stands for all of its things.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum Trigger {
    /// At this time, s.
    At(f64),
    /// As long as a robot touches it; of a button, as long as it is pressed.
    Touched(String),
    /// When the coin, or the last one of them, is taken.
    Collected(String),
    /// When the gate has been passed so many times.
    Passed(String, u64),
    /// As long as the lamp burns.
    Lit(String),
}

/// What is kept of a trigger: the bodies it looks at, and whether it held a tick ago.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    bodies: Vec<usize>,
    held: bool,
}

impl Trigger {
    /// Figures that cannot be are named.
    pub fn check(&self, field: &'static str, problems: &mut Problems) {
        match self {
            Self::At(seconds) => problems.range(field, *seconds, TIME_S, "unit-second"),
            Self::Passed(_, times) => problems.range(field, *times as f64, PASSAGES, "unit-none"),
            Self::Touched(_) | Self::Collected(_) | Self::Lit(_) => {}
        }
    }

    /// The name that it speaks of.
    pub fn spoken(&self, field: &'static str) -> Option<Spoken<'_>> {
        let (name, kind) = match self {
            Self::At(_) => return None,
            Self::Touched(name) => (name, None),
            Self::Collected(name) => (name, Some("Coin")),
            Self::Passed(name, _) => (name, Some("Gate")),
            Self::Lit(name) => (name, Some("Lamp")),
        };
        Some(Spoken { field, name, kind, crowd: true })
    }

    /// Looks up the bodies; to be done once, when the world is built.
    pub fn begin(&self, watch: &mut Watch, stage: &Stage) {
        let Some(Spoken { name, .. }) = self.spoken("") else { return };
        let belongs = |other: &str| other == name || other.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
        watch.bodies = (0..stage.bodies.len()).filter(|&body| belongs(&stage.bodies[body].name)).collect();
    }

    /// Does it act in this tick? What lasts (a touch, a light) acts in each of its ticks, what only happens acts once.
    pub fn acts(&self, watch: &mut Watch, stage: &Stage) -> bool {
        let Watch { bodies, held } = watch;
        let state = |body: &usize| &stage.bodies[*body].state;
        let (holds, lasts) = match self {
            Self::At(seconds) => (stage.tick >= ticks_of(*seconds), false),
            Self::Touched(_) => (bodies.iter().any(|&body| is_touched(body, stage)), true),
            Self::Collected(_) => (!bodies.is_empty() && bodies.iter().all(|body| state(body).gone), false),
            Self::Passed(_, times) => (bodies.iter().map(|body| state(body).count).sum::<u64>() >= *times, false),
            Self::Lit(_) => (bodies.iter().any(|body| state(body).on), true),
        };
        let acts = holds && (lasts || !*held);
        *held = holds;
        acts
    }
}

impl Watch {
    /// Every bit of what changes.
    pub fn feed(&self, feed: &mut dyn FnMut(&[u8])) {
        let Self { bodies: _, held } = self;
        feed(&[u8::from(*held)]);
    }
}

/// Does a robot touch it, or is it a button that is pressed?
fn is_touched(body: usize, stage: &Stage) -> bool {
    if stage.bodies[body].look.kind == "Button" {
        return stage.bodies[body].state.on;
    }
    let robot = |other: usize| other != body && other < stage.robots;
    let touch = |first: usize, second: Option<usize>| match second {
        Some(second) if first == body => robot(second),
        Some(second) if second == body => robot(first),
        _ => false,
    };
    stage.physics.touches().iter().any(|found| touch(found.first, found.second))
        || stage.physics.first_inside(body).is_some_and(robot)
}

#[cfg(test)]
mod tests {
    use crate::base::units::metres;
    use crate::sim::tests::rig::{Rig, scene, thing};
    use crate::sim::world::BodyId;

    /// The tick at which a lamp that is switched by this comes on, while the rover drives upwards over everything.
    fn lit_at(trigger: &str) -> Option<usize> {
        let mut field = scene();
        let named = |name: &str, text: &str, y_cm: f64| {
            let mut start = thing(text, 200.0, y_cm, 0.0);
            start.name = name.into();
            start
        };
        field.things.push(named("sun", &format!("Lamp(on: false, switched: {trigger})"), 20.0));
        field.things.push(named("coin.1", "Coin()", 230.0));
        field.things.push(named("coin.2", "Coin()", 250.0));
        field.things.push(named("coins", "Coin()", 100.0));
        field.things.push(named("gate", "Gate(from: (-20, 0), to: (20, 0))", 260.0));
        field.things.push(named("plate", "Button()", 290.0));
        field.things.push(named("wall", "Wall(from: (-20, 0), to: (20, 0))", 340.0));
        let mut rig = Rig::new(&field);
        rig.ask("motors", &[50.0, 50.0]);
        (0..900).find(|_| {
            rig.step();
            rig.world.thing_state(BodyId(1)).on
        })
    }

    #[test]
    fn each_trigger_acts_when_its_time_has_come() {
        assert_eq!(lit_at("At(1.5)"), Some(149));
        let ticks =
            ["Collected(\"coin\")", "Passed(\"gate\", 1)", "Touched(\"plate\")", "Touched(\"wall\")"].map(lit_at);
        assert!(ticks.windows(2).all(|pair| pair[0].is_some() && pair[0] < pair[1]), "{ticks:?}");
        // The nose is 8.5 cm ahead at most, and the speed about 20 cm/s.
        assert!(ticks[0].is_some_and(|tick| tick as f64 * 0.01 * metres(21.0) > metres(50.0 - 11.0)), "{ticks:?}");
        assert_eq!([lit_at("Passed(\"gate\", 2)"), lit_at("Collected(\"coins\")"), lit_at("Lit(\"sun\")")], [None; 3]);
    }
}
