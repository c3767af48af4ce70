//! A picture of one moment of a film.

use crate::base::diag::Diag;
use crate::export::moments::Moments;
use crate::text::lang::Lang;
use crate::trial::reel::Reel;

/// The field after so many ticks (at the end, when that comes first) as a PNG file, so many pixels wide, names and time in this
/// language.
///
/// # Errors
/// It could not be packed.
pub fn moment(reel: &Reel, tick: u64, width_px: u32, lang: Lang) -> Result<Vec<u8>, Box<Diag>> {
    Moments::new(reel, width_px, lang).at(tick).png()
}
