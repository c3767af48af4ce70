//! A film as an animated GIF: only what changed is in a frame, the colours are fixed, and the size has a limit.

use gif::{DisposalMethod, Encoder, Frame, Repeat};

use crate::base::diag::Diag;
use crate::export::moments::Moments;
use crate::export::palette::{Palette, UNCHANGED};
use crate::export::raster::Raster;
use crate::text::lang::Lang;
use crate::trial::reel::Reel;

/// A larger file is not made: it could not be mailed or shown.
pub const MAX_BYTES: usize = 64 << 20;
/// A GIF is at most so wide, pixels.
pub const MAX_WIDTH: u32 = 1600;
/// The last frame stays so long, hundredths of a second.
const LAST_CS: u32 = 200;
/// Between two frames, hundredths of a second; less is shown slower by browsers.
const LEAST_DELAY_CS: u32 = 2;

/// Which part of a film, and how.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// From and to, in ticks done.
    pub from: u64,
    pub to: u64,
    /// Times real time.
    pub speed: f64,
    /// Frames of a second that is watched.
    pub fps: u32,
    pub width_px: u32,
    /// Zones are named and the time is written in this language.
    pub lang: Lang,
}

/// What stands in the way of a GIF.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// It was wanted no more.
    Stopped,
    /// More than `MAX_BYTES`; it had come to this tick.
    TooBig {
        tick: u64,
    },
    Failed(Box<Diag>),
}

/// Makes the GIF. `progress` is told the share that is done, 0 to 1, and says whether to go on.
///
/// # Errors
/// It was stopped, or is too big.
pub fn animation(reel: &Reel, options: &Options, progress: &mut dyn FnMut(f32) -> bool) -> Result<Vec<u8>, Trouble> {
    animation_within(reel, options, MAX_BYTES, progress)
}

fn animation_within(
    reel: &Reel,
    options: &Options,
    most_bytes: usize,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Result<Vec<u8>, Trouble> {
    let to = options.to.min(reel.ticks());
    let from = options.from.min(to);
    let delay_cs = (100 / options.fps.clamp(1, 50)).max(LEAST_DELAY_CS);
    // A tick is a hundredth of a second too.
    let ticks_a_frame = (f64::from(delay_cs) * options.speed.clamp(0.01, 1000.0)).max(0.01);

    let width_px = options.width_px.min(MAX_WIDTH);
    let mut moments = Moments::new(reel, width_px, options.lang);
    let seen = [from, from.midpoint(to), to].map(|tick| moments.at(tick).bytes().to_vec());
    let palette = Palette::of(&reel.header().picture, &seen);
    let mut moments = Moments::new(reel, width_px, options.lang);
    let mut frames = Frames::new(palette, moments.empty())?;
    let (mut tick, mut number) = (from, 0u64);
    loop {
        let last = tick >= to;
        frames.add(moments.at(tick), if last { LAST_CS } else { delay_cs })?;
        if frames.bytes() > most_bytes {
            return Err(Trouble::TooBig { tick });
        }
        let done = (tick - from) as f64 / (to - from).max(1) as f64;
        if !progress(done as f32) {
            return Err(Trouble::Stopped);
        }
        if last {
            return frames.finish();
        }
        number += 1;
        tick = (from + (number as f64 * ticks_a_frame) as u64).min(to);
    }
}

/// The frames as they are written. The one that is shown is held back until it is known how long it stays.
struct Frames {
    encoder: Encoder<Vec<u8>>,
    palette: Palette,
    /// Places of the palette of what is shown now, row by row.
    shown: Vec<u8>,
    size: (usize, usize),
    held: Option<Held>,
}

/// A frame that is still to be written.
struct Held {
    corner: (usize, usize),
    size: (usize, usize),
    places: Vec<u8>,
    delay_cs: u32,
}

impl Frames {
    fn new(palette: Palette, raster: &Raster) -> Result<Self, Trouble> {
        let side = |side: u32| u16::try_from(side).unwrap_or(u16::MAX);
        let encoder = Encoder::new(Vec::new(), side(raster.width()), side(raster.height()), &palette.bytes());
        let mut encoder = encoder.map_err(failed)?;
        encoder.set_repeat(Repeat::Infinite).map_err(failed)?;
        let size = (raster.width() as usize, raster.height() as usize);
        Ok(Self { encoder, palette, shown: Vec::new(), size, held: None })
    }

    /// Bytes written so far.
    fn bytes(&self) -> usize {
        self.encoder.get_ref().len()
    }

    /// Adds a frame; one that changes nothing makes the one before stay longer.
    fn add(&mut self, raster: &Raster, delay_cs: u32) -> Result<(), Trouble> {
        let palette = &mut self.palette;
        let mut last = ([0; 4], palette.place([0; 3]));
        let places = raster.bytes().as_chunks::<4>().0.iter().map(|pixel| {
            if last.0 != *pixel {
                last = (*pixel, palette.place([pixel[0], pixel[1], pixel[2]]));
            }
            last.1
        });
        let places: Vec<u8> = places.collect();
        let Some((corner, size)) = self.changed(&places) else {
            if let Some(held) = &mut self.held {
                held.delay_cs += delay_cs;
            }
            return Ok(());
        };
        let mut cut = Vec::with_capacity(size.0 * size.1);
        for row in corner.1..corner.1 + size.1 {
            let columns = row * self.size.0 + corner.0..row * self.size.0 + corner.0 + size.0;
            let new = places.get(columns.clone()).unwrap_or_default();
            match self.shown.get(columns) {
                Some(old) => {
                    cut.extend(new.iter().zip(old).map(|(new, old)| if new == old { UNCHANGED } else { *new }));
                }
                None => cut.extend_from_slice(new),
            }
        }
        self.shown = places;
        self.write_held()?;
        self.held = Some(Held { corner, size, places: cut, delay_cs });
        Ok(())
    }

    /// The corner and size of all that is not as it is shown; none when nothing changed.
    fn changed(&self, places: &[u8]) -> Option<((usize, usize), (usize, usize))> {
        if self.shown.is_empty() {
            return Some(((0, 0), self.size));
        }
        let width = self.size.0.max(1);
        let (mut left, mut right, mut top, mut bottom) = (usize::MAX, 0, usize::MAX, 0);
        for (row, (new, old)) in places.chunks(width).zip(self.shown.chunks(width)).enumerate() {
            if new == old {
                continue;
            }
            let differs = |(new, old): (&u8, &u8)| new != old;
            let first = new.iter().zip(old).position(differs).unwrap_or(0);
            let last = new.iter().zip(old).rposition(differs).unwrap_or(width - 1);
            (left, right) = (left.min(first), right.max(last));
            (top, bottom) = (top.min(row), row);
        }
        (top != usize::MAX).then(|| ((left, top), (right - left + 1, bottom - top + 1)))
    }

    fn write_held(&mut self) -> Result<(), Trouble> {
        let Some(Held { corner, size, places, delay_cs }) = self.held.take() else { return Ok(()) };
        let short = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
        let frame = Frame {
            delay: u16::try_from(delay_cs).unwrap_or(u16::MAX),
            dispose: DisposalMethod::Keep,
            transparent: Some(UNCHANGED),
            left: short(corner.0),
            top: short(corner.1),
            width: short(size.0),
            height: short(size.1),
            buffer: places.into(),
            ..Frame::default()
        };
        self.encoder.write_frame(&frame).map_err(failed)
    }

    fn finish(mut self) -> Result<Vec<u8>, Trouble> {
        self.write_held()?;
        self.encoder.into_inner().map_err(failed)
    }
}

fn failed(error: gif::EncodingError) -> Trouble {
    Trouble::Failed(Box::new(Diag::error("export-failed").with("reason", error.to_string())))
}

impl Trouble {
    /// What to tell a person; nothing when they stopped it themselves.
    pub fn diag(&self) -> Option<Diag> {
        match self {
            Self::Stopped => None,
            Self::TooBig { tick } => {
                let diag = Diag::error("export-too-big").with("limit", (MAX_BYTES >> 20) as f64);
                Some(diag.with("seconds", crate::base::units::seconds_of(*tick)).hint("export-hint-smaller"))
            }
            Self::Failed(diag) => Some((**diag).clone()),
        }
    }
}
