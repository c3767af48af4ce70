//! The debugger: steps, variables and watches, all searches in the film.

mod again;
mod breakpoints;
mod calls;
mod expression;
mod frames;
mod state;
mod walk;
mod watches;

#[cfg(test)]
mod tests;

pub use again::{begin as begin_again, hear as hear_again, wanted as wants_again};
pub use state::{Breakpoint, Debug, Search, Told, follow, is_busy, shown, stops};
pub use walk::{Goal, Way};

use egui::{RichText, ScrollArea, Ui};
use egui_phosphor::regular as icon;

use crate::app::bench::{Bench, Run};
use crate::app::command::Command;
use crate::app::focus::Follow;
use crate::app::panels::editor::EditCommand;
use crate::app::panels::timeline::{icon_button, seconds};
use crate::app::view::View;

/// Watches that may be kept; each is reckoned anew at each step.
const MOST_WATCHES: usize = 20;

/// What this panel may ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum DebugCommand {
    /// Set a breakpoint on a line of a file, or take it away.
    Toggle(String, u32),
    /// The breakpoint of a line stops only when this holds; set it if there is none.
    Condition(String, u32, String),
    /// Let the breakpoint of a line stop, or let it be passed.
    Enable(String, u32, bool),
    /// Write the condition of a line's breakpoint, which is set if there is none.
    EditCondition(String, u32),
    /// Walk through the steps of the shown program's robot.
    Walk(Goal, Way),
    /// Search no more.
    Cancel,
    Watch(String),
    Unwatch(usize),
}

impl DebugCommand {
    /// Carries it out.
    pub fn apply(self, bench: &mut Bench) {
        let debug = &mut bench.debug;
        match self {
            Self::Toggle(file, line) => {
                let lines = debug.breakpoints.entry(file).or_default();
                if lines.remove(&line).is_none() {
                    lines.insert(line, Breakpoint::default());
                }
            }
            Self::Condition(file, line, condition) => {
                debug.breakpoints.entry(file).or_default().entry(line).or_default().condition = condition;
            }
            Self::Enable(file, line, enabled) => {
                if let Some(stop) = debug.breakpoints.get_mut(&file).and_then(|lines| lines.get_mut(&line)) {
                    stop.enabled = enabled;
                }
            }
            Self::EditCondition(file, line) => {
                debug.breakpoints.entry(file.clone()).or_default().entry(line).or_default();
                let asked = debug.edited.as_ref().map_or(0, |(.., asked)| asked + 1);
                debug.edited = Some((file, line, asked));
            }
            Self::Walk(goal, way) => state::begin(bench, goal, way),
            Self::Cancel => debug.search = None,
            Self::Watch(expression) => {
                let new = !expression.trim().is_empty() && !debug.watches.contains(&expression);
                if new && debug.watches.len() < MOST_WATCHES {
                    debug.watches.push(expression);
                }
            }
            Self::Unwatch(number) => {
                if number < debug.watches.len() {
                    debug.watches.remove(number);
                }
            }
        }
    }
}

/// Sets or takes away the breakpoint of the line where the editor's cursor stands, or else of the shown step.
pub fn toggle_at_cursor(bench: &Bench) -> Option<Command> {
    let line = bench.cursor_line.or_else(|| shown(bench).map(|step| step.line))?;
    let file = bench.files.shown()?.name.clone();
    Some(Command::Debug(DebugCommand::Toggle(file, line)))
}

/// The panel's own state: what nobody else needs to know.
#[derive(Default)]
pub struct DebuggerPanel {
    watches: watches::WatchesUi,
    breakpoints: breakpoints::BreakpointsUi,
}

impl DebuggerPanel {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        ScrollArea::vertical().auto_shrink(false).follow(ui, |ui| {
            whose_ui(ui, view, out);
            if view.bench.reel.steps().is_empty() {
                why_empty(ui, view, out);
            } else {
                walk_ui(ui, view, out);
                place_ui(ui, view, out);
                calls::ui(ui, view, out);
                self.watches.ui(ui, view, out);
            }
            self.breakpoints.ui(ui, view, out);
        });
    }
}

/// A heading inside of the panel.
fn heading_ui(ui: &mut Ui, view: &View, id: &str) {
    ui.add_space(4.0);
    ui.label(RichText::new(view.say.plain(id)).strong().color(view.theme.accent));
}

/// With several robots: whose program all of this is about, and the way to the others.
fn whose_ui(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    let View { say, bench, .. } = *view;
    if bench.level.students.len() < 2 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(say.plain("debug-whose"));
        for robot in &bench.level.students {
            let Some(runs) = bench.files.of(robot) else { continue };
            let shown = bench.files.shown().is_some_and(|shown| shown.robot == *robot);
            let tab = bench.files.tabs.iter().position(|tab| tab.name == runs.name);
            let button = ui.selectable_label(shown, robot);
            if button.on_hover_text(say.with("debug-whose-show", [("robot", robot.as_str().into())])).clicked()
                && let Some(tab) = tab
            {
                out.push(Command::Edit(EditCommand::Show(tab)));
            }
        }
    });
}

/// No steps: why, and what to do.
fn why_empty(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    let Bench { run, reel, debug, .. } = view.bench;
    if debug.again.is_some() {
        ui.label(view.say.plain("debug-again"));
        return;
    }
    let why = match run {
        Run::Runs => "debug-empty-runs",
        _ if reel.ticks() == 0 => "debug-empty",
        _ => "debug-empty-plain",
    };
    ui.label(view.say.plain(why));
    if !matches!(run, Run::Runs) && ui.button(view.say.plain("debug-run-steps")).clicked() {
        out.push(Command::Run { steps: true });
    }
}

/// The buttons of the walks.
fn walk_ui(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    let line = view.bench.cursor_line;
    let has_breakpoints = view.bench.debug.breakpoints.values().any(|lines| !lines.is_empty());
    let to_line = line.map_or(Goal::Over, Goal::Line);
    let buttons = [
        (icon::CARET_DOUBLE_LEFT, "debug-breakpoint-back", Goal::Breakpoint, Way::Back, has_breakpoints),
        (icon::ARROW_LINE_UP, "debug-out-back", Goal::Out, Way::Back, true),
        (icon::ARROW_ARC_LEFT, "debug-over-back", Goal::Over, Way::Back, true),
        (icon::ARROW_LEFT, "debug-into-back", Goal::Into, Way::Back, true),
        (icon::ARROW_RIGHT, "debug-into", Goal::Into, Way::On, true),
        (icon::ARROW_ARC_RIGHT, "debug-over", Goal::Over, Way::On, true),
        (icon::ARROW_LINE_DOWN, "debug-out", Goal::Out, Way::On, true),
        (icon::CARET_DOUBLE_RIGHT, "debug-breakpoint", Goal::Breakpoint, Way::On, has_breakpoints),
        (icon::ARROW_LINE_RIGHT, "debug-to-line", to_line, Way::On, line.is_some()),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (icon, name, goal, way, enabled) in buttons {
            if icon_button(ui, enabled, icon, &view.say.plain(name)).clicked() {
                out.push(Command::Debug(DebugCommand::Walk(goal, way)));
            }
        }
    });
}

/// Where we are, and how the last search came out.
fn place_ui(ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
    let View { say, theme, bench, .. } = *view;
    let steps = bench.reel.steps();
    match (bench.debug.at, shown(bench)) {
        (Some(number), Some(step)) => {
            let time = seconds(say, u64::from(step.tick));
            let line = u64::from(step.line);
            ui.label(say.with(
                "debug-place",
                [
                    ("step", (number + 1).into()),
                    ("steps", steps.len().into()),
                    ("line", line.into()),
                    ("time", time.into()),
                ],
            ));
            gauge_ui(ui, view, step.tick, step.robot);
        }
        _ => {
            ui.label(say.plain("debug-before"));
        }
    }
    if bench.reel.steps_cut() {
        ui.colored_label(theme.warn, say.with("debug-cut", [("steps", steps.len().into())]));
    }
    if let (Some(source), Some(tab)) = (state::filmed_source(bench), bench.files.shown())
        && source.bytes != tab.text.as_bytes()
    {
        ui.colored_label(theme.warn, say.plain("debug-changed"));
    }
    if bench.debug.search.is_some() {
        let waits = bench.debug.waits(&bench.reel);
        ui.horizontal_wrapped(|ui| {
            ui.label(say.plain(if waits { "debug-waits" } else { "debug-searches" }));
            if ui.button(say.plain("debug-cancel")).clicked() {
                out.push(Command::Debug(DebugCommand::Cancel));
            }
        });
    }
    match &bench.debug.told {
        None => {}
        Some(Told::Nothing(_, way)) => {
            ui.label(say.plain(if *way == Way::On { "debug-nothing" } else { "debug-nothing-back" }));
        }
        Some(Told::Trouble(line, diag)) => {
            let line = ("line", u64::from(*line).into());
            ui.colored_label(theme.bad, say.with("debug-trouble", [line, ("why", say.diag(diag).into())]));
        }
    }
}

/// How much of a tick's operations the program used. A film of before version 3 has steps and no operations; each step
/// costs at least one, so their number is the least that it used.
fn gauge_ui(ui: &mut Ui, view: &View, tick: u32, robot: u16) {
    let counted = u64::from(view.bench.reel.operations(robot, u64::from(tick)));
    let (used, text, why) = match counted {
        0 => {
            (walk::count_in(view.bench.reel.steps(), robot, tick) as u64, "debug-gauge-least", "debug-gauge-least-why")
        }
        used => (used, "debug-gauge", "debug-gauge-why"),
    };
    let most = u64::from(view.bench.layout.operations_per_tick).max(1);
    let said = view.say.with(text, [("used", used.into()), ("most", most.into())]);
    let response = ui.add(egui::ProgressBar::new((used as f32 / most as f32).min(1.0)).desired_height(6.0));
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::WidgetType::ProgressIndicator, true, &said);
        info.value = Some(used as f64);
        info
    });
    response.on_hover_text(view.say.plain(why));
    ui.label(RichText::new(said).small());
}
