//! Filming: ticks become chunks, with no allocation between two chunks.
//!
//! A pose is kept as the difference to where the last two poses would lead it, a reading as the difference to the last
//! one of its stream; what is as foreseen costs a bit.

use std::collections::BTreeMap;

use crate::base::ask::Step;
use crate::base::value::Value;
use crate::sim::frame::QuantisedPose;
use crate::trial::film::bytes::{put_signed, put_unsigned};
use crate::trial::film::{CHUNK_TICKS, Chunk, Detail, Happening, MAX_STEPS, READING_SCALE};

/// What kind of reading follows a stream's number.
pub(super) const NUMBER: u64 = 0;
pub(super) const NO: u64 = 1;
pub(super) const YES: u64 = 2;
pub(super) const OTHER: u64 = 3;

/// Takes what happens in a tick and makes chunks of it.
#[derive(Debug)]
pub struct FilmWriter {
    detail: Detail,
    tick: u64,
    first_tick: u64,
    /// The chunk that grows: for each tick poses, readings, happenings, steps.
    raw: Vec<u8>,
    last: Vec<QuantisedPose>,
    before_last: Vec<QuantisedPose>,
    /// The last value of each stream in this chunk.
    streams: Vec<Option<Kept>>,
    readings: Vec<u8>,
    reading_count: u64,
    happenings: Vec<u8>,
    happening_count: u64,
    steps: Vec<u8>,
    step_count: u64,
    steps_in_all: u64,
    /// The line of the last order of each robot.
    order_lines: BTreeMap<u16, u32>,
    /// The operations of each robot's program in a tick, as this chunk tells them.
    operations: Vec<u32>,
    chunks: Vec<Chunk>,
}

/// The last value of a stream, as the film keeps it.
#[derive(Clone, Debug, PartialEq)]
enum Kept {
    Number(i64),
    Bool(bool),
    Other(Value),
}

impl FilmWriter {
    /// A film of so many loose bodies and streams.
    pub fn new(detail: Detail, loose_bodies: usize, streams: usize) -> Self {
        Self {
            detail,
            tick: 0,
            first_tick: 0,
            raw: Vec::with_capacity(1 << 14),
            last: vec![QuantisedPose::default(); loose_bodies],
            before_last: vec![QuantisedPose::default(); loose_bodies],
            streams: vec![None; streams],
            readings: Vec::with_capacity(1 << 10),
            reading_count: 0,
            happenings: Vec::with_capacity(1 << 10),
            happening_count: 0,
            steps: Vec::new(),
            step_count: 0,
            steps_in_all: 0,
            order_lines: BTreeMap::new(),
            operations: Vec::new(),
            chunks: Vec::new(),
        }
    }

    /// How much is filmed.
    pub fn detail(&self) -> Detail {
        self.detail
    }

    /// Films a reading, if it differs from the last one of its stream.
    pub fn reading(&mut self, stream: usize, value: &Value) {
        if self.detail == Detail::None {
            return;
        }
        let Some(last) = self.streams.get_mut(stream) else { return };
        let number = stream as u64;
        match value {
            Value::Float(_) | Value::Int(_) => {
                let scaled = (value.number().unwrap_or(0.0) * READING_SCALE).clamp(-1e15, 1e15);
                let now = scaled.round() as i64;
                let before = match last {
                    Some(Kept::Number(before)) if *before == now => return,
                    Some(Kept::Number(before)) => *before,
                    _ => 0,
                };
                put_unsigned(&mut self.readings, number << 2 | NUMBER);
                put_signed(&mut self.readings, now - before);
                *last = Some(Kept::Number(now));
            }
            Value::Bool(truth) => {
                if *last == Some(Kept::Bool(*truth)) {
                    return;
                }
                put_unsigned(&mut self.readings, number << 2 | if *truth { YES } else { NO });
                *last = Some(Kept::Bool(*truth));
            }
            other => {
                if matches!(last, Some(Kept::Other(before)) if before == other) {
                    return;
                }
                put_unsigned(&mut self.readings, number << 2 | OTHER);
                put_packed(&mut self.readings, other);
                *last = Some(Kept::Other(other.clone()));
            }
        }
        self.reading_count += 1;
    }

    /// Films something that happened.
    pub fn happening(&mut self, happening: &Happening) {
        if self.detail == Detail::None {
            return;
        }
        put_packed(&mut self.happenings, happening);
        self.happening_count += 1;
    }

    /// Is an order from this line to be filmed? A full film has those that come from another line than the robot's last
    /// one: they tell where a program was, and a loop that steers a hundred times a second adds nothing to that.
    pub fn wants_order(&mut self, robot: u16, line: u32) -> bool {
        self.detail == Detail::Full && self.order_lines.insert(robot, line) != Some(line)
    }

    /// Films how many operations a robot's program used in this tick, if they differ from its last ones.
    pub fn operations(&mut self, robot: u16, used: u64) {
        if self.detail == Detail::None {
            return;
        }
        let (number, used) = (usize::from(robot), u32::try_from(used).unwrap_or(u32::MAX));
        if number >= self.operations.len() {
            self.operations.resize(number + 1, 0);
        }
        if std::mem::replace(&mut self.operations[number], used) == used {
            return;
        }
        // Programs use another number in most ticks, so this one allocates nothing.
        let mut packed = [0; 16];
        if let Ok(packed) = postcard::to_slice(&Happening::Operations { robot, used }, &mut packed) {
            put_unsigned(&mut self.happenings, packed.len() as u64);
            self.happenings.extend_from_slice(packed);
            self.happening_count += 1;
        }
    }

    /// Films a program step, as long as there is room for more.
    pub fn step(&mut self, robot: u16, step: &Step) {
        if self.detail == Detail::None || self.steps_in_all > MAX_STEPS {
            return;
        }
        if self.steps_in_all == MAX_STEPS {
            self.happening(&Happening::StepsCut);
        } else {
            put_unsigned(&mut self.steps, u64::from(robot));
            put_packed(&mut self.steps, step);
            self.step_count += 1;
        }
        self.steps_in_all += 1;
    }

    /// Ends the tick with the poses of the loose bodies.
    pub fn end_tick(&mut self, poses: impl Iterator<Item = QuantisedPose>) {
        if self.detail == Detail::None {
            return;
        }
        let raw = &mut self.raw;
        let mask_at = raw.len();
        raw.resize(mask_at + self.last.len().div_ceil(8), 0);
        let past = self.last.iter_mut().zip(&mut self.before_last);
        for (body, (pose, (last, before_last))) in poses.zip(past).enumerate() {
            // What rests is as foreseen, and most bodies rest.
            if pose == *last && *last == *before_last && self.tick != self.first_tick {
                continue;
            }
            let foreseen =
                if self.tick == self.first_tick { QuantisedPose::default() } else { ahead(*before_last, *last) };
            if pose != foreseen {
                raw[mask_at + body / 8] |= 1 << (body % 8);
                put_signed(raw, i64::from(pose.x) - i64::from(foreseen.x));
                put_signed(raw, i64::from(pose.y) - i64::from(foreseen.y));
                put_signed(raw, i64::from(pose.angle) - i64::from(foreseen.angle));
            }
            *before_last = if self.tick == self.first_tick { pose } else { *last };
            *last = pose;
        }
        for (count, bytes) in [
            (&mut self.reading_count, &mut self.readings),
            (&mut self.happening_count, &mut self.happenings),
            (&mut self.step_count, &mut self.steps),
        ] {
            put_unsigned(raw, *count);
            raw.extend_from_slice(bytes);
            bytes.clear();
            *count = 0;
        }
        self.tick += 1;
        if self.tick - self.first_tick == CHUNK_TICKS {
            self.flush();
        }
    }

    /// Hands out the chunks that are ready; with `all` also the one that still grows.
    pub fn take_chunks(&mut self, all: bool) -> Vec<Chunk> {
        if all {
            self.flush();
        }
        std::mem::take(&mut self.chunks)
    }

    fn flush(&mut self) {
        let ticks = self.tick - self.first_tick;
        if ticks == 0 {
            return;
        }
        let bytes = lz4_flex::block::compress(&self.raw);
        let raw_length = self.raw.len() as u32;
        let checksum = checksum(&bytes);
        self.chunks.push(Chunk { first_tick: self.first_tick, ticks: ticks as u16, raw_length, checksum, bytes });
        self.raw.clear();
        self.streams.fill(None);
        self.operations.fill(0);
        self.first_tick = self.tick;
    }
}

/// Where the next pose would be if the last two went on.
pub(super) fn ahead(before_last: QuantisedPose, last: QuantisedPose) -> QuantisedPose {
    let on = |before: i32, now: i32| now.wrapping_add(now.wrapping_sub(before));
    QuantisedPose {
        x: on(before_last.x, last.x),
        y: on(before_last.y, last.y),
        angle: on(before_last.angle, last.angle),
    }
}

/// The checksum of a chunk's compressed bytes.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    let hash = blake3::hash(bytes);
    u64::from_le_bytes(hash.as_bytes()[..8].try_into().unwrap_or_default())
}

fn put_packed(bytes: &mut Vec<u8>, value: &impl serde::Serialize) {
    let mut packed = postcard::to_stdvec(value).unwrap_or_default();
    put_unsigned(bytes, packed.len() as u64);
    bytes.append(&mut packed);
}
