//! The fonts: Noto Sans for reading, Hack for programs, Phosphor for icons; all of Kazakh and the signs used are in them.

use egui::{Context, FontData, FontDefinitions, FontFamily};

/// The family of bold letters.
pub const BOLD: &str = "bold";

/// Gives the fonts to the interface; they are in the binary.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let mut add = |name: &str, bytes: &'static [u8]| {
        fonts.font_data.insert(name.to_owned(), FontData::from_static(bytes).into());
    };
    add("noto", crate::export::glyphs::FONT);
    add("noto-bold", include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/NotoSans-Bold.ttf")));
    egui_phosphor::add_to_fonts(&mut fonts, egui_phosphor::Variant::Regular);
    let behind = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    // Hack has the arrows and ticks that Noto Sans lacks.
    let mut proportional = vec!["noto".to_owned()];
    proportional.extend(behind);
    proportional.push("Hack".to_owned());
    let mut bold = proportional.clone();
    bold.insert(0, "noto-bold".to_owned());
    fonts.families.insert(FontFamily::Proportional, proportional);
    fonts.families.insert(FontFamily::Name(BOLD.into()), bold);
    fonts
}
