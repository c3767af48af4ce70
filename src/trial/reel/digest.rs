//! Reading a chunk once as it comes: its state at the start, and what of it is wanted for the whole film at once.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::units::{heading_of_angle, radians};
use crate::base::value::Value;
use crate::sim::frame::QuantisedPose;
use crate::trial::film::bounds::{MAX_STATE_BYTES, of_happening};
use crate::trial::film::read::{chunk_ticks, ticks_of};
use crate::trial::film::{Chunk, FilmTick, Happening, Header, MAX_STEPS, Picture};
use crate::trial::reel::state::State;
use crate::trial::reel::{PathPoint, Plot};

/// A point of a path is kept every so many ticks.
const PATH_TICKS: u64 = 10;
/// Moments and plotted points that are kept of a film; more are seen in their ticks only.
const MOST_MOMENTS: usize = 100_000;
const MOST_POINTS: usize = 1_000_000;
/// Names of plots that are kept.
const MOST_PLOTS: usize = 64;
/// Bytes of texts and values among the moments and plots that are kept: half a kilobyte for each moment.
const MOST_TOLD: usize = 64 << 20;
/// Bytes of paths, headings and series that are kept. A film of ten minutes of 20 robots whose 20 devices change in every
/// tick has 190 MiB.
const MOST_CURVES: usize = 512 << 20;
/// A curve's first point in a chunk takes so much more than the next ones, bytes.
const NEW_CURVE: usize = 64;
/// Bytes of states after which they lie twice as far apart; before that there is one at each chunk.
const NEAR_STATES: usize = 16 << 20;

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
    /// How everything stood before its first tick; not kept of each chunk when states are large or many.
    pub(super) start: Option<State>,
    /// By the body's number among the loose ones.
    pub(super) paths: Vec<(u32, Vec<PathPoint>)>,
    pub(super) headings: Vec<(u32, Vec<(u32, f32)>)>,
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
    /// A chunk could not be read; what comes after it is left alone.
    broken: bool,
    moments: usize,
    points: usize,
    steps: u64,
    /// Bytes that are kept already: texts, curves, states.
    told: usize,
    curves: usize,
    states: usize,
    /// Chunks since a state was kept.
    since_state: u64,
    plots: BTreeSet<(u16, String)>,
}

/// Curves of one chunk, by their numbers.
#[derive(Default)]
struct Curves {
    paths: BTreeMap<u32, Vec<PathPoint>>,
    headings: BTreeMap<u32, Vec<(u32, f32)>>,
    series: BTreeMap<u32, Vec<(u32, f32)>>,
}

impl Digester {
    pub fn new(header: &Header) -> Self {
        let loose = loose(&header.picture).collect();
        Self {
            loose,
            state: State::start(header),
            broken: false,
            moments: 0,
            points: 0,
            steps: 0,
            told: 0,
            curves: 0,
            states: 0,
            since_state: u64::MAX,
            plots: BTreeSet::new(),
        }
    }

    /// Reads the next chunk. After one that can't be read nothing is.
    pub fn digest(&mut self, chunk: Chunk) -> Digest {
        let mut digest = Digest {
            readable: 0,
            damaged: true,
            chunk,
            start: None,
            paths: Vec::new(),
            headings: Vec::new(),
            series: Vec::new(),
            plots: Vec::new(),
            moments: Vec::new(),
            steps: Vec::new(),
            steps_cut: false,
        };
        let bytes = self.state.bytes();
        self.broken |= bytes > MAX_STATE_BYTES;
        if self.broken {
            digest.chunk.bytes = Vec::new();
            return digest;
        }
        digest.start = self.start(bytes);
        let read = chunk_ticks(&digest.chunk, self.loose.len(), self.state.readings.len());
        digest.damaged = read.last().is_none_or(Result::is_err);
        self.broken = digest.damaged;
        let ticks = ticks_of(read);
        digest.readable = ticks.len() as u16;
        let mut curves = Curves::default();
        for seen in &ticks {
            self.follow(seen, &mut digest, &mut curves);
        }
        digest.paths = curves.paths.into_iter().collect();
        digest.headings = curves.headings.into_iter().collect();
        digest.series = curves.series.into_iter().collect();
        digest
    }

    /// The state as it is, when it is one to be kept.
    fn start(&mut self, bytes: usize) -> Option<State> {
        let apart = 1_u64 << (self.states / NEAR_STATES).min(40);
        self.since_state = self.since_state.saturating_add(1);
        if self.since_state < apart {
            return None;
        }
        self.since_state = 0;
        self.states += bytes;
        Some(self.state.clone())
    }

    fn follow(&mut self, seen: &FilmTick, digest: &mut Digest, curves: &mut Curves) {
        let tick = tick32(seen.tick + 1);
        if u64::from(tick).is_multiple_of(PATH_TICKS) {
            for (at, (pose, body)) in (0..).zip(seen.poses.iter().zip(&self.loose)) {
                let path = curves.paths.get(&at).map_or(&[][..], Vec::as_slice);
                let last =
                    path.last().map_or_else(|| self.state.poses.get(*body).copied().map(point), |(_, at)| Some(*at));
                if last != Some(point(*pose)) || path.is_empty() {
                    put(&mut self.curves, &mut curves.paths, at, (tick, point(*pose)));
                }
                let now = heading(*pose);
                if curves.headings.get(&at).and_then(|headings| headings.last()).is_none_or(|(_, last)| *last != now) {
                    put(&mut self.curves, &mut curves.headings, at, (tick, now));
                }
            }
        }
        for (stream, value) in &seen.readings {
            // A chunk tells every stream anew; only what changed makes a point.
            let known = self.state.readings.get(*stream as usize).and_then(Option::as_ref);
            if let Some(number) = number(value).filter(|_| known != Some(value)) {
                // A program that asks is answered from before the tick, and then the device itself is filmed: the last one counts.
                let last = curves.series.get_mut(stream).and_then(|points| points.last_mut());
                match last.filter(|(last, _)| *last == tick) {
                    Some(point) => point.1 = number,
                    None => put(&mut self.curves, &mut curves.series, *stream, (tick, number)),
                }
            }
        }
        for happening in &seen.happenings {
            match happening {
                Happening::Plot { robot, name, value } => self.plot(digest, *robot, name, (tick, *value as f32)),
                Happening::StepsCut => digest.steps_cut = true,
                // Asked for tick by tick, of the chunk itself.
                Happening::Operations { .. } => {}
                _ if self.moments < MOST_MOMENTS && self.tell(of_happening(happening)) => {
                    self.moments += 1;
                    digest.moments.push(Moment { tick: seen.tick + 1, happening: happening.clone() });
                }
                _ => {}
            }
        }
        for (index, (robot, step)) in seen.steps.iter().enumerate().take(usize::from(u16::MAX)) {
            if self.steps >= MAX_STEPS {
                digest.steps_cut = true;
                break;
            }
            self.steps += 1;
            let (line, column, depth) = (step.line, step.column, step.depth);
            let tick = tick32(seen.tick);
            digest.steps.push(StepAt { tick, index: index as u16, robot: *robot, line, column, depth });
        }
        self.state.follow(seen, &self.loose);
    }

    fn plot(&mut self, digest: &mut Digest, robot: u16, name: &str, point: (u32, f32)) {
        let key = (robot, name.to_owned());
        if self.points >= MOST_POINTS || !self.plots.contains(&key) && self.plots.len() >= MOST_PLOTS {
            return;
        }
        let here = digest.plots.iter_mut().find(|plot| plot.robot == robot && plot.name == name);
        if let Some(plot) = here {
            plot.points.push(point);
        } else if self.tell(name.len()) {
            digest.plots.push(Plot { robot, name: name.to_owned(), points: vec![point] });
            self.plots.insert(key);
        } else {
            return;
        }
        self.points += 1;
    }

    /// Is there room for so many more bytes of what was told? Then it is taken.
    fn tell(&mut self, bytes: usize) -> bool {
        let room = self.told.saturating_add(bytes) <= MOST_TOLD;
        if room {
            self.told += bytes;
        }
        room
    }
}

/// Puts a point at the end of a curve, as long as there is room.
fn put<T>(spent: &mut usize, curves: &mut BTreeMap<u32, Vec<T>>, number: u32, point: T) {
    if *spent >= MOST_CURVES {
        return;
    }
    let curve = curves.entry(number).or_default();
    *spent += size_of::<T>() + if curve.is_empty() { NEW_CURVE } else { 0 };
    curve.push(point);
}

/// A tick as curves and steps have it; no film is so long that this matters.
fn tick32(tick: u64) -> u32 {
    u32::try_from(tick).unwrap_or(u32::MAX)
}

impl Digest {
    /// Bytes that it holds, roughly.
    pub(super) fn bytes(&self) -> usize {
        self.chunk.bytes.len() + self.start.as_ref().map_or(0, State::bytes) + size_of::<Self>()
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
