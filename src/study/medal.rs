//! Medals: bronze for passing, silver for every point, gold for being near the reference solution as well.
//!
//! Why they are what they are stands in `docs/decisions/0013-medals.md`.

use serde::{Deserialize, Serialize};

use crate::base::ron::read_file;
use crate::level::layout::Layout;
use crate::level::load::Level;
use crate::rules::rank::{Measure, RankKey, Scored};
use crate::trial::outcome::Ending;

/// Gold may take so many times what the reference solution takes.
pub const GOLD_SHARE: f64 = 1.25;
/// Points are compared with this much patience for what adding them up loses.
const POINTS_SLACK: f64 = 1e-6;

/// What a run is worth; the later ones are the better ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Medal {
    #[default]
    None,
    /// Passed.
    Bronze,
    /// Passed with every point there is, those of bonus goals too.
    Silver,
    /// Silver, and hardly more time (or whatever the level ranks by) than the reference solution takes.
    Gold,
}

impl Medal {
    pub const ALL: [Self; 4] = [Self::None, Self::Bronze, Self::Silver, Self::Gold];

    /// Its name; `medal-<name>` is its message.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Bronze => "bronze",
            Self::Silver => "silver",
            Self::Gold => "gold",
        }
    }
}

/// What the next medal needs, in figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Next {
    /// Bronze: pass.
    Pass,
    /// Silver: this many points; so many were got.
    Points { got: f64, most: f64 },
    /// Gold: at most this much of what the level is ranked by; so much was taken.
    AtMost { measure: Measure, took: f64, limit: f64 },
    /// There is nothing better than this.
    Nothing,
}

/// What gold is measured against: what the reference solution takes, in what the level ranks by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Par {
    /// `Time` (s), `Energy` (J) or `Statements`.
    pub measure: Measure,
    /// What the reference takes of it.
    pub takes: f64,
}

/// `reference.ron`, as `arba check --update` writes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reference {
    version: u32,
    /// Seconds.
    time: f64,
    statements: f64,
    /// Joules.
    energy: f64,
}

impl Par {
    /// What a level's reference takes of the first thing that its rank rule wants little of and a reference knows; none
    /// for a level without a reference.
    pub fn of(level: &Level, layout: &Layout) -> Option<Self> {
        Self::read(level.reference.as_deref()?, &layout.rules.rank)
    }

    fn read(reference: &str, rank: &[RankKey]) -> Option<Self> {
        let file: Reference =
            read_file(reference, "reference.ron").ok().filter(|file: &Reference| file.version == 1)?;
        let takes = |measure| match measure {
            Measure::Time => Some(file.time),
            Measure::Energy => Some(file.energy),
            Measure::Statements => Some(file.statements),
            _ => None,
        };
        let key = |key: &RankKey| match *key {
            RankKey::Least(measure) => takes(measure).map(|takes| Self { measure, takes }),
            RankKey::Most(_) => None,
        };
        let par = rank.iter().find_map(key).unwrap_or(Self { measure: Measure::Time, takes: file.time });
        (par.takes.is_finite() && par.takes > 0.0).then_some(par)
    }

    /// Gold may take so much.
    pub fn limit(&self) -> f64 {
        self.takes * GOLD_SHARE
    }
}

/// The medal of a run, and what the next one needs. Without a reference every point is gold.
pub fn medal(ending: &Ending, par: Option<&Par>) -> (Medal, Next) {
    if !ending.verdict.is_passed() {
        return (Medal::None, Next::Pass);
    }
    let (got, most) = (ending.sheet.points(), ending.sheet.most());
    if got + POINTS_SLACK < most {
        return (Medal::Bronze, Next::Points { got, most });
    }
    let Some(par) = par else { return (Medal::Gold, Next::Nothing) };
    let took = Scored { passed: true, points: got, metrics: ending.metrics }.measure(par.measure);
    if took <= par.limit() {
        return (Medal::Gold, Next::Nothing);
    }
    (Medal::Silver, Next::AtMost { measure: par.measure, took, limit: par.limit() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::metrics::Metrics;
    use crate::rules::rank::USUAL;
    use crate::rules::sheet::{GoalState, Item, Sheet};
    use crate::rules::verdict::{Cause, Verdict};
    use crate::trial::outcome::Fingerprint;

    const REFERENCE: &str = "// a comment\nReference(version: 1, time: 8.00, statements: 12, energy: 2.00)\n";

    fn ending(passed: bool, bonus: f64, time_s: f64) -> Ending {
        let item =
            |id: &str, got, bonus| Item { id: id.into(), points: 10.0, got, state: GoalState::Held, bonus, tick: 1 };
        let verdict = match passed {
            true => Verdict::Passed,
            false => Verdict::Failed(Box::new(Cause::new(Cause::GOAL, 1))),
        };
        Ending {
            verdict,
            sheet: Sheet { items: vec![item("a", 10.0, false), item("b", bonus, true)] },
            metrics: Metrics { time_s, energy_j: 9.0, ..Metrics::default() },
            ticks: 1,
            inputs: Fingerprint([0; 16]),
            run: Fingerprint([0; 16]),
        }
    }

    #[test]
    fn each_medal_says_in_figures_what_the_next_one_needs() {
        let par = Par::read(REFERENCE, &USUAL).unwrap();
        assert_eq!(par, Par { measure: Measure::Time, takes: 8.0 });
        let of = |passed, bonus, time_s| medal(&ending(passed, bonus, time_s), Some(&par));
        assert_eq!(of(false, 10.0, 1.0), (Medal::None, Next::Pass));
        assert_eq!(of(true, 5.0, 1.0), (Medal::Bronze, Next::Points { got: 15.0, most: 20.0 }));
        let slow = Next::AtMost { measure: Measure::Time, took: 10.5, limit: 10.0 };
        assert_eq!(of(true, 10.0, 10.5), (Medal::Silver, slow));
        assert_eq!(of(true, 10.0, 10.0), (Medal::Gold, Next::Nothing));
        assert_eq!(medal(&ending(true, 10.0, 900.0), None), (Medal::Gold, Next::Nothing));
        assert!(Medal::ALL.is_sorted());
    }

    #[test]
    fn gold_is_measured_by_what_the_level_ranks_by() {
        let rank = [RankKey::Most(Measure::Passed), RankKey::Least(Measure::Energy), RankKey::Least(Measure::Time)];
        let par = Par::read(REFERENCE, &rank).unwrap();
        assert_eq!(par, Par { measure: Measure::Energy, takes: 2.0 });
        let wasteful = Next::AtMost { measure: Measure::Energy, took: 9.0, limit: 2.5 };
        assert_eq!(medal(&ending(true, 10.0, 1.0), Some(&par)), (Medal::Silver, wasteful));
        assert_eq!(Par::read(REFERENCE, &[RankKey::Least(Measure::Touches)]).unwrap().measure, Measure::Time);
    }

    #[test]
    fn a_broken_reference_is_none() {
        for text in ["", "Reference(", "Reference(version: 2, time: 1, statements: 1, energy: 1)", "[]", "\u{0}"] {
            assert_eq!(Par::read(text, &USUAL), None, "{text}");
        }
        let zero = "Reference(version: 1, time: 0, statements: 1, energy: 1)";
        assert_eq!(Par::read(zero, &USUAL), None);
    }
}
