//! Keys as egui is to know them: Ctrl belongs to the keys it was held for, however slowly frames are drawn.

use std::collections::VecDeque;

use bevy::ecs::message::{MessageCursor, MessageWriter, Messages};
use bevy::ecs::query::With;
use bevy::ecs::system::{Local, Query, ResMut};
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::window::RequestRedraw;
use bevy_egui::{EguiInput, PrimaryEguiContext};

/// bevy_egui gives all keys of a frame what is held at the frame's end. Where a frame takes a tenth of a second, Ctrl was
/// often let go by then, and Ctrl+S would write an "s". So a frame gets only the keys up to the next change of Shift, Ctrl,
/// Alt or Super; what came after waits for the next frame, which is asked for at once.
pub fn one_chord_a_frame(
    mut keys: ResMut<Messages<KeyboardInput>>,
    mut read: Local<MessageCursor<KeyboardInput>>,
    mut waiting: Local<VecDeque<KeyboardInput>>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    waiting.extend(read.read(&keys).cloned());
    keys.clear();
    keys.write_batch(chord(&mut waiting));
    read.clear(&keys);
    if !waiting.is_empty() {
        redraw.write(RequestRedraw);
    }
}

/// Takes the keys that were pressed with the same modifiers.
fn chord(waiting: &mut VecDeque<KeyboardInput>) -> Vec<KeyboardInput> {
    let mut taken = Vec::new();
    let mut pressed = false;
    while let Some(key) = waiting.front() {
        let modifies =
            matches!(key.logical_key, Key::Shift | Key::Control | Key::Alt | Key::AltGraph | Key::Super | Key::Meta);
        if modifies && pressed {
            break;
        }
        pressed |= !modifies && key.state.is_pressed();
        taken.extend(waiting.pop_front());
    }
    taken
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

#[cfg(test)]
mod tests {
    use bevy::ecs::entity::Entity;
    use bevy::input::ButtonState;
    use bevy::input::keyboard::{KeyCode, NativeKeyCode};

    use super::*;

    fn keys(list: &[(Key, bool)]) -> VecDeque<KeyboardInput> {
        let key = |(key, down): &(Key, bool)| KeyboardInput {
            key_code: KeyCode::Unidentified(NativeKeyCode::Unidentified),
            logical_key: key.clone(),
            state: if *down { ButtonState::Pressed } else { ButtonState::Released },
            text: None,
            repeat: false,
            window: Entity::PLACEHOLDER,
        };
        list.iter().map(key).collect()
    }

    #[test]
    fn a_letter_that_follows_a_shortcut_in_the_same_frame_is_not_part_of_it() {
        let letter = |text: &str| Key::Character(text.into());
        let mut waiting = keys(&[
            (Key::Control, true),
            (letter("a"), true),
            (letter("a"), false),
            (Key::Control, false),
            (letter("f"), true),
            (letter("f"), false),
            (letter("o"), true),
        ]);
        let frames: Vec<usize> =
            std::iter::from_fn(|| Some(chord(&mut waiting).len()).filter(|keys| *keys > 0)).collect();
        assert_eq!(frames, [3, 4], "Ctrl+A in one frame, what was typed then in the next");
    }

    #[test]
    fn keys_without_modifiers_come_all_at_once() {
        let mut waiting = keys(&[(Key::ArrowLeft, true), (Key::ArrowLeft, false), (Key::Enter, true)]);
        assert_eq!(chord(&mut waiting).len(), 3);
        assert!(waiting.is_empty());
    }
}
