//! What a panel or a screen may ask for. The lab carries it out after the frame was drawn.

use std::path::PathBuf;

use crate::app::drive::DriveCommand;
use crate::app::panels::console::ConsoleCommand;
use crate::app::panels::debugger::DebugCommand;
use crate::app::panels::editor::EditCommand;
use crate::app::panels::field::FieldCommand;
use crate::app::panels::goals::GoalsCommand;
use crate::app::panels::instruments::InstrumentsCommand;
use crate::app::panels::lesson::LessonCommand;
use crate::app::panels::timeline::PlayCommand;
use crate::app::screens::Screen;
use crate::app::settings::Settings;
use crate::base::diag::Diag;
use crate::text::lang::Lang;

/// What is asked of the lab.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Show another screen.
    Go(Screen),
    /// Open a level by its id.
    Open(String),
    Language(Lang),
    /// These settings from now on.
    Settings(Box<Settings>),
    /// Put the panels where they are at first.
    ResetLayout,
    /// Run the layout that is shown, with the program's steps filmed or without.
    Run {
        steps: bool,
    },
    /// Stop what runs.
    Stop,
    /// Run every layout that is tried.
    TryAll,
    /// Show a layout.
    Layout(u64),
    /// Show a film of a file.
    OpenFilm(PathBuf),
    /// Tell the person something.
    Tell(Box<Diag>),
    /// Leave the lab.
    Quit,
    Edit(EditCommand),
    Play(PlayCommand),
    Debug(DebugCommand),
    Field(FieldCommand),
    Goals(GoalsCommand),
    Lesson(LessonCommand),
    Console(ConsoleCommand),
    Instruments(InstrumentsCommand),
    Drive(DriveCommand),
}
