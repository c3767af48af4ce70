//! What a program has told the referee: where it believes its robot to be, and the walls it has found.

use std::collections::BTreeMap;

use crate::rules::maze::Side;

/// The most sides of cells that are remembered; a maze of 64 × 64 cells has fewer.
pub const MOST_CHARTED: usize = 10_000;

/// Where a program believes its robot to be: centimetres of the field and a compass heading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    pub x_cm: f64,
    pub y_cm: f64,
    pub heading_deg: f64,
}

/// What one program has told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// The last estimate.
    pub estimate: Option<Estimate>,
    /// Sides of cells by column, row and side, each under one of its two names.
    chart: BTreeMap<(u16, u16, Side), bool>,
    /// Goes up when the chart changes.
    changes: u64,
}

impl Told {
    /// Notes whether there is a wall on a side of a cell; the last word counts. `false` when that was known, or when the
    /// chart is full.
    pub fn chart(&mut self, column: u16, row: u16, side: Side, wall: bool) -> bool {
        let key = one_name(column, row, side);
        let is_full = self.chart.len() >= MOST_CHARTED && !self.chart.contains_key(&key);
        if is_full || self.chart.get(&key) == Some(&wall) {
            return false;
        }
        self.chart.insert(key, wall);
        self.changes += 1;
        true
    }

    /// What was told of a side.
    pub fn wall(&self, column: u16, row: u16, side: Side) -> Option<bool> {
        self.chart.get(&one_name(column, row, side)).copied()
    }

    /// All sides that were told, each once.
    pub fn sides(&self) -> impl Iterator<Item = (u16, u16, Side, bool)> + '_ {
        self.chart.iter().map(|(&(column, row, side), &wall)| (column, row, side, wall))
    }

    /// How often the chart has changed.
    pub fn changes(&self) -> u64 {
        self.changes
    }
}

/// The west side of a cell is the east side of the one to its left, and so on.
fn one_name(column: u16, row: u16, side: Side) -> (u16, u16, Side) {
    match side {
        Side::West if column > 0 => (column - 1, row, Side::East),
        Side::South if row > 0 => (column, row - 1, Side::North),
        _ => (column, row, side),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_has_two_names_and_the_last_word_counts() {
        let mut told = Told::default();
        assert!(told.chart(0, 0, Side::East, true));
        assert!(!told.chart(1, 0, Side::West, true));
        assert_eq!(told.wall(1, 0, Side::West), Some(true));
        assert!(told.chart(1, 0, Side::West, false));
        assert_eq!((told.wall(0, 0, Side::East), told.sides().count(), told.changes()), (Some(false), 1, 2));
        assert_eq!(told.wall(0, 0, Side::West), None);
    }

    #[test]
    fn a_chart_has_an_end() {
        let mut told = Told::default();
        for number in 0..=u16::MAX {
            told.chart(number, 0, Side::North, true);
        }
        assert_eq!(told.sides().count(), MOST_CHARTED);
        assert!(told.chart(0, 0, Side::North, false));
        assert!(!told.chart(60_000, 0, Side::North, false));
    }
}
