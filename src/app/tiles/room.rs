//! Room for the timeline: where the window is low its neighbours lend it some, so that its buttons are always in sight.

use egui_tiles::{Container, Linear, LinearDir, Shares, Tile, TileId, Tree};

use crate::app::panels::PanelKind;

/// The timeline's tile is at least so high, points: its tab and one row of buttons.
const TIMELINE: f32 = 70.0;
/// It gets no more of its column than this.
const MOST: f32 = 0.5;

/// Shares that were changed for the time of one frame.
pub struct Lent {
    column: TileId,
    before: Shares,
    changed: Shares,
}

impl Lent {
    /// Puts the shares back; where a person has just changed them they stay.
    pub fn give_back(self, tree: &mut Tree<PanelKind>) {
        if let Some(column) = column_mut(tree, self.column)
            && column.shares == self.changed
        {
            column.shares = self.before;
        }
    }
}

/// Makes the timeline's tile high enough in the tree, by the heights of the last frame.
pub fn lend_to_timeline(tree: &mut Tree<PanelKind>) -> Option<Lent> {
    let is_timeline = |tile: &Tile<PanelKind>| matches!(tile, Tile::Pane(PanelKind::Timeline));
    let (mut child, _) = tree.tiles.iter().find(|(_, tile)| is_timeline(tile)).map(|(id, tile)| (*id, tile))?;
    let column = loop {
        let parent = tree.tiles.parent_of(child)?;
        match tree.tiles.get_container(parent)? {
            Container::Linear(linear) if linear.dir == LinearDir::Vertical => break parent,
            Container::Tabs(tabs) if tabs.active != Some(child) => return None,
            _ => child = parent,
        }
    };
    let height = tree.tiles.rect(column)?.height();
    let linear = column_mut(tree, column)?;
    let all: f32 = linear.children.iter().map(|other| linear.shares[*other]).sum();
    let own = linear.shares[child];
    let wanted = (TIMELINE / height.max(1.0)).min(MOST);
    if !(all > 0.0 && all.is_finite()) || own / all >= wanted {
        return None;
    }
    let before = linear.shares.clone();
    linear.shares.set_share(child, (all - own) * wanted / (1.0 - wanted));
    Some(Lent { column, before, changed: linear.shares.clone() })
}

fn column_mut(tree: &mut Tree<PanelKind>, column: TileId) -> Option<&mut Linear> {
    match tree.tiles.get_mut(column)? {
        Tile::Container(Container::Linear(linear)) => Some(linear),
        _ => None,
    }
}
