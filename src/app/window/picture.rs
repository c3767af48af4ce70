//! A picture of the window itself, for handouts and reports: the key asks for it. Beside it lies a text with what a screen
//! reader would read in the window, and where.

use std::fmt::Write as _;
use std::path::PathBuf;

use bevy::ecs::query::With;
use bevy::ecs::resource::Resource;
use bevy::ecs::system::{Commands, Query, ResMut};
use bevy::render::view::screenshot::{Screenshot, save_to_disk};
use bevy_egui::{EguiOutput, PrimaryEguiContext};
use egui::accesskit::TreeUpdate;

use crate::app::lab::Lab;
use crate::store::save::save;

/// Pictures that were asked for and not taken yet.
#[derive(Resource, Default)]
pub struct Pictures {
    asked: Vec<PathBuf>,
}

impl Pictures {
    /// Takes over what the lab was asked for.
    pub fn ask(&mut self, lab: &mut Lab) {
        self.asked.extend(lab.window_picture.take());
    }
}

/// Takes the pictures.
pub fn take(
    mut pictures: ResMut<Pictures>,
    outputs: Query<&EguiOutput, With<PrimaryEguiContext>>,
    mut commands: Commands,
) {
    for path in pictures.asked.drain(..) {
        if let Some(tree) = outputs.iter().find_map(|output| output.platform_output.accesskit_update.as_ref()) {
            // The picture itself says when its folder can't be written; the text is an addition.
            let _ = save(&path.with_extension("txt"), told(tree).as_bytes());
        }
        commands.spawn(Screenshot::primary_window()).observe(save_to_disk(path));
    }
}

/// One line for each thing that has a name: its role, the middle of its place in pixels, its state, its name.
fn told(tree: &TreeUpdate) -> String {
    let mut told = String::new();
    for (id, node) in &tree.nodes {
        let Some(name) = node.label().or(node.value()) else { continue };
        let Some(bounds) = node.bounds() else { continue };
        let (x, y) = ((bounds.x0 + bounds.x1) / 2.0, (bounds.y0 + bounds.y1) / 2.0);
        let focus = if tree.focus == *id { " focused" } else { "" };
        let off = if node.is_disabled() { " disabled" } else { "" };
        // Writing to a text can't fail.
        let _ =
            writeln!(told, "{:?}\t{x:.0}\t{y:.0}\t{}", node.role(), format!("{name}{focus}{off}").replace('\n', " "));
    }
    told
}
