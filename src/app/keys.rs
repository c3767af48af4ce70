//! The keys of the lab, in one list: what is pressed, what it does, and its line on the sheet of shortcuts.
//!
//! What is needed has function keys and letters: a Kazakh layout has no digits on its main row, and signs wander between
//! layouts. Signs and digits (Ctrl with plus, minus, 0 and slash) are what people know from elsewhere, and menus have them too.

use egui::{Key, KeyboardShortcut, Modifiers};

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

/// Every shortcut with its action; the text is the message `key-<action in small letters with dashes>`.
pub const SHORTCUTS: &[(KeyboardShortcut, Action, &str)] = &[
    (with(Modifiers::COMMAND, Key::F5), Action::RunSteps, "key-run-steps"),
    (with(Modifiers::SHIFT, Key::F5), Action::Stop, "key-stop"),
    (key(Key::F5), Action::Run, "key-run"),
    (with(Modifiers::SHIFT, Key::F6), Action::StepBack, "key-step-back"),
    (key(Key::F6), Action::StepOver, "key-step-over"),
    (with(Modifiers::SHIFT, Key::F7), Action::StepOut, "key-step-out"),
    (key(Key::F7), Action::StepInto, "key-step-into"),
    (with(Modifiers::SHIFT, Key::F8), Action::ShowMe, "key-show-me"),
    (key(Key::F8), Action::PlayPause, "key-play-pause"),
    (key(Key::F9), Action::Breakpoint, "key-breakpoint"),
    (with(Modifiers::SHIFT, Key::F9), Action::TryAll, "key-try-all"),
    (with(Modifiers::SHIFT, Key::F1), Action::Shortcuts, "key-shortcuts"),
    (key(Key::F1), Action::Help, "key-help"),
    (key(Key::F2), Action::Home, "key-home"),
    (key(Key::F4), Action::Drive, "key-drive"),
    (key(Key::F10), Action::Settings, "key-settings"),
    (key(Key::F11), Action::Projector, "key-projector"),
    (key(Key::F12), Action::Picture, "key-picture"),
    (with(Modifiers::COMMAND, Key::S), Action::Save, "key-save"),
    (with(Modifiers::COMMAND, Key::H), Action::History, "key-history"),
    (with(Modifiers::COMMAND, Key::F), Action::Find, "key-find"),
    (with(Modifiers::COMMAND, Key::G), Action::GoToLine, "key-go-to-line"),
    (with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Tab), Action::PreviousPanel, "key-previous-panel"),
    (with(Modifiers::COMMAND, Key::Tab), Action::NextPanel, "key-next-panel"),
    (with(Modifiers::COMMAND, Key::Plus), Action::Larger, "key-larger"),
    (with(Modifiers::COMMAND, Key::Equals), Action::Larger, "key-larger"),
    (with(Modifiers::COMMAND, Key::Minus), Action::Smaller, "key-smaller"),
    (with(Modifiers::COMMAND, Key::Num0), Action::NormalSize, "key-normal-size"),
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
pub fn pressed_in_editor(ctx: &egui::Context) -> Vec<Ask> {
    let taken = |(shortcut, ask, _): &(KeyboardShortcut, Ask, &str)| {
        ctx.input_mut(|input| input.consume_shortcut(shortcut)).then_some(*ask)
    };
    EDITOR.iter().filter_map(taken).collect()
}

/// What was pressed in this frame; it is taken out of the input, so that no widget acts on it as well.
pub fn pressed(ctx: &egui::Context) -> Vec<Action> {
    let taken = |(shortcut, action, _): &(KeyboardShortcut, Action, &str)| {
        ctx.input_mut(|input| input.consume_shortcut(shortcut)).then_some(*action)
    };
    SHORTCUTS.iter().filter_map(taken).collect()
}

/// How the key of an action is written.
pub fn name(ctx: &egui::Context, action: Action) -> String {
    let shortcut = SHORTCUTS.iter().find(|(_, known, _)| *known == action);
    shortcut.map(|(shortcut, ..)| ctx.format_shortcut(shortcut)).unwrap_or_default()
}
