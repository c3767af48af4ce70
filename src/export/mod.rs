//! Pictures out: a moment as PNG, a film as an animated GIF, and a page that plays it in any browser.

pub mod glyphs;

pub mod raster;

pub mod plot;

pub mod png;

mod palette;

mod beams;

pub mod moments;

pub mod gif;

mod poses;

pub mod page;
