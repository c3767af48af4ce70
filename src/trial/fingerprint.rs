//! The two hashes of a trial: `inputs` of what went in, `run` of what happened.

use crate::level::layout::Layout;
use crate::rules::feed::Feed;
use crate::sim::event::Event;
use crate::sim::world::{BodyId, World};
use crate::trial::inputs::{Inputs, Source};
use crate::trial::outcome::Fingerprint;
use crate::trial::run::BEHAVIOUR;

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

impl Default for RunHash {
    fn default() -> Self {
        Self { hasher: blake3::Hasher::new(), gathered: Vec::with_capacity(GATHER) }
    }
}

impl RunHash {
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
        if world.tick().is_multiple_of(STATE_TICKS) {
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
                value.feed(&mut |bytes| self.feed(bytes));
            }
            Event::Thing { body, state } => {
                self.feed(b"thing");
                self.feed(&body.0.to_le_bytes());
                state.feed(&mut |bytes| self.feed(bytes));
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
/// Texts and translations are not in it.
pub fn inputs_hash(inputs: &Inputs, layout: &Layout) -> Fingerprint {
    let mut hasher = blake3::Hasher::new();
    let mut feed = |bytes: &[u8]| {
        hasher.update(bytes);
    };
    let mut feed = Feed(&mut feed);
    feed.whole(u64::from(BEHAVIOUR));
    layout.feed(&mut feed);
    feed.count(inputs.programs.len());
    for Source { name: _, bytes } in &inputs.programs {
        feed.count(bytes.len());
        (feed.0)(bytes);
    }
    Fingerprint::of(&hasher.finalize())
}
