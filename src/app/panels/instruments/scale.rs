//! The scales of plots: round steps, close enough that every axis has at least two numbers at every size.

use std::ops::RangeInclusive;

use egui::Rangef;
use egui_plot::{Axis, AxisHints, GridInput, GridMark, Plot};

/// The least distance of two numbers along the time axis and along the other, points.
const WIDE: f64 = 64.0;
const HIGH: f64 = 28.0;
/// What egui_plot calls the base step is so many points long.
const BASE: f64 = 8.0;
/// Steps closer than this have no numbers, points.
const CLOSEST: f32 = 13.0;

/// Gives a plot scales of round steps.
pub fn scaled<'a>(plot: Plot<'a>, x: impl Fn(f64) -> String + 'a, y: impl Fn(f64) -> String + 'a) -> Plot<'a> {
    // Every number is as plain as the others: there are no steps between the steps.
    let hints = |axis: Axis| AxisHints::new(axis).label_spacing(Rangef::new(CLOSEST, CLOSEST + 1.0));
    let said = |say: Box<dyn Fn(f64) -> String + 'a>| move |mark: GridMark, _: &RangeInclusive<f64>| say(mark.value);
    plot.custom_x_axes(vec![hints(Axis::X).formatter(said(Box::new(x)))])
        .custom_y_axes(vec![hints(Axis::Y).formatter(said(Box::new(y))).min_thickness(44.0)])
        .x_grid_spacer(|input| marks(&input, WIDE))
        .y_grid_spacer(|input| marks(&input, HIGH))
}

/// The places of the numbers, which are so many points apart where there is room for it.
fn marks(input: &GridInput, apart: f64) -> Vec<GridMark> {
    let (low, high) = input.bounds;
    let span = high - low;
    if !span.is_finite() || span <= 0.0 || !input.base_step_size.is_finite() || input.base_step_size <= 0.0 {
        return Vec::new();
    }
    let mut step = round_up(input.base_step_size * apart / BASE);
    let count = |step: f64| ((high / step).floor() - (low / step).ceil()) as i64 + 1;
    // A small plot has two numbers all the same.
    for _ in 0..6 {
        if count(step) >= 2 {
            break;
        }
        step = round_down(step);
    }
    let first = (low / step).ceil();
    (0..count(step).clamp(0, 200))
        .map(|number| GridMark { value: (first + number as f64) * step, step_size: step })
        .collect()
}

/// The next of 1, 2, 5, 10, … from this number on.
fn round_up(number: f64) -> f64 {
    let mut power = 1.0;
    while power > number {
        power /= 10.0;
    }
    while power * 10.0 <= number {
        power *= 10.0;
    }
    let share = [1.0, 2.0, 5.0].into_iter().find(|share| share * power >= number * (1.0 - 1e-9));
    share.unwrap_or(10.0) * power
}

/// The one of 1, 2, 5, 10, … before this one.
fn round_down(step: f64) -> f64 {
    round_up(step / 2.6)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(bounds: (f64, f64), points: f64, apart: f64) -> Vec<f64> {
        let input = GridInput { bounds, base_step_size: (bounds.1 - bounds.0) / points * BASE };
        marks(&input, apart).into_iter().map(|mark| mark.value).collect()
    }

    #[test]
    fn every_axis_has_at_least_two_numbers_at_every_size() {
        for points in [60.0, 90.0, 130.0, 250.0, 700.0] {
            for bounds in [(16.0, 104.0), (0.0, 1.0), (-3.7, 2.2), (99.0, 101.5), (0.0, 12_345.0), (47.0, 53.0)] {
                for apart in [WIDE, HIGH] {
                    let found = numbers(bounds, points, apart);
                    assert!(found.len() >= 2, "{bounds:?} {points} {apart}: {found:?}");
                    assert!(found.iter().all(|number| (bounds.0..=bounds.1).contains(number)), "{found:?}");
                }
            }
        }
    }

    #[test]
    fn steps_are_round_and_as_far_apart_as_there_is_room() {
        assert_eq!(numbers((16.0, 104.0), 300.0, WIDE), [20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(numbers((0.0, 10.0), 900.0, WIDE).len(), 11);
        assert_eq!([round_up(0.3), round_up(5.0), round_up(6.0)], [0.5, 5.0, 10.0]);
        assert_eq!([round_down(10.0), round_down(5.0), round_down(2.0)], [5.0, 2.0, 1.0]);
    }

    #[test]
    fn nonsense_has_no_numbers() {
        for bounds in [(f64::NAN, 1.0), (1.0, 1.0), (0.0, f64::INFINITY), (2.0, 1.0)] {
            assert_eq!(numbers(bounds, 100.0, WIDE), [0.0; 0]);
        }
    }
}
