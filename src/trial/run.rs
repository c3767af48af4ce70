//! One trial: all decide, then all move, then the referee looks, and a frame is filmed.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::base::ask::Vocabulary;
use crate::base::diag::Diag;
use crate::level::layout::{Layout, PilotSpec};
use crate::pilot::still::Still;
use crate::pilot::{Pilot, State, rhai};
use crate::rules::referee::{Facts, Referee, RobotFacts};
use crate::sim::event::Event;
use crate::sim::frame::QuantisedPose;
use crate::sim::world::{BodyId, World};
use crate::trial::desk::TrialDesk;
use crate::trial::film::write::FilmWriter;
use crate::trial::film::{Chunk, Detail, Film, Happening, Header, MAX_STEPS};
use crate::trial::fingerprint::{RunHash, hash_inputs};
use crate::trial::inputs::Inputs;
use crate::trial::outcome::{Ending, Fingerprint, Outcome};
use crate::trial::picture::picture;
use crate::trial::vocabulary::{Streams, vocabulary};

/// The behaviour version: it changes when, and only when, the same inputs may give another run.
pub const BEHAVIOUR: u32 = 1;

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
    facts: Facts,
    film: FilmWriter,
    header: Option<Header>,
    chunks: Vec<Chunk>,
    hash: RunHash,
    inputs: Fingerprint,
    diags: Vec<Diag>,
    tick: u64,
    ended: bool,
}

/// A robot's place in the trial: who decides for it, and with which words.
struct Seat {
    pilot: Box<dyn Pilot>,
    vocabulary: Rc<Vocabulary>,
    streams: Streams,
    /// Bodies of films count only what moves.
    running: bool,
}

impl Trial {
    /// Sets a trial up at tick 0. A program that can't run is a pilot that broke, not an error.
    pub fn new(inputs: &Inputs, layout: Layout, options: Options) -> Self {
        let mut world = World::new(&layout.scene);
        let mut all_streams = Vec::new();
        let mut programs = inputs.programs.iter();
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
                operations_per_tick: layout.operations_per_tick,
                steps: options.steps && options.detail != Detail::None,
                max_steps: MAX_STEPS + 1,
                memory: None,
            };
            let mut robot_facts = RobotFacts { student: matches!(spec, PilotSpec::Student), ..RobotFacts::default() };
            let pilot = open(source, &vocabulary, options, &mut robot_facts);
            facts.robots.push(robot_facts);
            seats.push(Seat { pilot, vocabulary, streams, running: true });
        }
        let header = (options.detail != Detail::None).then(|| Header {
            arba: env!("CARGO_PKG_VERSION").to_owned(),
            behaviour: BEHAVIOUR,
            detail: options.detail,
            inputs: inputs.clone(),
            picture: picture(&layout, &world),
            streams: all_streams.clone(),
        });
        let loose = (0..world.body_count()).filter(|body| world.is_loose(BodyId(*body as u16))).count();
        Self {
            film: FilmWriter::new(options.detail, loose, all_streams.len()),
            referee: Referee::new(layout.rules.clone(), &world),
            inputs: hash_inputs(inputs, &layout),
            world,
            seats,
            facts,
            header,
            chunks: Vec::new(),
            hash: RunHash::new(),
            diags: Vec::new(),
            tick: 0,
            ended: false,
        }
    }
}

/// Opens the pilot of a seat; a program that can't be opened has broken before its first tick.
fn open(
    source: Option<(&str, &[u8])>,
    vocabulary: &Rc<Vocabulary>,
    options: rhai::Options,
    facts: &mut RobotFacts,
) -> Box<dyn Pilot> {
    let Some((name, bytes)) = source else { return Box::new(Still) };
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
