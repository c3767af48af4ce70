//! Microphone: how loud is it, and which tone is the strongest?

use serde::Deserialize;

use crate::base::ask::{Gives, Home, Kind, Repeat, Unit, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{Vec2, sqrt};
use crate::base::units::body_point;
use crate::base::value::Value;
use crate::sim::air::Sound;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;
use crate::sim::sensor::{Eye, RATE_HZ, SensorPart, period_of};

/// What each sample is off by: loudness in percent, and frequency as a share, deviations. Our choice.
const NOISE_PERCENT: f64 = 0.5;
const HZ_SHARE: f64 = 0.005;
/// A tone weaker than this at the microphone is not told from the room, percent. Our choice.
const LEAST_PERCENT: f64 = 2.0;
/// No sound is nearer to a microphone than this, metres: inside, the law of distance would grow without end.
const NEAREST_M: f64 = 0.05;

/// A microphone that hears from all sides, its own robot too.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Microphone {
    pub name: String,
    pub at: (f64, f64),
    /// Samples in a second: each listens so long that a tone can be told. Our choice.
    #[serde(default = "usual_rate")]
    pub rate: f64,
}

fn usual_rate() -> f64 {
    20.0
}

/// Loudness of a tone at a place, percent: the pressure of a sound falls with the distance (spherical spreading). Things
/// throw no shadow, for sound of these frequencies bends round things of this size.
fn heard(sound: &Sound, at: Vec2) -> f64 {
    sound.loudness / (sound.at - at).length().max(NEAREST_M)
}

impl SensorPart for Microphone {
    const EXAMPLE: &'static str = r#"Microphone(name: "ear", at: (0, 2), rate: 20)"#;

    const WORDS: &'static [Word] = &[
        Word {
            name: "sound",
            home: Home::Robot,
            kind: Kind::See,
            of_device: true,
            params: &[],
            gives: Gives::Number(Unit::Percent),
            repeat: Repeat::Same,
            example: "sound()",
        },
        Word {
            name: "sound_hz",
            home: Home::Robot,
            kind: Kind::See,
            of_device: true,
            params: &[],
            gives: Gives::Number(Unit::Hertz),
            repeat: Repeat::Same,
            example: "sound_hz()",
        },
    ];

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("rate", self.rate, RATE_HZ, "unit-hertz");
    }

    fn period(&self) -> u64 {
        period_of(self.rate)
    }

    /// Loudness and the strongest tone. Tones that have nothing to do with each other add up by their squares.
    fn sample(&self, eye: &Eye, me: usize) -> Value {
        let at = eye.world_from_robot.point(body_point(self.at.0, self.at.1));
        let (mut squares, mut loudest, mut hz) = (0.0, LEAST_PERCENT, 0.0);
        for sound in &eye.stage.air.sounds {
            let here = heard(sound, at);
            squares += here * here;
            if here > loudest {
                (loudest, hz) = (here, sound.hz);
            }
        }
        let chance = &eye.memories[me].chance;
        let loudness = (sqrt(squares) + NOISE_PERCENT * chance.noise(eye.tick, 0)).clamp(0.0, 100.0);
        let hz = (hz * (1.0 + HZ_SHARE * chance.noise(eye.tick, 1))).max(0.0);
        Value::List(vec![Value::Float(loudness), Value::Float(hz)])
    }

    fn read(&self, word: usize, eye: &Eye, me: usize) -> Value {
        match &eye.memories[me].sample {
            Value::List(both) => both.get(word).cloned().unwrap_or(Value::Float(0.0)),
            _ => Value::Float(0.0),
        }
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let at = body_point(self.at.0, self.at.1);
        let at = (at.x as f32, at.y as f32);
        ink.add(Role::Device, Stroke::Circle { at, radius: 0.004, width: 0.001 });
        ink.add(Role::Device, Stroke::Disc { at, radius: 0.0015 });
        ink
    }

    /// A ring, up to 3 cm wide.
    fn beam(&self, reading: &Value) -> Ink {
        let mut ink = Ink::default();
        let at = body_point(self.at.0, self.at.1);
        let radius = 0.005 + 0.025 * (reading.number().unwrap_or(0.0) / 100.0).min(1.0) as f32;
        ink.add(Role::Lit, Stroke::Circle { at: (at.x as f32, at.y as f32), radius, width: 0.001 });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ask::Answer;
    use crate::sim::scene::{NoiseLevel, Scene};
    use crate::sim::tests::rig::{Rig, robot, rover_with, scene, thing};

    /// Two robots with ears; the beeper of the other is `ahead_cm` from the first one's ear.
    fn field(ahead_cm: f64) -> Scene {
        let mut field = scene();
        field.robots[0].kit = rover_with(Microphone::EXAMPLE);
        field.robots.push(robot("other", 196.0, 202.0 + ahead_cm + 4.0, 0.0));
        field.robots[1].kit = field.robots[0].kit.clone();
        field
    }

    fn beep(rig: &mut Rig, robot: usize, hz: f64, seconds: f64) {
        let args = [Value::Float(hz), Value::Float(seconds)];
        assert_eq!(rig.ask_again(robot, "beep", &args, false), Answer::Later);
    }

    #[test]
    fn a_tone_is_heard_round_corners_and_half_as_loud_at_twice_the_distance() {
        for (ahead_cm, expected) in [(50.0, 20.0), (100.0, 10.0)] {
            let mut field = field(ahead_cm);
            field.things.push(thing("Wall(from: (-50, 0), to: (50, 0))", 200.0, 222.0, 0.0));
            let mut rig = Rig::new(&field);
            assert_eq!((rig.number("sound"), rig.number("sound_hz")), (0.0, 0.0));
            beep(&mut rig, 1, 440.0, 1.0);
            rig.run(10);
            assert!((rig.number("sound") - expected).abs() < 0.01, "{}", rig.number("sound"));
            assert_eq!(rig.number("sound_hz"), 440.0);
            rig.run(110);
            assert_eq!((rig.number("sound"), rig.number("sound_hz")), (0.0, 0.0));
        }
    }

    #[test]
    fn the_strongest_tone_wins_and_a_robot_hears_itself() {
        let mut rig = Rig::new(&field(100.0));
        beep(&mut rig, 0, 300.0, 1.0);
        beep(&mut rig, 1, 900.0, 1.0);
        rig.run(10);
        assert_eq!(rig.number("sound_hz"), 300.0);
        assert!(rig.number("sound") > 50.0);
    }

    #[test]
    fn samples_come_20_times_a_second_with_a_little_noise() {
        let mut field = field(50.0);
        field.noise = NoiseLevel::Real;
        let mut rig = Rig::new(&field);
        beep(&mut rig, 1, 1000.0, 5.0);
        rig.run(10);
        let mut last = rig.number("sound");
        let mut changes = 0;
        for _ in 0..100 {
            rig.step();
            let (now, hz) = (rig.number("sound"), rig.number("sound_hz"));
            assert!((now - 20.0).abs() <= 3.5 * NOISE_PERCENT + 1e-9 && (hz - 1000.0).abs() < 20.0, "{now} {hz}");
            changes += usize::from(now != last);
            last = now;
        }
        assert_eq!(changes, 20);
    }
}
