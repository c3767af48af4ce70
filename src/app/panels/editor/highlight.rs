//! The colours of a program's text, made anew only when the text or the theme changed.

use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Ui};

use crate::app::panels::editor::typing;
use crate::app::theme::{CodeColours, Theme, ThemeKind};
use crate::base::ask::Vocabulary;
use crate::pilot::rhai::lex::{Piece, Span, lex};

/// The pieces of a text and its colours.
#[derive(Default)]
pub struct Highlight {
    key: Option<Key>,
    job: LayoutJob,
    pub spans: Vec<Span>,
    /// Brackets that belong together, in bytes.
    pub pairs: Vec<(usize, usize)>,
    /// How often the colours were made, for the test that they are not made in vain.
    pub made: usize,
}

/// What the colours depend on beside the text.
#[derive(Clone, PartialEq)]
struct Key {
    theme: ThemeKind,
    font: FontId,
    words: Option<Rc<Vocabulary>>,
}

/// What a text is coloured with.
pub struct Look<'a> {
    pub theme: &'a Theme,
    pub font: FontId,
    pub words: Option<&'a Rc<Vocabulary>>,
}

impl Highlight {
    /// The text laid out at a width.
    pub fn galley(&mut self, ui: &Ui, text: &str, look: &Look, width: f32) -> Arc<Galley> {
        self.read(text, look);
        let mut job = self.job.clone();
        job.wrap.max_width = width;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }

    /// Reads a text, unless it is the one that was read last.
    fn read(&mut self, text: &str, look: &Look) {
        let same_words = |known: &Option<Rc<Vocabulary>>| match (known, look.words) {
            (Some(known), Some(words)) => Rc::ptr_eq(known, words),
            (None, None) => true,
            _ => false,
        };
        let known = self.key.as_ref();
        let same =
            known.is_some_and(|key| key.theme == look.theme.kind && key.font == look.font && same_words(&key.words));
        if same && self.job.text == text {
            return;
        }
        self.key = Some(Key { theme: look.theme.kind, font: look.font.clone(), words: look.words.cloned() });
        self.spans = lex(text);
        self.pairs = typing::pairs(text, &self.spans);
        self.job = job(text, &self.spans, look);
        self.made += 1;
    }
}

fn job(text: &str, spans: &[Span], look: &Look) -> LayoutJob {
    let mut job = LayoutJob { keep_trailing_whitespace: true, ..LayoutJob::default() };
    let mut end = 0;
    let mut add = |range: Range<usize>, colour: Color32, italics: bool| {
        let format = TextFormat { font_id: look.font.clone(), color: colour, italics, ..TextFormat::default() };
        job.append(&text[range], 0.0, format);
    };
    for span in spans {
        let colours = &look.theme.code;
        if end < span.range.start {
            add(end..span.range.start, colours.plain, false);
        }
        let piece = &text[span.range.clone()];
        add(span.range.clone(), colour(colours, span.piece, piece, look), span.piece == Piece::Comment);
        end = span.range.end;
    }
    if end < text.len() || text.is_empty() {
        add(end..text.len(), look.theme.code.plain, false);
    }
    job
}

fn colour(colours: &CodeColours, piece: Piece, text: &str, look: &Look) -> Color32 {
    let is_word = |name: &str| {
        let entries = look.words.map(|words| words.entries.as_slice()).unwrap_or_default();
        entries.binary_search_by_key(&name, |entry| entry.word.name).is_ok_and(|index| !entries[index].hidden)
    };
    match piece {
        Piece::Keyword => colours.keyword,
        Piece::Name if is_word(text) => colours.word,
        Piece::Name => colours.plain,
        Piece::Number => colours.number,
        Piece::Text => colours.text,
        Piece::Comment => colours.comment,
        Piece::Symbol => colours.symbol,
        Piece::Odd => look.theme.bad,
    }
}
