//! The robot that a hand drives: where its program sits, how fast it goes, and what it can do with what it has in front.

use crate::app::bench::Bench;
use crate::app::drive::Tool;
use crate::base::ask::Vocabulary;
use crate::pilot::keys::Act;
use crate::sim::drive::Pace;

/// The robot whose program is shown, as a hand finds it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seat {
    /// Its number among the robots of the student.
    pub number: usize,
    pub pace: Pace,
    /// What the keys do with what it has in front.
    pub acts: Acts,
}

/// What each tool does; nothing where the kit has no such device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Acts {
    take: Option<Act>,
    let_go: Option<Act>,
    lifts: bool,
}

impl Seat {
    /// The seat of the robot whose program is shown; none for a robot that can't be driven.
    pub fn of(bench: &Bench) -> Option<Self> {
        let robot = &bench.files.shown()?.robot;
        let number = bench.level.students.iter().position(|student| student == robot)?;
        let start = bench.layout.scene.robots.iter().find(|start| start.name == *robot)?;
        let words = bench.words.get(number)?;
        words.find("drive")?;
        Some(Self { number, pace: start.kit.drive.as_ref()?.pace(&start.kit), acts: Acts::of(words) })
    }
}

impl Acts {
    fn of(words: &Vocabulary) -> Self {
        let has = |act: Act| words.find(act.word()).is_some();
        let first = |acts: [Act; 3]| acts.into_iter().find(|act| has(*act));
        let take = first([Act::Grab, Act::MagnetOn, Act::Kick]);
        let let_go = take.and_then(|act| match act {
            Act::Grab => Some(Act::Release),
            Act::MagnetOn => Some(Act::MagnetOff),
            _ => None,
        });
        Self { take, let_go, lifts: has(Act::LiftUp) }
    }

    /// What a tool does.
    pub fn act(&self, tool: Tool) -> Option<Act> {
        match tool {
            Tool::Take => self.take,
            Tool::LetGo => self.let_go,
            Tool::Up => self.lifts.then_some(Act::LiftUp),
            Tool::Down => self.lifts.then_some(Act::LiftDown),
        }
    }
}
