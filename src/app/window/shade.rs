//! The shader of the panels: cheaper than the one that comes with bevy_egui, for computers that draw without a graphics card.

use bevy::asset::Assets;
use bevy::ecs::system::{Local, NonSend, Res, ResMut};
use bevy::shader::{Shader, ShaderDefVal};
use bevy_egui::render::EGUI_SHADER_HANDLE;

use crate::app::window::Desk;
use crate::app::window::measure::Measure;

/// Takes the place of bevy_egui's shader, except for the plain window that others are measured against.
///
/// Light and dark themes have one each: see there.
pub fn shade(
    mut shaders: ResMut<Assets<Shader>>,
    desk: NonSend<Desk>,
    measure: Res<Measure>,
    mut shaded: Local<Option<bool>>,
) -> bevy::ecs::error::Result {
    let light = !desk.lab.theme.visuals.dark_mode;
    if measure.draws_nothing() || *shaded == Some(light) {
        return Ok(());
    }
    let ground = if light { vec![ShaderDefVal::from("LIGHT_GROUND")] } else { Vec::new() };
    let shader = Shader::from_wgsl_with_defs(include_str!("panels.wgsl"), "arba/panels.wgsl", ground);
    shaders.insert(&EGUI_SHADER_HANDLE, shader)?;
    *shaded = Some(light);
    Ok(())
}
