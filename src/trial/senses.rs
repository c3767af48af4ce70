//! Which of a film's streams tell what each sensor reads, so that its beam can be drawn.

use crate::base::ink::{Ink, Stroke};
use crate::base::maths::vec2;
use crate::sim::scene::RobotStart;
use crate::trial::film::Stream;

/// A sensor with the streams of its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Sense {
    pub robot: usize,
    /// Its number among the kit's sensors.
    pub sensor: usize,
    pub streams: Vec<usize>,
    /// Where it sits, in the robot's frame, metres.
    pub at: (f32, f32),
}

/// The sensors of all robots that a film has streams of.
pub fn senses(robots: &[RobotStart], streams: &[Stream]) -> Vec<Sense> {
    let mut senses = Vec::new();
    for (robot, start) in robots.iter().enumerate() {
        for (sensor, part) in start.kit.sensors.iter().enumerate() {
            let of_word = |word: &str| {
                streams.iter().position(|stream| {
                    usize::from(stream.robot) == robot
                        && stream.word == word
                        && (stream.device.is_empty() || stream.device == part.name())
                })
            };
            let streams: Vec<usize> = part.words().iter().filter_map(|word| of_word(word.name)).collect();
            if !streams.is_empty() {
                senses.push(Sense { robot, sensor, streams, at: middle(&part.ink()) });
            }
        }
    }
    senses
}

/// The middle of what a device looks like.
pub fn middle(ink: &Ink) -> (f32, f32) {
    let places = ink.strokes.iter().filter_map(|(_, stroke)| match stroke {
        Stroke::Disc { at, .. } | Stroke::Circle { at, .. } | Stroke::Arc { at, .. } | Stroke::Text { at, .. } => {
            Some(*at)
        }
        Stroke::Polygon { points } | Stroke::Line { points, .. } => {
            let sum = points.iter().fold(vec2(0.0, 0.0), |sum, (x, y)| sum + vec2(f64::from(*x), f64::from(*y)));
            let mean = sum * (1.0 / points.len().max(1) as f64);
            Some((mean.x as f32, mean.y as f32))
        }
        _ => None,
    });
    let all: Vec<(f32, f32)> = places.collect();
    let count = all.len().max(1) as f32;
    let sum = all.iter().fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
    (sum.0 / count, sum.1 / count)
}
