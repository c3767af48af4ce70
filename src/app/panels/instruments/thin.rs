//! Thinning: a long series becomes at most four points for each column of pixels, and still looks the same.

/// Points with ticks between two ends (and one more on each side), thinned to so many columns: of each column the first,
/// the least, the most and the last stay, so that no peak is lost.
pub fn thin(points: &[(u32, f32)], from: f64, to: f64, columns: usize) -> Vec<(u32, f32)> {
    let first = points.partition_point(|(tick, _)| f64::from(*tick) < from).saturating_sub(1);
    let last = points.partition_point(|(tick, _)| f64::from(*tick) <= to).saturating_add(1).min(points.len());
    let Some(seen) = points.get(first..last) else { return Vec::new() };
    let columns = columns.max(1);
    if seen.len() <= columns * 4 || to <= from {
        return seen.to_vec();
    }
    let column =
        |tick: u32| (((f64::from(tick) - from) / (to - from) * columns as f64) as i64).clamp(-1, columns as i64);
    let mut thinned: Vec<(u32, f32)> = Vec::with_capacity(columns * 4);
    for group in seen.chunk_by(|left, right| column(left.0) == column(right.0)) {
        let (Some(head), Some(tail)) = (group.first(), group.last()) else { continue };
        let by_value = |left: &&(u32, f32), right: &&(u32, f32)| left.1.total_cmp(&right.1);
        let (Some(least), Some(most)) = (group.iter().min_by(by_value), group.iter().max_by(by_value)) else {
            continue;
        };
        let mut kept = [*head, *least, *most, *tail];
        kept.sort_by_key(|(tick, _)| *tick);
        for point in kept {
            if thinned.last() != Some(&point) {
                thinned.push(point);
            }
        }
    }
    thinned
}

/// Steps: each value holds until the next one comes, and the last until the end.
pub fn held(points: &[(u32, f32)], end: u32) -> Vec<(u32, f32)> {
    let mut steps = Vec::with_capacity(points.len() * 2 + 1);
    for (index, &(tick, value)) in points.iter().enumerate() {
        if let Some(&(_, before)) = index.checked_sub(1).and_then(|before| points.get(before)) {
            steps.push((tick, before));
        }
        steps.push((tick, value));
    }
    if let Some(&(tick, value)) = points.last()
        && end > tick
    {
        steps.push((end, value));
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixty_thousand_points_become_few_and_no_peak_is_lost() {
        let wave = |tick: u32| if tick == 31_234 { 1000.0 } else { ((tick % 97) as f32) - 48.0 };
        let points: Vec<(u32, f32)> = (0..60_000).map(|tick| (tick, wave(tick))).collect();
        let thinned = thin(&points, 0.0, 60_000.0, 500);
        assert!(thinned.len() <= 502 * 4, "{}", thinned.len());
        assert!(thinned.contains(&(31_234, 1000.0)));
        assert_eq!((thinned.first(), thinned.last()), (points.first(), points.last()));
        assert!(thinned.windows(2).all(|pair| pair[0].0 <= pair[1].0), "in order of time");
        let least = |points: &[(u32, f32)]| points.iter().map(|point| point.1).fold(f32::MAX, f32::min);
        assert_eq!(least(&thinned), least(&points));
    }

    #[test]
    fn only_what_is_in_view_is_kept_with_a_neighbour_on_each_side() {
        let points: Vec<(u32, f32)> = (0..100).map(|tick| (tick, tick as f32)).collect();
        let seen = thin(&points, 20.5, 22.5, 1000);
        assert_eq!(seen.iter().map(|point| point.0).collect::<Vec<_>>(), [20, 21, 22, 23]);
        assert!(thin(&[], 0.0, 1.0, 10).is_empty());
        assert_eq!(thin(&points, 500.0, 600.0, 10).len(), 1);
    }

    #[test]
    fn a_value_holds_until_the_next_one() {
        assert_eq!(held(&[(0, 1.0), (5, 2.0)], 9), [(0, 1.0), (5, 1.0), (5, 2.0), (9, 2.0)]);
        assert!(held(&[], 9).is_empty());
    }
}
