//! Pictures of the level folder: a PNG becomes pixels, within bounds that are checked before anything is unpacked.

use std::io::Cursor;

use image::codecs::png::PngDecoder;
use image::{DynamicImage, Limits};

use crate::base::diag::Diag;
use crate::sim::paint::{Picture, Raster};

/// The largest file, bytes.
pub(super) const MOST_BYTES: u64 = 8 << 20;
/// The most pixels along one side.
pub(super) const MOST_SIDE: u32 = 4096;
/// What the decoder may take, bytes: the largest picture with 16 bits a colour, and as much again for itself.
const MOST_MEMORY: u64 = 2 * 8 * (MOST_SIDE as u64) * (MOST_SIDE as u64);
/// What every PNG begins with (ISO/IEC 15948, §5.2).
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Reads a PNG; what is wrong with it is told without a place.
pub(super) fn decode(name: &str, bytes: &[u8]) -> Result<Picture, Diag> {
    if !bytes.starts_with(SIGNATURE) {
        return Err(Diag::error("level-picture-not-png").with("name", name));
    }
    let damaged = || Diag::error("level-picture-damaged").with("name", name);
    // The first chunk is the header: its length, its name, the width and the height (§11.2.2).
    let side = |from: usize| bytes.get(from..from + 4)?.try_into().map(u32::from_be_bytes).ok();
    let (Some(width), Some(height)) = (side(16), side(20)) else { return Err(damaged()) };
    if width > MOST_SIDE || height > MOST_SIDE {
        let diag = Diag::error("level-picture-too-large").with("name", name).with("limit", f64::from(MOST_SIDE));
        return Err(diag.with("width", f64::from(width)).with("height", f64::from(height)));
    }
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let decoder = PngDecoder::with_limits(Cursor::new(bytes), limits).map_err(|_| damaged())?;
    let image = DynamicImage::from_decoder(decoder).map_err(|_| damaged())?.into_rgba8();
    let (columns, rows) = (image.width() as usize, image.height() as usize);
    if columns == 0 || rows == 0 {
        return Err(damaged());
    }
    // A file begins with the highest row, the floor with the lowest.
    let pixels = image.into_raw();
    let rows_up = pixels.chunks_exact(4 * columns).rev();
    let pixels = rows_up.flat_map(|row| row.chunks_exact(4).map(|pixel| [pixel[0], pixel[1], pixel[2], pixel[3]]));
    Ok(Picture::new(Raster { columns, rows, pixels: pixels.collect() }))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A PNG file of these pixels.
    pub fn png(columns: u32, rows: u32, pixel: impl Fn(u32, u32) -> [u8; 4]) -> Vec<u8> {
        let image = image::RgbaImage::from_fn(columns, rows, |x, y| image::Rgba(pixel(x, y)));
        let mut file = Cursor::new(Vec::new());
        image.write_to(&mut file, image::ImageFormat::Png).expect("a picture");
        file.into_inner()
    }

    /// A PNG of nothing but a header that claims a size.
    pub fn bomb(width: u32, height: u32) -> Vec<u8> {
        let mut file = png(1, 1, |_, _| [0; 4]);
        file[16..20].copy_from_slice(&width.to_be_bytes());
        file[20..24].copy_from_slice(&height.to_be_bytes());
        file
    }

    #[test]
    fn the_lowest_row_of_a_picture_comes_first() {
        let file = png(2, 3, |x, y| [x as u8, y as u8, 7, 255]);
        let picture = decode("a.png", &file).expect("a picture");
        assert_eq!((picture.columns(), picture.rows()), (2, 3));
        assert_eq!(picture.pixels()[0], [0, 2, 7, 255]);
        assert_eq!(picture.pixels()[5], [1, 0, 7, 255]);
    }

    #[test]
    fn bombs_cuts_and_other_files_are_refused() {
        let code = |bytes: &[u8]| decode("a.png", bytes).expect_err("refused").code;
        assert_eq!(code(&bomb(20_000, 20_000)), "level-picture-too-large");
        assert_eq!(code(&bomb(u32::MAX, 1)), "level-picture-too-large");
        assert_eq!(code(&bomb(0, 0)), "level-picture-damaged");
        // The header's checksum is wrong, or the pixels are missing.
        assert_eq!(code(&bomb(4096, 4096)), "level-picture-damaged");
        let file = png(64, 64, |x, y| [x as u8, y as u8, (x * y) as u8, 255]);
        for length in [0, 4, 8, 20, 30, file.len() / 2, file.len() - 20] {
            assert!(decode("a.png", &file[..length]).is_err(), "{length}");
        }
        assert_eq!(code(b"GIF89a"), "level-picture-not-png");
    }
}
