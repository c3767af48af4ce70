//! Encoder: how far a motor's shaft has turned.

use serde::Deserialize;

use crate::base::ask::{Gives, Home, Kind, Repeat, Unit, Word};
use crate::base::ink::Ink;
use crate::base::units::{degrees, radians};
use crate::base::value::Value;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;
use crate::sim::sensor::{Eye, SensorPart};

/// What each reading is off by, deviation in degrees: play and ripple. LEGO's motors are stated to ±3°.
const NOISE_DEG: f64 = 0.6;

/// A rotation sensor on a motor's shaft; it counts up forwards.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Encoder {
    pub name: String,
    /// The motor it sits on.
    pub motor: String,
    /// The smallest step, degrees. LEGO's motors and many gearmotor encoders give 1° or finer at the wheel.
    #[serde(default = "usual_step")]
    pub step: f64,
}

fn usual_step() -> f64 {
    1.0
}

impl Encoder {
    /// Shaft angle since the start in whole steps, degrees.
    fn shaft_deg(&self, eye: &Eye, me: usize) -> f64 {
        let motor = eye.kit.motor_number(&self.motor).and_then(|number| eye.motors.get(number));
        let clean = degrees(motor.map_or(0.0, |motor| motor.angle));
        let noisy = clean + NOISE_DEG * eye.memories[me].chance.noise(eye.tick, 0);
        // A hair more, so that rounding errors of rest do not fall below the step they stand on.
        (noisy / self.step + 1e-6).floor() * self.step
    }

    pub(super) fn shaft_rad(&self, eye: &Eye, me: usize) -> f64 {
        radians(self.shaft_deg(eye, me))
    }
}

impl SensorPart for Encoder {
    const EXAMPLE: &'static str = r#"Encoder(name: "left", motor: "left", step: 1)"#;

    const WORDS: &'static [Word] = &[
        Word {
            name: "encoder",
            home: Home::Robot,
            kind: Kind::Feel,
            of_device: true,
            params: &[],
            gives: Gives::Number(Unit::Degree),
            repeat: Repeat::Same,
            example: r#"encoder("left")"#,
        },
        Word {
            name: "reset_encoder",
            home: Home::Robot,
            kind: Kind::Feel,
            of_device: true,
            params: &[],
            gives: Gives::Nothing,
            repeat: Repeat::Same,
            example: r#"reset_encoder("left")"#,
        },
    ];

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, kit: &Kit, problems: &mut Problems) {
        problems.range("step", self.step, (0.01, 45.0), "unit-degree");
        if kit.motor_number(&self.motor).is_none() {
            problems.unknown("motor", &self.motor, kit.motors().map(|motor| motor.name.as_str()));
        }
    }

    fn read(&self, word: usize, eye: &Eye, me: usize) -> Value {
        match word {
            0 => Value::Float(self.shaft_deg(eye, me) - eye.memories[me].zero),
            _ => Value::Unit,
        }
    }

    /// The shaft angle that is now called 0.
    fn zero(&self, _: usize, eye: &Eye, me: usize) -> f64 {
        self.shaft_deg(eye, me)
    }

    /// It sits inside the motor.
    fn ink(&self) -> Ink {
        Ink::default()
    }
}

#[cfg(test)]
mod tests {
    use crate::base::units::degrees;
    use crate::sim::tests::rig::{Rig, scene};

    #[test]
    fn it_counts_whole_steps_forwards_and_what_a_reset_did_is_seen_at_once() {
        let mut rig = Rig::new(&scene());
        rig.wait_for("forward", &[20.0]);
        let expected = degrees(0.2 / 0.0216);
        let read = rig.number("encoder left");
        assert!((read - expected).abs() < 3.0 && read.fract() == 0.0, "{read} of {expected}");
        rig.ask("reset_encoder left", &[]);
        assert_eq!(rig.number("encoder left"), 0.0);
        assert_eq!(rig.number("encoder right"), read);
        rig.wait_for("back", &[10.0]);
        assert!((rig.number("encoder left") + expected * 0.5).abs() < 4.0);
    }
}
