//! What happened up to now, sorted once as the film grows: signs, words, charts, pens and touches.

use crate::base::units::TICKS_PER_S;
use crate::trial::film::Happening;
use crate::trial::reel::{Moment, Reel};

/// The most of each kind that is kept.
const MOST: usize = 20_000;

/// The happenings that the field draws, in order of time.
#[derive(Debug, Default)]
pub struct Past {
    /// Moments of the reel that were sorted.
    seen: usize,
    pub marks: Vec<(u64, Sign)>,
    pub said: Vec<(u64, u16, String)>,
    pub charts: Vec<(u64, Chart)>,
    /// A device of a robot shows something: a colour for lamps and pens.
    pub shows: Vec<(u64, u16, u16, Option<String>)>,
    pub touches: Vec<(u64, u16, Option<u16>)>,
}

/// A sign at a place of the field, cm.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    pub robot: u16,
    pub x: f64,
    pub y: f64,
    pub text: String,
}

/// A side of a cell that a program told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chart {
    pub robot: u16,
    pub column: u16,
    pub row: u16,
    pub side: u8,
    pub wall: bool,
}

impl Past {
    /// Takes what came since the last time; a film that is another one must be told by `clear`.
    pub fn follow(&mut self, reel: &Reel) {
        let moments = reel.moments();
        for moment in moments.get(self.seen..).unwrap_or_default() {
            self.add(moment);
        }
        self.seen = moments.len();
    }

    /// Forgets the film.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    fn add(&mut self, Moment { tick, happening }: &Moment) {
        match happening {
            Happening::Mark { robot, x, y, text } => {
                let sign = Sign { robot: *robot, x: *x, y: *y, text: text.clone() };
                put(&mut self.marks, (*tick, sign));
            }
            Happening::Say { robot, text } => put(&mut self.said, (*tick, *robot, text.clone())),
            Happening::Chart { robot, column, row, side, wall } => {
                let chart = Chart { robot: *robot, column: *column, row: *row, side: *side, wall: *wall };
                put(&mut self.charts, (*tick, chart));
            }
            Happening::Show { robot, device, value } => {
                put(&mut self.shows, (*tick, *robot, *device, value.text().map(str::to_owned)));
            }
            Happening::Touch { body, other } => put(&mut self.touches, (*tick, *body, *other)),
            _ => {}
        }
    }
}

fn put<T>(list: &mut Vec<T>, item: T) {
    if list.len() < MOST {
        list.push(item);
    }
}

/// Those of a list that happened up to a tick.
pub fn until<T>(list: &[T], tick: u64, of: impl Fn(&T) -> u64) -> &[T] {
    &list[..list.partition_point(|item| of(item) <= tick)]
}

/// Those of a list that happened in the seconds before a tick.
pub fn within<T>(list: &[T], tick: u64, seconds: f64, of: impl Fn(&T) -> u64) -> &[T] {
    let from = tick.saturating_sub((seconds * TICKS_PER_S as f64) as u64);
    let now = until(list, tick, &of);
    &now[now.partition_point(|item| of(item) <= from && from > 0)..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_cuts_a_list_exactly() {
        let list = [3u64, 50, 50, 120, 400];
        assert_eq!(until(&list, 50, |tick| *tick), [3, 50, 50]);
        assert_eq!(until(&list, 2, |tick| *tick).len(), 0);
        assert_eq!(within(&list, 140, 0.9, |tick| *tick), [120]);
        assert_eq!(within(&list, 30, 0.3, |tick| *tick), [3]);
    }
}
