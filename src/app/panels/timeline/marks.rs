//! The marks of the timeline: what happened and when, gathered from the film, and thinned where many fall together.

use egui::{Color32, Painter, Pos2, Shape, Stroke, vec2};

use crate::app::say::Say;
use crate::app::theme::Theme;
use crate::rules::sheet::GoalState;
use crate::rules::verdict::Verdict;
use crate::trial::film::Happening;
use crate::trial::reel::Reel;

/// What a mark stands for, the most telling first: of marks that fall together the first one is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Cause,
    Fault,
    End,
    GoalBroken,
    GoalHeld,
    Note,
    Sign,
    Said,
    Print,
    Touch,
    Ended,
}

/// Everything that fell on one place of the strip.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub kind: Kind,
    /// Ticks done at the first of its kind here.
    pub tick: u64,
    /// How many there are in all.
    pub count: usize,
    /// The most telling of them, which are told.
    told: Vec<Source>,
}

/// What a mark comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Source {
    /// The number of a moment of the reel.
    Moment(usize),
    Cause,
    End,
}

/// Texts that are told of one mark.
const MOST_TEXTS: usize = 4;
/// The longest text of a print in a mark, letters.
const LONGEST: usize = 60;

/// The marks of a film whose strip shows so many ticks on so many places.
pub fn marks(reel: &Reel, ticks: u64, places: usize) -> Vec<Mark> {
    let places = places.max(1);
    let mut found: Vec<Vec<(Kind, u64, Source)>> = vec![Vec::new(); places];
    let mut counts = vec![0; places];
    let mut put = |kind: Kind, tick: u64, source: Source| {
        let place = (tick.min(ticks) as usize * (places - 1)) / (ticks.max(1) as usize);
        let (Some(at), Some(count)) = (found.get_mut(place), counts.get_mut(place)) else { return };
        *count += 1;
        // The list stays short and sorted, so that a hundred thousand prints cost little.
        let order = at.partition_point(|(known, ..)| *known <= kind);
        if order < MOST_TEXTS {
            at.insert(order, (kind, tick, source));
            at.truncate(MOST_TEXTS);
        }
    };
    for (number, moment) in reel.moments().iter().enumerate() {
        if let Some(kind) = kind_of(&moment.happening) {
            put(kind, moment.tick, Source::Moment(number));
        }
    }
    if let Some(ending) = reel.ending() {
        if let Verdict::Failed(cause) = &ending.verdict {
            put(Kind::Cause, cause.tick, Source::Cause);
        }
        put(Kind::End, ending.ticks, Source::End);
    }
    let all = found.into_iter().zip(counts);
    all.filter_map(|(at, count)| {
        let &(kind, tick, _) = at.first()?;
        Some(Mark { kind, tick, count, told: at.into_iter().map(|(_, _, source)| source).collect() })
    })
    .collect()
}

impl Mark {
    /// What is told of it, the most telling first.
    pub fn texts(&self, reel: &Reel, say: &Say) -> Vec<String> {
        self.told.iter().map(|source| text_of(reel, say, *source)).collect()
    }
}

fn kind_of(happening: &Happening) -> Option<Kind> {
    match happening {
        Happening::Print { .. } => Some(Kind::Print),
        Happening::Say { .. } => Some(Kind::Said),
        Happening::Mark { .. } => Some(Kind::Sign),
        Happening::Note { .. } => Some(Kind::Note),
        Happening::Broke { .. } => Some(Kind::Fault),
        Happening::Ended { .. } => Some(Kind::Ended),
        Happening::Touch { .. } => Some(Kind::Touch),
        Happening::Goal { state: GoalState::Held, .. } => Some(Kind::GoalHeld),
        Happening::Goal { state: GoalState::Broken, .. } => Some(Kind::GoalBroken),
        Happening::Goal { state: GoalState::Open, .. }
        | Happening::Part { .. }
        | Happening::Order { .. }
        | Happening::Plot { .. }
        | Happening::Show { .. }
        | Happening::StepsCut
        | Happening::Thing { .. }
        | Happening::Estimate { .. }
        | Happening::Chart { .. }
        | Happening::Operations { .. } => None,
    }
}

fn text_of(reel: &Reel, say: &Say, source: Source) -> String {
    match source {
        Source::Moment(number) => {
            reel.moments().get(number).map_or_else(String::new, |moment| happened(reel, say, &moment.happening))
        }
        Source::Cause => {
            let cause = reel.ending().map(|ending| &ending.verdict);
            let Some(Verdict::Failed(cause)) = cause else { return String::new() };
            // The level's own words for it are better than general ones.
            let own = reel.header().texts.failed(cause);
            let own = own.map(|own| say.texts().said_by(&cause.args, own.get(say.code()).to_owned()));
            let text = own.unwrap_or_else(|| say.diag(&cause.to_diag()));
            say.with("mark-cause", [("text", text.into())])
        }
        Source::End => say.plain("mark-end"),
    }
}

fn happened(reel: &Reel, say: &Say, happening: &Happening) -> String {
    let short = |text: &str| {
        let shown: String = text.chars().take(LONGEST).collect();
        crate::text::shown(&if shown.len() < text.len() { shown + "…" } else { shown })
    };
    let bodies = &reel.header().picture.bodies;
    let names = &reel.header().texts.names;
    let body = |number: u16| {
        let body = bodies.get(usize::from(number));
        body.map_or_else(String::new, |body| names.get(&body.name, say.code()).into_owned())
    };
    match happening {
        Happening::Print { text, .. } => say.with("mark-print", [("text", short(text).into())]),
        Happening::Say { text, .. } => say.with("mark-said", [("text", short(text).into())]),
        Happening::Mark { text, .. } => say.with("mark-sign", [("text", short(text).into())]),
        Happening::Note { diag, .. } => say.diag(diag),
        Happening::Broke { diag, .. } => say.with("mark-fault", [("text", say.diag(diag).into())]),
        Happening::Ended { .. } => say.plain("mark-ended"),
        Happening::Touch { body: one, other: Some(other) } => {
            say.with("mark-touch", [("one", body(*one).into()), ("other", body(*other).into())])
        }
        Happening::Touch { body: one, other: None } => say.with("mark-touch-edge", [("one", body(*one).into())]),
        Happening::Goal { goal, state } => {
            let goal = reel.header().texts.goals.get(usize::from(*goal));
            let text = goal.map_or_else(String::new, |goal| goal.text.get(say.code()).to_owned());
            let id = if *state == GoalState::Held { "mark-goal-held" } else { "mark-goal-broken" };
            say.with(id, [("goal", text.into())])
        }
        _ => String::new(),
    }
}

/// Draws the sign of a kind: each has its own shape, and its own colour beside it.
pub fn paint(painter: &Painter, theme: &Theme, kind: Kind, at: Pos2) {
    let size = 4.5;
    let colour = colour_of(theme, kind);
    let line = Stroke::new(1.8, colour);
    let polygon = |points: &[(f32, f32)], filled: bool| {
        let points = points.iter().map(|(x, y)| at + vec2(*x, *y) * size).collect();
        Shape::convex_polygon(points, if filled { colour } else { Color32::TRANSPARENT }, line)
    };
    let cross = |size: f32| {
        painter.line_segment([at + vec2(-size, -size), at + vec2(size, size)], line);
        painter.line_segment([at + vec2(-size, size), at + vec2(size, -size)], line);
    };
    match kind {
        Kind::Cause => {
            painter.add(polygon(&[(0.0, -1.3), (1.3, 1.0), (-1.3, 1.0)], false));
            painter.line_segment([at + vec2(0.0, -2.0), at + vec2(0.0, 1.5)], line);
            painter.circle_filled(at + vec2(0.0, 3.2), 0.9, colour);
        }
        Kind::Fault => {
            painter.circle_stroke(at, size, line);
            cross(2.0);
        }
        Kind::End => {
            for x in [-2.0, 2.0] {
                painter.line_segment([at + vec2(x, -size - 1.0), at + vec2(x, size + 1.0)], line);
            }
        }
        Kind::GoalBroken => cross(size),
        Kind::GoalHeld => {
            painter.line(vec![at + vec2(-size, 0.0), at + vec2(-1.0, size - 1.0), at + vec2(size, -size)], line);
        }
        Kind::Note => {
            painter.add(polygon(&[(-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)], false));
        }
        Kind::Sign => {
            painter.add(polygon(&[(-0.9, -0.9), (0.9, -0.9), (0.0, 1.0)], true));
        }
        Kind::Said => {
            painter.circle_stroke(at, size - 1.0, line);
        }
        Kind::Print => {
            painter.circle_filled(at, size - 1.5, colour);
        }
        Kind::Touch => {
            painter.add(polygon(&[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)], true));
        }
        Kind::Ended => {
            painter.line_segment([at + vec2(0.0, -size), at + vec2(0.0, size)], line);
        }
    }
}

fn colour_of(theme: &Theme, kind: Kind) -> Color32 {
    match kind {
        Kind::Cause | Kind::Fault | Kind::GoalBroken => theme.bad,
        Kind::GoalHeld => theme.good,
        Kind::Note => theme.warn,
        Kind::End | Kind::Ended => theme.visuals.widgets.noninteractive.fg_stroke.color,
        Kind::Sign => theme.series[4],
        Kind::Said => theme.series[2],
        Kind::Print => theme.series[0],
        Kind::Touch => theme.series[1],
    }
}
