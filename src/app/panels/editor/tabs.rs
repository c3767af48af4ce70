//! The row above the text: the programs of the level, and what can be done with them.

use egui::scroll_area::ScrollBarVisibility;
use egui::{Key, Modifiers, ScrollArea, TextEdit, Ui, WidgetInfo, WidgetType};
use egui_phosphor::regular::{ARROW_U_UP_LEFT, ARROW_U_UP_RIGHT, DOTS_THREE_VERTICAL, MAGNIFYING_GLASS, PLUS};

use crate::app::command::Command;
use crate::app::files::starter;
use crate::app::focus::Follow;
use crate::app::lab::study::StudyCommand;
use crate::app::panels::editor::EditCommand;
use crate::app::panels::editor::ask::Ask;
use crate::app::panels::editor::document::Document;
use crate::app::panels::timeline::icon_button;
use crate::app::view::View;

/// Room for the button of the menu, points.
const MENU_WIDTH: f32 = 36.0;

/// What the row remembers.
#[derive(Default)]
pub struct Tabs {
    /// The tab whose name is being written.
    renaming: Option<Renaming>,
    /// The tab that was brought into view.
    shown: Option<usize>,
}

struct Renaming {
    tab: usize,
    name: String,
    wants_focus: bool,
}

impl Tabs {
    /// Draws the row; gives what is asked of the text.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        view: &View,
        document: &Document,
        compact: bool,
        out: &mut Vec<Command>,
    ) -> Vec<Ask> {
        let mut asks = Vec::new();
        if compact {
            self.compact_ui(ui, view, document, out, &mut asks);
            return asks;
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            self.names_ui(ui, view, out);
            let say = |id: &str| view.say.plain(id);
            if icon_button(ui, true, PLUS, &say("editor-new")).clicked() {
                out.push(Command::Edit(EditCommand::New));
            }
            if icon_button(ui, document.can_undo(), ARROW_U_UP_LEFT, &say("editor-undo")).clicked() {
                asks.push(Ask::Undo);
            }
            if icon_button(ui, document.can_redo(), ARROW_U_UP_RIGHT, &say("editor-redo")).clicked() {
                asks.push(Ask::Redo);
            }
            if icon_button(ui, true, MAGNIFYING_GLASS, &say("editor-find")).clicked() {
                asks.push(Ask::Find);
            }
            self.more_ui(ui, view, document, false, out, &mut asks);
        });
        asks
    }

    /// One row, where there is little room: the tabs side by side, to be scrolled, and everything else in the menu.
    fn compact_ui(
        &mut self,
        ui: &mut Ui,
        view: &View,
        document: &Document,
        out: &mut Vec<Command>,
        asks: &mut Vec<Ask>,
    ) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let room = (ui.available_width() - MENU_WIDTH).max(0.0);
            let tabs = ScrollArea::horizontal().id_salt("tabs").max_width(room).auto_shrink([true, true]);
            let tabs = tabs.scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
            tabs.follow(ui, |ui| ui.horizontal(|ui| self.names_ui(ui, view, out)));
            self.more_ui(ui, view, document, true, out, asks);
        });
    }

    /// The names of the programs.
    fn names_ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let files = &view.bench.files;
        for (number, tab) in files.tabs.iter().enumerate() {
            if self.renaming.as_ref().is_some_and(|renaming| renaming.tab == number) {
                self.name_ui(ui, view, out);
                continue;
            }
            let label = ui.selectable_label(number == files.active, &tab.name);
            if self.shown != Some(number) && number == files.active {
                self.shown = Some(number);
                label.scroll_to_me(None);
            }
            if label.double_clicked() {
                self.rename(number, &tab.name);
            } else if label.clicked() {
                out.push(Command::Edit(EditCommand::Show(number)));
            }
        }
    }

    fn more_ui(
        &mut self,
        ui: &mut Ui,
        view: &View,
        document: &Document,
        compact: bool,
        out: &mut Vec<Command>,
        asks: &mut Vec<Ask>,
    ) {
        let menu = ui.menu_button(DOTS_THREE_VERTICAL, |ui| {
            ScrollArea::vertical().follow(ui, |ui| {
                if compact {
                    self.buttons_as_items(ui, view, document, out, asks);
                }
                self.menu_ui(ui, view, document, out, asks);
            });
        });
        let name = view.say.plain("editor-more");
        menu.response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
        menu.response.on_hover_text(name);
    }

    /// What has buttons of its own where there is room.
    fn buttons_as_items(
        &mut self,
        ui: &mut Ui,
        view: &View,
        document: &Document,
        out: &mut Vec<Command>,
        asks: &mut Vec<Ask>,
    ) {
        let asked = [
            ("editor-undo", Ask::Undo, document.can_undo()),
            ("editor-redo", Ask::Redo, document.can_redo()),
            ("editor-find", Ask::Find, true),
        ];
        for (id, ask, enabled) in asked {
            if item(ui, view, id, enabled) {
                asks.push(ask);
            }
        }
        if item(ui, view, "editor-new", true) {
            out.push(Command::Edit(EditCommand::New));
        }
    }

    fn menu_ui(&mut self, ui: &mut Ui, view: &View, document: &Document, out: &mut Vec<Command>, asks: &mut Vec<Ask>) {
        let files = &view.bench.files;
        let shown = files.active;
        let item = |ui: &mut Ui, id: &str, enabled: bool| item(ui, view, id, enabled);
        if item(ui, "editor-rename", true)
            && let Some(tab) = files.shown()
        {
            self.rename(shown, &tab.name);
        }
        if item(ui, "editor-copy", true) {
            out.push(Command::Edit(EditCommand::Duplicate(shown)));
        }
        if item(ui, "editor-delete", files.can_delete(shown)) {
            out.push(Command::Edit(EditCommand::Delete(shown)));
        }
        if item(ui, "editor-restore-tab", files.deleted().is_some()) {
            out.push(Command::Edit(EditCommand::Restore));
        }
        let given = files.shown().and_then(|tab| Some((starter(&view.bench.level, &tab.robot, view.say.lang())?, tab)));
        let again = given.filter(|(given, tab)| *given != tab.text).map(|(given, _)| given);
        if item(ui, "editor-start-again", again.is_some())
            && let Some(given) = again
        {
            out.push(Command::Study(StudyCommand::Replace(given)));
        }
        ui.separator();
        let asked = [
            ("key-go-to-line", Ask::GoToLine, true),
            ("key-comment", Ask::Comment, true),
            ("key-duplicate", Ask::Duplicate, true),
            ("editor-layout-switch", Ask::SwitchLayout, !document.selection().is_empty()),
        ];
        for (id, ask, enabled) in asked {
            if item(ui, id, enabled) {
                asks.push(ask);
            }
        }
    }

    fn rename(&mut self, tab: usize, name: &str) {
        let name = name.trim_end_matches(crate::app::files::SUFFIX).to_owned();
        self.renaming = Some(Renaming { tab, name, wants_focus: true });
    }

    fn name_ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        let Some(renaming) = &mut self.renaming else { return };
        let name = view.say.plain("editor-name");
        let field = ui.add(TextEdit::singleline(&mut renaming.name).desired_width(120.0));
        field.widget_info(|| WidgetInfo {
            label: Some(name.clone()),
            ..WidgetInfo::text_edit(true, "", &renaming.name, &name)
        });
        if std::mem::take(&mut renaming.wants_focus) {
            field.request_focus();
        }
        if !field.lost_focus() {
            return;
        }
        if !ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            out.push(Command::Edit(EditCommand::Rename(renaming.tab, renaming.name.clone())));
        }
        self.renaming = None;
    }
}

/// A line of the menu; true when it was chosen.
fn item(ui: &mut Ui, view: &View, id: &str, enabled: bool) -> bool {
    ui.add_enabled(enabled, egui::Button::new(view.say.plain(id))).clicked()
}
