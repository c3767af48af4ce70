//! The sheet: each goal with its state at the shown moment, its points, and what the whole run took.

use egui::{Color32, RichText, Ui};
use egui_phosphor::regular;

use crate::app::bench::Run;
use crate::app::panels::lesson::{page, paper};
use crate::app::view::View;
use crate::rules::metrics::Metrics;
use crate::rules::sheet::GoalState;
use crate::rules::{Aim, Goal};

/// Size of what is told beside a goal, points.
pub const SMALL: f32 = 12.5;

/// How a goal is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// Nothing was run yet, or it is still to be reached.
    Open,
    Held,
    /// It is one that must not break, and it has not so far.
    Kept,
    Broken,
    /// It is over, and the goal was not reached.
    Missed,
}

impl Shown {
    fn of(goal: &Goal, state: Option<GoalState>, begun: bool, over: bool) -> Self {
        let at_first = if matches!(goal.aim, Aim::Never(_)) { GoalState::Held } else { GoalState::Open };
        match (state.unwrap_or(at_first), &goal.aim) {
            _ if !begun => Self::Open,
            (GoalState::Held, Aim::Never(_)) if !over => Self::Kept,
            (GoalState::Held, _) => Self::Held,
            (GoalState::Broken, _) => Self::Broken,
            (GoalState::Open, _) if over => Self::Missed,
            (GoalState::Open, _) => Self::Open,
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Self::Open => regular::CIRCLE,
            Self::Held => regular::CHECK_CIRCLE,
            Self::Kept => regular::SHIELD_CHECK,
            Self::Broken | Self::Missed => regular::X_CIRCLE,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Open => "goals-open",
            Self::Held => "goals-held",
            Self::Kept => "goals-kept",
            Self::Broken => "goals-broken",
            Self::Missed => "goals-missed",
        }
    }

    fn colour(self, view: &View, bonus: bool) -> Color32 {
        match self {
            Self::Held | Self::Kept => view.theme.good,
            Self::Broken | Self::Missed if !bonus => view.theme.bad,
            _ => view.theme.visuals.weak_text_color(),
        }
    }
}

/// Draws the sheet at the shown moment.
pub fn ui(ui: &mut Ui, view: &View) {
    let bench = view.bench;
    let tick = bench.player.tick();
    let goals = &bench.layout.rules.goals;
    let states = bench.reel.at(tick).goals;
    let begun = !matches!(bench.run, Run::None) || bench.reel.ticks() > 0;
    let over = bench.reel.ending().is_some() && tick >= bench.reel.ticks();
    let mut got = 0.0;
    for (number, goal) in goals.iter().enumerate() {
        let shown = Shown::of(goal, states.get(&(number as u16)).copied(), begun, over);
        if begun && matches!(shown, Shown::Held | Shown::Kept) {
            got += goal.points;
        }
        row(ui, view, number, goal, shown);
    }
    let most: f64 = goals.iter().map(|goal| goal.points).sum();
    if most > 0.0 {
        let points = [("got", got.into()), ("of", most.into())];
        ui.label(paper::bold(view.say.with("goals-total", points)));
    }
    if let Some(ending) = bench.reel.ending().filter(|_| over) {
        ui.label(RichText::new(metrics(view, &ending.metrics)).size(SMALL).weak());
    }
}

fn row(ui: &mut Ui, view: &View, number: usize, goal: &Goal, shown: Shown) {
    let texts = view.bench.layout.texts.goals.get(number);
    let text = texts.map_or(goal.id.as_str(), |texts| texts.text.get(view.say.code()));
    ui.horizontal_top(|ui| {
        let colour = shown.colour(view, goal.bonus);
        let sign = ui.label(RichText::new(shown.sign()).size(18.0).color(colour));
        let word = view.say.plain(shown.word());
        sign.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &word));
        sign.on_hover_text(&word);
        ui.vertical(|ui| {
            paper::text(ui, &page::inline(text), view);
            let mut facts = vec![word.clone()];
            if goal.points > 0.0 {
                let got = if matches!(shown, Shown::Held | Shown::Kept) { goal.points } else { 0.0 };
                facts.push(view.say.with("goals-points", [("got", got.into()), ("of", goal.points.into())]));
            }
            if goal.bonus {
                facts.push(view.say.plain("goals-bonus"));
            }
            ui.label(RichText::new(facts.join("  ·  ")).size(SMALL).color(colour));
        });
    });
}

/// What the run took.
fn metrics(view: &View, metrics: &Metrics) -> String {
    let Metrics { time_s, distance_cm, energy_j, touches, statements, operations: _ } = *metrics;
    let named = [
        ("metric-time", time_s, "unit-second"),
        ("metric-distance", distance_cm, "unit-centimetre"),
        ("metric-energy", energy_j, "unit-joule"),
        ("metric-touches", touches as f64, ""),
        ("metric-statements", statements as f64, ""),
    ];
    let said = named.map(|(name, number, unit)| {
        let unit = if unit.is_empty() { String::new() } else { format!(" {}", view.say.plain(unit)) };
        format!("{} {}{unit}", view.say.plain(name), view.say.number(number))
    });
    said.join("  ·  ")
}
