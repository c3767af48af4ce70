//! The console: what programs print and what robots note, each with its time and line.

mod rows;

#[cfg(test)]
mod tests;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, EventFilter, FontId, Key, Modifiers, RichText, ScrollArea, Sense, TextEdit, TextStyle, Ui};
use egui::{WidgetInfo, WidgetType, vec2};
use egui_phosphor::regular as icon;

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::panels::console::rows::{Entry, Kind, Row, Rows, Wanted, prefix};
use crate::app::panels::editor::EditCommand;
use crate::app::panels::timeline::{PlayCommand, icon_button};
use crate::app::view::View;

/// What this panel may ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum ConsoleCommand {
    /// Show the moment of something that was printed, and its line (0 for none) in that robot's program.
    Jump { tick: u64, robot: u16, line: u32 },
}

impl ConsoleCommand {
    /// Carries it out.
    pub fn apply(self, bench: &mut Bench) {
        match self {
            Self::Jump { tick, robot, line } => {
                PlayCommand::Pause.apply(bench);
                PlayCommand::Seek(tick).apply(bench);
                if line == 0 {
                    return;
                }
                let name = bench.layout.scene.robots.get(usize::from(robot)).map(|start| start.name.clone());
                let of_robot = |tab: &crate::app::files::Tab| Some(&tab.robot) == name.as_ref();
                if !bench.files.shown().is_some_and(of_robot) {
                    let Some(tab) = name.as_ref().and_then(|name| bench.files.of(name)).map(|tab| tab.name.clone())
                    else {
                        return;
                    };
                    let tab = bench.files.tabs.iter().position(|known| known.name == tab);
                    tab.into_iter().for_each(|tab| EditCommand::Show(tab).apply(bench));
                }
                EditCommand::GoTo(line, 0).apply(bench);
            }
        }
    }
}

/// The panel's own state: what nobody else needs to know.
#[derive(Default)]
pub struct ConsolePanel {
    wanted: Wanted,
    rows: Rows,
    /// The entry that the keys are at.
    chosen: Option<usize>,
    /// The moment that was shown last, so that the rows move when it does.
    tick: Option<(u64, u64)>,
}

impl ConsolePanel {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let font = TextStyle::Monospace.resolve(ui.style());
        let letter = ui.fonts_mut(|fonts| fonts.glyph_width(&font, '0')).max(1.0);
        let lead = self.lead(view);
        let room = ui.available_width() - ui.spacing().scroll.allocated_width() - 8.0;
        // Letters that the monospaced font lacks are a little wider; a few columns are kept for them.
        let columns = ((room / letter) as usize).saturating_sub(lead + 3);
        self.rows.gather(view.bench, view.say, &self.wanted, columns);
        if self.rows.entries.is_empty() && self.wanted == Wanted::default() {
            ui.label(view.say.plain("console-empty"));
            return;
        }
        self.bar_ui(ui, view);
        if self.rows.entries.is_empty() {
            ui.label(RichText::new(view.say.plain("console-none")).weak());
            return;
        }
        self.list_ui(ui, view, font, lead, out);
    }

    /// Letters before a text: room for the time, the robot and the line of the last entry, whose numbers are the longest.
    fn lead(&self, view: &View) -> usize {
        let robots = &view.bench.layout.scene.robots;
        let robot =
            robots.iter().map(|robot| view.name(&robot.name).chars().count() + 2).max().filter(|_| robots.len() > 1);
        let time = view.bench.reel.ticks().max(1000).ilog10() as usize + 3;
        time + robot.unwrap_or(0) + 7
    }

    fn bar_ui(&mut self, ui: &mut Ui, view: &View) {
        ui.horizontal_wrapped(|ui| {
            let hint = view.say.plain("console-filter");
            let field = TextEdit::singleline(&mut self.wanted.filter).char_limit(100).desired_width(110.0);
            let field = ui.add(field.hint_text(hint.as_str()));
            field.widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, &hint));
            ui.checkbox(&mut self.wanted.only_prints, view.say.plain("console-only-prints"));
            if icon_button(ui, true, icon::COPY, &view.say.plain("console-copy")).clicked() {
                ui.ctx().copy_text(self.rows.as_text(view.bench, view.say));
            }
        });
    }

    fn list_ui(&mut self, ui: &mut Ui, view: &View, font: FontId, lead: usize, out: &mut Vec<Command>) {
        let height = ui.fonts_mut(|fonts| fonts.row_height(&font)).max(1.0) + 4.0;
        ui.spacing_mut().item_spacing.y = 0.0;
        let page = (ui.available_height() / height).max(1.0);
        let id = ui.id().with("list");
        let list = ui.interact(ui.available_rect_before_wrap(), id, Sense::focusable_noninteractive());
        list.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, view.say.plain("console-list")));
        let moved = self.keys(ui, view, &list, page as usize, out);
        let mut area = ScrollArea::vertical().auto_shrink(false);
        let told = self.rows.told(view.bench.player.tick());
        let now = (view.bench.reel.serial(), view.bench.player.tick());
        let followed = self.tick != Some(now) && !list.contains_pointer();
        self.tick = Some(now);
        let wanted = if moved { self.chosen } else { told.checked_sub(1).filter(|_| followed) };
        if let Some(entry) = wanted {
            let row = self.rows.row_of(entry) as f32;
            area = area.vertical_scroll_offset(((row - page * 0.6) * height).max(0.0));
        }
        let Self { rows, chosen, .. } = self;
        area.show_rows(ui, height, rows.rows.len(), |ui, range| {
            for row in rows.rows.get(range).unwrap_or_default() {
                let Some(entry) = rows.entries.get(row.entry) else { continue };
                let look =
                    Look { font: &font, lead, height, dim: row.entry >= told, chosen: *chosen == Some(row.entry) };
                if row_ui(ui, view, entry, row, &look) {
                    *chosen = Some(row.entry);
                    list.request_focus();
                    out.push(jump(entry));
                }
            }
        });
        if list.has_focus() {
            ui.painter().rect_stroke(list.rect, 3.0, view.theme.focus(), egui::StrokeKind::Inside);
        }
    }

    /// The keys of the list: up and down, by pages, to the ends, and Enter to jump. Was another entry chosen?
    fn keys(&mut self, ui: &Ui, view: &View, list: &egui::Response, page: usize, out: &mut Vec<Command>) -> bool {
        if !list.has_focus() {
            return false;
        }
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, filter));
        let last = self.rows.entries.len().saturating_sub(1);
        let at = self.chosen.unwrap_or_else(|| self.rows.told(view.bench.player.tick()).saturating_sub(1)).min(last);
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let to = if pressed(Key::ArrowUp) {
            at.saturating_sub(1)
        } else if pressed(Key::ArrowDown) {
            if self.chosen.is_none() { at } else { at + 1 }
        } else if pressed(Key::PageUp) {
            at.saturating_sub(page)
        } else if pressed(Key::PageDown) {
            at + page
        } else if pressed(Key::Home) {
            0
        } else if pressed(Key::End) {
            last
        } else {
            if pressed(Key::Enter) {
                out.extend(self.rows.entries.get(at).map(jump));
            }
            return false;
        };
        self.chosen = Some(to.min(last));
        true
    }
}

/// How a row is drawn.
struct Look<'a> {
    font: &'a FontId,
    lead: usize,
    height: f32,
    /// It is not there yet at the shown moment.
    dim: bool,
    chosen: bool,
}

fn jump(entry: &Entry) -> Command {
    Command::Console(ConsoleCommand::Jump { tick: entry.tick, robot: entry.robot, line: entry.line })
}

/// Draws one row; was it clicked?
fn row_ui(ui: &mut Ui, view: &View, entry: &Entry, row: &Row, look: &Look<'_>) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), look.height), Sense::CLICK);
    let visuals = &view.theme.visuals;
    let weak = visuals.weak_text_color.unwrap_or(view.theme.accent);
    let (sign, colour) = sign_of(view, entry.kind);
    let colour = if look.dim { weak } else { colour };
    let format = |color: Color32| TextFormat { font_id: look.font.clone(), color, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    let first = row.begin == 0;
    let lead = if first { prefix(view.bench, view.say, entry) } else { String::new() };
    let pad = look.lead.saturating_sub(lead.chars().count() + 2);
    job.append(
        &format!("{lead}{:pad$}{} ", "", if first { sign } else { " " }),
        0.0,
        format(if first { colour } else { weak }),
    );
    let text = entry.text.get(row.begin..row.end).unwrap_or_default();
    job.append(text, 0.0, TextFormat { italics: look.dim, ..format(colour) });
    job.wrap.max_width = f32::INFINITY;
    let galley = ui.painter().layout_job(job);
    if look.chosen || response.hovered() {
        let fill = if look.chosen { visuals.selection.bg_fill } else { visuals.widgets.hovered.weak_bg_fill };
        ui.painter().rect_filled(rect, 2.0, fill);
    }
    ui.painter().galley(rect.left_top() + vec2(4.0, 2.0), galley, colour);
    let said = || format!("{} {}", prefix(view.bench, view.say, entry), text);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, said()));
    let clicked = response.clicked();
    if !response.hovered() {
        return clicked;
    }
    let hover = if entry.line > 0 {
        view.say.with("console-jump-line", [("line", u64::from(entry.line).into())])
    } else {
        view.say.plain("console-jump")
    };
    let hover = entry.whole.as_ref().map_or(hover.clone(), |whole| format!("{whole}\n{hover}"));
    response.on_hover_text(hover);
    clicked
}

/// The sign before the text, and its colour.
fn sign_of(view: &View, kind: Kind) -> (&'static str, Color32) {
    let text = view.theme.visuals.text_color();
    match kind {
        Kind::Print => (">", text),
        Kind::Said => ("“", text),
        Kind::Sign => ("▾", text),
        Kind::Note => ("!", view.theme.warn),
        Kind::Fault => ("×", view.theme.bad),
    }
}
