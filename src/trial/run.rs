//! One trial: all decide, then all move, then the referee looks, and a frame is filmed.

use std::cell::RefCell;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::base::ask::Vocabulary;
use crate::base::diag::Diag;
use crate::base::maths::Pose;
use crate::level::layout::{Layout, LayoutTexts, PilotSpec};
use crate::pilot::keys::{Act, Keyed, Keys, Recording, is_recording};
use crate::pilot::still::Still;
use crate::pilot::{Pilot, State, rhai};
use crate::rules::feed::Feed;
use crate::rules::look::{Facts, Program, RobotFacts};
use crate::rules::referee::{Judgement, Referee};
use crate::rules::verdict::Verdict;
use crate::sim::event::Event;
use crate::sim::frame::QuantisedPose;
use crate::sim::stage::ThingState;
use crate::sim::world::{BodyId, World};
use crate::trial::desk::TrialDesk;
use crate::trial::film::write::FilmWriter;
use crate::trial::film::{Chunk, Detail, Film, Happening, Header, MAX_STEPS, Stream};
use crate::trial::fingerprint::{RunHash, inputs_hash};
use crate::trial::inputs::Inputs;
use crate::trial::outcome::{Ending, Fingerprint, Outcome};
use crate::trial::picture::picture;
use crate::trial::vocabulary::{Streams, vocabulary};

/// The behaviour version: it changes when, and only when, the same inputs may give another run.
pub const BEHAVIOUR: u32 = 2;

/// Notes of robots that an outcome keeps; the film has all of them.
const MAX_NOTES: usize = 100;

/// How a trial is run and filmed. Nothing about the run changes by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    pub detail: Detail,
    /// Film the program's steps as well.
    pub steps: bool,
}

/// One run of one layout with its pilots.
pub struct Trial {
    world: World,
    referee: Referee,
    seats: Vec<Seat>,
    /// What a film has frames of: each loose body with its last pose, so that what rests costs nothing.
    loose: Vec<(BodyId, Pose, QuantisedPose)>,
    facts: Facts,
    film: FilmWriter,
    /// The operations of programs are filmed too.
    counts: bool,
    header: Option<Header>,
    /// For the names in a cause.
    texts: LayoutTexts,
    hash: RunHash,
    inputs: Fingerprint,
    diags: Vec<Diag>,
    /// What hands on the keys asked for, of each robot that is driven by hand.
    hands: Vec<Rc<RefCell<Recording>>>,
    tick: u64,
    ended: bool,
}

/// A robot's place in the trial: who decides for it, and with which words.
struct Seat {
    pilot: Box<dyn Pilot>,
    vocabulary: Rc<Vocabulary>,
    streams: Streams,
    running: bool,
}

impl Trial {
    /// Sets a trial up at tick 0. A program that can't run is a pilot that broke, not an error.
    pub fn new(inputs: &Inputs, layout: &Layout, options: Options) -> Self {
        let mut world = World::new(&layout.scene);
        let mut all_streams = Vec::new();
        let mut programs = inputs.programs.iter();
        let mut hands = Vec::new();
        let mut seats = Vec::with_capacity(layout.pilots.len());
        let mut facts = Facts { tick: 0, robots: Vec::with_capacity(layout.pilots.len()) };
        for (robot, (start, spec)) in layout.scene.robots.iter().zip(&layout.pilots).enumerate() {
            let vocabulary = vocabulary(&start.kit, &layout.hidden_words);
            world.bind(robot, &vocabulary);
            let streams = Streams::of(robot as u16, &vocabulary, &mut all_streams);
            let source = match spec {
                PilotSpec::Student => match programs.next() {
                    Some(source) => Some((source.name.as_str(), source.bytes.as_slice())),
                    None => Some(("", [].as_slice())),
                },
                PilotSpec::Script { name, source } => Some((name.as_str(), source.as_bytes())),
                PilotSpec::Still => None,
            };
            let options = rhai::Options {
                operations_per_tick: u64::from(layout.operations_per_tick),
                steps: options.steps && options.detail != Detail::None,
                max_steps: MAX_STEPS + 1,
                memory: None,
            };
            let mut robot_facts = RobotFacts::default();
            let pilot = open(source, &vocabulary, options, &mut robot_facts, &mut hands);
            facts.robots.push(robot_facts);
            seats.push(Seat { pilot, vocabulary, streams, running: true });
        }
        let filmed = options.detail != Detail::None;
        let header = filmed.then(|| header(inputs, layout, &world, all_streams.clone(), options.detail));
        let bodies = (0..world.body_count()).map(|body| BodyId(body as u16));
        let at_start = |body: BodyId| (body, world.pose(body), QuantisedPose::of(world.pose(body)));
        let loose: Vec<_> = bodies.filter(|&body| world.moves(body)).map(at_start).collect();
        Self {
            film: FilmWriter::new(options.detail, loose.len(), all_streams.len()),
            counts: options.detail == Detail::Full || options.steps,
            referee: Referee::new(layout.rules.clone(), &world).by_hand(!hands.is_empty()),
            inputs: inputs_hash(inputs, layout),
            texts: layout.texts.clone(),
            world,
            seats,
            loose,
            facts,
            header,
            hash: RunHash::default(),
            diags: Vec::new(),
            hands,
            tick: 0,
            ended: false,
        }
    }

    /// Ticks done.
    pub fn tick(&self) -> u64 {
        self.tick
    }

    /// The film's header, unless nothing is filmed.
    pub fn header(&self) -> Option<&Header> {
        self.header.as_ref()
    }

    /// Runs one tick; `false` when the trial has ended.
    pub fn advance(&mut self) -> bool {
        if self.ended {
            return false;
        }
        self.decide();
        self.world.step();
        self.notice();
        self.facts.tick = self.world.tick();
        self.ended = self.referee.judge(&self.world, &self.facts).is_some();
        for change in self.referee.changes() {
            self.hash.feed(b"goal");
            self.hash.feed(&change.goal.to_le_bytes());
            self.hash.feed(&[change.state as u8]);
            self.film.happening(&Happening::Goal { goal: change.goal, state: change.state });
        }
        self.hash.end_tick(&self.world);
        self.film();
        self.tick += 1;
        !self.ended
    }

    /// Each pilot, in robot order, is resumed until it ends its tick.
    fn decide(&mut self) {
        let Self { world, seats, facts, film, hash, tick, diags, counts, .. } = self;
        for (robot, (seat, facts)) in seats.iter_mut().zip(&mut facts.robots).enumerate() {
            if !seat.running {
                if *counts {
                    film.operations(robot as u16, 0);
                }
                continue;
            }
            let Seat { pilot, vocabulary, streams, running } = seat;
            let told = &mut facts.told;
            let state = pilot.decide(*tick, &mut TrialDesk { robot, world, vocabulary, streams, film, hash, told });
            let before = std::mem::replace(&mut facts.operations, pilot.operations());
            if *counts {
                film.operations(robot as u16, facts.operations.saturating_sub(before));
            }
            for diag in pilot.take_notes() {
                film.happening(&Happening::Note { robot: robot as u16, diag: diag.clone() });
                diags.push(diag);
            }
            let happening = match state {
                State::Running => continue,
                State::Ended => {
                    facts.program = Program::Ended;
                    Happening::Ended { robot: robot as u16 }
                }
                State::Broke(diag) => {
                    facts.program = Program::Broke(diag.clone());
                    Happening::Broke { robot: robot as u16, diag: *diag }
                }
            };
            *running = false;
            world.halt(robot);
            hash.feed(b"end");
            hash.feed(&(robot as u16).to_le_bytes());
            film.happening(&happening);
        }
    }

    /// What the world noticed becomes part of the film.
    fn notice(&mut self) {
        for event in self.world.events() {
            self.film.happening(&match event {
                Event::Touch { body, other, .. } => {
                    Happening::Touch { body: body.0, other: other.map(|other| other.0) }
                }
                Event::Part { body, other } => Happening::Part { body: body.0, other: other.map(|other| other.0) },
                Event::Show { robot, device, value } => {
                    Happening::Show { robot: *robot as u16, device: *device, value: value.clone() }
                }
                Event::Thing { body, state } => {
                    let ThingState { gone, count, on, lifted, .. } = *state;
                    Happening::Thing { body: body.0, gone, count, on, lifted }
                }
                Event::Note { robot, diag } => {
                    if self.diags.len() < MAX_NOTES {
                        self.diags.push((**diag).clone());
                    }
                    Happening::Note { robot: *robot as u16, diag: (**diag).clone() }
                }
            });
        }
    }

    fn film(&mut self) {
        let Self { world, seats, film, loose, .. } = self;
        match film.detail() {
            Detail::None => return,
            Detail::Lean => {}
            Detail::Full => {
                for (robot, seat) in seats.iter().enumerate() {
                    for (word, device, value) in world.readings(robot) {
                        if let Some(stream) = seat.streams.find_by_name(&seat.vocabulary, word, &device) {
                            film.reading(stream, &value);
                        }
                    }
                }
            }
        }
        film.end_tick(loose.iter_mut().map(|(body, known, quantised)| {
            let pose = world.pose(*body);
            if *known != pose {
                (*known, *quantised) = (pose, QuantisedPose::of(pose));
            }
            *quantised
        }));
    }

    /// The chunks that were filmed since the last call; all of them once the trial has ended.
    pub fn take_chunks(&mut self) -> Vec<Chunk> {
        self.film.take_chunks(self.ended)
    }

    /// All that was filmed since the last call, also of a chunk that is not full yet.
    pub fn take_all_chunks(&mut self) -> Vec<Chunk> {
        self.film.take_chunks(true)
    }

    /// Is a robot driven by hand, or by the recording of one?
    pub fn is_driven(&self) -> bool {
        !self.hands.is_empty()
    }

    /// From the next tick on the keys ask for this; nothing when the hand is taken away. In that tick the acts are done.
    pub fn drive(&mut self, keys: Option<Keys>, acts: &[Act]) {
        for recording in &self.hands {
            let mut recording = recording.borrow_mut();
            acts.iter().for_each(|act| recording.push_act(self.tick, *act));
            recording.push(self.tick, keys);
        }
    }

    /// How the trial came out, with the notes of the robots; to be asked for at its end.
    pub fn ending(&mut self) -> (Ending, Vec<Diag>) {
        let Judgement { mut verdict, sheet, metrics } = self.referee.judgement(&self.world, &self.facts);
        if let Verdict::Failed(cause) = &mut verdict {
            self.texts.name_all_in(cause);
        }
        let hash = &mut self.hash;
        let mut feed = |bytes: &[u8]| hash.feed(bytes);
        let mut feed = Feed(&mut feed);
        verdict.feed(&mut feed);
        sheet.feed(&mut feed);
        let run = self.hash.finish();
        let ending = Ending { verdict, sheet, metrics, ticks: self.tick, inputs: self.inputs, run };
        (ending, std::mem::take(&mut self.diags))
    }

    /// Runs the trial to its end.
    pub fn into_outcome(mut self) -> Outcome {
        while self.advance() {}
        let (ending, diags) = self.ending();
        let chunks = self.take_chunks();
        let film = self.header.map(|header| Film { header, chunks, ending: Some(ending.clone()) });
        Outcome { ending, diags, film }
    }
}

/// The header of a full film that is still to be made: the layout as it stands before the first tick.
pub fn opening(inputs: &Inputs, layout: &Layout) -> Header {
    let mut world = World::new(&layout.scene);
    let mut streams = Vec::new();
    for (robot, start) in layout.scene.robots.iter().enumerate() {
        let vocabulary = vocabulary(&start.kit, &layout.hidden_words);
        world.bind(robot, &vocabulary);
        Streams::of(robot as u16, &vocabulary, &mut streams);
    }
    header(inputs, layout, &world, streams, Detail::Full)
}

fn header(inputs: &Inputs, layout: &Layout, world: &World, streams: Vec<Stream>, detail: Detail) -> Header {
    Header {
        arba: env!("CARGO_PKG_VERSION").to_owned(),
        behaviour: BEHAVIOUR,
        detail,
        inputs: inputs.clone(),
        picture: picture(layout, world),
        texts: layout.texts.clone(),
        streams,
    }
}

/// Opens the pilot of a seat; a program that can't be opened has broken before its first tick.
fn open(
    source: Option<(&str, &[u8])>,
    vocabulary: &Rc<Vocabulary>,
    options: rhai::Options,
    facts: &mut RobotFacts,
    hands: &mut Vec<Rc<RefCell<Recording>>>,
) -> Box<dyn Pilot> {
    let Some((name, bytes)) = source else { return Box::new(Still) };
    if is_recording(name, bytes) {
        return match Recording::read(bytes) {
            Ok(recording) => {
                facts.statements = recording.orders().len() as u64;
                let recording = Rc::new(RefCell::new(recording));
                hands.push(Rc::clone(&recording));
                Box::new(Keyed::new(recording, vocabulary))
            }
            Err(diag) => Box::new(Broken(diag)),
        };
    }
    let opened = rhai::compile(bytes, name, Rc::clone(vocabulary)).and_then(|program| {
        facts.statements = u64::from(program.statements());
        rhai::open(&program, options)
    });
    opened.unwrap_or_else(|diag| Box::new(Broken(diag)))
}

/// The pilot of a program that can't run: it breaks in its first tick.
struct Broken(Box<Diag>);

impl Pilot for Broken {
    fn decide(&mut self, _tick: u64, _desk: &mut dyn crate::base::ask::Desk) -> State {
        State::Broke(self.0.clone())
    }

    fn operations(&self) -> u64 {
        0
    }
}
