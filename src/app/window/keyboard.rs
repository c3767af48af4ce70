//! Keys as egui is to know them: Ctrl belongs to the key it was held for, however slowly frames are drawn.

use bevy::ecs::message::MessageReader;
use bevy::ecs::query::With;
use bevy::ecs::system::{Local, Query, ResMut};
use bevy::input::keyboard::{Key, KeyboardFocusLost, KeyboardInput};
use bevy_egui::input::ModifierKeysState;
use bevy_egui::{EguiInput, PrimaryEguiContext};

/// Shift, Ctrl, Alt and Super.
#[derive(Clone, Copy, Default)]
pub struct Held {
    shift: bool,
    ctrl: bool,
    alt: bool,
    win: bool,
}

/// bevy_egui gives all keys of a frame what is held at the frame's end. Where a frame takes a tenth of a second, Ctrl was
/// often let go by then, and Ctrl+S would write an "s". So a frame's keys get what was held at the first of them.
pub fn held_for_the_key(
    mut keys: MessageReader<KeyboardInput>,
    mut lost: MessageReader<KeyboardFocusLost>,
    mut held: Local<Held>,
    mut state: ResMut<ModifierKeysState>,
) {
    if lost.read().last().is_some() {
        *held = Held::default();
    }
    let mut at_first = None;
    for key in keys.read() {
        let down = key.state.is_pressed();
        match key.logical_key {
            Key::Shift => held.shift = down,
            Key::Control => held.ctrl = down,
            Key::Alt => held.alt = down,
            Key::Super | Key::Meta => held.win = down,
            _ if down => {
                at_first.get_or_insert(*held);
            }
            _ => {}
        }
    }
    let Held { shift, ctrl, alt, win } = at_first.unwrap_or(*held);
    (state.shift, state.ctrl, state.alt, state.win) = (shift, ctrl, alt, win);
}

/// bevy_egui tells the state of Shift and Ctrl in every frame, and egui draws another frame for every event: without this
/// the window would never rest.
pub fn quiet(mut input: Query<&mut EguiInput, With<PrimaryEguiContext>>, mut known: Local<Option<egui::Modifiers>>) {
    for mut input in &mut input {
        input.events.retain(|event| match event {
            egui::Event::ModifiersChanged(now) => known.replace(*now) != Some(*now),
            _ => true,
        });
    }
}
