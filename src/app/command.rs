//! What a panel or a screen may ask for. The lab carries it out after the frame was drawn.

use crate::app::drive::DriveCommand;
use crate::app::lab::save_as::KeepCommand;
use crate::app::lab::study::StudyCommand;
use crate::app::panels::console::ConsoleCommand;
use crate::app::panels::debugger::DebugCommand;
use crate::app::panels::editor::EditCommand;
use crate::app::panels::experiment::ExperimentCommand;
use crate::app::panels::field::FieldCommand;
use crate::app::panels::goals::GoalsCommand;
use crate::app::panels::lesson::LessonCommand;
use crate::app::panels::timeline::PlayCommand;
use crate::app::screens::Screen;
use crate::app::screens::sandbox::yard::Yard;
use crate::app::settings::Settings;
use crate::app::share::ShareCommand;
use crate::base::diag::Diag;
use crate::text::lang::Lang;
use crate::trial::inputs::Inputs;

/// What is asked of the lab.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Show another screen.
    Go(Screen),
    /// Go back to the screen before.
    Back,
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
    /// Open a level from the text of its file alone.
    Build(String),
    /// Keep what was built in the sandbox.
    Yard(Box<Yard>),
    /// Run these inputs, whatever the editor has, as the film that is shown.
    Show(Box<Inputs>),
    /// Save a file that the person asked for, under this name; the notice about it offers another place.
    SaveAs {
        name: String,
        bytes: Vec<u8>,
    },
    Keep(KeepCommand),
    /// Tell the person something.
    Tell(Box<Diag>),
    /// Leave the lab.
    Quit,
    Study(StudyCommand),
    Edit(EditCommand),
    Play(PlayCommand),
    Debug(DebugCommand),
    Field(FieldCommand),
    Goals(GoalsCommand),
    Lesson(LessonCommand),
    Console(ConsoleCommand),
    Drive(DriveCommand),
    Share(ShareCommand),
    Experiment(ExperimentCommand),
}
