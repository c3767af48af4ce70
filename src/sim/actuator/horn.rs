//! Horn: a short loud hoot that microphones hear.

use serde::Deserialize;

use crate::base::ask::{Answer, Gives, Home, Kind, MAX_ARGS, Repeat, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::units::{body_point, ticks_of};
use crate::base::value::Value;
use crate::sim::actuator::{ActuatorPart, Hands, Orders};
use crate::sim::air::Sound;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;

/// Pitches of horns, Hz: what a small disc or a buzzer can give.
const PITCH_HZ: (f64, f64) = (50.0, 10_000.0);
/// How long a hoot can be, s.
const HOOT_S: (f64, f64) = (0.01, 5.0);

/// A horn. Unlike a beep, a hoot does not hold the program up.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Horn {
    pub name: String,
    #[serde(default)]
    pub at: (f64, f64),
    #[serde(default = "usual_pitch")]
    pub pitch: f64,
    /// What a microphone at 1 m hears, percent.
    #[serde(default = "usual_loudness")]
    pub loudness: f64,
    /// How long one hoot is, s.
    #[serde(default = "usual_time")]
    pub time: f64,
}

/// Our choice: horns of cars are tuned near 400 Hz.
fn usual_pitch() -> f64 {
    400.0
}

fn usual_loudness() -> f64 {
    100.0
}

fn usual_time() -> f64 {
    0.5
}

/// What a robot keeps for its horn: the tick in which the hoot is over, 0 when it is silent.
#[derive(Clone, Copy, Debug, Default)]
pub struct HornBook {
    until: u64,
}

impl ActuatorPart for Horn {
    const EXAMPLE: &'static str = r#"Horn(name: "horn", at: (0, 4), pitch: 400, loudness: 100, time: 0.5)"#;

    const WORDS: &'static [Word] = &[Word {
        name: "horn",
        home: Home::Robot,
        kind: Kind::Show,
        of_device: false,
        params: &[],
        gives: Gives::Nothing,
        repeat: Repeat::Same,
        example: "horn()",
    }];

    const ONLY_ONE: bool = true;

    type Book = HornBook;

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("pitch", self.pitch, PITCH_HZ, "unit-hertz");
        problems.range("loudness", self.loudness, (1.0, 100.0), "unit-percent");
        problems.range("time", self.time, HOOT_S, "unit-second");
    }

    fn book(&self, _: usize) -> HornBook {
        HornBook::default()
    }

    fn ask(&self, _: usize, _: &[Value; MAX_ARGS], _: bool, book: &mut HornBook, orders: &mut Orders) -> Answer {
        if book.until == 0 {
            orders.show(Value::Float(self.pitch));
        }
        // The hoot of this tick is in the air in the next one, and there as many ticks as it is long.
        book.until = orders.tick + 1 + ticks_of(self.time).max(1);
        Answer::Now(Value::Unit)
    }

    fn tick(&self, book: &mut HornBook, hands: &mut Hands) {
        if book.until == 0 {
            return;
        }
        if hands.tick() < book.until {
            let at = hands.world_from_robot.point(body_point(self.at.0, self.at.1));
            hands.stage.air.sounds.push(Sound { at, hz: self.pitch, loudness: self.loudness, body: hands.robot });
        } else {
            book.until = 0;
            hands.show(Value::Float(0.0));
        }
    }

    fn feed(book: &HornBook, feed: &mut dyn FnMut(&[u8])) {
        let HornBook { until } = book;
        feed(&until.to_le_bytes());
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let corner = |right: f64, forward: f64| {
            let at = body_point(self.at.0 + right, self.at.1 + forward);
            (at.x as f32, at.y as f32)
        };
        let points = vec![corner(-0.4, 0.0), corner(0.4, 0.0), corner(1.2, 2.0), corner(-1.2, 2.0)];
        ink.add(Role::Device, Stroke::Polygon { points });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::actuator::MotorState;
    use crate::sim::actuator::tests::codes_of;
    use crate::sim::event::Event;
    use crate::sim::firmware::Firmware;
    use crate::sim::stage::Stage;
    use crate::sim::tests::rig::{Rig, rover_with, scene};

    #[test]
    fn a_hoot_waits_for_nothing_and_is_told_when_it_begins_and_ends() {
        let mut field = scene();
        field.robots[0].kit = rover_with(Horn::EXAMPLE);
        let mut rig = Rig::new(&field);
        assert_eq!(rig.ask("horn", &[]), Value::Unit);
        let mut told = Vec::new();
        for tick in 0..80 {
            rig.step();
            let shown = |event: &Event| if let Event::Show { value, .. } = event { value.number() } else { None };
            told.extend(rig.world.events().iter().filter_map(shown).map(|hz| (tick, hz)));
        }
        assert_eq!(told, [(0, 400.0), (50, 0.0)]);
    }

    #[test]
    fn the_hoot_is_in_the_air_where_the_horn_is_and_as_long_as_it_lasts() {
        let mut stage = Stage::new(&scene());
        let horn = Horn { name: "h".into(), at: (0.0, 4.0), pitch: 300.0, loudness: 80.0, time: 0.1 };
        let mut book = HornBook { until: 11 };
        let mut heard = 0;
        for _ in 0..20 {
            stage.step();
            stage.air.clear();
            let (mut motors, mut firmware): (Vec<MotorState>, _) = (Vec::new(), Firmware::new(None));
            let (motors, firmware) = (&mut motors, &mut firmware);
            let (world_from_robot, stage) = (stage.pose(0), &mut stage);
            horn.tick(&mut book, &mut Hands { robot: 0, device: 0, world_from_robot, stage, motors, firmware });
            if let [sound] = stage.air.sounds.as_slice() {
                heard += 1;
                assert_eq!((sound.hz, sound.loudness, sound.body), (300.0, 80.0, 0));
                assert!((sound.at.y - 2.04).abs() < 1e-6);
            }
        }
        assert_eq!(heard, 10);
    }

    #[test]
    fn figures_that_cannot_be_are_named() {
        let with = |figures: &str| codes_of(&format!(r#"Horn(name: "h", {figures})"#));
        assert!(with("").is_empty());
        for figures in [
            "pitch: 0",
            "pitch: 20000",
            "loudness: 0",
            "loudness: 101",
            "time: 0",
            "time: -1",
            "time: 6",
            "at: (1e9, 0)",
        ] {
            assert_eq!(with(figures), ["sim-out-of-range"], "{figures}");
        }
    }
}
