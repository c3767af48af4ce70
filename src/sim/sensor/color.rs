//! Colour: what colour is the floor under the sensor, or the thing just before it?

use serde::Deserialize;

use crate::base::ask::{Gives, Home, Kind, Repeat, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::Vec2;
use crate::base::units::{body_pose, metres};
use crate::base::value::Value;
use crate::sim::check::Problems;
use crate::sim::colour::Colour;
use crate::sim::kit::Kit;
use crate::sim::scene::Rgb;
use crate::sim::sensor::{Eye, SensorPart};

/// What one sensor is off by always, as a share of the reading; what each reading is off by, of 255. Makers state neither;
/// our choice, so that the colours of the course keep their names.
const GAIN: f64 = 0.02;
const NOISE: f64 = 2.0;

/// A colour sensor with its own light, of the class of the LEGO EV3 colour sensor. Without `facing` it looks down.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Color {
    pub name: String,
    pub at: (f64, f64),
    #[serde(default)]
    pub facing: Option<f64>,
    /// Diameter of the spot of floor that it sees, cm.
    #[serde(default = "usual_spot")]
    pub spot: f64,
    /// How near a thing must be for a sensor that looks along the floor, cm.
    #[serde(default = "usual_reach")]
    pub reach: f64,
}

/// A sensor that is held about 1 cm above the floor sees a spot as wide. Our choice.
fn usual_spot() -> f64 {
    1.0
}

/// Makers ask for a thing to be held close. Our choice of how close.
fn usual_reach() -> f64 {
    3.0
}

/// The colour of a thing that says none: grey board.
const PLAIN: Colour = Colour::Gray;

impl Color {
    /// The light that comes back, 0..255 each; nothing when a sensor that looks along the floor has nothing before it.
    fn seen(&self, eye: &Eye, me: usize) -> Option<[f64; 3]> {
        let mount = eye.mount(self.at, self.facing.unwrap_or(0.0));
        let Rgb { red, green, blue } = match self.facing {
            None => eye.floor.colour(mount.at, metres(self.spot) * 0.5),
            Some(_) => {
                let hit = eye.physics.ray_hit(mount.at, Vec2::at_angle(mount.angle), metres(self.reach), eye.body)?;
                hit.body.and_then(|body| eye.stage.bodies[body].look.colour).unwrap_or(PLAIN).rgb()
            }
        };
        let chance = &eye.memories[me].chance;
        let gain = 1.0 + GAIN * chance.bias(0);
        let mut channels = [red, green, blue];
        for (channel, lane) in channels.iter_mut().zip(0..) {
            *channel = (*channel * 255.0 * gain + NOISE * chance.noise(eye.tick, lane)).round().clamp(0.0, 255.0);
        }
        Some(channels)
    }
}

/// The name of a colour, by its hue where it has one.
///
/// A colour without much chroma is black, gray or white by its value. Any other is the named one that is nearest in hue,
/// saturation and value (Smith, 1978), where a hue is told apart better than the other two: orange and brown, or red and
/// pink, differ only in those.
fn named([red, green, blue]: [f64; 3]) -> Colour {
    /// Less chroma or saturation than this is no hue. Our choice: wide enough for the noise.
    const LEAST_CHROMA: f64 = 0.12;
    const LEAST_SATURATION: f64 = 0.2;
    /// Grey is between these values.
    const GRAY: (f64, f64) = (0.3, 0.75);
    /// How large a difference of hue, saturation and value count the same: degrees, and shares.
    const HUE_DEG: f64 = 30.0;
    const SATURATION: f64 = 0.5;
    const VALUE: f64 = 0.4;
    let seen = Hsv::of([red / 255.0, green / 255.0, blue / 255.0]);
    if seen.saturation * seen.value < LEAST_CHROMA || seen.saturation < LEAST_SATURATION {
        return match seen.value {
            value if value < GRAY.0 => Colour::Black,
            value if value > GRAY.1 => Colour::White,
            _ => Colour::Gray,
        };
    }
    let mut best = (f64::INFINITY, Colour::Gray);
    for &colour in Colour::ALL {
        let Rgb { red, green, blue } = colour.rgb();
        let known = Hsv::of([red, green, blue]);
        if known.saturation < LEAST_SATURATION {
            continue;
        }
        let apart = (seen.hue_deg - known.hue_deg).abs();
        let hue = apart.min(360.0 - apart) / HUE_DEG;
        let saturation = (seen.saturation - known.saturation) / SATURATION;
        let value = (seen.value - known.value) / VALUE;
        let distance = hue * hue + saturation * saturation + value * value;
        if distance < best.0 {
            best = (distance, colour);
        }
    }
    best.1
}

/// Hue, saturation and value of a colour (Smith, "Color gamut transform pairs", 1978).
struct Hsv {
    hue_deg: f64,
    saturation: f64,
    value: f64,
}

impl Hsv {
    fn of([red, green, blue]: [f64; 3]) -> Self {
        let value = red.max(green).max(blue);
        let chroma = value - red.min(green).min(blue);
        if chroma <= 0.0 {
            return Self { hue_deg: 0.0, saturation: 0.0, value };
        }
        let sextant = if value == red {
            (green - blue) / chroma
        } else if value == green {
            (blue - red) / chroma + 2.0
        } else {
            (red - green) / chroma + 4.0
        };
        let hue_deg = if sextant < 0.0 { (sextant + 6.0) * 60.0 } else { sextant * 60.0 };
        Self { hue_deg, saturation: chroma / value, value }
    }
}

impl SensorPart for Color {
    const EXAMPLE: &'static str = r#"Color(name: "down", at: (0, 8), spot: 1)"#;

    const WORDS: &'static [Word] = &[
        Word {
            name: "color",
            home: Home::Robot,
            kind: Kind::See,
            of_device: true,
            params: &[],
            gives: Gives::Text,
            repeat: Repeat::Same,
            example: r#"color("down")"#,
        },
        Word {
            name: "rgb",
            home: Home::Robot,
            kind: Kind::See,
            of_device: true,
            params: &[],
            gives: Gives::List,
            repeat: Repeat::Same,
            example: r#"rgb("down")"#,
        },
    ];

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("facing", self.facing.unwrap_or(0.0), (-360.0, 360.0), "unit-degree");
        problems.range("spot", self.spot, (0.1, 5.0), "unit-centimetre");
        problems.range("reach", self.reach, (0.5, 30.0), "unit-centimetre");
    }

    fn read(&self, word: usize, eye: &Eye, me: usize) -> Value {
        let seen = self.seen(eye, me);
        match word {
            0 => Value::from(seen.map_or("none", |channels| named(channels).said())),
            _ => Value::List(seen.unwrap_or_default().map(Value::Float).to_vec()),
        }
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let mount = body_pose(self.at.0, self.at.1, self.facing.unwrap_or(0.0));
        let at = (mount.at.x as f32, mount.at.y as f32);
        ink.add(Role::Device, Stroke::Circle { at, radius: 0.005, width: 0.0015 });
        ink
    }

    fn beam(&self, reading: &Value) -> Ink {
        let mut ink = Ink::default();
        let Some(colour) = reading.text().and_then(Colour::of_said) else { return ink };
        let mount = body_pose(self.at.0, self.at.1, self.facing.unwrap_or(0.0));
        let at = (mount.at.x as f32, mount.at.y as f32);
        ink.add(colour.role(), Stroke::Disc { at, radius: 0.004 });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::maths::vec2;
    use crate::base::shape::Shape;
    use crate::sim::scene::{NoiseLevel, Paint, PaintArea};
    use crate::sim::tests::rig::{Rig, rover_with, scene, thing};

    fn says(rig: &mut Rig, device: &str) -> String {
        rig.ask(&format!("color {device}"), &[]).text().unwrap_or_default().to_owned()
    }

    #[test]
    fn every_colour_of_the_paint_box_keeps_its_name_with_noise() {
        for &colour in Colour::ALL {
            for bias_seed in 0..5 {
                let mut field = scene();
                field.noise = NoiseLevel::Real;
                field.bias_seed = bias_seed;
                field.robots[0].kit = rover_with(Color::EXAMPLE);
                let area = PaintArea::Shape(Shape::Disc { at: vec2(2.0, 2.08), radius: 0.1 });
                field.paint.push(Paint { area, colour: colour.rgb().into() });
                let mut rig = Rig::new(&field);
                for _ in 0..60 {
                    rig.step();
                    assert_eq!(says(&mut rig, "down"), colour.said(), "{:?}", rig.ask("rgb down", &[]));
                }
            }
        }
    }

    #[test]
    fn pure_and_mixed_colours_get_the_name_that_people_give_them() {
        for (channels, name) in [
            ([255.0, 0.0, 0.0], "red"),
            ([0.0, 255.0, 0.0], "green"),
            ([0.0, 0.0, 255.0], "blue"),
            ([255.0, 255.0, 0.0], "yellow"),
            ([0.0, 255.0, 255.0], "cyan"),
            ([255.0, 128.0, 0.0], "orange"),
            ([0.0, 0.0, 90.0], "blue"),
            ([0.0, 90.0, 0.0], "green"),
            ([128.0, 0.0, 0.0], "red"),
            ([255.0, 255.0, 255.0], "white"),
            ([120.0, 120.0, 125.0], "gray"),
            ([8.0, 4.0, 0.0], "black"),
            ([0.0, 0.0, 0.0], "black"),
        ] {
            assert_eq!(named(channels).said(), name, "{channels:?}");
        }
    }

    #[test]
    fn rgb_over_an_edge_is_a_mean_of_both_sides_and_stays_between_0_and_255() {
        let mut field = scene();
        field.robots[0].kit = rover_with(Color::EXAMPLE);
        let corners = vec![vec2(2.0, 0.0), vec2(4.0, 0.0), vec2(4.0, 4.0), vec2(2.0, 4.0)];
        let red = Rgb { red: 1.0, green: 0.0, blue: 0.0 };
        field.paint.push(Paint { area: PaintArea::Shape(Shape::Polygon(corners)), colour: red.into() });
        let half = Value::List(vec![Value::Float(255.0), Value::Float(128.0), Value::Float(128.0)]);
        assert_eq!(Rig::new(&field).ask("rgb down", &[]), half);
        field.noise = NoiseLevel::Real;
        let mut rig = Rig::new(&field);
        for _ in 0..100 {
            rig.step();
            let Value::List(list) = rig.ask("rgb down", &[]) else { panic!("no list") };
            let numbers: Vec<f64> = list.iter().filter_map(Value::number).collect();
            assert!(numbers.len() == 3 && numbers.iter().all(|n| (0.0..=255.0).contains(n)), "{numbers:?}");
        }
    }

    #[test]
    fn a_sensor_that_looks_ahead_tells_the_nearest_thing_within_its_reach() {
        let front = r#"Color(name: "nose", at: (0, 10), facing: 0, reach: 3)"#;
        let read = |things: &[(&str, f64)]| {
            let mut field = scene();
            field.robots[0].kit = rover_with(front);
            for (text, ahead_cm) in things {
                field.things.push(thing(text, 200.0, 210.0 + ahead_cm, 0.0));
            }
            let mut rig = Rig::new(&field);
            (says(&mut rig, "nose"), rig.ask("rgb nose", &[]))
        };
        assert_eq!(read(&[("Pin(radius: 2, color: Blue)", 4.0)]).0, "blue");
        assert_eq!(read(&[("Pin(radius: 1, color: Red)", 2.0), ("Pin(radius: 1, color: Blue)", 4.5)]).0, "red");
        assert_eq!(read(&[("Box(size: (4, 4))", 4.0)]).0, "gray");
        let (name, rgb) = read(&[("Pin(radius: 2, color: Blue)", 6.0)]);
        assert_eq!((name.as_str(), rgb), ("none", Value::List(vec![Value::Float(0.0); 3])));
    }
}
