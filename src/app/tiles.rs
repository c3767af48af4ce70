//! Where the panels are: tiles that can be resized and moved, the presets, and their memory.

mod room;

use egui::{Event, FocusDirection, Key, Pos2, Rect, Response, StrokeKind, Ui, WidgetText};
use egui_tiles::{Behavior, SimplificationOptions, Tile, TileId, Tiles, Tree, UiResponse};
use serde::{Deserialize, Serialize};

use crate::app::command::Command;
use crate::app::focus::within;
use crate::app::panels::{PanelKind, Panels, editor};
use crate::app::settings::Preset;
use crate::app::view::View;

/// Of a saved layout with another version only the preset is kept.
const VERSION: u32 = 1;
/// The row of buttons of the field is so high, points.
const FIELD_BUTTONS: f32 = 48.0;

/// A layout as it is saved.
#[derive(Serialize, Deserialize)]
struct Saved {
    version: u32,
    tree: Tree<PanelKind>,
}

/// The panels' places.
pub struct PanelTiles {
    tree: Tree<PanelKind>,
    /// Where each panel was drawn last.
    pub places: Vec<(PanelKind, Rect)>,
    /// The panel that the keyboard's focus was in last.
    pub focused: Option<PanelKind>,
    /// The panel that the focus is to go to.
    enters: Option<PanelKind>,
}

impl PanelTiles {
    /// The panels where a preset puts them.
    pub fn preset(preset: Preset) -> Self {
        Self::of(preset_tree(preset))
    }

    fn of(tree: Tree<PanelKind>) -> Self {
        Self { tree, places: Vec::new(), focused: None, enters: None }
    }

    /// A saved layout, or that of the preset when there is none that can be used: every panel must be in it once.
    pub fn load(saved: Option<&str>, preset: Preset) -> Self {
        let read = saved.and_then(|saved| serde_json::from_str::<Saved>(saved).ok());
        match read.filter(|saved| saved.version == VERSION && holds_all(&saved.tree, preset)) {
            Some(saved) => Self::of(saved.tree),
            None => Self::preset(preset),
        }
    }

    /// The layout as a text to be saved.
    pub fn save(&self) -> Option<String> {
        serde_json::to_string(&Saved { version: VERSION, tree: self.tree.clone() }).ok()
    }

    /// Draws all panels.
    pub fn ui(&mut self, ui: &mut Ui, panels: &mut Panels, view: &View, out: &mut Vec<Command>) {
        let lent = room::lend_to_timeline(&mut self.tree);
        self.places.clear();
        let tree_id = self.tree.id();
        let Self { tree, places, focused, enters } = self;
        let steered = is_steered(ui);
        tree.ui(&mut Drawing { panels, view, out, places, focused, enters, tree_id, steered }, ui);
        if let Some(lent) = lent {
            lent.give_back(tree);
        }
    }

    /// Leads the focus to the panel after the one that it is in, or to the one before that, and brings it to the front.
    pub fn walk(&mut self, back: bool) {
        let all = PanelKind::ALL;
        let at = self.focused.and_then(|focused| all.iter().position(|kind| *kind == focused));
        let next = match at {
            Some(at) => (at + if back { all.len() - 1 } else { 1 }) % all.len(),
            None if back => all.len() - 1,
            None => 0,
        };
        if let Some(&kind) = all.get(next) {
            self.show(kind);
            (self.focused, self.enters) = (Some(kind), Some(kind));
        }
    }

    /// Where notices cover no button that is clicked next: the upper right corner of the field, below its own buttons.
    pub fn corner(&self) -> Option<Pos2> {
        let (_, field) = self.places.iter().find(|(kind, _)| *kind == PanelKind::Field)?;
        Some(field.right_top() + egui::vec2(-14.0, FIELD_BUTTONS))
    }

    /// Is a panel in front of those that share its place?
    pub fn shows(&self, kind: PanelKind) -> bool {
        let active = self.tree.active_tiles();
        active.iter().any(|&tile| self.tree.tiles.get_pane(&tile) == Some(&kind))
    }

    /// Brings the tab of a panel to the front.
    pub fn show(&mut self, kind: PanelKind) {
        self.tree.make_active(|_, tile| matches!(tile, egui_tiles::Tile::Pane(pane) if *pane == kind));
    }
}

/// Do keys lead the focus on in this frame?
fn is_steered(ui: &Ui) -> bool {
    use Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Tab};
    let steers = |event: &Event| match event {
        Event::Key { key, pressed, .. } => {
            *pressed && matches!(key, Tab | ArrowUp | ArrowDown | ArrowLeft | ArrowRight)
        }
        _ => false,
    };
    ui.input(|input| input.events.iter().any(steers))
}

struct Drawing<'a> {
    panels: &'a mut Panels,
    view: &'a View<'a>,
    out: &'a mut Vec<Command>,
    places: &'a mut Vec<(PanelKind, Rect)>,
    focused: &'a mut Option<PanelKind>,
    enters: &'a mut Option<PanelKind>,
    tree_id: egui::Id,
    /// Keys lead the focus on: what only a mouse can use isn't there in this frame, so that the focus passes it by.
    steered: bool,
}

impl Drawing<'_> {
    /// Draws a panel; when the focus is to go to it, to the first thing in it that takes the focus, or else to its tab.
    fn panel(&mut self, ui: &mut Ui, tile: TileId, pane: PanelKind) {
        let enters = self.enters.take_if(|kind| *kind == pane).is_some();
        if enters {
            ui.memory_mut(|memory| {
                memory.focused().into_iter().for_each(|id| memory.surrender_focus(id));
                memory.move_focus(FocusDirection::Next);
            });
        }
        let ((), inside) = within(ui, |ui| self.panels.ui(pane, ui, self.view, self.out));
        if enters {
            let tab = tile.egui_id(self.tree_id);
            ui.memory_mut(|memory| {
                memory.move_focus(FocusDirection::None);
                match (pane, inside) {
                    // Whoever goes to the editor wants to write.
                    (PanelKind::Editor, _) => memory.request_focus(editor::text_id()),
                    (_, None) => memory.request_focus(tab),
                    _ => {}
                }
            });
        }
        if inside.is_some() {
            *self.focused = Some(pane);
        }
    }
}

impl Behavior<PanelKind> for Drawing<'_> {
    fn pane_ui(&mut self, ui: &mut Ui, tile: TileId, pane: &mut PanelKind) -> UiResponse {
        self.places.push((*pane, ui.max_rect()));
        // No fill: the window is cleared in this colour, and each layer of pixels costs milliseconds in software.
        egui::Frame::new().inner_margin(6.0).show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            self.panel(ui, tile, *pane);
        });
        UiResponse::None
    }

    fn on_tab_button(&mut self, tiles: &mut Tiles<PanelKind>, tile: TileId, tab: Response) -> Response {
        if tab.has_focus() {
            let painter = tab.ctx.layer_painter(tab.layer_id).with_clip_rect(tab.interact_rect);
            painter.rect_stroke(tab.rect.shrink(1.0), 2.0, self.view.theme.focus(), StrokeKind::Inside);
            if let Some(pane) = tiles.get_pane(&tile) {
                *self.focused = Some(*pane);
            }
        }
        if tab.gained_focus() {
            tab.scroll_to_me_animation(None, egui::style::ScrollAnimation::none());
        }
        tab
    }

    fn is_tile_draggable(&self, tiles: &Tiles<PanelKind>, tile: TileId) -> bool {
        // A container is dragged by the empty part of its row of tabs.
        !self.steered || matches!(tiles.get(tile), Some(Tile::Pane(_)))
    }

    fn is_container_resizable(&self, _tiles: &Tiles<PanelKind>, _tile: TileId) -> bool {
        !self.steered
    }

    fn tab_title_for_pane(&mut self, pane: &PanelKind) -> WidgetText {
        self.view.say.plain(&format!("panel-{}", pane.name())).into()
    }

    fn simplification_options(&self) -> SimplificationOptions {
        SimplificationOptions { all_panes_must_have_tabs: true, ..SimplificationOptions::default() }
    }

    fn tab_bar_color(&self, _visuals: &egui::Visuals) -> egui::Color32 {
        // As the panels: no layer of its own. The tabs have their outlines.
        egui::Color32::TRANSPARENT
    }

    fn gap_width(&self, _style: &egui::Style) -> f32 {
        4.0
    }
}

fn holds_all(tree: &Tree<PanelKind>, preset: Preset) -> bool {
    let mut held: Vec<PanelKind> = panes(tree);
    let mut wanted = panes(&preset_tree(preset));
    held.sort();
    wanted.sort();
    held == wanted && tree.root().is_some()
}

fn panes(tree: &Tree<PanelKind>) -> Vec<PanelKind> {
    let pane = |tile: &egui_tiles::Tile<PanelKind>| match tile {
        egui_tiles::Tile::Pane(kind) => Some(*kind),
        egui_tiles::Tile::Container(_) => None,
    };
    tree.tiles.tiles().filter_map(pane).collect()
}

fn preset_tree(preset: Preset) -> Tree<PanelKind> {
    use PanelKind::{Console, Debugger, Editor, Experiment, Field, Goals, Instruments, Lesson, Timeline};
    let mut tiles = Tiles::default();
    let tabs = |tiles: &mut Tiles<PanelKind>, kinds: &[PanelKind]| {
        let panes: Vec<TileId> = kinds.iter().map(|&kind| tiles.insert_pane(kind)).collect();
        tiles.insert_tab_tile(panes)
    };
    let root = match preset {
        Preset::Student => {
            let text = tabs(&mut tiles, &[Lesson]);
            let editor = tabs(&mut tiles, &[Editor]);
            let field = tabs(&mut tiles, &[Field]);
            let time = tabs(&mut tiles, &[Timeline]);
            let rest = tabs(&mut tiles, &[Goals, Console, Instruments, Experiment, Debugger]);
            let left = split(&mut tiles, false, &[(text, 0.5), (editor, 0.5)]);
            let right = split(&mut tiles, false, &[(field, 0.55), (time, 0.16), (rest, 0.29)]);
            split(&mut tiles, true, &[(left, 0.45), (right, 0.55)])
        }
        Preset::Projector => {
            let editor = tabs(&mut tiles, &[Editor, Lesson]);
            let field = tabs(&mut tiles, &[Field]);
            let time = tabs(&mut tiles, &[Timeline, Goals, Console, Instruments, Experiment, Debugger]);
            let right = split(&mut tiles, false, &[(field, 0.6), (time, 0.4)]);
            split(&mut tiles, true, &[(editor, 0.4), (right, 0.6)])
        }
    };
    Tree::new("panels", root, tiles)
}

/// Tiles beside (`across`) or below each other, with their shares.
fn split(tiles: &mut Tiles<PanelKind>, across: bool, parts: &[(TileId, f32)]) -> TileId {
    let direction = if across { egui_tiles::LinearDir::Horizontal } else { egui_tiles::LinearDir::Vertical };
    let mut linear = egui_tiles::Linear::new(direction, parts.iter().map(|(tile, _)| *tile).collect());
    for (tile, share) in parts {
        linear.shares.set_share(*tile, *share);
    }
    tiles.insert_new(egui_tiles::Tile::Container(egui_tiles::Container::Linear(linear)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_comes_back_as_it_was_saved_and_nonsense_gives_the_preset() {
        for preset in [Preset::Student, Preset::Projector] {
            let tiles = PanelTiles::preset(preset);
            let mut all = panes(&tiles.tree);
            all.sort();
            let mut wanted = PanelKind::ALL.to_vec();
            wanted.sort();
            assert_eq!(all, wanted, "{preset:?} has every panel once");
            let saved = tiles.save().unwrap();
            let mut loaded = panes(&PanelTiles::load(Some(&saved), preset).tree);
            loaded.sort();
            assert_eq!(loaded, wanted);
            for nonsense in
                ["", "{}", &saved.replace("Lesson", "Editor"), &saved.replace("\"version\":1", "\"version\":0")]
            {
                assert_eq!(PanelTiles::load(Some(nonsense), preset).tree.tiles.len(), tiles.tree.tiles.len());
            }
        }
    }
}
