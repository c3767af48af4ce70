//! The two hashes of a trial: `inputs` of what went in, `run` of what happened.

use crate::level::layout::Layout;
use crate::rules::feed::Feed;
use crate::sim::event::Event;
use crate::sim::kit::Kit;
use crate::sim::world::{BodyId, World};
use crate::trial::inputs::Inputs;
use crate::trial::outcome::Fingerprint;
use crate::trial::run::BEHAVIOUR;
use crate::trial::vocabulary::feed_value;

/// The state of the world is hashed every so many ticks.
pub const STATE_TICKS: u64 = 100;

/// Collects what the `run` hash is made of. Bytes are gathered first, because a hash of many small pieces is slow.
#[derive(Debug)]
pub struct RunHash {
    hasher: blake3::Hasher,
    gathered: Vec<u8>,
}

/// Bytes gathered before they are hashed.
const GATHER: usize = 1 << 13;

impl RunHash {
    pub fn new() -> Self {
        Self { hasher: blake3::Hasher::new(), gathered: Vec::with_capacity(2 * GATHER) }
    }

    /// Takes some bytes in.
    pub fn feed(&mut self, bytes: &[u8]) {
        if self.gathered.len() + bytes.len() > GATHER {
            self.hasher.update(&self.gathered);
            self.gathered.clear();
        }
        if bytes.len() > GATHER {
            self.hasher.update(bytes);
        } else {
            self.gathered.extend_from_slice(bytes);
        }
    }

    /// Takes in what happened in a tick, and every hundredth tick the whole moving state.
    pub fn end_tick(&mut self, world: &World) {
        for event in world.events() {
            self.event(event);
        }
        if world.tick() % STATE_TICKS == 0 {
            self.feed(b"state");
            self.feed(&world.tick().to_le_bytes());
            world.hash_state(&mut |bytes| self.feed(bytes));
        }
    }

    fn event(&mut self, event: &Event) {
        let pair = |hash: &mut Self, body: &BodyId, other: &Option<BodyId>| {
            hash.feed(&body.0.to_le_bytes());
            hash.feed(&other.map_or(u16::MAX, |other| other.0).to_le_bytes());
        };
        match event {
            Event::Touch { body, other, impulse } => {
                self.feed(b"touch");
                pair(self, body, other);
                self.feed(&impulse.to_bits().to_le_bytes());
            }
            Event::Part { body, other } => {
                self.feed(b"part");
                pair(self, body, other);
            }
            Event::Note { robot, diag } => {
                self.feed(b"note");
                self.feed(&(*robot as u16).to_le_bytes());
                self.feed(diag.code.as_bytes());
            }
            Event::Show { robot, device, value } => {
                self.feed(b"show");
                self.feed(&(*robot as u16).to_le_bytes());
                self.feed(&device.to_le_bytes());
                feed_value(value, &mut |bytes| self.feed(bytes));
            }
        }
    }

    /// The hash of all that was fed.
    pub fn finish(&mut self) -> Fingerprint {
        self.hasher.update(&self.gathered);
        self.gathered.clear();
        Fingerprint::of(&self.hasher.finalize())
    }
}

/// The hash of everything that can change a run: layout, rules, kits, programs, seed and the behaviour version.
///
/// Texts and translations are not in it. The scene and its kits are fed as Rust prints them, which is exhaustive and
/// exact (floats print so that they read back the same); a kit's title is left out.
pub fn inputs_hash(inputs: &Inputs, layout: &Layout) -> Fingerprint {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&BEHAVIOUR.to_le_bytes());
    hasher.update(&inputs.seed.to_le_bytes());
    let scene = &layout.scene;
    for part in [
        format!("{:?} {:?} {:?} {:?}", scene.size, scene.edge, scene.background, scene.noise),
        format!("{:?} {:?} {:?} {:?}", scene.paint, scene.surfaces, scene.bias_seed, scene.noise_seed),
        format!("{:?} {:?}", scene.things, layout.hidden_words),
    ] {
        hasher.update(part.as_bytes());
    }
    for robot in &scene.robots {
        let mut kit = Kit::clone(&robot.kit);
        kit.title.clear();
        hasher.update(format!("{} {:?} {:?}", robot.name, robot.world_from_robot, kit).as_bytes());
    }
    layout.rules.feed(&mut Feed(&mut |bytes| {
        hasher.update(bytes);
    }));
    hasher.update(&layout.operations_per_tick.to_le_bytes());
    for spec in &layout.pilots {
        hasher.update(format!("{spec:?}").as_bytes());
    }
    for source in &inputs.programs {
        hasher.update(&(source.bytes.len() as u64).to_le_bytes());
        hasher.update(&source.bytes);
    }
    Fingerprint::of(&hasher.finalize())
}
