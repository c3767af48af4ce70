//! Reading a chunk once as it comes: its state at the start, and what of it is wanted for the whole film at once.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::units::{heading_of_angle, radians};
use crate::base::value::Value;
use crate::sim::frame::QuantisedPose;
use crate::trial::film::read::{chunk_ticks, ticks_of};
use crate::trial::film::{Chunk, FilmTick, Happening, Header, Picture};
use crate::trial::reel::state::State;
use crate::trial::reel::{PathPoint, Plot};

/// A point of a path is kept every so many ticks.
const PATH_TICKS: u64 = 10;
/// Moments and plotted points that are kept of a film; more are seen in their ticks only.
const MOST_MOMENTS: usize = 100_000;
const MOST_POINTS: usize = 1_000_000;
/// Names of plots that are kept.
const MOST_PLOTS: usize = 64;

/// Something that happened, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    pub tick: u64,
    pub happening: Happening,
}

/// A program step of a film, without its variables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepAt {
    pub tick: u32,
    /// Its number among the steps of its tick.
    pub index: u16,
    pub robot: u16,
    pub line: u32,
    pub column: u32,
    /// Call depth: 0 at the top level.
    pub depth: u16,
}

/// A chunk that was read once.
#[derive(Clone, Debug, PartialEq)]
pub struct Digest {
    pub(super) chunk: Chunk,
    /// Ticks of it that could be read.
    pub(super) readable: u16,
    pub(super) damaged: bool,
    /// How everything stood before its first tick.
    pub(super) start: State,
    pub(super) paths: Vec<Vec<PathPoint>>,
    pub(super) headings: Vec<Vec<(u32, f32)>>,
    pub(super) series: Vec<(u32, Vec<(u32, f32)>)>,
    pub(super) plots: Vec<Plot>,
    pub(super) moments: Vec<Moment>,
    pub(super) steps: Vec<StepAt>,
    pub(super) steps_cut: bool,
}

/// Reads the chunks of one film in order.
#[derive(Clone, Debug)]
pub struct Digester {
    loose: Vec<usize>,
    state: State,
    moments: usize,
    points: usize,
    plots: BTreeSet<(u16, String)>,
}

impl Digester {
    pub fn new(header: &Header) -> Self {
        let loose = loose(&header.picture).collect();
        Self { loose, state: State::start(header), moments: 0, points: 0, plots: BTreeSet::new() }
    }

    /// Reads the next chunk.
    pub fn digest(&mut self, chunk: Chunk) -> Digest {
        let read = chunk_ticks(&chunk, self.loose.len(), self.state.readings.len());
        let ticks = ticks_of(read);
        let mut digest = Digest {
            readable: ticks.len() as u16,
            damaged: ticks.len() < usize::from(chunk.ticks),
            chunk,
            start: self.state.clone(),
            paths: vec![Vec::new(); self.loose.len()],
            headings: vec![Vec::new(); self.loose.len()],
            series: Vec::new(),
            plots: Vec::new(),
            moments: Vec::new(),
            steps: Vec::new(),
            steps_cut: false,
        };
        let mut series = BTreeMap::new();
        for seen in &ticks {
            self.follow(seen, &mut digest, &mut series);
        }
        digest.series = series.into_iter().collect();
        digest
    }

    fn follow(&mut self, seen: &FilmTick, digest: &mut Digest, series: &mut BTreeMap<u32, Vec<(u32, f32)>>) {
        let tick = seen.tick as u32 + 1;
        if u64::from(tick).is_multiple_of(PATH_TICKS) {
            for ((path, pose), body) in digest.paths.iter_mut().zip(&seen.poses).zip(&self.loose) {
                let last =
                    path.last().map_or_else(|| self.state.poses.get(*body).copied().map(point), |(_, at)| Some(*at));
                if last != Some(point(*pose)) || path.is_empty() {
                    path.push((tick, point(*pose)));
                }
            }
        }
        if u64::from(tick).is_multiple_of(PATH_TICKS) {
            for (headings, pose) in digest.headings.iter_mut().zip(&seen.poses) {
                let now = heading(*pose);
                if headings.last().is_none_or(|(_, last)| *last != now) {
                    headings.push((tick, now));
                }
            }
        }
        for (stream, value) in &seen.readings {
            // A chunk tells every stream anew; only what changed makes a point.
            let known = self.state.readings.get(*stream as usize).and_then(Option::as_ref);
            if let Some(number) = number(value).filter(|_| known != Some(value)) {
                // A program that asks is answered from before the tick, and then the device itself is filmed: the last one counts.
                let points = series.entry(*stream).or_default();
                match points.last_mut().filter(|(last, _)| *last == tick) {
                    Some(point) => point.1 = number,
                    None => points.push((tick, number)),
                }
            }
        }
        for happening in &seen.happenings {
            match happening {
                Happening::Plot { robot, name, value } => self.plot(digest, *robot, name, (tick, *value as f32)),
                Happening::StepsCut => digest.steps_cut = true,
                // Asked for tick by tick, of the chunk itself.
                Happening::Operations { .. } => {}
                _ if self.moments < MOST_MOMENTS => {
                    self.moments += 1;
                    digest.moments.push(Moment { tick: seen.tick + 1, happening: happening.clone() });
                }
                _ => {}
            }
        }
        for (index, (robot, step)) in seen.steps.iter().enumerate().take(usize::from(u16::MAX)) {
            let (line, column, depth) = (step.line, step.column, step.depth);
            let tick = seen.tick as u32;
            digest.steps.push(StepAt { tick, index: index as u16, robot: *robot, line, column, depth });
        }
        self.state.follow(seen, &self.loose);
    }

    fn plot(&mut self, digest: &mut Digest, robot: u16, name: &str, point: (u32, f32)) {
        let key = (robot, name.to_owned());
        if self.points >= MOST_POINTS || !self.plots.contains(&key) && self.plots.len() >= MOST_PLOTS {
            return;
        }
        self.plots.insert(key);
        self.points += 1;
        match digest.plots.iter_mut().find(|plot| plot.robot == robot && plot.name == name) {
            Some(plot) => plot.points.push(point),
            None => digest.plots.push(Plot { robot, name: name.to_owned(), points: vec![point] }),
        }
    }
}

impl Digest {
    /// Bytes that it holds, roughly.
    pub(super) fn bytes(&self) -> usize {
        let readings: usize = self.start.readings.iter().map(|value| size_of::<Option<Value>>() + weight(value)).sum();
        self.chunk.bytes.len() + self.start.poses.len() * 12 + self.start.bodies.len() * 16 + readings + 400
    }
}

fn weight(value: &Option<Value>) -> usize {
    match value {
        Some(Value::List(list)) => list.len() * size_of::<Value>(),
        _ => 0,
    }
}

/// The numbers of the bodies that frames hold.
pub(super) fn loose(picture: &Picture) -> impl Iterator<Item = usize> + '_ {
    picture.bodies.iter().enumerate().filter(|(_, body)| body.loose).map(|(number, _)| number)
}

/// The place of a pose, metres.
pub(super) fn point(pose: QuantisedPose) -> [f32; 2] {
    [(f64::from(pose.x) * 1e-4) as f32, (f64::from(pose.y) * 1e-4) as f32]
}

/// Where a pose points to, compass degrees.
pub(super) fn heading(pose: QuantisedPose) -> f32 {
    heading_of_angle(radians(f64::from(pose.angle) * 0.01)) as f32
}

fn number(value: &Value) -> Option<f32> {
    match value {
        Value::Bool(truth) => Some(f32::from(u8::from(*truth))),
        other => other.number().map(|number| number as f32),
    }
}
