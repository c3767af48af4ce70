//! Drawing the blocks of a page.

use egui::text::LayoutJob;
use egui::{Color32, FontFamily, FontId, Frame, Grid, Image, Label, RichText, TextFormat, TextStyle, Ui, Widget};

use crate::app::command::Command;
use crate::app::panels::editor::EditCommand;
use crate::app::panels::lesson::page::{Block, Span};
use crate::app::theme::BOLD;
use crate::app::view::View;

/// Pictures of a page are no higher than this, points.
const PICTURE_HEIGHT: f32 = 320.0;
/// The least width of a table's column, points.
const LEAST_COLUMN: f32 = 60.0;

/// Draws a block; `pictures` is the address of the level's folder among the loaded bytes.
pub fn block(ui: &mut Ui, number: usize, block: &Block, pictures: &str, view: &View, out: &mut Vec<Command>) {
    match block {
        Block::Heading(level, spans) => {
            let size = match level {
                1 => 1.45,
                2 => 1.2,
                _ => 1.05,
            };
            ui.add_space(if *level == 1 { 2.0 } else { 8.0 });
            Label::new(styled(ui, spans, view, size, true)).ui(ui);
        }
        Block::Paragraph(spans) => text(ui, spans, view),
        Block::Quote(spans) => {
            Frame::new().inner_margin(6.0).fill(ui.visuals().faint_bg_color).show(ui, |ui| text(ui, spans, view));
        }
        Block::Item(depth, sign, spans) => {
            let sign = sign.as_ref().map_or_else(|| "•".to_owned(), |number| format!("{number}."));
            ui.horizontal_top(|ui| {
                ui.add_space(6.0 + 16.0 * (*depth).min(4) as f32);
                ui.label(sign);
                ui.vertical(|ui| text(ui, spans, view));
            });
        }
        Block::Snippet(code) => snippet(ui, code, view, out),
        Block::Code(code) => {
            fixed(ui, code);
        }
        Block::Table(rows) => table(ui, number, rows, view),
        Block::Picture(shows, file) => {
            let picture = Image::from_uri(format!("{pictures}/{file}")).alt_text(shows.as_str());
            let room = egui::vec2(ui.available_width(), PICTURE_HEIGHT);
            // A small picture stays small; a large one is made to fit.
            picture.fit_to_original_size(1.0).max_size(room).ui(ui);
            if !shows.is_empty() {
                ui.label(RichText::new(shows).weak());
            }
        }
        Block::Rule => {
            ui.separator();
        }
    }
}

/// Draws a text with its bold and fixed letters as one label, which is how a screen reader says it.
pub fn text(ui: &mut Ui, spans: &[Span], view: &View) {
    let job = styled(ui, spans, view, 1.0, false);
    Label::new(job).wrap().ui(ui);
}

/// A text in bold letters: `strong` only changes the colour.
pub fn bold(text: impl Into<String>) -> RichText {
    RichText::new(text).family(FontFamily::Name(BOLD.into()))
}

/// A text with its fonts; `size` is times that of the usual letters.
fn styled(ui: &Ui, spans: &[Span], view: &View, size: f32, bold: bool) -> LayoutJob {
    let body = TextStyle::Body.resolve(ui.style());
    let fixed = TextStyle::Monospace.resolve(ui.style());
    let colour = view.theme.visuals.text_color();
    let mut job = LayoutJob::default();
    for span in spans {
        let font = match span {
            Span { code: true, .. } => FontId::new(fixed.size * size, FontFamily::Monospace),
            Span { bold: true, .. } => FontId::new(body.size * size, FontFamily::Name(BOLD.into())),
            _ if bold => FontId::new(body.size * size, FontFamily::Name(BOLD.into())),
            _ => FontId::new(body.size * size, FontFamily::Proportional),
        };
        let background = if span.code { view.theme.visuals.code_bg_color } else { Color32::TRANSPARENT };
        let format =
            TextFormat { font_id: font, color: colour, italics: span.italic, background, ..TextFormat::default() };
        job.append(&span.text, 0.0, format);
    }
    job
}

/// A snippet with its buttons.
fn snippet(ui: &mut Ui, code: &str, view: &View, out: &mut Vec<Command>) {
    fixed(ui, code);
    ui.horizontal_wrapped(|ui| {
        let insert = ui.button(view.say.plain("lesson-insert"));
        if insert.on_hover_text(view.say.plain("lesson-insert-tip")).clicked() {
            out.push(Command::Edit(EditCommand::Insert(format!("{code}\n"))));
        }
        if ui.button(view.say.plain("lesson-copy")).clicked() {
            ui.ctx().copy_text(code.to_owned());
        }
    });
}

fn fixed(ui: &mut Ui, code: &str) {
    let visuals = ui.visuals();
    let frame = Frame::new().inner_margin(8.0).corner_radius(4.0).fill(visuals.code_bg_color);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        Label::new(RichText::new(code).monospace()).wrap().ui(ui);
    });
}

/// A table whose first column takes the width that the others leave.
fn table(ui: &mut Ui, number: usize, rows: &[Vec<Vec<Span>>], view: &View) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    if columns == 0 {
        return;
    }
    let spacing = ui.spacing().item_spacing.x + 6.0;
    let room = ui.available_width() - spacing * columns as f32;
    let width_of = |ui: &Ui, column: usize| {
        let cells = rows.iter().enumerate().filter_map(|(line, row)| Some((line == 0, row.get(column)?)));
        let width = |(head, cell): (bool, &Vec<Span>)| {
            ui.painter().layout_job(styled(ui, cell, view, 1.0, head)).size().x.ceil() + 1.0
        };
        cells.map(width).fold(0.0, f32::max)
    };
    let wanted: Vec<f32> = (0..columns).map(|column| width_of(ui, column)).collect();
    // What the short columns leave is shared by those that are longer than an even share.
    let even = room / columns as f32;
    let short: f32 = wanted.iter().filter(|width| **width <= even).sum();
    let long = wanted.iter().filter(|width| **width > even).count();
    let share = if long == 0 { room } else { (room - short) / long as f32 };
    let widest = share.max(LEAST_COLUMN);
    Grid::new(("table", number)).striped(true).spacing([spacing, 4.0]).min_col_width(0.0).show(ui, |ui| {
        for (line, row) in rows.iter().enumerate() {
            for (column, cell) in row.iter().enumerate() {
                let width = wanted.get(column).copied().unwrap_or_default().min(widest);
                // It is wrapped here: a grid gives a label no more room than it had in the last frame.
                let mut job = styled(ui, cell, view, 1.0, line == 0);
                job.wrap.max_width = width;
                let galley = ui.painter().layout_job(job);
                ui.label(galley);
            }
            ui.end_row();
        }
    });
}
