//! A film on disk: `ARBAFILM`, a version, the header, chunks and the ending, each with its length and checksum.

use serde::Serialize;

use crate::base::diag::Diag;
use crate::trial::film::bounds::{MAX_ENDING_VALUES, MAX_HEADER_VALUES, counted, is_bounded};
use crate::trial::film::older::{self, HeaderOf2};
use crate::trial::film::read::{is_possible, unpack};
use crate::trial::film::write::checksum;
use crate::trial::film::{Chunk, Film, Header};

/// The first bytes of every film.
pub const MAGIC: &[u8; 8] = b"ARBAFILM";
/// The version of the file format; an older one is read or refused with a clear word, never guessed.
pub const VERSION: u16 = 3;
/// A larger file is not read.
pub const MAX_BYTES: u64 = 256 << 20;

const HEADER: u8 = 1;
const CHUNK: u8 = 2;
const ENDING: u8 = 3;
/// A header or an ending cannot be longer than this before compression: a header holds the pictures of its level.
const MAX_SECTION_BYTES: usize = 64 << 20;

/// The bytes of a film file.
pub fn write(film: &Film) -> Vec<u8> {
    let Film { header, chunks, ending } = film;
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    put_section(&mut bytes, HEADER, header);
    for chunk in chunks {
        put_section(&mut bytes, CHUNK, chunk);
    }
    if let Some(ending) = ending {
        put_section(&mut bytes, ENDING, ending);
    }
    bytes
}

/// Reads a film file.
///
/// # Errors
/// Not a film, another version, or a header that can't be read. A film whose chunks or ending are damaged or cut off
/// is returned as far as it goes, with a diag for what is missing.
pub fn read(bytes: &[u8], name: &str) -> Result<(Film, Vec<Diag>), Box<Diag>> {
    let Some(rest) = bytes.strip_prefix(MAGIC) else {
        return Err(Box::new(Diag::error("film-not-a-film").with("file", name)));
    };
    let (version, mut rest) = rest.split_at_checked(2).ok_or_else(|| cut(name))?;
    let version = u16::from_le_bytes([version[0], version[1]]);
    if ![older::VERSION, VERSION].contains(&version) {
        let code = if version > VERSION { "film-newer-version" } else { "film-other-version" };
        let diag = Diag::error(code).with("file", name).with("found", f64::from(version));
        return Err(Box::new(diag.with("known", f64::from(VERSION))));
    }
    let header: Option<Header> = match take_section(&mut rest) {
        Some((HEADER, Some(section))) if version == older::VERSION => {
            counted::<HeaderOf2>(&section, MAX_HEADER_VALUES).map(Header::from)
        }
        Some((HEADER, Some(section))) => counted(&section, MAX_HEADER_VALUES),
        _ => None,
    };
    let header = header.filter(is_bounded).ok_or_else(|| cut(name))?;
    let mut film = Film { header, chunks: Vec::new(), ending: None };
    let mut diags = Vec::new();
    while !rest.is_empty() && film.ending.is_none() {
        match take_section(&mut rest) {
            Some((CHUNK, Some(section))) => match postcard::from_bytes::<Chunk>(&section) {
                Ok(chunk) if chunk.first_tick == film.ticks() && is_possible(&chunk) => film.chunks.push(chunk),
                _ => break,
            },
            Some((ENDING, Some(section))) => film.ending = counted(&section, MAX_ENDING_VALUES),
            _ => break,
        }
    }
    if film.ending.is_none() {
        diags.push(Diag::error("film-cut").with("file", name).with("tick", film.ticks()));
    } else if !rest.is_empty() {
        diags.push(Diag::warning("film-more-after-end").with("file", name));
    }
    Ok((film, diags))
}

fn cut(name: &str) -> Box<Diag> {
    Box::new(Diag::error("film-header-damaged").with("file", name))
}

fn put_section(bytes: &mut Vec<u8>, kind: u8, value: &impl Serialize) {
    let raw = postcard::to_stdvec(value).unwrap_or_default();
    // Chunks are compressed already.
    let packed = if kind == CHUNK { raw.clone() } else { lz4_flex::block::compress(&raw) };
    bytes.push(kind);
    bytes.extend_from_slice(&(packed.len() as u32).to_le_bytes());
    bytes.extend_from_slice(&(raw.len() as u32).to_le_bytes());
    bytes.extend_from_slice(&checksum(&packed).to_le_bytes());
    bytes.extend_from_slice(&packed);
}

/// Takes the next section: its kind, and its bytes unless the checksum says that they were altered.
fn take_section(rest: &mut &[u8]) -> Option<(u8, Option<Vec<u8>>)> {
    let (head, after) = rest.split_at_checked(17)?;
    let number =
        |from: usize| u32::from_le_bytes([head[from], head[from + 1], head[from + 2], head[from + 3]]) as usize;
    let (packed_length, raw_length) = (number(1), number(5));
    let (packed, after) = after.split_at_checked(packed_length)?;
    *rest = after;
    let kind = head[0];
    let honest = raw_length <= MAX_SECTION_BYTES && raw_length / 256 <= packed_length;
    let honest = honest && (kind != CHUNK || raw_length == packed_length);
    if !honest || checksum(packed).to_le_bytes() != head[9..17] {
        return Some((kind, None));
    }
    let raw = if kind == CHUNK { Some(packed.to_vec()) } else { unpack(packed, raw_length) };
    Some((kind, raw))
}
