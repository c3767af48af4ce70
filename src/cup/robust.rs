//! Robustness: how well one program does on many layouts, in three figures.

/// How well a program does on many layouts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Robustness {
    pub passed: usize,
    /// Layouts with a result; the figures are over these.
    pub done: usize,
    /// The middle one of the points, the lower of two middle ones, so that it is one that was got.
    pub median_points: f64,
    pub worst_points: f64,
}

impl Robustness {
    /// Of runs with a result: was it passed, and how many points were got?
    pub fn of(runs: impl Iterator<Item = (bool, f64)>) -> Self {
        let runs: Vec<(bool, f64)> = runs.collect();
        let points = sorted(runs.iter().map(|(_, points)| *points));
        Self {
            passed: runs.iter().filter(|(passed, _)| *passed).count(),
            done: runs.len(),
            median_points: median(&points).unwrap_or(0.0),
            worst_points: points.first().copied().unwrap_or(0.0),
        }
    }

    /// Share of the layouts that were passed, percent, to a tenth; 0 when there is no result.
    pub fn passed_percent(&self) -> f64 {
        (self.passed as f64 * 1000.0 / self.done.max(1) as f64).round() / 10.0
    }
}

/// The middle one of sorted numbers, the lower of two middle ones, so that it is a number that was measured.
pub fn median(sorted: &[f64]) -> Option<f64> {
    sorted.get(sorted.len().saturating_sub(1) / 2).copied()
}

/// The numbers in order.
pub fn sorted(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_share_median_and_worst() {
        let runs = [(true, 90.0), (false, 10.0), (true, 100.0)];
        let robustness = Robustness::of(runs.into_iter());
        assert_eq!(robustness, Robustness { passed: 2, done: 3, median_points: 90.0, worst_points: 10.0 });
        assert_eq!(robustness.passed_percent(), 66.7);
        assert_eq!(Robustness::of([(false, 3.0), (false, 7.0)].into_iter()).median_points, 3.0);
        assert_eq!(Robustness::of(std::iter::empty()), Robustness::default());
        assert_eq!(Robustness::default().passed_percent(), 0.0);
    }
}
