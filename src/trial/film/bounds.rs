//! Bounds of a film that is read: what no trial makes is refused, so that a small file of a stranger takes no gigabytes.

use postcard::de_flavors::Flavor;
use serde::de::DeserializeOwned;

use crate::base::ask::Step;
use crate::base::diag::{Arg, Diag};
use crate::base::units::TICKS_PER_S;
use crate::base::value::Value;
use crate::rules::Limits;
use crate::trial::film::{Happening, Header};

/// Ticks of a film: twice the longest trial.
pub const MAX_TICKS: u64 = 2 * Limits::MAX_TIME_S as u64 * TICKS_PER_S;
/// Bodies of a picture. A level has 128 robots and 1000 things at most.
pub const MAX_BODIES: usize = 4096;
/// Zones and ropes of a picture. A level has 500 zones, and ropes are things.
pub const MAX_ZONES: usize = 4096;
/// Strokes of a whole picture; a level's text has 300 000 words at most, and each stroke takes some of them.
pub const MAX_STROKES: usize = 1_000_000;
/// Streams: 128 robots with 64 parts, each with eight words.
pub const MAX_STREAMS: usize = 65_536;
/// Goals of a level are 100 at most, hints 6.
pub const MAX_GOALS: usize = 1000;
/// Single values (a number, a length, a letter of a program) of a header. 128 programs of 32 KiB are four million, the
/// squares of pictures on the floor one.
pub const MAX_HEADER_VALUES: usize = 12_000_000;
/// The same of an ending.
pub const MAX_ENDING_VALUES: usize = 1_000_000;
/// The same of one reading, happening or step. A hundred radio messages with the longest lists are 10 000.
pub const MAX_ITEM_VALUES: usize = 1 << 16;
/// Bytes of a chunk before compression. 128 robots with a lidar of 720 rays, 20 times a second, make 17 MiB.
pub const MAX_RAW_BYTES: usize = 32 << 20;
/// Bytes that a chunk takes once it is read. Those 128 robots make 60 MiB, the 200 000 steps of a film 90.
pub const MAX_CHUNK_BYTES: usize = 256 << 20;
/// Bytes of all that stands at one moment. Those 128 robots make 3 MiB.
pub const MAX_STATE_BYTES: usize = 32 << 20;

/// Reads the whole of `bytes`, which may have so many single values at most.
pub(super) fn counted<T: DeserializeOwned>(bytes: &[u8], most: usize) -> Option<T> {
    let mut reader = postcard::Deserializer::from_flavor(Counted { rest: bytes, left: most });
    let value = T::deserialize(&mut reader).ok()?;
    reader.finalize().ok()?.is_empty().then_some(value)
}

/// Is there no more of anything in a header than a level can have?
pub(super) fn is_bounded(header: &Header) -> bool {
    let picture = &header.picture;
    let of_bodies = picture.bodies.iter().flat_map(|body| [Some(&body.ink), body.ink_on.as_ref()]).flatten();
    let inks = of_bodies.chain(picture.zones.iter().map(|(_, ink)| ink)).chain([&picture.floor]);
    let strokes: usize = inks.map(|ink| ink.strokes.len()).sum();
    picture.bodies.len() <= MAX_BODIES
        && picture.zones.len().max(picture.ropes.len()) <= MAX_ZONES
        && strokes <= MAX_STROKES
        && header.streams.len() <= MAX_STREAMS
        && header.texts.goals.len().max(header.texts.hints.len()) <= MAX_GOALS
}

/// Bytes that a value takes beside itself.
pub fn of_value(value: &Value) -> usize {
    // A map keeps eleven places for its first entry, and they are half full later.
    const NODE: usize = 11 * (size_of::<String>() + size_of::<Value>()) + 16;
    match value {
        Value::Text(text) => text.len() + 2 * size_of::<usize>(),
        Value::List(list) => list.iter().map(|item| size_of::<Value>() + of_value(item)).sum(),
        Value::Map(map) => {
            map.len().div_ceil(5) * NODE + map.iter().map(|(key, item)| key.len() + of_value(item)).sum::<usize>()
        }
        _ => 0,
    }
}

/// Bytes that something that happened takes.
pub fn of_happening(happening: &Happening) -> usize {
    let more = match happening {
        Happening::Order { word, device, args, .. } => {
            let args: usize = args.iter().map(|arg| size_of::<Value>() + of_value(arg)).sum();
            word.len() + device.as_ref().map_or(0, String::len) + args
        }
        Happening::Print { text, .. } | Happening::Mark { text, .. } | Happening::Say { text, .. } => text.len(),
        Happening::Plot { name, .. } => name.len(),
        Happening::Show { value, .. } => of_value(value),
        Happening::Note { diag, .. } | Happening::Broke { diag, .. } => of_diag(diag),
        _ => 0,
    };
    size_of::<Happening>() + more
}

/// Bytes that a step takes.
pub fn of_step(step: &Step) -> usize {
    let changed = |(name, text): &(String, String)| size_of::<(String, String)>() + name.len() + text.len();
    size_of::<(u16, Step)>() + step.function.len() + step.changed.iter().map(changed).sum::<usize>()
}

fn of_diag(diag: &Diag) -> usize {
    let arg = |arg: &Arg| match arg {
        Arg::Text(text) => text.len(),
        Arg::Message(id) => id.len(),
        Arg::Name(name) => 96 + name.id.len() + name.en.len() + name.ru.len() + name.kk.len(),
        Arg::Number(_) => 0,
    };
    let hints = diag.hints.iter().map(|hint| 48 + hint.code.len() + hint.args.len() * 56);
    let args = diag.args.iter().chain(diag.hints.iter().flat_map(|hint| &hint.args));
    let place = diag.place.as_ref().map_or(0, |place| place.file.len());
    let args: usize = args.map(|(name, value)| 56 + name.len() + arg(value)).sum();
    diag.code.len() + place + args + hints.sum::<usize>()
}

/// Bytes of which only so many single values are read.
struct Counted<'a> {
    rest: &'a [u8],
    left: usize,
}

impl<'a> Counted<'a> {
    fn one(&mut self) -> postcard::Result<()> {
        self.left = self.left.checked_sub(1).ok_or(postcard::Error::SerdeDeCustom)?;
        Ok(())
    }
}

impl<'a> Flavor<'a> for Counted<'a> {
    type Remainder = &'a [u8];
    type Source = &'a [u8];

    fn pop(&mut self) -> postcard::Result<u8> {
        self.one()?;
        let (first, rest) = self.rest.split_first().ok_or(postcard::Error::DeserializeUnexpectedEnd)?;
        self.rest = rest;
        Ok(*first)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }

    fn try_take_n(&mut self, count: usize) -> postcard::Result<&'a [u8]> {
        self.one()?;
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(postcard::Error::DeserializeUnexpectedEnd)?;
        self.rest = rest;
        Ok(taken)
    }

    fn finalize(self) -> postcard::Result<&'a [u8]> {
        Ok(self.rest)
    }
}
