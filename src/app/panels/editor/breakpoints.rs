//! Breakpoints stay with their lines while lines come and go above them.

use std::collections::BTreeMap;

use crate::app::panels::debugger::Breakpoint;

/// The breakpoints after a text was changed into another.
pub fn moved(points: &BTreeMap<u32, Breakpoint>, before: &str, after: &str) -> BTreeMap<u32, Breakpoint> {
    let before: Vec<&str> = before.split('\n').collect();
    let after: Vec<&str> = after.split('\n').collect();
    let same = |(one, other): &(&&str, &&str)| one == other;
    let shorter = before.len().min(after.len());
    let above = before.iter().zip(&after).take_while(same).count();
    let below = before.iter().rev().zip(after.iter().rev()).take(shorter - above).take_while(same).count();
    let place = |line: u32| {
        let index = (line as usize).checked_sub(1)?;
        if index < above {
            return Some(line);
        }
        if index >= before.len() {
            return None;
        }
        if index >= before.len() - below {
            return Some((index + after.len() - before.len()) as u32 + 1);
        }
        // Of the lines that were changed those that are still there keep theirs.
        (index < after.len() - below).then_some(line)
    };
    points.iter().filter_map(|(line, point)| Some((place(*line)?, point.clone()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(lines: &[u32], before: &str, after: &str) -> Vec<u32> {
        let points = lines.iter().map(|line| (*line, Breakpoint::default())).collect();
        moved(&points, before, after).into_keys().collect()
    }

    #[test]
    fn breakpoints_follow_their_lines() {
        assert_eq!(after(&[1, 3], "a\nb\nc", "a\nx\nb\nc"), [1, 4], "a new line above");
        assert_eq!(after(&[1, 3], "a\nb\nc", "a\nc"), [1, 2], "a line less above");
        assert!(after(&[2], "a\nb\nc", "a\nc").is_empty(), "its own line is gone");
        assert_eq!(after(&[2], "a\nb\nc", "a\nbb\nc"), [2], "its own line was changed");
        assert_eq!(after(&[3], "a\nb\nc", "a\nb\nc\nd"), [3]);
        assert_eq!(after(&[1, 2], "a\na", "a\na\na"), [1, 2]);
        assert_eq!(after(&[1, 9], "a", ""), [1]);
    }
}
