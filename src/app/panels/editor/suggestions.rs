//! The list of suggestions under the cursor.

use egui::text::LayoutJob;
use egui::{
    Area, Color32, FontId, Frame, Id, Key, Modifiers, Order, Rect, ScrollArea, Sense, TextFormat, TextStyle, Ui,
    WidgetInfo, WidgetType, pos2, vec2,
};

use crate::app::panels::editor::about::About;
use crate::app::panels::editor::assist::{Shown, beside};
use crate::app::panels::editor::complete::{Candidate, Completion, complete};
use crate::app::panels::editor::edit::{Edit, char_of};
use crate::app::panels::editor::reading::Reading;
use crate::app::view::View;
use crate::base::ask::Vocabulary;

/// Rows that are seen at once.
const ROWS: usize = 7;
/// The narrowest and the widest list, points.
const WIDTHS: (f32, f32) = (240.0, 460.0);
/// Room between a row's text and its ends.
const MARGIN: f32 = 6.0;

/// The list of suggestions.
#[derive(Default)]
pub struct Suggestions {
    open: Option<Open>,
    /// The list of the name that begins here was closed by hand.
    dismissed: Option<usize>,
}

/// A list that is open.
struct Open {
    completion: Completion,
    /// What it stands for, in characters of the text.
    range: std::ops::Range<usize>,
    selected: usize,
    /// The selection was moved by hand.
    chosen: bool,
    /// The selected row is to be brought into view.
    reveal: bool,
}

/// What became of the keys.
pub enum Taken {
    Nothing,
    /// A key was for the list.
    Key,
    /// A suggestion was chosen.
    Edit(Edit),
}

impl Suggestions {
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    pub fn close(&mut self) {
        self.open = None;
    }

    /// The page of help that belongs to the selected row.
    pub fn page(&self) -> Option<String> {
        let open = self.open.as_ref()?;
        open.completion.candidates.get(open.selected)?.about.page().map(str::to_owned)
    }

    /// Is the pointer over the list?
    pub fn is_pointed_at(&self, ui: &Ui) -> bool {
        let layer = egui::LayerId::new(Order::Foreground, id());
        let pointer = ui.input(|input| input.pointer.interact_pos());
        self.is_open() && pointer.is_some_and(|at| ui.ctx().layer_id_at(at) == Some(layer))
    }

    /// Goes with the text and the cursor: opens when it may and there is something to say, closes when there is not.
    pub fn follow(&mut self, reading: &Reading, at: usize, words: &Vocabulary, opens: bool, asked: bool) {
        let found = complete(reading, at, words, asked).filter(|_| opens);
        let Some(completion) = found else { return self.open = None };
        if asked {
            self.dismissed = None;
        } else if self.dismissed == Some(completion.replaced.start) {
            return self.open = None;
        }
        self.dismissed = None;
        // The one name that fits is there already.
        if let [only] = completion.candidates.as_slice()
            && completion.replaced.end == at
            && only.insert == completion.typed
            && !asked
        {
            return self.open = None;
        }
        let range = char_of(reading.text, completion.replaced.start)..char_of(reading.text, completion.replaced.end);
        // Who has moved to a suggestion stays with it as long as it is there.
        let before = self.open.take().filter(|open| open.chosen);
        let kept = before.and_then(|open| open.completion.candidates.into_iter().nth(open.selected));
        let place = kept.and_then(|kept| completion.candidates.iter().position(|other| other.name == kept.name));
        let (selected, chosen) = (place.unwrap_or(0), place.is_some());
        self.open = Some(Open { completion, range, selected, chosen, reveal: true });
    }

    /// Takes the keys that are for the open list.
    pub fn keys(&mut self, ui: &mut Ui) -> Taken {
        let Some(open) = &mut self.open else { return Taken::Nothing };
        // With Shift or Alt the keys are those of the text.
        let pressed = |ui: &mut Ui, key: Key| {
            ui.input_mut(|input| input.modifiers.is_none() && input.consume_key(Modifiers::NONE, key))
        };
        if pressed(ui, Key::Escape) {
            self.dismissed = Some(open.completion.replaced.start);
            self.open = None;
            return Taken::Key;
        }
        let (count, page) = (open.completion.candidates.len(), ROWS - 1);
        for (key, to) in [
            (Key::ArrowDown, if open.selected + 1 < count { open.selected + 1 } else { 0 }),
            (Key::ArrowUp, open.selected.checked_sub(1).unwrap_or(count - 1)),
            (Key::PageDown, (open.selected + page).min(count - 1)),
            (Key::PageUp, open.selected.saturating_sub(page)),
        ] {
            if pressed(ui, key) {
                (open.selected, open.chosen, open.reveal) = (to, true, true);
                return Taken::Key;
            }
        }
        let Some(candidate) = open.completion.candidates.get(open.selected) else { return Taken::Nothing };
        // Enter ends the line where the word is written to its end and nothing was chosen.
        let takes_enter = open.chosen || candidate.name != open.completion.typed;
        if pressed(ui, Key::Tab) || takes_enter && pressed(ui, Key::Enter) {
            let edit = edit(candidate, &open.range);
            self.open = None;
            return Taken::Edit(edit);
        }
        Taken::Nothing
    }

    /// Draws the list; gives the suggestion that was clicked.
    pub fn ui(&mut self, ui: &mut Ui, view: &View, shown: &Shown) -> Option<Edit> {
        let open = self.open.as_mut()?;
        let word = shown.rect(&open.completion.replaced);
        if !shown.seen.expand(2.0).contains(word.left_top()) {
            return None;
        }
        let list = List::new(ui, view, &open.completion);
        let pos = beside(ui, word, list.size, false);
        let reveal = std::mem::take(&mut open.reveal);
        let name = view.say.plain("words-suggestions");
        let area = Area::new(id()).order(Order::Foreground).fixed_pos(pos).movable(false).constrain(true);
        let clicked = area.show(ui.ctx(), |ui| {
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_label(name));
            Frame::popup(ui.style()).inner_margin(4.0).show(ui, |ui| list.ui(ui, view, open, reveal)).inner
        });
        let row = clicked.inner?;
        let candidate = open.completion.candidates.get(row)?;
        let edit = edit(candidate, &open.range);
        self.open = None;
        Some(edit)
    }
}

fn id() -> Id {
    Id::new("suggestions")
}

fn edit(candidate: &Candidate, range: &std::ops::Range<usize>) -> Edit {
    let select = range.start + candidate.select.start..range.start + candidate.select.end;
    Edit { range: range.clone(), text: candidate.insert.clone(), select }
}

/// The measures of a list before it is drawn.
struct List {
    width: f32,
    row: f32,
    size: egui::Vec2,
    font: FontId,
}

impl List {
    fn new(ui: &Ui, view: &View, completion: &Completion) -> Self {
        let font = TextStyle::Monospace.resolve(ui.style());
        let row = ui.fonts_mut(|fonts| fonts.row_height(&font)) + 6.0;
        let letter = ui.fonts_mut(|fonts| fonts.glyph_width(&font, 'm'));
        let longest = completion.candidates.iter().map(|candidate| written(candidate, view).chars().count()).max();
        let wanted = longest.unwrap_or(0) as f32 * letter + 2.0 * MARGIN + 110.0;
        let room = ui.ctx().content_rect().width() - 24.0;
        let width = wanted.clamp(WIDTHS.0, WIDTHS.1).min(room.max(80.0));
        let rows = completion.candidates.len().min(ROWS) as f32 * row;
        // Below the rows the sentence of the selected one: two or three lines.
        Self { width, row, size: vec2(width + 10.0, rows + 3.2 * row + 12.0), font }
    }

    /// Draws the rows and the sentence of the selected one; gives the row that was clicked.
    fn ui(&self, ui: &mut Ui, view: &View, open: &mut Open, reveal: bool) -> Option<usize> {
        ui.set_width(self.width);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut clicked = None;
        let count = open.completion.candidates.len();
        let scroll = ScrollArea::vertical().max_height(ROWS as f32 * self.row).auto_shrink([false, true]);
        scroll.show(ui, |ui| {
            for number in 0..count {
                let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), self.row), Sense::click());
                let selected = number == open.selected;
                if selected && reveal {
                    ui.scroll_to_rect(rect, None);
                }
                if response.clicked() {
                    clicked = Some(number);
                }
                let candidate = &open.completion.candidates[number];
                let label = || WidgetInfo::selected(WidgetType::SelectableLabel, true, selected, said(candidate, view));
                response.widget_info(label);
                if ui.is_rect_visible(rect) {
                    self.row(ui, view, candidate, rect, selected, response.hovered());
                }
            }
        });
        if let Some(candidate) = open.completion.candidates.get(open.selected) {
            ui.add_space(4.0);
            ui.separator();
            ui.add_space(2.0);
            ui.label(candidate.about.sentence(view.say));
        }
        clicked
    }

    fn row(&self, ui: &Ui, view: &View, candidate: &Candidate, rect: Rect, selected: bool, hovered: bool) {
        let visuals = &view.theme.visuals;
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        if selected {
            painter.rect_filled(rect, 3.0, visuals.selection.bg_fill);
            // Not only the colour says which one it is.
            let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            painter.rect_filled(bar, 1.0, view.theme.accent);
        } else if hovered {
            painter.rect_filled(rect, 3.0, visuals.widgets.hovered.weak_bg_fill);
        }
        let text = written(candidate, view);
        let (name, rest) = text.split_at(name_length(&text, candidate));
        let mut job = LayoutJob::default();
        job.append(name, 0.0, TextFormat::simple(self.font.clone(), colour(&candidate.about, view)));
        job.append(rest, 0.0, TextFormat::simple(self.font.clone(), view.theme.code.plain));
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let left = rect.left() + MARGIN;
        let used = galley.size().x;
        let top = rect.center().y - galley.size().y / 2.0;
        painter.galley(pos2(left, top), galley, view.theme.code.plain);
        let weak = visuals.weak_text_color.unwrap_or(view.theme.code.comment);
        let small = TextStyle::Small.resolve(ui.style());
        let kind = painter.layout_no_wrap(candidate.about.kind(view.say), small, weak);
        let at = pos2(rect.right() - MARGIN - kind.size().x, rect.center().y - kind.size().y / 2.0);
        if left + used + 8.0 <= at.x {
            painter.galley(at, kind, weak);
        }
    }
}

/// How a row is written.
fn written(candidate: &Candidate, view: &View) -> String {
    match &candidate.about {
        About::Device(..) | About::Choice(..) | About::Text => format!("\"{}\"", candidate.name),
        about => about.signature(view.say),
    }
}

/// How many bytes of a row are the name.
fn name_length(text: &str, candidate: &Candidate) -> usize {
    match text.find('(') {
        Some(at) => at,
        None => text.len().min(candidate.name.len() + 2),
    }
}

/// A row for people who hear it.
fn said(candidate: &Candidate, view: &View) -> String {
    format!("{}, {}", written(candidate, view), candidate.about.kind(view.say))
}

fn colour(about: &About, view: &View) -> Color32 {
    let code = view.theme.code;
    match about {
        About::Word(_) | About::Hidden(_) | About::Elsewhere(_) => code.word,
        About::Keyword(_) => code.keyword,
        About::Device(..) | About::Choice(..) | About::Text => code.text,
        About::Own(_) | About::Plain(_) | About::Sign(_) => code.plain,
    }
}
