//! Button: a plate in the floor that is pressed by whatever stands on it.

use serde::Deserialize;

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::Vec2;
use crate::base::shape::Outline;
use crate::base::units::metres;
use crate::sim::check::{Problems, RADIUS_CM};
use crate::sim::colour::Colour;
use crate::sim::stage::{Stage, ThingLook, ThingState};
use crate::sim::thing::{Solid, ThingPart};

/// A round plate; a robot or a loose thing that is over it, even with an edge, presses it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Button {
    #[serde(default = "usual_radius")]
    pub radius: f64,
    #[serde(default)]
    pub color: Option<Colour>,
}

/// Our choice: half as wide as a small robot.
fn usual_radius() -> f64 {
    4.0
}

impl ThingPart for Button {
    const EXAMPLE: &'static str = "Button(radius: 4, color: Red)";
    const LIVELY: bool = true;

    type Book = ();

    fn check(&self, problems: &mut Problems) {
        problems.range("radius", self.radius, RADIUS_CM, "unit-centimetre");
    }

    fn solid(&self) -> Solid {
        Solid::ghost(Outline::Disc { at: Vec2::ZERO, radius: metres(self.radius) })
    }

    fn look(&self) -> ThingLook {
        ThingLook { colour: self.color, ..ThingLook::default() }
    }

    fn notice(&self, (): &mut (), me: usize, stage: &mut Stage) {
        let old = stage.bodies[me].state;
        let presser = stage.physics.first_inside(me);
        let state = match presser {
            Some(body) if !old.on => {
                let by = (body < stage.robots).then_some(body);
                ThingState { on: true, count: old.count + 1, by, ..old }
            }
            _ => ThingState { on: presser.is_some(), ..old },
        };
        stage.change(me, state);
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let (at, radius) = ((0.0, 0.0), metres(self.radius) as f32);
        ink.add(self.color.map_or(Role::Device, Colour::role), Stroke::Disc { at, radius });
        ink.add(Role::Label, Stroke::Circle { at, radius: radius * 0.9, width: radius * 0.1 });
        ink
    }

    fn ink_on(&self) -> Option<Ink> {
        let mut ink = self.ink();
        ink.add(Role::Lit, Stroke::Disc { at: (0.0, 0.0), radius: metres(self.radius) as f32 * 0.6 });
        Some(ink)
    }
}

#[cfg(test)]
mod tests {
    use crate::sim::tests::rig::{Rig, scene, thing};
    use crate::sim::world::BodyId;

    #[test]
    fn it_is_pressed_while_something_stands_on_it() {
        let mut field = scene();
        field.things.push(thing("Button()", 200.0, 230.0, 0.0));
        field.things.push(thing("Button()", 100.0, 100.0, 0.0));
        field.things.push(thing("Box(size: (5, 5), mass: 50)", 102.0, 100.0, 0.0));
        let mut rig = Rig::new(&field);
        rig.ask("motors", &[50.0, 50.0]);
        let pressed = |rig: &Rig, body| rig.world.thing_state(BodyId(body));
        let mut ticks = 0;
        for _ in 0..400 {
            rig.step();
            ticks += usize::from(pressed(&rig, 1).on);
            assert!(pressed(&rig, 2).on);
        }
        // Robot and plate are about 24 cm long together, at about 20 cm/s.
        assert!((80..180).contains(&ticks), "{ticks}");
        let (over, under) = (pressed(&rig, 1), pressed(&rig, 2));
        assert_eq!((over.on, over.count, over.by), (false, 1, Some(0)));
        assert_eq!((under.count, under.by), (1, None));
    }
}
