//! The sandbox: an empty field, and every kit and thing to put on it.

mod canvas;
pub mod file;
mod inspector;
#[cfg(test)]
mod tests;
pub mod yard;

use std::collections::BTreeMap;

use egui::{Panel, RichText, ScrollArea, Ui};
use egui_phosphor::regular;

use crate::app::command::Command;
use crate::app::focus::Follow;
use crate::app::lab::save_as::KeepCommand;
use crate::app::panels::lesson::paper::bold;
use crate::app::say::Say;
use crate::app::screens::Screen;
use crate::app::screens::sandbox::canvas::{Canvas, Deed};
use crate::app::screens::sandbox::yard::{FLOORS, SIZE_CM, Yard};
use crate::app::theme::Theme;
use crate::base::diag::Diag;
use crate::sim::kit::Kit;
use crate::sim::thing::Thing;

/// Changes that can be undone.
const UNDONE: usize = 100;
/// Width of the lists at the sides, points.
const SIDE: f32 = 230.0;

/// What the next click puts down.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Tool {
    /// Nothing: it chooses.
    #[default]
    Hand,
    Robot(String),
    Thing(&'static str),
    Line,
}

/// What the screen needs to know of the lab.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    pub say: &'a Say,
    pub theme: &'a Theme,
    /// The texts of the kits, by name.
    pub kits: &'a BTreeMap<String, String>,
}

/// The screen's own state.
#[derive(Default)]
pub struct Sandbox {
    pub yard: Yard,
    pub tool: Tool,
    /// The item that is looked at.
    pub chosen: Option<usize>,
    /// The yard before each change, the newest last.
    undo: Vec<Yard>,
    /// The yard before the change that goes on: a number is dragged, a text is typed.
    changing: Option<Yard>,
    canvas: Canvas,
    /// What is wrong with a yard, and of which.
    checked: Option<(Yard, Vec<Diag>)>,
    /// The titles of the kits in all languages, read once.
    titles: Option<BTreeMap<String, BTreeMap<String, String>>>,
    /// The last thing that could not be done.
    told: Option<&'static str>,
}

impl Sandbox {
    /// A sandbox with what was built before.
    pub fn new(yard: Option<Yard>) -> Self {
        let mut yard = yard.unwrap_or_default();
        // It was read from a file, which may say anything.
        yard.mend();
        Self { yard, ..Self::default() }
    }

    /// Shows another yard; the one before comes back by undoing.
    pub fn open(&mut self, yard: Yard) {
        self.settle();
        let before = std::mem::replace(&mut self.yard, yard);
        self.chosen = None;
        self.remember(before);
    }

    /// What was being changed is one change, to be undone as one.
    fn settle(&mut self) {
        if let Some(before) = self.changing.take().filter(|before| *before != self.yard) {
            self.remember(before);
        }
    }

    /// Undoes the last change; says whether there was one.
    fn undo(&mut self) -> bool {
        self.settle();
        let Some(last) = self.undo.pop() else { return false };
        (self.yard, self.chosen) = (last, None);
        true
    }

    fn remember(&mut self, before: Yard) {
        self.undo.push(before);
        if self.undo.len() > UNDONE {
            self.undo.remove(0);
        }
    }

    /// Draws the screen.
    pub fn ui(&mut self, ui: &mut Ui, around: &Around, out: &mut Vec<Command>) {
        let before = self.yard.clone();
        let undone = Panel::top("yard_bar").show(ui, |ui| self.bar(ui, around, out)).inner;
        Panel::left("sandbox-put").default_size(SIDE).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).follow(ui, |ui| self.palette(ui, around));
        });
        Panel::right("sandbox-chosen").default_size(SIDE + 20.0).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).follow(ui, |ui| inspector::ui(ui, self, around));
        });
        egui::CentralPanel::default().show(ui, |ui| self.field(ui, around));
        if self.yard != before {
            out.push(Command::Yard(Box::new(self.yard.clone())));
            if !undone {
                self.changing.get_or_insert(before);
            }
        }
        if !ui.input(|input| input.pointer.any_down()) && !ui.ctx().text_edit_focused() {
            self.settle();
        }
    }

    /// Draws the bar; says whether a change was undone.
    fn bar(&mut self, ui: &mut Ui, around: &Around, out: &mut Vec<Command>) -> bool {
        let say = around.say;
        let mut undone = false;
        let sound = !self.problems(around.kits).iter().any(Diag::is_error);
        ui.horizontal_wrapped(|ui| {
            if ui.button(format!("{} {}", regular::HOUSE, say.plain("lab-home"))).clicked() {
                out.push(Command::Go(Screen::Home));
            }
            ui.label(bold(say.plain("sandbox-title")).size(17.0));
            ui.separator();
            let run = egui::Button::new(bold(format!("{} {}", regular::PLAY, say.plain("sandbox-run"))));
            if ui.add_enabled(sound, run).on_hover_text(say.plain("sandbox-run-tip")).clicked() {
                out.push(Command::Build(self.yard.level()));
            }
            let undo = egui::Button::new(format!("{} {}", regular::ARROW_U_UP_LEFT, say.plain("sandbox-undo")));
            let can_undo = !self.undo.is_empty() || self.changing.is_some();
            undone = ui.add_enabled(can_undo, undo).clicked() && self.undo();
            if ui.button(format!("{} {}", regular::TRASH, say.plain("sandbox-clear"))).clicked() {
                let Yard { size, floor, wall, .. } = self.yard.clone();
                (self.yard, self.chosen) = (Yard { size, floor, wall, ..Yard::default() }, None);
            }
            let copy = ui.button(format!("{} {}", regular::COPY, say.plain("sandbox-copy")));
            if copy.on_hover_text(say.plain("sandbox-copy-tip")).clicked() {
                ui.ctx().copy_text(self.yard.level());
            }
            let save = egui::Button::new(format!("{} {}", regular::FLOPPY_DISK, say.plain("export-level")));
            if ui.add_enabled(sound, save).on_hover_text(say.plain("export-level-tip")).clicked() {
                out.push(Command::Keep(KeepCommand::Level(file::write(&self.yard))));
            }
            let open = ui.button(format!("{} {}", regular::FOLDER_OPEN, say.plain("export-open-file")));
            if open.on_hover_text(say.plain("export-open-file-tip")).clicked() {
                out.push(Command::Keep(KeepCommand::Open));
            }
        });
        undone
    }

    /// The field's own figures, and the list of what can be put on it.
    fn palette(&mut self, ui: &mut Ui, around: &Around) {
        let say = around.say;
        ui.label(bold(say.plain("sandbox-field")));
        let (width, height) = (self.yard.size.0, self.yard.size.1);
        let cm = say.plain("unit-centimetre");
        inspector::number(ui, &say.plain("sandbox-width"), &mut self.yard.size.0, SIZE_CM, &cm);
        inspector::number(ui, &say.plain("sandbox-height"), &mut self.yard.size.1, SIZE_CM, &cm);
        if (width, height) != self.yard.size {
            self.yard.keep_in();
        }
        let label = ui.label(say.plain("sandbox-floor"));
        egui::ComboBox::from_id_salt("sandbox-floor")
            .selected_text(colour_name(say, &self.yard.floor))
            .show_ui(ui, |ui| {
                for floor in FLOORS {
                    ui.selectable_value(&mut self.yard.floor, floor.to_owned(), colour_name(say, floor));
                }
            })
            .response
            .labelled_by(label.id);
        ui.checkbox(&mut self.yard.wall, say.plain("sandbox-wall"));
        ui.separator();
        ui.label(bold(say.plain("sandbox-put")));
        self.tool_button(ui, Tool::Hand, &format!("{} {}", regular::CURSOR, say.plain("sandbox-hand")));
        self.tool_button(ui, Tool::Line, &format!("{} {}", regular::LINE_SEGMENTS, say.plain("sandbox-line")));
        let put = egui::Button::new(format!("{} {}", regular::PLUS, say.plain("sandbox-put-here")));
        if ui.add_enabled(self.tool != Tool::Hand, put).clicked() {
            let middle = (self.yard.size.0 / 2.0, self.yard.size.1 / 2.0);
            self.put(middle);
        }
        ui.label(RichText::new(say.plain("sandbox-robots")).weak());
        ui.horizontal_wrapped(|ui| {
            for kit in around.kits.keys() {
                let title = self.title(kit, around).to_owned();
                self.tool_button(ui, Tool::Robot(kit.clone()), &title);
            }
        });
        ui.label(RichText::new(say.plain("sandbox-things")).weak());
        ui.horizontal_wrapped(|ui| {
            for (kind, _) in Thing::KINDS {
                let small = kind.to_lowercase();
                let button = self.tool_button(ui, Tool::Thing(kind), &say.plain(&format!("sandbox-thing-{small}")));
                button.on_hover_text(say.plain(&format!("thing-{small}")));
            }
        });
    }

    fn tool_button(&mut self, ui: &mut Ui, tool: Tool, text: &str) -> egui::Response {
        let button = ui.add(egui::Button::new(text).selected(self.tool == tool));
        if button.clicked() {
            (self.tool, self.told) = (tool, None);
        }
        button
    }

    /// The title of a kit in the language.
    pub fn title(&mut self, kit: &str, around: &Around) -> &str {
        let titles = self.titles.get_or_insert_with(|| {
            let title = |(name, text): (&String, &String)| Some((name.clone(), Kit::load(text, name).ok()?.title));
            around.kits.iter().filter_map(title).collect()
        });
        let found = titles.get(kit).and_then(|titles| titles.get(around.say.code()));
        found.map_or("", String::as_str)
    }

    fn field(&mut self, ui: &mut Ui, around: &Around) {
        let say = around.say;
        let how = match (self.told, &self.tool) {
            (Some(told), _) => told,
            (None, Tool::Hand) => "sandbox-how-hand",
            (None, Tool::Line) => "sandbox-how-line",
            (None, _) => "sandbox-how",
        };
        ui.label(say.plain(how));
        for diag in self.problems(around.kits).iter().take(2) {
            ui.label(RichText::new(format!("{} {}", regular::WARNING, say.diag(diag))).color(around.theme.bad));
        }
        let name = say.plain("sandbox-picture");
        let Self { canvas, yard, chosen, .. } = self;
        let deed = canvas.ui(ui, yard, *chosen, (around.theme, &name), around.kits);
        if let Some(deed) = deed {
            self.told = None;
            self.act(deed);
        }
    }

    /// Does to the yard what was done in the picture.
    fn act(&mut self, deed: Deed) {
        let chosen = self.chosen.filter(|chosen| *chosen < self.yard.items.len());
        match (deed, chosen) {
            (Deed::Place(x, y), _) => self.put((x, y)),
            (Deed::Choose(item), _) => self.chosen = Some(item),
            (Deed::Move(item, x, y), _) => {
                self.chosen = Some(item);
                self.yard.shift(item, |_| (x, y));
            }
            (Deed::Push(right, up), Some(item)) => self.yard.shift(item, |(x, y)| (x + right, y + up)),
            (Deed::Turn(by), Some(item)) => self.yard.turn(item, by),
            (Deed::Delete, Some(item)) => {
                self.yard.remove(item);
                self.chosen = None;
            }
            (Deed::Push(..) | Deed::Turn(_) | Deed::Delete, None) => {}
        }
    }

    /// Puts down what the tool is for.
    fn put(&mut self, at: (f64, f64)) {
        match self.tool.clone() {
            Tool::Hand => self.chosen = None,
            Tool::Line => self.yard.line.push(at),
            Tool::Robot(kit) => self.chosen = Some(self.yard.put_robot(&kit, at)),
            Tool::Thing(kind) => {
                self.chosen = self.yard.put_thing(kind, at);
                self.told = self.chosen.is_none().then_some("sandbox-rope-needs-two");
            }
        }
    }

    /// What is wrong with the yard, found once for each change.
    fn problems(&mut self, kits: &BTreeMap<String, String>) -> &[Diag] {
        if !self.checked.as_ref().is_some_and(|(of, _)| *of == self.yard) {
            let (_, diags) = self.yard.load(kits);
            self.checked = Some((self.yard.clone(), diags));
        }
        self.checked.as_ref().map_or(&[], |(_, diags)| diags)
    }
}

/// The name of a floor's colour in the language.
fn colour_name(say: &Say, colour: &str) -> String {
    say.plain(&format!("sandbox-floor-{}", colour.to_lowercase()))
}
