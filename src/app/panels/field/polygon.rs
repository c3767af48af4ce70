//! Polygons in a body's frame: is one convex, which triangles make it up, and how far apart are two outlines.

/// A corner, metres.
type Corner = (f32, f32);

/// Polygons with more corners are not cut; they are drawn as what surrounds them.
const MOST_CORNERS: usize = 2000;

/// Turns a polygon the same way at every corner?
pub fn is_convex(points: &[Corner]) -> bool {
    let count = points.len();
    let turn = |number: usize| cross(points[number], points[(number + 1) % count], points[(number + 2) % count]);
    let (mut left, mut right) = (false, false);
    for number in 0..count {
        left |= turn(number) > 1e-9;
        right |= turn(number) < -1e-9;
    }
    // A star turns one way only as well, but more than once around.
    !(left && right) && winds_once(points)
}

fn winds_once(points: &[Corner]) -> bool {
    let ups = points.iter().zip(points.iter().cycle().skip(1)).map(|(from, to)| to.1 > from.1);
    let all: Vec<bool> = ups.collect();
    all.iter().zip(all.iter().cycle().skip(1)).filter(|(before, after)| before != after).count() <= 2
}

/// The triangles of a simple polygon, by cutting off ears (Meisters, "Polygons have ears", 1975). Empty when there are too
/// many corners; what remains of a polygon that crosses itself is left out.
pub fn triangles(points: &[Corner]) -> Vec<u32> {
    if points.len() > MOST_CORNERS {
        return Vec::new();
    }
    let mut left: Vec<usize> = (0..points.len()).collect();
    if area(points) < 0.0 {
        left.reverse();
    }
    let mut cut = Vec::with_capacity(points.len() * 3);
    while left.len() > 2 {
        let ear = (0..left.len()).find(|&number| {
            let [before, tip, after] = around(&left, number);
            let [a, b, c] = [points[before], points[tip], points[after]];
            let inside = |&&other: &&usize| {
                let p = points[other];
                p != a && p != b && p != c && cross(a, b, p) >= 0.0 && cross(b, c, p) >= 0.0 && cross(c, a, p) >= 0.0
            };
            cross(a, b, c) >= 0.0 && !left.iter().any(|other| inside(&other))
        });
        let Some(ear) = ear else { break };
        cut.extend(around(&left, ear).map(|corner| corner as u32));
        left.remove(ear);
    }
    cut
}

fn around(left: &[usize], number: usize) -> [usize; 3] {
    let count = left.len();
    [left[(number + count - 1) % count], left[number], left[(number + 1) % count]]
}

/// The area that a polygon surrounds: positive when it goes counter-clockwise.
pub fn area(points: &[Corner]) -> f32 {
    points.iter().zip(points.iter().cycle().skip(1)).map(|(from, to)| from.0 * to.1 - to.0 * from.1).sum::<f32>() * 0.5
}

fn cross(a: Corner, b: Corner, c: Corner) -> f32 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

/// The point of a segment that is nearest to a place.
pub fn nearest_on(from: Corner, to: Corner, place: Corner) -> Corner {
    let along = (to.0 - from.0, to.1 - from.1);
    let squared = along.0 * along.0 + along.1 * along.1;
    let share = ((place.0 - from.0) * along.0 + (place.1 - from.1) * along.1) / squared;
    let share = if squared > 0.0 { share.clamp(0.0, 1.0) } else { 0.0 };
    (from.0 + along.0 * share, from.1 + along.1 * share)
}

pub fn distance(one: Corner, other: Corner) -> f32 {
    let (x, y) = (one.0 - other.0, one.1 - other.1);
    (x * x + y * y).sqrt()
}

/// The point of an outline that is nearest to a place.
pub fn nearest(outline: &[Corner], place: Corner) -> Option<Corner> {
    let sides = outline.iter().zip(outline.iter().cycle().skip(1));
    let points = sides.map(|(&from, &to)| nearest_on(from, to, place));
    points.min_by(|one, other| distance(*one, place).total_cmp(&distance(*other, place)))
}

/// Is a place inside an outline? (Even-odd rule.)
pub fn contains(outline: &[Corner], place: Corner) -> bool {
    let crosses = |(from, to): (&Corner, &Corner)| {
        (from.1 > place.1) != (to.1 > place.1)
            && place.0 < from.0 + (place.1 - from.1) / (to.1 - from.1) * (to.0 - from.0)
    };
    outline.iter().zip(outline.iter().cycle().skip(1)).filter(|side| crosses(*side)).count() % 2 == 1
}

/// Where two outlines are nearest to each other: in the middle between them.
pub fn contact(one: &[Corner], other: &[Corner]) -> Option<Corner> {
    let pairs = one.iter().map(|&corner| (corner, nearest(other, corner)));
    let back = other.iter().map(|&corner| (corner, nearest(one, corner)));
    let near = pairs.chain(back).filter_map(|(from, to)| Some((from, to?)));
    let (from, to) = near.min_by(|a, b| distance(a.0, a.1).total_cmp(&distance(b.0, b.1)))?;
    Some(((from.0 + to.0) * 0.5, (from.1 + to.1) * 0.5))
}

#[cfg(test)]
mod tests {
    use super::*;

    const L: [Corner; 6] = [(0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0), (1.0, 2.0), (0.0, 2.0)];

    #[test]
    fn triangles_cover_a_concave_polygon_exactly_either_way_round() {
        let mut points = L;
        for _ in 0..2 {
            assert!(!is_convex(&points));
            let cut = triangles(&points);
            assert_eq!(cut.len(), 12);
            let sum: f32 = cut
                .chunks(3)
                .map(|corners| {
                    area(&[points[corners[0] as usize], points[corners[1] as usize], points[corners[2] as usize]]).abs()
                })
                .sum();
            assert!((sum - 3.0).abs() < 1e-5, "{sum}");
            points.reverse();
        }
        assert!(is_convex(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]));
    }

    #[test]
    fn a_polygon_that_crosses_itself_ends_the_cutting() {
        let bow = [(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0), (0.5, 3.0)];
        assert!(triangles(&bow).len() <= 9);
        assert!(!is_convex(&[(0.0, 3.0), (2.0, -3.0), (-3.0, 1.0), (3.0, 1.0), (-2.0, -3.0)]), "a star");
    }

    #[test]
    fn two_outlines_touch_where_they_are_nearest() {
        let square = [(3.0, 0.0), (4.0, 0.0), (4.0, 1.0), (3.0, 1.0)];
        let (x, y) = contact(&L, &square).unwrap();
        assert!((x - 2.5).abs() < 1e-6 && (0.0..=1.0).contains(&y), "{x} {y}");
        assert!(contains(&L, (0.5, 1.5)) && !contains(&L, (1.5, 1.5)));
    }
}
