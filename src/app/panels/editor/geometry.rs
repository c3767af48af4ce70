//! Where on the screen lines and characters of a program are.

use std::ops::Range;

use egui::text::CharIndex;
use egui::{Galley, Pos2, Rect, pos2};

/// A line of the program on the screen; a long one has several rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineRect {
    /// From 1.
    pub line: u32,
    pub rect: Rect,
    /// The height of its first row.
    pub row: f32,
}

/// The lines of a galley whose corner is at `origin`.
pub fn lines(galley: &Galley, origin: Pos2) -> Vec<LineRect> {
    let mut found: Vec<LineRect> = Vec::new();
    let mut begins = true;
    for row in &galley.rows {
        let rect = row.rect().translate(origin.to_vec2());
        match found.last_mut() {
            Some(last) if !begins => last.rect = last.rect.union(rect),
            _ => found.push(LineRect { line: found.len() as u32 + 1, rect, row: rect.height() }),
        }
        begins = row.ends_with_newline;
    }
    found
}

/// The places of a range of characters, one for each row that it touches.
pub fn rects(galley: &Galley, origin: Pos2, range: &Range<usize>) -> Vec<Rect> {
    let mut found = Vec::new();
    let mut at = 0;
    for row in &galley.rows {
        let length = row.char_count_excluding_newline().0;
        let (from, to) = (range.start.max(at), range.end.min(at + length));
        if from < to {
            let x = |character: usize| origin.x + row.pos.x + row.x_offset(CharIndex(character - at));
            let (top, bottom) = (origin.y + row.min_y(), origin.y + row.max_y());
            found.push(Rect::from_min_max(pos2(x(from), top), pos2(x(to), bottom)));
        }
        at += row.char_count_including_newline().0;
        if at >= range.end {
            break;
        }
    }
    found
}
