//! Lamp: a source of light on a post, or one that hangs above the field.

use serde::Deserialize;

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::Vec2;
use crate::base::shape::Outline;
use crate::base::units::metres;
use crate::sim::air::Light;
use crate::sim::check::{Problems, RADIUS_CM};
use crate::sim::colour::Colour;
use crate::sim::stage::{Stage, ThingLook, ThingState};
use crate::sim::thing::{Solid, Spoken, ThingPart};
use crate::sim::trigger::{Trigger, Watch};

/// Brightness at 1 m, percent of what a light sensor can read.
const BRIGHTNESS: (f64, f64) = (0.0, 1000.0);

/// A lamp on a round post; without a post it hangs, and robots drive under it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lamp {
    /// What a light sensor at 1 m gets from it, percent; it falls with the square of the distance.
    #[serde(default = "usual_brightness")]
    pub brightness: f64,
    #[serde(default = "usual_radius")]
    pub radius: f64,
    #[serde(default = "yes")]
    pub post: bool,
    #[serde(default)]
    pub color: Option<Colour>,
    /// Does it burn at the start?
    #[serde(default = "yes")]
    pub on: bool,
    /// What switches it: on if it was off, off if it was on. A touch or a light does so for as long as it lasts.
    #[serde(default)]
    pub switched: Option<Trigger>,
}

/// Our choice: at 1 m a fifth of a sensor's range, at 45 cm all of it.
fn usual_brightness() -> f64 {
    20.0
}

/// Our choice: a torch that stands on its end.
fn usual_radius() -> f64 {
    2.0
}

fn yes() -> bool {
    true
}

/// What a lamp keeps: its trigger, and whether that has acted.
#[derive(Clone, Debug, Default)]
pub struct Switch {
    watch: Watch,
    acted: bool,
}

impl Lamp {
    fn shine(&self, me: usize, stage: &mut Stage) {
        if stage.bodies[me].state.on && !stage.bodies[me].state.gone {
            let at = stage.pose(me).at;
            stage.air.lights.push(Light { at, brightness: self.brightness, body: me });
        }
    }
}

impl ThingPart for Lamp {
    const EXAMPLE: &'static str = "Lamp(brightness: 20, color: Yellow)";
    const LIVELY: bool = true;

    type Book = Switch;

    fn check(&self, problems: &mut Problems) {
        problems.range("brightness", self.brightness, BRIGHTNESS, "unit-percent");
        problems.range("radius", self.radius, RADIUS_CM, "unit-centimetre");
        if let Some(switched) = &self.switched {
            switched.check("switched", problems);
        }
    }

    fn solid(&self) -> Solid {
        let outline = Outline::Disc { at: Vec2::ZERO, radius: metres(self.radius) };
        if self.post { Solid::fixed(outline) } else { Solid::ghost(outline) }
    }

    fn look(&self) -> ThingLook {
        ThingLook { colour: self.color, ..ThingLook::default() }
    }

    fn names(&self) -> Vec<Spoken<'_>> {
        self.switched.iter().filter_map(|switched| switched.spoken("switched")).collect()
    }

    fn begin(&self, book: &mut Switch, me: usize, stage: &mut Stage) {
        if let Some(switched) = &self.switched {
            switched.begin(&mut book.watch, stage);
        }
        stage.bodies[me].state.on = self.on;
        self.shine(me, stage);
    }

    fn notice(&self, book: &mut Switch, me: usize, stage: &mut Stage) {
        if let Some(switched) = &self.switched {
            let lasts = matches!(switched, Trigger::Touched(_) | Trigger::Lit(_));
            let acts = switched.acts(&mut book.watch, stage);
            book.acted = acts || (book.acted && !lasts);
            stage.change(me, ThingState { on: self.on != book.acted, ..stage.bodies[me].state });
        }
        self.shine(me, stage);
    }

    fn feed(book: &Switch, feed: &mut dyn FnMut(&[u8])) {
        let Switch { watch, acted } = book;
        watch.feed(feed);
        feed(&[u8::from(*acted)]);
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let (at, radius) = ((0.0, 0.0), metres(self.radius) as f32);
        if self.post {
            ink.add(Role::Wall, Stroke::Disc { at, radius });
        }
        ink.add(self.color.map_or(Role::Device, Colour::role), Stroke::Disc { at, radius: radius * 0.7 });
        ink
    }

    fn ink_on(&self) -> Option<Ink> {
        let mut ink = self.ink();
        let (at, radius) = ((0.0, 0.0), metres(self.radius) as f32);
        ink.add(Role::Lit, Stroke::Disc { at, radius: radius * 0.5 });
        for ray in 0..8 {
            let way = Vec2::at_angle(crate::base::maths::TAU * f64::from(ray) / 8.0);
            let point = |far: f32| (way.x as f32 * far, way.y as f32 * far);
            let points = vec![point(radius * 1.3), point(radius * 1.8)];
            ink.add(Role::Lit, Stroke::Line { points, width: radius * 0.2 });
        }
        Some(ink)
    }
}

#[cfg(test)]
mod tests {
    use crate::sim::tests::rig::{scene, thing};

    #[test]
    fn it_shines_from_the_start_and_is_said_once_in_a_tick() {
        let mut field = scene();
        field.things.push(thing("Lamp(brightness: 35)", 30.0, 40.0, 0.0));
        field.things.push(thing("Lamp(on: false)", 60.0, 40.0, 0.0));
        let mut world = crate::sim::world::World::new(&field);
        for _ in 0..3 {
            let lights = &world.stage().air.lights;
            assert_eq!(lights.len(), 1);
            assert_eq!((lights[0].brightness, lights[0].body), (35.0, 1));
            world.step();
        }
    }
}
