//! Lidar: a laser ranger that turns, and measures all round.

use serde::Deserialize;

use crate::base::ask::{Gives, Home, Kind, Repeat, Word};
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::Vec2;
use crate::base::units::{TICKS_PER_S, body_pose, centimetres, metres, radians};
use crate::base::value::Value;
use crate::sim::check::Problems;
use crate::sim::kit::Kit;
use crate::sim::sensor::{Eye, SensorPart};

/// What one lidar is off by always, deviation as a share of the distance: half of the noise, our choice.
const SCALE: f64 = 0.005;
/// What each ray is off by, deviation as a share of the distance. Slamtec states 1 % for the RPLIDAR A1, Robotis a
/// precision of 3.5 % for the LDS-01.
const NOISE: f64 = 0.01;
/// Readings are whole millimetres, as the LDS-01 sends them.
const STEPS_PER_CM: f64 = 10.0;
/// How many rays a turn can have.
const RAYS: (f64, f64) = (4.0, 720.0);
/// Radius of the turning head, metres: both of those are 7 cm wide.
const HEAD_M: f32 = 0.035;

/// A laser ranger that turns. What is beyond its range or outside of its field of view reads the range.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lidar {
    pub name: String,
    pub at: (f64, f64),
    #[serde(default)]
    pub facing: f64,
    /// The LDS-01 reaches 350 cm, the RPLIDAR A1 1200 cm (data sheets).
    #[serde(default = "usual_range")]
    pub range: f64,
    /// Rays in a whole turn: both have one in each degree.
    #[serde(default = "usual_rays")]
    pub rays: u32,
    /// Degrees, its middle straight ahead.
    #[serde(default = "all_round")]
    pub view: f64,
    /// Turns in a second: 5 of the LDS-01, 5.5 to 10 of the RPLIDAR A1.
    #[serde(default = "usual_rate")]
    pub rate: f64,
}

fn usual_range() -> f64 {
    350.0
}

fn usual_rays() -> u32 {
    360
}

fn all_round() -> f64 {
    360.0
}

fn usual_rate() -> f64 {
    10.0
}

impl SensorPart for Lidar {
    const EXAMPLE: &'static str = r#"Lidar(name: "lidar", at: (0, 0), range: 350, rays: 360, rate: 10)"#;

    const WORDS: &'static [Word] = &[Word {
        name: "scan",
        home: Home::Robot,
        kind: Kind::See,
        of_device: true,
        params: &[],
        gives: Gives::List,
        repeat: Repeat::Same,
        example: "scan()",
    }];

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, _: &Kit, problems: &mut Problems) {
        problems.place("at", self.at);
        problems.range("facing", self.facing, (-360.0, 360.0), "unit-degree");
        problems.range("range", self.range, (5.0, 2000.0), "unit-centimetre");
        problems.range("rays", f64::from(self.rays), RAYS, "unit-none");
        problems.range("view", self.view, (1.0, 360.0), "unit-degree");
        problems.range("rate", self.rate, (1.0, 20.0), "unit-hertz");
    }

    fn period(&self) -> u64 {
        (TICKS_PER_S as f64 / self.rate.max(1.0)).round() as u64
    }

    fn sample(&self, eye: &Eye, me: usize) -> Value {
        let rays = self.rays as usize;
        let range_m = metres(self.range);
        let ways = eye.physics.scan(eye.mount(self.at, self.facing), rays, range_m, eye.body);
        let chance = &eye.memories[me].chance;
        let (scale, noises) = (1.0 + SCALE * chance.bias(0), chance.many(eye.tick));
        // The first and the last ray that lie outside of the view.
        let half = (self.view * 0.5 / 360.0 * rays as f64 + 1e-9) as usize;
        let hidden = half + 1..rays.saturating_sub(half);
        let read = |(ray, way): (usize, f64)| {
            if way >= range_m || hidden.contains(&ray) {
                return Value::Float(self.range);
            }
            let noisy = centimetres(way) * (scale + NOISE * noises.noise(ray as u64));
            // Rounded by a cast, which is far cheaper than `round` and the same for what is positive.
            let steps = (noisy * STEPS_PER_CM + 0.5) as i64;
            Value::Float((steps as f64 / STEPS_PER_CM).min(self.range))
        };
        Value::List(ways.into_iter().enumerate().map(read).collect())
    }

    fn read(&self, _: usize, eye: &Eye, me: usize) -> Value {
        eye.memories[me].sample.clone()
    }

    fn ink(&self) -> Ink {
        let mut ink = Ink::default();
        let mount = body_pose(self.at.0, self.at.1, self.facing);
        let at = (mount.at.x as f32, mount.at.y as f32);
        ink.add(Role::Device, Stroke::Disc { at, radius: HEAD_M });
        let tip = mount.point(Vec2 { x: f64::from(HEAD_M), y: 0.0 });
        ink.add(Role::Nose, Stroke::Line { points: vec![at, (tip.x as f32, tip.y as f32)], width: 0.003 });
        ink
    }

    /// The outline of what it sees.
    fn beam(&self, reading: &Value) -> Ink {
        let mut ink = Ink::default();
        let Value::List(ways) = reading else { return ink };
        let mount = body_pose(self.at.0, self.at.1, self.facing);
        let step = 360.0 / ways.len().max(1) as f64;
        let tips = ways.iter().chain(ways.first()).enumerate().map(|(ray, way)| {
            let direction = Vec2::at_angle(mount.angle - radians(step * ray as f64));
            let tip = mount.at + direction * metres(way.number().unwrap_or(0.0));
            (tip.x as f32, tip.y as f32)
        });
        ink.add(Role::Beam, Stroke::Line { points: tips.collect(), width: 0.002 });
        ink
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scene::NoiseLevel;
    use crate::sim::tests::rig::{Rig, read_ron, rover, rover_with, scene, thing};

    fn scan(rig: &mut Rig) -> Vec<f64> {
        let Value::List(ways) = rig.ask("scan lidar", &[]) else { panic!("no list") };
        ways.iter().map(|way| way.number().unwrap()).collect()
    }

    fn field(lidar: &str) -> crate::sim::scene::Scene {
        let mut field = scene();
        field.robots[0].kit = rover_with(lidar);
        field.things.push(thing("Pin(radius: 5)", 200.0, 305.0, 0.0));
        field.things.push(thing("Pin(radius: 5)", 255.0, 200.0, 0.0));
        field.things.push(thing("Wall(from: (0, -50), to: (0, 50), thickness: 2)", 119.0, 200.0, 0.0));
        field
    }

    #[test]
    fn the_first_way_is_straight_ahead_and_the_others_follow_clockwise() {
        let ways = scan(&mut Rig::new(&field(r#"Lidar(name: "lidar", at: (0, 0))"#)));
        assert_eq!(ways.len(), 360);
        assert_eq!((ways[0], ways[90], ways[180], ways[270]), (100.0, 50.0, 350.0, 80.0));
        // 10 cm across at 1 m: rays up to 2.7° to each side meet it.
        assert!(ways[2] == 101.5 && ways[3] == 350.0 && ways[358] == 101.5 && ways[357] == 350.0);
    }

    #[test]
    fn what_lies_outside_of_its_view_or_beyond_its_range_reads_the_range() {
        let ways = scan(&mut Rig::new(&field(r#"Lidar(name: "lidar", at: (0, 0), view: 180, range: 90, rays: 36)"#)));
        assert_eq!((ways.len(), ways[0], ways[9], ways[27]), (36, 90.0, 50.0, 80.0));
        let ways = scan(&mut Rig::new(&field(r#"Lidar(name: "lidar", at: (0, 0), view: 170, rays: 36)"#)));
        assert_eq!((ways[0], ways[9], ways[27]), (100.0, 350.0, 350.0));
        let ways = scan(&mut Rig::new(&field(r#"Lidar(name: "lidar", at: (0, 0), facing: 90)"#)));
        assert_eq!((ways[0], ways[270]), (50.0, 100.0));
    }

    #[test]
    fn a_turn_takes_its_time_and_each_ray_is_off_by_a_percent_of_its_own() {
        let mut field = field(r#"Lidar(name: "lidar", at: (0, 0))"#);
        field.noise = NoiseLevel::Real;
        let mut rig = Rig::new(&field);
        let (mut changes, mut apart) = (0, 0);
        let mut last = scan(&mut rig);
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..2000 {
            rig.step();
            let now = scan(&mut rig);
            if now != last {
                changes += 1;
                let share = now[270] / 80.0 - 1.0;
                (sum, squares) = (sum + share, squares + share * share);
                apart += usize::from(now[270] / 80.0 != now[0] / 100.0);
            }
            last = now;
        }
        assert!(changes == 200 && apart > 180, "{changes} {apart}");
        let mean = sum / 200.0;
        let deviation = crate::base::maths::sqrt(squares / 200.0 - mean * mean);
        assert!((deviation - NOISE).abs() < 0.002 && mean.abs() < 4.0 * SCALE, "{mean} {deviation}");
    }

    #[test]
    fn figures_that_cannot_be_are_named() {
        for (figures, field) in [
            ("at: (0, 1e9)", "at"),
            ("at: (0, 0), range: 0", "range"),
            ("at: (0, 0), rays: 0", "rays"),
            ("at: (0, 0), rays: 4000000000", "rays"),
            ("at: (0, 0), rate: 0", "rate"),
            ("at: (0, 0), rate: -5", "rate"),
            ("at: (0, 0), view: 361", "view"),
            ("at: (0, 0), facing: 1000", "facing"),
        ] {
            let lidar: Lidar = read_ron(&format!(r#"(name: "lidar", {figures})"#)).unwrap();
            let mut problems = Problems::default();
            lidar.check(&rover(), &mut problems);
            let diags = problems.into_diags(|_| None);
            assert_eq!(diags.len(), 1, "{figures}: {diags:?}");
            assert_eq!(diags[0].args[0].1, crate::base::diag::Arg::Text(field.into()), "{figures}");
        }
        assert!(read_ron::<Lidar>(r#"(name: "lidar", at: (0, 0), rays: -1)"#).is_err());
    }

    #[test]
    fn its_picture_ends_where_the_rays_do() {
        let lidar: Lidar = read_ron(r#"(name: "lidar", at: (0, 10))"#).unwrap();
        let reading = Value::List([50.0, 60.0, 70.0, 80.0].map(Value::Float).to_vec());
        let Some((_, Stroke::Line { points, .. })) = lidar.beam(&reading).strokes.pop() else { panic!() };
        let near = |point: (f32, f32), x: f32, y: f32| (point.0 - x).abs() < 1e-5 && (point.1 - y).abs() < 1e-5;
        assert!(near(points[0], 0.6, 0.0) && near(points[1], 0.1, -0.6), "{points:?}");
        assert!(points.len() == 5 && near(points[2], -0.6, 0.0) && near(points[4], 0.6, 0.0), "{points:?}");
    }
}
