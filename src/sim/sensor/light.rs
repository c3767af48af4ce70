//! Light: how bright is it before the sensor? The light of the room, and of the lamps that it faces.

use serde::Deserialize;

use crate::base::ask::{Gives, Home, Kind, Repeat, Unit, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{Pose, Vec2};
use crate::base::units::{body_pose, metres};
use crate::base::value::Value;
use crate::sim::air;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;
use crate::sim::sensor::{Eye, SensorPart};

/// What one sensor is off by always, as a share of the reading: phototransistors of one type differ by much more, but are
/// sorted. Our choice.
const GAIN: f64 = 0.03;
/// What each reading is off by, deviation in percent. Our choice.
const NOISE_PERCENT: f64 = 0.5;
/// No lamp is nearer to a sensor than this, metres: inside, the law of distance would grow without end.
const NEAREST_M: f64 = 0.05;

/// A photocell: 0 is dark, 100 as bright as it can tell.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Light {
    pub name: String,
    pub at: (f64, f64),
    #[serde(default)]
    pub facing: f64,
}

impl Light {
    /// Illuminance by one lamp, percent: the inverse-square law and the cosine law (Lambert, 1760), 0 in a shadow.
    fn from_lamp(eye: &Eye, mount: Pose, lamp: &air::Light) -> f64 {
        let way = lamp.at - mount.at;
        let distance_m = way.length();
        // A lamp right over the sensor comes from no side; it counts as if it shone straight in.
        let direction = if distance_m > 1e-6 { way * (1.0 / distance_m) } else { Vec2::at_angle(mount.angle) };
        let cosine = direction.dot(Vec2::at_angle(mount.angle));
        if cosine <= 0.0 {
            return 0.0;
        }
        let hit = eye.physics.ray_hit(mount.at, direction, distance_m, eye.body);
        // The lamp sits in or on its body, so that the body is the last that a free ray meets.
        if hit.is_some_and(|hit| hit.body != Some(lamp.body)) {
            return 0.0;
        }
        let distance_m = distance_m.max(NEAREST_M);
        lamp.brightness * cosine / (distance_m * distance_m)
    }
}

impl SensorPart for Light {
    const EXAMPLE: &'static str = r#"Light(name: "eye", at: (0, 9), facing: 0)"#;

    const WORDS: &'static [Word] = &[Word {
        name: "light",
        home: Home::Robot,
        kind: Kind::See,
        of_device: true,
        params: &[],
        gives: Gives::Number(Unit::Percent),
        repeat: Repeat::Same,
        example: r#"light("left")"#,
    }];

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("facing", self.facing, (-360.0, 360.0), "unit-degree");
    }

    fn read(&self, _: usize, eye: &Eye, me: usize) -> Value {
        let mount = eye.mount(self.at, self.facing);
        let air = &eye.stage.air;
        let lamps: f64 = air.lights.iter().map(|lamp| Self::from_lamp(eye, mount, lamp)).sum();
        let chance = &eye.memories[me].chance;
        let gain = 1.0 + GAIN * chance.bias(0);
        let noise = NOISE_PERCENT * chance.noise(eye.tick, 0);
        Value::Float(((air.ambient + lamps) * gain + noise).clamp(0.0, 100.0))
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let mount = body_pose(self.at.0, self.at.1, self.facing);
        let at = (mount.at.x as f32, mount.at.y as f32);
        let (from, to) = ((mount.angle - 1.0) as f32, (mount.angle + 1.0) as f32);
        ink.add(Role::Device, Stroke::Disc { at, radius: 0.003 });
        ink.add(Role::Device, Stroke::Arc { at, radius: 0.006, from, to, width: 0.001 });
        ink
    }

    /// A ray, up to 5 cm long.
    fn beam(&self, reading: &Value) -> Ink {
        let mut ink = Ink::default();
        let mount = body_pose(self.at.0, self.at.1, self.facing);
        let length = metres(5.0) * reading.number().unwrap_or(0.0) / 100.0;
        let tip = mount.at + Vec2::at_angle(mount.angle) * length;
        let points = vec![(mount.at.x as f32, mount.at.y as f32), (tip.x as f32, tip.y as f32)];
        ink.add(Role::Lit, Stroke::Line { points, width: 0.002 });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scene::{NoiseLevel, Scene};
    use crate::sim::tests::rig::{Rig, robot, rover_with, scene, thing};

    /// A dark room; another robot, whose lamp is 4 cm before its axle, stands so far ahead that the lamp is `ahead_cm` from
    /// the sensor.
    fn room(ahead_cm: f64) -> Scene {
        let mut field = scene();
        field.light = 5.0;
        field.robots[0].kit = rover_with(Light::EXAMPLE);
        field.robots.push(robot("other", 200.0, 209.0 + ahead_cm + 4.0, 0.0));
        field.robots[1].kit = field.robots[0].kit.clone();
        field
    }

    fn lit(field: &Scene) -> f64 {
        let mut rig = Rig::new(field);
        rig.ask_again(1, "lamp", &[Value::from("white")], false);
        rig.step();
        rig.number("light")
    }

    #[test]
    fn light_falls_with_the_square_of_the_distance_and_stops_at_100() {
        assert_eq!(Rig::new(&room(50.0)).number("light"), 5.0);
        for (ahead_cm, expected) in [(100.0, 15.0), (50.0, 45.0), (20.0, 100.0)] {
            assert!((lit(&room(ahead_cm)) - expected).abs() < 0.01, "{ahead_cm}: {}", lit(&room(ahead_cm)));
        }
    }

    #[test]
    fn a_lamp_that_is_off_behind_or_in_a_shadow_gives_nothing() {
        let mut rig = Rig::new(&room(50.0));
        rig.ask_again(1, "lamp", &[Value::from("white")], false);
        rig.step();
        assert!(rig.number("light") > 40.0);
        rig.ask_again(1, "lamp", &[Value::from("off")], false);
        rig.step();
        assert_eq!(rig.number("light"), 5.0);
        let mut shadowed = room(100.0);
        shadowed.things.push(thing("Box(size: (10, 2))", 200.0, 250.0, 0.0));
        assert_eq!(lit(&shadowed), 5.0);
        let mut behind = room(50.0);
        behind.robots[0].kit = rover_with(r#"Light(name: "eye", at: (0, 9), facing: 180)"#);
        assert_eq!(lit(&behind), 5.0);
        // At 60° from the axis half of it falls in.
        let mut aside = room(50.0);
        aside.robots[0].kit = rover_with(r#"Light(name: "eye", at: (0, 9), facing: 60)"#);
        assert!((lit(&aside) - 25.0).abs() < 0.01);
    }

    #[test]
    fn noise_is_small_and_two_sensors_differ() {
        let mut field = room(50.0);
        field.light = 40.0;
        field.noise = NoiseLevel::Real;
        let mut rig = Rig::new(&field);
        let mut reads = Vec::new();
        for _ in 0..500 {
            rig.step();
            reads.push(rig.number("light"));
        }
        let mean = reads.iter().sum::<f64>() / 500.0;
        let spread = (reads.iter().map(|read| (read - mean) * (read - mean)).sum::<f64>() / 500.0).sqrt();
        assert!((spread - NOISE_PERCENT).abs() < 0.1 && (mean - 40.0).abs() < 5.0, "{mean} {spread}");
        field.bias_seed = 9;
        assert!((Rig::new(&field).number("light") - reads[0]).abs() > 1e-6);
    }
}
