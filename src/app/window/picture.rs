//! A picture of the window itself, for handouts: the key asks for it, and it lies in the folder of exports.

use std::path::PathBuf;

use bevy::ecs::resource::Resource;
use bevy::ecs::system::{Commands, ResMut};
use bevy::render::view::screenshot::{Screenshot, save_to_disk};

use crate::app::lab::Lab;

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
pub fn take(mut pictures: ResMut<Pictures>, mut commands: Commands) {
    for path in pictures.asked.drain(..) {
        commands.spawn(Screenshot::primary_window()).observe(save_to_disk(path));
    }
}
