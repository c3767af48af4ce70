//! Watching: chunks become ticks again. A film is a stranger's file: every number in it is checked.

use serde::de::DeserializeOwned;

use crate::base::diag::Diag;
use crate::base::value::Value;
use crate::sim::frame::QuantisedPose;
use crate::trial::film::bounds::{
    MAX_CHUNK_BYTES, MAX_ITEM_VALUES, MAX_RAW_BYTES, MAX_TICKS, counted, of_happening, of_step, of_value,
};
use crate::trial::film::bytes::Bytes;
use crate::trial::film::write::{NO, NUMBER, YES, ahead, checksum};
use crate::trial::film::{CHUNK_TICKS, Chunk, Film, FilmTick, READING_SCALE};

/// Reads the ticks of a film one after the other.
///
/// # Errors
/// An item is `Err` with the tick from which the film can't be read; after it nothing more comes.
pub fn ticks(film: &Film) -> impl Iterator<Item = Result<FilmTick, Box<Diag>>> + '_ {
    let loose = film.header.picture.bodies.iter().filter(|body| body.loose).count();
    let mut broken = false;
    film.chunks.iter().flat_map(move |chunk| {
        let read = if broken { Vec::new() } else { chunk_ticks(chunk, loose, film.header.streams.len()) };
        broken |= read.last().is_some_and(Result::is_err);
        read
    })
}

/// Reads one chunk: its ticks up to the first that can't be read, which is the last item as `Err`.
pub fn chunk_ticks(chunk: &Chunk, loose_bodies: usize, streams: usize) -> Vec<Result<FilmTick, Box<Diag>>> {
    weighed_ticks(chunk, loose_bodies, streams).0
}

/// The same with the bytes that these ticks take, roughly.
pub fn weighed_ticks(chunk: &Chunk, loose_bodies: usize, streams: usize) -> (Vec<Result<FilmTick, Box<Diag>>>, usize) {
    let damaged = |tick: u64| Err(Box::new(Diag::error("film-damaged-tick").with("tick", tick)));
    let Some(raw) = unpack_chunk(chunk) else { return (vec![damaged(chunk.first_tick)], 0) };
    let mut reader = ChunkReader {
        bytes: Bytes::new(&raw),
        last: vec![QuantisedPose::default(); loose_bodies],
        before_last: vec![QuantisedPose::default(); loose_bodies],
        numbers: vec![0; streams],
        room: MAX_CHUNK_BYTES,
    };
    let mut read = Vec::with_capacity(usize::from(chunk.ticks));
    for index in 0..u64::from(chunk.ticks) {
        let tick = chunk.first_tick.saturating_add(index);
        match reader.tick(tick, index == 0) {
            Some(film_tick) => read.push(Ok(film_tick)),
            None => {
                read.push(damaged(tick));
                return (read, MAX_CHUNK_BYTES - reader.room);
            }
        }
    }
    if !reader.bytes.is_empty() {
        read.push(damaged(chunk.first_tick.saturating_add(u64::from(chunk.ticks))));
    }
    (read, MAX_CHUNK_BYTES - reader.room)
}

/// Can a trial have made a chunk of so many ticks at this place?
pub(super) fn is_possible(chunk: &Chunk) -> bool {
    (1..=CHUNK_TICKS).contains(&u64::from(chunk.ticks)) && chunk.first_tick < MAX_TICKS
}

/// The ticks of a chunk that could be read.
pub fn ticks_of(read: Vec<Result<FilmTick, Box<Diag>>>) -> Vec<FilmTick> {
    read.into_iter().map_while(Result::ok).collect()
}

/// Unpacks bytes that must become just so many.
pub(super) fn unpack(packed: &[u8], raw_length: usize) -> Option<Vec<u8>> {
    lz4_flex::block::decompress(packed, raw_length).ok().filter(|raw| raw.len() == raw_length)
}

fn unpack_chunk(chunk: &Chunk) -> Option<Vec<u8>> {
    let raw_length = chunk.raw_length as usize;
    // LZ4 packs at most 255 to 1, so a length beyond that is a lie that must not cost memory.
    let honest = raw_length <= MAX_RAW_BYTES && raw_length / 256 <= chunk.bytes.len();
    if !honest || !is_possible(chunk) || checksum(&chunk.bytes) != chunk.checksum {
        return None;
    }
    unpack(&chunk.bytes, raw_length)
}

struct ChunkReader<'a> {
    bytes: Bytes<'a>,
    last: Vec<QuantisedPose>,
    before_last: Vec<QuantisedPose>,
    numbers: Vec<i64>,
    /// Bytes that the rest of the chunk may take once it is read.
    room: usize,
}

impl ChunkReader<'_> {
    fn tick(&mut self, tick: u64, first: bool) -> Option<FilmTick> {
        self.pay(size_of::<FilmTick>() + size_of_val(self.last.as_slice()))?;
        let mut film_tick = FilmTick { tick, ..FilmTick::default() };
        let mask = self.bytes.take(self.last.len().div_ceil(8))?;
        for body in 0..self.last.len() {
            let foreseen =
                if first { QuantisedPose::default() } else { ahead(self.before_last[body], self.last[body]) };
            let changed = mask[body / 8] >> (body % 8) & 1 == 1;
            let pose = if changed { self.pose(foreseen)? } else { foreseen };
            self.before_last[body] = if first { pose } else { self.last[body] };
            self.last[body] = pose;
        }
        film_tick.poses.extend_from_slice(&self.last);
        for _ in 0..self.bytes.unsigned()? {
            self.pay(size_of::<(u32, Value)>())?;
            film_tick.readings.push(self.reading()?);
        }
        for _ in 0..self.bytes.unsigned()? {
            film_tick.happenings.push(self.packed(of_happening)?);
        }
        for _ in 0..self.bytes.unsigned()? {
            let robot = u16::try_from(self.bytes.unsigned()?).ok()?;
            film_tick.steps.push((robot, self.packed(of_step)?));
        }
        Some(film_tick)
    }

    fn pose(&mut self, foreseen: QuantisedPose) -> Option<QuantisedPose> {
        let mut on = |from: i32| i32::try_from(i64::from(from).checked_add(self.bytes.signed()?)?).ok();
        Some(QuantisedPose { x: on(foreseen.x)?, y: on(foreseen.y)?, angle: on(foreseen.angle)? })
    }

    fn reading(&mut self) -> Option<(u32, Value)> {
        let head = self.bytes.unsigned()?;
        let stream = usize::try_from(head >> 2).ok()?;
        let number = self.numbers.get_mut(stream)?;
        let value = match head & 3 {
            NUMBER => {
                *number = number.checked_add(self.bytes.signed()?)?;
                Value::Float(*number as f64 / READING_SCALE)
            }
            NO => Value::Bool(false),
            YES => Value::Bool(true),
            _ => self.packed(of_value)?,
        };
        Some((u32::try_from(stream).ok()?, value))
    }

    fn packed<T: DeserializeOwned>(&mut self, bytes_of: fn(&T) -> usize) -> Option<T> {
        let length = usize::try_from(self.bytes.unsigned()?).ok()?;
        let value = counted(self.bytes.take(length)?, MAX_ITEM_VALUES)?;
        self.pay(bytes_of(&value))?;
        Some(value)
    }

    fn pay(&mut self, bytes: usize) -> Option<()> {
        self.room = self.room.checked_sub(bytes)?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::noise::Stream;
    use crate::trial::film::write::FilmWriter;
    use crate::trial::film::{Detail, Happening};

    /// 250 ticks of two bodies, one of them at rest, with a noisy and a quiet reading.
    fn film() -> (Vec<Chunk>, Vec<FilmTick>) {
        let chance = Stream::new(3).named("film");
        let mut writer = FilmWriter::new(Detail::Lean, 2, 3);
        let mut wanted = Vec::new();
        for tick in 0..250 {
            let first_of_chunk = tick % CHUNK_TICKS == 0;
            let pose = QuantisedPose { x: tick as i32 * 7, y: (chance.even(tick) * 900.0) as i32, angle: -17_999 };
            let poses = vec![pose, QuantisedPose { x: 5, y: -6, angle: 7 }];
            let noisy = Value::Float(libm::round(chance.normal(tick) * 1e4) / READING_SCALE);
            writer.reading(1, &noisy);
            writer.reading(2, &Value::Bool(true));
            let mut readings = vec![(1, noisy)];
            if first_of_chunk {
                readings.push((2, Value::Bool(true)));
            }
            let print = Happening::Print { robot: 0, line: 3, text: format!("tick {tick}") };
            writer.happening(&print);
            writer.end_tick(poses.iter().copied());
            wanted.push(FilmTick { tick, poses, readings, happenings: vec![print], steps: Vec::new() });
        }
        (writer.take_chunks(true), wanted)
    }

    #[test]
    fn a_film_comes_back_as_it_was_filmed() {
        let (chunks, wanted) = film();
        let read: Vec<FilmTick> =
            chunks.iter().flat_map(|chunk| chunk_ticks(chunk, 2, 3)).collect::<Result<_, _>>().unwrap();
        assert_eq!(read, wanted);
    }

    #[test]
    fn an_altered_chunk_is_noticed_and_the_ticks_before_it_can_be_seen() {
        let (mut chunks, _) = film();
        let middle = chunks[1].bytes.len() / 2;
        chunks[1].bytes[middle] ^= 1;
        let read: Vec<_> = chunks.iter().flat_map(|chunk| chunk_ticks(chunk, 2, 3)).collect();
        assert_eq!(read.iter().position(Result::is_err), Some(100));
    }

    #[test]
    fn nonsense_of_any_kind_is_refused_without_a_panic() {
        let (chunks, _) = film();
        let raw = unpack_chunk(&chunks[0]).unwrap();
        let chance = Stream::new(4).named("nonsense");
        for round in 0..2_000 {
            let mut altered = raw.clone();
            for change in 0..4 {
                let at = chance.numbered(round).bits(change) as usize % altered.len();
                altered[at] = chance.numbered(round).bits(100 + change) as u8;
            }
            let bytes = lz4_flex::block::compress(&altered);
            let raw_length = if round % 7 == 0 { u32::MAX } else { altered.len() as u32 };
            let chunk = Chunk { checksum: checksum(&bytes), bytes, raw_length, ..chunks[0].clone() };
            let streams = round as usize % 4;
            assert!(chunk_ticks(&chunk, 2, streams).len() <= 101);
        }
    }
}
