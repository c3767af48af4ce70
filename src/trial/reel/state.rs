//! How everything of a film stands at one moment.

use std::collections::BTreeMap;

use crate::base::value::Value;
use crate::rules::sheet::GoalState;
use crate::sim::frame::QuantisedPose;
use crate::trial::film::bounds::of_value;
use crate::trial::film::{FilmTick, Happening, Header};

/// Touches that are kept for each body; more can't be at one body at once.
const MOST_TOUCHES: usize = 16;
/// Lamps, pens and beeps that are kept: 128 robots with 64 parts each, and as many again.
const MOST_SHOWS: usize = 16_384;

/// How everything stands after so many ticks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Ticks done.
    pub tick: u64,
    /// Where each body is, in the picture's order.
    pub poses: Vec<QuantisedPose>,
    pub bodies: Vec<BodyState>,
    /// The last value of each stream, as far as one was filmed.
    pub readings: Vec<Option<Value>>,
    /// What lamps, pens and beeps show, by robot and device.
    pub shows: BTreeMap<(u16, u16), Value>,
    /// The last thing each robot said.
    pub said: BTreeMap<u16, String>,
    /// Where each robot believes itself to be: cm, cm, compass degrees.
    pub estimates: BTreeMap<u16, (f64, f64, f64)>,
    /// Where each goal stands, by its number; goals that never changed are missing.
    pub goals: BTreeMap<u16, GoalState>,
    /// Bodies that touch now; `None` is the wall at the edge.
    pub touches: Vec<(u16, Option<u16>)>,
}

/// What of a body changes beside its pose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BodyState {
    /// It was taken, and is to be seen no more.
    pub gone: bool,
    pub on: bool,
    pub lifted: bool,
    pub count: u64,
}

impl State {
    /// How everything stands before the first tick.
    pub fn start(header: &Header) -> Self {
        let bodies = &header.picture.bodies;
        Self {
            poses: bodies.iter().map(|body| body.start).collect(),
            bodies: bodies.iter().map(|body| BodyState { on: body.on, ..BodyState::default() }).collect(),
            readings: vec![None; header.streams.len()],
            ..Self::default()
        }
    }

    /// Goes on by one tick; `loose` are the numbers of the bodies that move.
    pub fn follow(&mut self, seen: &FilmTick, loose: &[usize]) {
        self.tick = seen.tick + 1;
        for (&body, pose) in loose.iter().zip(&seen.poses) {
            if let Some(known) = self.poses.get_mut(body) {
                *known = *pose;
            }
        }
        for (stream, value) in &seen.readings {
            if let Some(known) = self.readings.get_mut(*stream as usize) {
                *known = Some(value.clone());
            }
        }
        seen.happenings.iter().for_each(|happening| self.happen(happening));
    }

    /// Bytes that it takes, roughly.
    pub(super) fn bytes(&self) -> usize {
        let read = |value: &Option<Value>| size_of::<Option<Value>>() + value.as_ref().map_or(0, of_value);
        let readings: usize = self.readings.iter().map(read).sum();
        let shows: usize = self.shows.values().map(|value| 64 + of_value(value)).sum();
        let said: usize = self.said.values().map(|text| 64 + text.len()).sum();
        let bodies = size_of_val(self.poses.as_slice()) + size_of_val(self.bodies.as_slice());
        let rest = (self.estimates.len() + self.goals.len() + self.touches.len()) * 64;
        size_of::<Self>() + bodies + readings + shows + said + rest
    }

    /// Robots are the first bodies; what is told of a robot that isn't there is not kept.
    fn has_robot(&self, robot: u16) -> bool {
        usize::from(robot) < self.bodies.len()
    }

    fn happen(&mut self, happening: &Happening) {
        match happening {
            Happening::Touch { body, other } => {
                let room = self.touches.len() < MOST_TOUCHES * self.bodies.len();
                if room && !self.touches.contains(&(*body, *other)) {
                    self.touches.push((*body, *other));
                }
            }
            Happening::Part { body, other } => self.touches.retain(|touch| touch != &(*body, *other)),
            Happening::Say { robot, text } if self.has_robot(*robot) => {
                self.said.insert(*robot, text.clone());
            }
            Happening::Show { robot, device, value } => {
                let known = self.shows.contains_key(&(*robot, *device));
                if known || self.shows.len() < MOST_SHOWS {
                    self.shows.insert((*robot, *device), value.clone());
                }
            }
            Happening::Goal { goal, state } => {
                self.goals.insert(*goal, *state);
            }
            Happening::Thing { body, gone, count, on, lifted } => {
                if let Some(known) = self.bodies.get_mut(usize::from(*body)) {
                    *known = BodyState { gone: *gone, on: *on, lifted: *lifted, count: *count };
                }
            }
            Happening::Estimate { robot, x, y, heading } if self.has_robot(*robot) => {
                self.estimates.insert(*robot, (*x, *y, *heading));
            }
            _ => {}
        }
    }
}
