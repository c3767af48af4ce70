//! The list of message files: one per room and language.

use crate::text::lang::Lang;

/// Makes the list: each name stands for `assets/lang/<language>/<name>.ftl`.
macro_rules! files {
    ($($room:literal)*) => {
        /// The rooms that have messages.
        pub const ROOMS: &[&str] = &[$($room),*];

        /// The message files of a language: the room's name and the text.
        pub fn sources(lang: Lang) -> &'static [(&'static str, &'static str)] {
            match lang {
                Lang::En => &[$(($room, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lang/en/", $room, ".ftl")))),*],
                Lang::Ru => &[$(($room, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lang/ru/", $room, ".ftl")))),*],
                Lang::Kk => &[$(($room, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lang/kk/", $room, ".ftl")))),*],
            }
        }
    };
}

files! {
    "actuator"
    "base"
    "cli"
    "cup"
    "drive"
    "editor"
    "export"
    "field"
    "home"
    "lab"
    "lesson"
    "level"
    "manual"
    "measure"
    "pilot"
    "play"
    "ron"
    "rules"
    "sensor"
    "sim"
    "store"
    "thing"
    "trial"
    "words"
}
