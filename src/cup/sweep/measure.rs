//! Measures: what of a trial is plotted against the factor.

use crate::base::diag::Diag;
use crate::rules::rank::{Measure as Metric, Scored};
use crate::rules::verdict::Verdict;
use crate::trial::film::{Film, Happening, read};
use crate::trial::outcome::{Fingerprint, Outcome};

/// The metrics of a trial that can be measured, in the order in which they are offered.
const METRICS: [Metric; 8] = [
    Metric::Time,
    Metric::Points,
    Metric::Distance,
    Metric::Energy,
    Metric::Touches,
    Metric::Operations,
    Metric::Statements,
    Metric::Passed,
];

/// One figure of a trial.
#[derive(Clone, Debug, PartialEq)]
pub enum Measure {
    Metric(Metric),
    /// What programs plotted under a name.
    Plot {
        name: String,
        figure: Figure,
    },
}

/// What of the values that were plotted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    Last,
    Mean,
    Max,
    Min,
}

/// What of the values of one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    pub name: String,
    pub last: f64,
    pub mean: f64,
    pub max: f64,
    pub min: f64,
}

/// What is kept of a trial.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    pub scored: Scored,
    /// Why it was not passed.
    pub trouble: Option<Box<Diag>>,
    /// A program of it broke.
    pub is_fault: bool,
    /// What was plotted, by name; empty when the trial was not filmed.
    pub plots: Vec<Figures>,
    /// The same trial has the same one, whoever runs it.
    pub run: Fingerprint,
}

impl Figure {
    pub const ALL: [Self; 4] = [Self::Last, Self::Mean, Self::Max, Self::Min];

    /// Its name on a command line and in a table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Last => "last",
            Self::Mean => "mean",
            Self::Max => "max",
            Self::Min => "min",
        }
    }
}

impl Measure {
    /// The metrics, in the order in which they are offered.
    pub fn metrics() -> impl Iterator<Item = Self> {
        METRICS.into_iter().map(Self::Metric)
    }

    /// Reads `time`, `energy`, `plot:gap`, `plot:gap:max`.
    ///
    /// # Errors
    /// There is no such measure.
    pub fn parse(text: &str) -> Result<Self, Box<Diag>> {
        if let Some(plot) = text.strip_prefix("plot:").filter(|plot| !plot.is_empty()) {
            // A name may have a colon itself, so only a figure that is known is cut off.
            let figure = plot
                .rsplit_once(':')
                .and_then(|(name, figure)| Some((name, Figure::ALL.into_iter().find(|known| known.name() == figure)?)));
            let (name, figure) = figure.unwrap_or((plot, Figure::Last));
            return Ok(Self::Plot { name: name.to_owned(), figure });
        }
        let names = METRICS.map(|metric| metric.name().to_ascii_lowercase());
        match METRICS.into_iter().zip(&names).find(|(_, name)| *name == text) {
            Some((metric, _)) => Ok(Self::Metric(metric)),
            None => {
                let known = format!("{}, plot:…", names.join(", "));
                let diag = Diag::error("sweep-unknown-measure").with("name", text).with("known", known);
                Err(Box::new(diag.did_you_mean(text, names.iter().map(String::as_str))))
            }
        }
    }

    /// The heading of its column: the same in every language.
    pub fn heading(&self) -> String {
        match self {
            Self::Metric(metric) => match metric {
                Metric::Time => "time_s".to_owned(),
                Metric::Distance => "distance_cm".to_owned(),
                Metric::Energy => "energy_j".to_owned(),
                Metric::Passed => "passed_percent".to_owned(),
                other => other.name().to_ascii_lowercase(),
            },
            Self::Plot { name, figure } => format!("{name}_{}", figure.name()),
        }
    }

    /// The message that names it with its unit; that of a plot takes its name as `$name`.
    pub fn message(&self) -> &'static str {
        match self {
            Self::Metric(Metric::Time) => "sweep-axis-time",
            Self::Metric(Metric::Points | Metric::Median | Metric::Worst) => "sweep-axis-points",
            Self::Metric(Metric::Distance) => "sweep-axis-distance",
            Self::Metric(Metric::Energy) => "sweep-axis-energy",
            Self::Metric(Metric::Touches) => "sweep-axis-touches",
            Self::Metric(Metric::Operations) => "sweep-axis-operations",
            Self::Metric(Metric::Statements) => "sweep-axis-statements",
            Self::Metric(Metric::Passed) => "sweep-axis-passed",
            Self::Plot { figure: Figure::Last, .. } => "sweep-axis-last",
            Self::Plot { figure: Figure::Mean, .. } => "sweep-axis-mean",
            Self::Plot { figure: Figure::Max, .. } => "sweep-axis-max",
            Self::Plot { figure: Figure::Min, .. } => "sweep-axis-min",
        }
    }

    /// The name of the plot; empty for a metric.
    pub fn plot_name(&self) -> &str {
        match self {
            Self::Plot { name, .. } => name,
            Self::Metric(_) => "",
        }
    }

    /// Must a trial be filmed for it?
    pub fn is_plot(&self) -> bool {
        matches!(self, Self::Plot { .. })
    }

    /// The figure of a trial; none when nothing was plotted under the name.
    pub fn of(&self, measured: &Measured) -> Option<f64> {
        match self {
            Self::Metric(metric) => Some(measured.scored.measure(*metric)),
            Self::Plot { name, figure } => {
                let found = measured.plots.iter().find(|plot| plot.name == *name)?;
                Some(match figure {
                    Figure::Last => found.last,
                    Figure::Mean => found.mean,
                    Figure::Max => found.max,
                    Figure::Min => found.min,
                })
            }
        }
    }
}

/// What is kept of an outcome.
pub fn measured(outcome: &Outcome) -> Measured {
    let ending = &outcome.ending;
    let (trouble, is_fault) = match &ending.verdict {
        Verdict::Passed => (None, false),
        Verdict::Failed(cause) => (Some(Box::new(cause.to_diag())), false),
        Verdict::Fault(diag) => (Some(diag.clone()), true),
    };
    let scored = Scored { passed: ending.verdict.is_passed(), points: ending.sheet.points(), metrics: ending.metrics };
    let plots = outcome.film.as_ref().map(plots).unwrap_or_default();
    Measured { scored, trouble, is_fault, plots, run: ending.run }
}

/// The figures of everything that was plotted; the first robot that uses a name has it.
fn plots(film: &Film) -> Vec<Figures> {
    /// What is known of a name so far: its robot, and the sum and the number of its values.
    struct Sum {
        robot: u16,
        sum: f64,
        count: f64,
    }
    let mut found: Vec<(Figures, Sum)> = Vec::new();
    for tick in read::ticks(film).map_while(Result::ok) {
        for happening in tick.happenings {
            let Happening::Plot { robot, name, value } = happening else { continue };
            match found.iter_mut().find(|(figures, _)| figures.name == name) {
                Some((figures, sum)) if sum.robot == robot => {
                    figures.last = value;
                    figures.max = figures.max.max(value);
                    figures.min = figures.min.min(value);
                    sum.sum += value;
                    sum.count += 1.0;
                }
                Some(_) => {}
                None => {
                    let figures = Figures { name, last: value, mean: value, max: value, min: value };
                    found.push((figures, Sum { robot, sum: value, count: 1.0 }));
                }
            }
        }
    }
    let with_mean = |(figures, sum): (Figures, Sum)| Figures { mean: sum.sum / sum.count, ..figures };
    found.into_iter().map(with_mean).collect()
}
