//! The values of a factor: from one number to another in equal steps, as decimal numbers that a person would write.

/// The most decimals of a value.
const MOST_DECIMALS: usize = 9;

/// How many decimals a number has when it is written shortest.
pub fn decimals(number: f64) -> usize {
    let written = number.to_string();
    written.split_once('.').map_or(0, |(_, decimals)| decimals.len()).min(MOST_DECIMALS)
}

/// A number as a person writes it: with the decimals it has, at most nine, and never as `-0`.
pub fn plain(number: f64) -> String {
    let rounded = round(number, MOST_DECIMALS);
    (if rounded == 0.0 { 0.0 } else { rounded }).to_string()
}

/// From one number to another by a step, the last one included when a step falls on it; none when the step leads nowhere,
/// or to more than so many values.
pub fn stepped(from: f64, to: f64, step: f64, most: usize) -> Option<Vec<f64>> {
    if ![from, to, step].iter().all(|number| number.is_finite()) || step == 0.0 {
        return None;
    }
    let step = if from <= to { step.abs() } else { -step.abs() };
    // A hair more than the quotient, so that 0.3 is still on the way from 0 by 0.1.
    let count = ((to - from) / step + 1e-9).floor() + 1.0;
    if count > most as f64 {
        return None;
    }
    let decimals = [from, to, step].map(decimals).into_iter().max().unwrap_or_default();
    Some((0..count as usize).map(|index| round(from + step * index as f64, decimals)).collect())
}

/// So many values from one number to another, both included, rounded to about three figures of the step.
pub fn evenly(from: f64, to: f64, count: usize) -> Vec<f64> {
    if count < 2 || from == to {
        return vec![from];
    }
    let step = (to - from) / (count - 1) as f64;
    let of_step = (0..=MOST_DECIMALS).find(|decimals| round(step, *decimals) == step);
    let fine = (0..MOST_DECIMALS).find(|decimals| scale(*decimals) * step.abs() >= 100.0).unwrap_or(MOST_DECIMALS);
    let decimals = of_step.unwrap_or(MOST_DECIMALS).min(fine).max(decimals(from)).max(decimals(to));
    let mut values: Vec<f64> = (0..count).map(|index| round(from + step * index as f64, decimals)).collect();
    values.dedup();
    values
}

fn scale(decimals: usize) -> f64 {
    (0..decimals).fold(1.0, |scale, _| scale * 10.0)
}

/// The decimal number nearest to this one: read back from its digits, so that 0.1 + 0.2 is 0.3.
fn round(number: f64, decimals: usize) -> f64 {
    format!("{number:.decimals$}").parse().unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_decimal_numbers_and_reach_the_end() {
        assert_eq!(stepped(0.0, 0.5, 0.1, 100).unwrap(), [0.0, 0.1, 0.2, 0.3, 0.4, 0.5]);
        assert_eq!(stepped(1.0, 3.0, 0.5, 100).unwrap(), [1.0, 1.5, 2.0, 2.5, 3.0]);
        assert_eq!(stepped(10.0, 30.0, 15.0, 100).unwrap(), [10.0, 25.0]);
        assert_eq!(stepped(3.0, 1.0, 1.0, 100).unwrap(), [3.0, 2.0, 1.0]);
        assert_eq!(
            stepped(-0.2, 0.2, 0.2, 100).unwrap().iter().map(|value| plain(*value)).collect::<Vec<_>>(),
            ["-0.2", "0", "0.2"]
        );
        assert_eq!(stepped(2.0, 2.0, 1.0, 100).unwrap(), [2.0]);
    }

    #[test]
    fn a_step_that_leads_nowhere_or_too_far_gives_nothing() {
        for (from, to, step) in [(0.0, 1.0, 0.0), (0.0, 1.0, 1e-12), (0.0, f64::INFINITY, 1.0), (0.0, 1.0, f64::NAN)] {
            assert_eq!(stepped(from, to, step, 1000), None, "{from} {to} {step}");
        }
    }

    #[test]
    fn even_values_have_both_ends_and_few_decimals() {
        assert_eq!(evenly(1.0, 3.0, 5), [1.0, 1.5, 2.0, 2.5, 3.0]);
        assert_eq!(evenly(1.0, 2.0, 4), [1.0, 1.333, 1.667, 2.0]);
        assert_eq!(evenly(0.0, 0.3, 4), [0.0, 0.1, 0.2, 0.3]);
        assert_eq!(evenly(5.0, 5.0, 4), [5.0]);
        assert_eq!(plain(0.1 + 0.2), "0.3");
        assert_eq!(plain(1e9), "1000000000");
    }
}
