//! Where the panels are: tiles that can be resized and moved, the presets, and their memory.

mod room;

use std::collections::BTreeSet;

use egui::{Event, FocusDirection, Key, Pos2, Rect, Response, StrokeKind, Ui, WidgetText};
use egui_tiles::{Behavior, Container, SimplificationOptions, Tile, TileId, Tiles, Tree, UiResponse};
use serde::{Deserialize, Serialize};

use crate::app::command::Command;
use crate::app::focus::within;
use crate::app::panels::{PanelKind, Panels, editor};
use crate::app::settings::Preset;
use crate::app::view::View;

/// The tree's id.
const ID: &str = "panels";
/// Of a saved layout with another version only the preset is kept.
const VERSION: u32 = 1;
/// The row of buttons of the field is so high, points.
const FIELD_BUTTONS: f32 = 48.0;
/// So many tiles may stand in each other; a layout with all panels needs fewer, however they are moved.
const DEEPEST: usize = 16;
/// The largest share of a tile; shares begin near 1.
const MOST_SHARE: f32 = 1e6;

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
        match read.filter(|saved| saved.version == VERSION).and_then(|saved| sound(&saved.tree)) {
            Some(tree) => Self::of(tree),
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
        self.tree.make_active(|_, tile| matches!(tile, Tile::Pane(pane) if *pane == kind));
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

/// The tiles that hang on the root, when every panel is there once and every tile has one place. A file may say anything,
/// and tiles that hold each other would be laid out without an end.
fn sound(tree: &Tree<PanelKind>) -> Option<Tree<PanelKind>> {
    let root = tree.root()?;
    let mut tiles = Tiles::default();
    let mut panels = BTreeSet::new();
    let mut waiting = vec![(root, 0)];
    while let Some((id, depth)) = waiting.pop() {
        let tile = tree.tiles.get(id)?;
        let is_new = match tile {
            Tile::Pane(kind) => panels.insert(*kind),
            Tile::Container(container) => {
                waiting.extend(container.children().map(|child| (*child, depth + 1)));
                fits(container)
            }
        };
        if !is_new || depth > DEEPEST || tiles.get(id).is_some() {
            return None;
        }
        tiles.insert(id, tile.clone());
    }
    (panels.len() == PanelKind::ALL.len()).then(|| Tree::new(ID, root, tiles))
}

/// Is it a container that the lab makes, with shares that can be drawn?
fn fits(container: &Container) -> bool {
    match container {
        Container::Tabs(_) => true,
        Container::Linear(linear) => linear.shares.iter().all(|(_, share)| (0.0..=MOST_SHARE).contains(share)),
        Container::Grid(_) => false,
    }
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
    Tree::new(ID, root, tiles)
}

/// Tiles beside (`across`) or below each other, with their shares.
fn split(tiles: &mut Tiles<PanelKind>, across: bool, parts: &[(TileId, f32)]) -> TileId {
    let direction = if across { egui_tiles::LinearDir::Horizontal } else { egui_tiles::LinearDir::Vertical };
    let mut linear = egui_tiles::Linear::new(direction, parts.iter().map(|(tile, _)| *tile).collect());
    for (tile, share) in parts {
        linear.shares.set_share(*tile, *share);
    }
    tiles.insert_new(Tile::Container(Container::Linear(linear)))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn panes(tree: &Tree<PanelKind>) -> Vec<PanelKind> {
        let pane = |tile: &Tile<PanelKind>| match tile {
            Tile::Pane(kind) => Some(*kind),
            Tile::Container(_) => None,
        };
        tree.tiles.tiles().filter_map(pane).collect()
    }

    /// Is the layout of the student's preset taken where the projector's is the way out?
    fn is_taken(saved: &str) -> bool {
        let loaded = PanelTiles::load(Some(saved), Preset::Projector).tree;
        let projector = loaded == preset_tree(Preset::Projector);
        assert!(projector || loaded == preset_tree(Preset::Student), "it is one or the other");
        !projector
    }

    #[test]
    fn a_layout_whose_tiles_hold_each_other_or_nothing_gives_the_preset() {
        let saved = PanelTiles::preset(Preset::Student).save().unwrap();
        assert!(is_taken(&saved));
        let saved: Value = serde_json::from_str(&saved).unwrap();
        let root = saved["tree"]["root"].as_u64().unwrap();
        let children = |of: u64| format!("/tree/tiles/tiles/{of}/Container/Linear/children");
        let first = saved.pointer(&children(root)).unwrap()[0].as_u64().unwrap();
        for (of, child) in [(root, root), (first, root), (root, first), (root, 999)] {
            let mut wrong = saved.clone();
            wrong.pointer_mut(&children(of)).unwrap().as_array_mut().unwrap().push(child.into());
            assert!(!is_taken(&wrong.to_string()), "{child} in {of}");
        }
        let mut wrong = saved.clone();
        wrong.pointer_mut(&children(root)).unwrap().as_array_mut().unwrap().pop();
        assert!(!is_taken(&wrong.to_string()), "half of the panels hang on nothing");
        let mut wrong = saved.clone();
        wrong["tree"]["tiles"]["tiles"][root.to_string()]["Container"]["Linear"]["shares"]["shares"]
            [first.to_string()] = (-1e30).into();
        assert!(!is_taken(&wrong.to_string()), "less than nothing is no share");
        let grid = serde_json::json!({ "Container": { "Grid": {
            "children": saved.pointer(&children(root)), "layout": { "Columns": u64::MAX }, "col_shares": [],
            "row_shares": [],
        } } });
        let mut wrong = saved;
        wrong["tree"]["tiles"]["tiles"][root.to_string()] = grid;
        assert!(!is_taken(&wrong.to_string()), "the lab makes no grids");
    }

    #[test]
    fn a_layout_of_tiles_in_tiles_without_an_end_gives_the_preset() {
        let mut tree = preset_tree(Preset::Student);
        for _ in 0..10_000 {
            let root = tree.root().unwrap();
            tree.root = Some(tree.tiles.insert_horizontal_tile(vec![root]));
        }
        let saved = serde_json::to_string(&Saved { version: VERSION, tree }).unwrap();
        assert!(!is_taken(&saved));
    }

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
