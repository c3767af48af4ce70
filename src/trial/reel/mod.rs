//! A film on its reel: any moment of it at once, forwards and backwards, while it still grows.
//!
//! A `Digester` reads the chunks once, on whatever thread they come in; the reel keeps the chunks as they are, and of each
//! the state at its start. So a moment costs one chunk's reading at most, and the chunks looked at last stay read.

mod digest;
mod state;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::ops::{ControlFlow, Range};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub use digest::{Digest, Digester, Moment, StepAt};
pub use state::{BodyState, State};

use crate::base::ask::Step;
use crate::trial::film::read::{ticks_of, weighed_ticks};
use crate::trial::film::{CHUNK_TICKS, Chunk, Film, FilmTick, Happening, Header};
use crate::trial::outcome::Ending;

/// Chunks that stay read, fewer when they take more bytes than this together.
const KEPT: usize = 8;
const KEPT_BYTES: usize = 128 << 20;

/// The number of the next reel.
static NEXT: AtomicU64 = AtomicU64::new(1);

/// One point of a path: the tick, and metres.
pub type PathPoint = (u32, [f32; 2]);

/// A film that can be looked at anywhere.
#[derive(Debug)]
pub struct Reel {
    serial: u64,
    header: Arc<Header>,
    digests: Vec<Arc<Digest>>,
    ending: Option<Ending>,
    damaged: bool,
    loose: Vec<usize>,
    gathered: Arc<Gathered>,
    /// The chunks that were looked at last, the newest at the end.
    read: RefCell<Vec<ReadChunk>>,
    /// The moment that was looked at last: the next one is often a tick on.
    last: RefCell<Option<State>>,
}

/// All of the film so far, gathered from the digests.
#[derive(Clone, Debug, Default)]
struct Gathered {
    paths: Vec<Vec<PathPoint>>,
    headings: Vec<Vec<(u32, f32)>>,
    series: Vec<Vec<(u32, f32)>>,
    plots: Vec<Plot>,
    moments: Vec<Moment>,
    steps: Vec<StepAt>,
    steps_cut: bool,
}

/// A chunk that was read, by its number, and the bytes that it takes.
#[derive(Debug)]
struct ReadChunk {
    number: usize,
    bytes: usize,
    ticks: Rc<Vec<FilmTick>>,
}

/// What one program plotted under one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    pub robot: u16,
    pub name: String,
    pub points: Vec<(u32, f32)>,
}

impl Reel {
    /// An empty reel of a film that is still to come.
    pub fn new(header: Header) -> Self {
        let loose: Vec<usize> = digest::loose(&header.picture).collect();
        let starts = || loose.iter().map(|&body| header.picture.bodies[body].start);
        let gathered = Gathered {
            headings: starts().map(|start| vec![(0, digest::heading(start))]).collect(),
            paths: starts().map(|start| vec![(0, digest::point(start))]).collect(),
            series: vec![Vec::new(); header.streams.len()],
            ..Gathered::default()
        };
        Self {
            serial: NEXT.fetch_add(1, Ordering::Relaxed),
            gathered: Arc::new(gathered),
            loose,
            header: Arc::new(header),
            digests: Vec::new(),
            ending: None,
            damaged: false,
            read: RefCell::default(),
            last: RefCell::default(),
        }
    }

    /// The same film as it stands now, on a reel of its own. Nothing is read again, and what was read is shared.
    pub fn copy(&self) -> Self {
        Self {
            serial: NEXT.fetch_add(1, Ordering::Relaxed),
            header: Arc::clone(&self.header),
            digests: self.digests.clone(),
            ending: self.ending.clone(),
            damaged: self.damaged,
            loose: self.loose.clone(),
            gathered: Arc::clone(&self.gathered),
            read: RefCell::default(),
            last: RefCell::default(),
        }
    }

    /// The reel of a whole film.
    pub fn of(film: Film) -> Self {
        let mut digester = Digester::new(&film.header);
        let digests: Vec<Digest> = film.chunks.into_iter().map(|chunk| digester.digest(chunk)).collect();
        let mut reel = Self::new(film.header);
        digests.into_iter().for_each(|digest| reel.grow(digest));
        reel.ending = film.ending;
        reel
    }

    /// Is nothing of it held twice in memory?
    #[cfg(test)]
    pub fn shares_with(&self, other: &Self) -> bool {
        let digests = self.digests.iter().zip(&other.digests);
        self.digests.len() == other.digests.len()
            && digests.into_iter().all(|(mine, its)| Arc::ptr_eq(mine, its))
            && Arc::ptr_eq(&self.gathered, &other.gathered)
            && Arc::ptr_eq(&self.header, &other.header)
    }

    /// Adds what came next. After a chunk that can't be read nothing more is added.
    pub fn grow(&mut self, mut digest: Digest) {
        if self.damaged {
            return;
        }
        self.damaged = digest.damaged;
        // Only a film that still grows while a copy of it is kept is copied here.
        let gathered = Arc::make_mut(&mut self.gathered);
        extend(&mut gathered.paths, std::mem::take(&mut digest.paths));
        extend(&mut gathered.headings, std::mem::take(&mut digest.headings));
        extend(&mut gathered.series, std::mem::take(&mut digest.series));
        for new in std::mem::take(&mut digest.plots) {
            match gathered.plots.iter_mut().find(|plot| plot.robot == new.robot && plot.name == new.name) {
                Some(plot) => plot.points.extend(new.points),
                None => gathered.plots.push(new),
            }
        }
        gathered.moments.append(&mut std::mem::take(&mut digest.moments));
        gathered.steps.append(&mut std::mem::take(&mut digest.steps));
        gathered.steps_cut |= digest.steps_cut;
        self.digests.push(Arc::new(digest));
    }

    /// The film has come to its end.
    pub fn end(&mut self, ending: Ending) {
        self.ending = Some(ending);
    }

    /// A number that no other reel of this process has, so that what was read of a film is known to be of this one.
    pub fn serial(&self) -> u64 {
        self.serial
    }

    pub fn header(&self) -> &Header {
        &self.header
    }

    /// How the trial came out; none while the film grows.
    pub fn ending(&self) -> Option<&Ending> {
        self.ending.as_ref()
    }

    /// Ticks filmed so far.
    pub fn ticks(&self) -> u64 {
        self.digests.last().map_or(0, |digest| digest.chunk.first_tick + u64::from(digest.readable))
    }

    /// Could a part of it not be read?
    pub fn is_damaged(&self) -> bool {
        self.damaged
    }

    /// The film as it can be saved.
    pub fn film(&self) -> Film {
        let chunks = self.digests.iter().map(|digest| digest.chunk.clone()).collect();
        Film { header: Header::clone(&self.header), chunks, ending: self.ending.clone() }
    }

    /// How everything stands after so many ticks; at the start for 0, at the end for more than there are.
    pub fn at(&self, tick: u64) -> State {
        let tick = tick.min(self.ticks());
        let Some(wanted) = tick.checked_sub(1) else { return State::start(&self.header) };
        let chunk = self.chunk_of(wanted);
        let known = self.digests.get(..=chunk).unwrap_or_default().iter().rev().find_map(|known| known.start.as_ref());
        let Some(known) = known else { return State::start(&self.header) };
        let mut last = self.last.borrow_mut();
        let near = last.take().filter(|last| (known.tick..=tick).contains(&last.tick));
        let mut state = near.unwrap_or_else(|| known.clone());
        for number in self.chunk_of(state.tick)..=chunk {
            let ticks = self.chunk(number);
            let first = ticks.partition_point(|seen| seen.tick < state.tick);
            for seen in ticks.iter().skip(first).take_while(|seen| seen.tick <= wanted) {
                state.follow(seen, &self.loose);
            }
        }
        *last = Some(state.clone());
        state
    }

    /// One tick as it was filmed.
    pub fn tick(&self, tick: u64) -> Option<FilmTick> {
        self.chunk(self.chunk_of(tick)).iter().find(|seen| seen.tick == tick).cloned()
    }

    /// The path of a body that moves, by its number in the picture; a point each tenth of a second at most.
    pub fn path(&self, body: usize) -> &[PathPoint] {
        let at = self.loose.iter().position(|&loose| loose == body);
        at.and_then(|at| self.gathered.paths.get(at)).map_or(&[], Vec::as_slice)
    }

    /// Where a body that moves points to, by its number in the picture: compass degrees, ten times a second where it changed.
    pub fn headings(&self, body: usize) -> &[(u32, f32)] {
        let at = self.loose.iter().position(|&loose| loose == body);
        at.and_then(|at| self.gathered.headings.get(at)).map_or(&[], Vec::as_slice)
    }

    /// The numbers of a stream over time, where they changed; truth is 0 and 1. Empty for texts and lists.
    pub fn series(&self, stream: usize) -> &[(u32, f32)] {
        self.gathered.series.get(stream).map_or(&[], Vec::as_slice)
    }

    /// What programs plotted.
    pub fn plots(&self) -> &[Plot] {
        &self.gathered.plots
    }

    /// What happened and is worth a mark or a line, in order of time.
    pub fn moments(&self) -> &[Moment] {
        &self.gathered.moments
    }

    /// The steps of the programs, in order; empty for a film without them.
    pub fn steps(&self) -> &[StepAt] {
        &self.gathered.steps
    }

    /// Were there more steps than are filmed?
    pub fn steps_cut(&self) -> bool {
        self.gathered.steps_cut
    }

    /// Operations that a robot's program used in a tick; 0 also where a film counts none.
    pub fn operations(&self, robot: u16, tick: u64) -> u32 {
        let chunk = self.chunk(self.chunk_of(tick));
        let until = chunk.partition_point(|seen| seen.tick <= tick);
        let mut told = chunk.iter().take(until).rev().flat_map(|seen| seen.happenings.iter().rev());
        let of_robot = |happening: &Happening| match happening {
            Happening::Operations { robot: of, used } if *of == robot => Some(*used),
            _ => None,
        };
        told.find_map(of_robot).unwrap_or(0)
    }

    /// All that was filmed of a step.
    pub fn step(&self, at: &StepAt) -> Option<Step> {
        let chunk = self.chunk(self.chunk_of(u64::from(at.tick)));
        let seen = chunk.iter().find(|seen| seen.tick == u64::from(at.tick))?;
        seen.steps.get(usize::from(at.index)).map(|(_, step)| step.clone())
    }

    /// Goes through steps by their numbers, in order, until `visit` breaks off.
    pub fn visit_steps(&self, range: Range<usize>, visit: &mut dyn FnMut(usize, &StepAt, &Step) -> ControlFlow<()>) {
        let mut read: Option<(usize, Rc<Vec<FilmTick>>)> = None;
        let steps = self.gathered.steps.get(range.clone()).unwrap_or_default();
        for (number, at) in range.zip(steps) {
            let tick = u64::from(at.tick);
            let index = self.chunk_of(tick);
            if read.as_ref().is_none_or(|(of, _)| *of != index) {
                read = Some((index, self.chunk(index)));
            }
            let Some((_, ticks)) = &read else { return };
            let first = ticks.first().map_or(0, |seen| seen.tick);
            let seen = ticks.get(tick.saturating_sub(first) as usize);
            let Some((_, step)) = seen.and_then(|seen| seen.steps.get(usize::from(at.index))) else { continue };
            if visit(number, at, step).is_break() {
                return;
            }
        }
    }

    /// Bytes that the reel holds, roughly.
    pub fn bytes(&self) -> usize {
        let digests: usize = self.digests.iter().map(|digest| digest.bytes()).sum();
        let points: usize = self.gathered.paths.iter().map(|path| path.len() * 12).sum::<usize>()
            + self.gathered.headings.iter().map(|headings| headings.len() * 8).sum::<usize>()
            + self.gathered.series.iter().map(|series| series.len() * 8).sum::<usize>()
            + self.gathered.plots.iter().map(|plot| plot.points.len() * 8).sum::<usize>();
        digests + points + self.gathered.moments.len() * 160 + self.gathered.steps.len() * size_of::<StepAt>()
    }

    fn chunk_of(&self, tick: u64) -> usize {
        let guess = (tick / CHUNK_TICKS) as usize;
        // A film of a drive has shorter chunks, so the guess is only a guess.
        let holds = |chunk: &Chunk| (chunk.first_tick..chunk.first_tick + u64::from(chunk.ticks)).contains(&tick);
        match self.digests.get(guess) {
            Some(digest) if holds(&digest.chunk) => guess,
            _ => self.digests.partition_point(|digest| digest.chunk.first_tick <= tick).saturating_sub(1),
        }
    }

    fn chunk(&self, number: usize) -> Rc<Vec<FilmTick>> {
        let mut read = self.read.borrow_mut();
        if let Some(at) = read.iter().position(|known| known.number == number) {
            let found = read.remove(at);
            read.push(found);
        } else {
            let Some(digest) = self.digests.get(number) else { return Rc::default() };
            let (ticks, bytes) = weighed_ticks(&digest.chunk, self.loose.len(), self.header.streams.len());
            read.push(ReadChunk { number, bytes, ticks: Rc::new(ticks_of(ticks)) });
            let too_many = |read: &[ReadChunk]| {
                read.len() > KEPT || read.len() > 1 && read.iter().map(|known| known.bytes).sum::<usize>() > KEPT_BYTES
            };
            while too_many(&read) {
                read.remove(0);
            }
        }
        read.last().map_or_else(Rc::default, |known| Rc::clone(&known.ticks))
    }
}

/// Puts what came next at the end of each curve, by its number.
fn extend<T>(all: &mut [Vec<T>], new: Vec<(u32, Vec<T>)>) {
    for (number, points) in new {
        if let Some(known) = all.get_mut(number as usize) {
            known.extend(points);
        }
    }
}
