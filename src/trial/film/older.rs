//! Films of the version before this one, whose levels had no names for zones and things.

use serde::Deserialize;

use crate::level::layout::{GoalTexts, LayoutTexts};
use crate::level::names::DisplayNames;
use crate::level::texts::Texts;
use crate::trial::film::{Detail, Header, Picture, Stream};
use crate::trial::inputs::Inputs;

/// The version of the file format whose header this is.
pub const VERSION: u16 = 2;

/// The header of a film of version 2; chunks and endings are read as they are.
#[derive(Deserialize)]
pub struct HeaderOf2 {
    arba: String,
    behaviour: u32,
    detail: Detail,
    inputs: Inputs,
    picture: Picture,
    texts: TextsOf2,
    streams: Vec<Stream>,
}

#[derive(Deserialize)]
struct TextsOf2 {
    title: Texts,
    goals: Vec<GoalTexts>,
    hints: Vec<Texts>,
}

impl From<HeaderOf2> for Header {
    fn from(header: HeaderOf2) -> Self {
        let HeaderOf2 { arba, behaviour, detail, inputs, picture, texts, streams } = header;
        let TextsOf2 { title, goals, hints } = texts;
        let texts = LayoutTexts { title, goals, hints, names: DisplayNames::default() };
        Self { arba, behaviour, detail, inputs, picture, texts, streams }
    }
}
