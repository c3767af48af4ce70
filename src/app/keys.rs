//! The keys of the lab, in one list: what is pressed, what it does, and its line on the sheet of shortcuts.
//!
//! What is needed has function keys and letters: a Kazakh layout has no digits on its main row, and signs wander between
//! layouts. Signs and digits (Ctrl with plus, minus, 0 and slash) are what people know from elsewhere, and menus have them too.

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

use crate::app::panels::editor::Ask;

/// What a key asks for, wherever the focus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Run,
    RunSteps,
    Stop,
    TryAll,
    PlayPause,
    ShowMe,
    StepBack,
    StepOver,
    StepInto,
    StepOut,
    Breakpoint,
    Save,
    /// The versions of the shown program.
    History,
    Find,
    GoToLine,
    NextPanel,
    PreviousPanel,
    Help,
    Shortcuts,
    Settings,
    Home,
    Larger,
    Smaller,
    NormalSize,
    Projector,
    Drive,
    Picture,
}

const fn key(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn with(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

/// Every shortcut with its action, in the order of the sheet; the text is the message `key-<action in small letters with dashes>`.
pub const SHORTCUTS: &[(KeyboardShortcut, Action, &str)] = &[
    (key(Key::F5), Action::Run, "key-run"),
    (with(Modifiers::COMMAND, Key::F5), Action::RunSteps, "key-run-steps"),
    (with(Modifiers::SHIFT, Key::F5), Action::Stop, "key-stop"),
    (with(Modifiers::SHIFT, Key::F9), Action::TryAll, "key-try-all"),
    (key(Key::F4), Action::Drive, "key-drive"),
    (key(Key::F8), Action::PlayPause, "key-play-pause"),
    (with(Modifiers::SHIFT, Key::F8), Action::ShowMe, "key-show-me"),
    (key(Key::F6), Action::StepOver, "key-step-over"),
    (with(Modifiers::SHIFT, Key::F6), Action::StepBack, "key-step-back"),
    (key(Key::F7), Action::StepInto, "key-step-into"),
    (with(Modifiers::SHIFT, Key::F7), Action::StepOut, "key-step-out"),
    (key(Key::F9), Action::Breakpoint, "key-breakpoint"),
    (with(Modifiers::COMMAND, Key::S), Action::Save, "key-save"),
    (with(Modifiers::COMMAND, Key::H), Action::History, "key-history"),
    (with(Modifiers::COMMAND, Key::F), Action::Find, "key-find"),
    (with(Modifiers::COMMAND, Key::G), Action::GoToLine, "key-go-to-line"),
    (key(Key::F1), Action::Help, "key-help"),
    (with(Modifiers::SHIFT, Key::F1), Action::Shortcuts, "key-shortcuts"),
    (with(Modifiers::COMMAND, Key::Tab), Action::NextPanel, "key-next-panel"),
    (with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Tab), Action::PreviousPanel, "key-previous-panel"),
    (key(Key::F2), Action::Home, "key-home"),
    (key(Key::F10), Action::Settings, "key-settings"),
    (key(Key::F12), Action::Picture, "key-picture"),
    (with(Modifiers::COMMAND, Key::Plus), Action::Larger, "key-larger"),
    (with(Modifiers::COMMAND, Key::Equals), Action::Larger, "key-larger"),
    (with(Modifiers::COMMAND, Key::Minus), Action::Smaller, "key-smaller"),
    (with(Modifiers::COMMAND, Key::Num0), Action::NormalSize, "key-normal-size"),
    (key(Key::F11), Action::Projector, "key-projector"),
];

/// What keys mean only while a program is written; in other fields they mean what they mean everywhere.
pub const EDITOR: &[(KeyboardShortcut, Ask, &str)] = &[
    (with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z), Ask::Redo, "key-redo"),
    (with(Modifiers::COMMAND, Key::Z), Ask::Undo, "key-undo"),
    (with(Modifiers::COMMAND, Key::Y), Ask::Redo, "key-redo"),
    (with(Modifiers::COMMAND, Key::E), Ask::Comment, "key-comment"),
    (with(Modifiers::COMMAND, Key::Slash), Ask::Comment, "key-comment"),
    (with(Modifiers::COMMAND, Key::D), Ask::Duplicate, "key-duplicate"),
    (with(Modifiers::CTRL, Key::Space), Ask::Suggest, "key-suggest"),
    (with(Modifiers::ALT, Key::Enter), Ask::Fix, "key-fix"),
    (with(Modifiers::ALT, Key::ArrowUp), Ask::MoveUp, "key-move-up"),
    (with(Modifiers::ALT, Key::ArrowDown), Ask::MoveDown, "key-move-down"),
];

/// What was asked of the editor in this frame; only for when it has the focus.
pub fn pressed_in_editor(ctx: &Context) -> Vec<Ask> {
    ctx.input_mut(|input| taken(&mut input.events, EDITOR))
}

/// What was pressed in this frame; it is taken out of the input, so that no widget acts on it as well.
pub fn pressed(ctx: &Context) -> Vec<Action> {
    ctx.input_mut(|input| taken(&mut input.events, SHORTCUTS))
}

/// Takes the shortcuts of a list out of the input, and gives what they are for.
fn taken<A: Copy>(events: &mut Vec<Event>, list: &[(KeyboardShortcut, A, &str)]) -> Vec<A> {
    let mut found = Vec::new();
    events.retain(|event| {
        let Event::Key { key, modifiers, pressed: true, .. } = event else { return true };
        let hit = list.iter().find(|(shortcut, ..)| is_pressed(shortcut, *key, *modifiers));
        found.extend(hit.map(|(_, action, _)| *action));
        hit.is_none()
    });
    found
}

/// Is it this shortcut? Shift and Alt must be as they are in it, so that no shortcut hides another one; only where the key
/// is a sign Shift may be what the keyboard needs to write it.
fn is_pressed(shortcut: &KeyboardShortcut, key: Key, modifiers: Modifiers) -> bool {
    let writes = is_sign(key) && !shortcut.modifiers.shift;
    let modifiers = if writes { Modifiers { shift: false, ..modifiers } } else { modifiers };
    shortcut.logical_key == key && modifiers.matches_exact(shortcut.modifiers)
}

fn is_sign(key: Key) -> bool {
    matches!(key, Key::Plus | Key::Equals | Key::Minus | Key::Slash)
}

/// How the key of an action is written.
pub fn name(ctx: &Context, action: Action) -> String {
    let shortcut = SHORTCUTS.iter().find(|(_, known, _)| *known == action);
    shortcut.map(|(shortcut, ..)| written(ctx, shortcut)).unwrap_or_default()
}

/// A shortcut as it is printed on the keys: `Ctrl+/`.
pub fn written(ctx: &Context, shortcut: &KeyboardShortcut) -> String {
    let name = ctx.format_shortcut(shortcut);
    let key = shortcut.logical_key;
    match name.strip_suffix(key.name()) {
        Some(before) if is_sign(key) => format!("{before}{}", key.symbol_or_name()),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is taken out of a frame in which this was pressed, and whether anything is left of it.
    fn press(list: &[(KeyboardShortcut, usize, &str)], key: Key, modifiers: Modifiers) -> (Vec<usize>, usize) {
        let mut events = vec![Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }];
        let found = taken(&mut events, list);
        (found, events.len())
    }

    fn all() -> Vec<(KeyboardShortcut, usize, &'static str)> {
        let everywhere = SHORTCUTS.iter().map(|(shortcut, _, text)| (*shortcut, *text));
        let editor = EDITOR.iter().map(|(shortcut, _, text)| (*shortcut, *text));
        let both = everywhere.chain(editor).enumerate();
        both.map(|(number, (shortcut, text))| (shortcut, number, text)).collect()
    }

    #[test]
    fn every_shortcut_does_what_it_says_and_nothing_else_in_whatever_order_they_stand() {
        let mut list = all();
        for _ in 0..2 {
            for (shortcut, number, text) in list.clone() {
                let ctrl =
                    Modifiers { command: shortcut.modifiers.command || shortcut.modifiers.ctrl, ..shortcut.modifiers };
                let pressed = Modifiers { ctrl: ctrl.command, ..ctrl };
                assert_eq!(press(&list, shortcut.logical_key, pressed), (vec![number], 0), "{text}");
            }
            list.reverse();
        }
    }

    #[test]
    fn a_key_with_another_modifier_is_another_key() {
        let list = all();
        // Alt+F4 closes the window, and AltGr, which writes letters, is Ctrl and Alt.
        let alt_gr = Modifiers { alt: true, ctrl: true, command: true, ..Modifiers::NONE };
        for (key, modifiers) in
            [(Key::F4, Modifiers::ALT), (Key::F2, Modifiers::SHIFT), (Key::E, alt_gr), (Key::S, alt_gr)]
        {
            assert_eq!(press(&list, key, modifiers), (Vec::new(), 1), "{modifiers:?} {key:?}");
        }
    }

    #[test]
    fn a_sign_that_is_written_with_shift_is_that_sign() {
        let list = all();
        let shifted = Modifiers { shift: true, ctrl: true, command: true, ..Modifiers::NONE };
        let texts = |key| press(&list, key, shifted).0.iter().map(|number| list[*number].2).collect::<Vec<_>>();
        assert_eq!(texts(Key::Plus), ["key-larger"]);
        assert_eq!(texts(Key::Slash), ["key-comment"]);
    }

    #[test]
    fn signs_are_written_as_signs() {
        let ctx = Context::default();
        let written = |key| written(&ctx, &with(Modifiers::COMMAND, key));
        assert_eq!(
            [Key::Slash, Key::Plus, Key::Equals, Key::F5].map(written),
            ["Ctrl+/", "Ctrl++", "Ctrl+=", "Ctrl+F5"]
        );
    }
}
