//! A picture of one moment of a film.

use crate::base::diag::Diag;
use crate::export::raster::png_of;
use crate::text::lang::Lang;
use crate::trial::film::Film;
use crate::trial::still::drawing;

/// The field after so many ticks (at the end, when that comes first) as a PNG file, so many pixels wide, names in
/// a language.
///
/// # Errors
/// It could not be packed.
pub fn moment(film: &Film, tick: u64, width_px: u32, lang: Lang) -> Result<Vec<u8>, Box<Diag>> {
    png_of(&drawing(film, tick, lang.code()), film.header.picture.size, width_px)
}
