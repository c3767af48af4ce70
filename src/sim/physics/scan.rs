//! Many rays from one point at once: each surface is met with all the rays that can meet it.
//!
//! A ray along the unit vector d meets the line n·x = c after c / (n·d), so the nearest surface is the one with the
//! largest (n·d) / c: two products and a comparison for each ray and side, and no division before the end. Which rays can
//! meet a side follows from the directions of its ends. This is exact, and the order of the bodies does not matter.

use rapier2d::geometry::Aabb;
use rapier2d::math::{Pose as RapierPose, Vector};
use rapier2d::parry::query::Ray;
use rapier2d::parry::shape::{Shape, TypedShape};

use crate::base::maths::{Pose, TAU, Vec2, asin, atan2, ceil, cos, floor, sin, sqrt, vec2};
use crate::sim::physics::{Physics, inward, outward};

impl Physics {
    /// How far each of so many rays goes before it meets a surface, at most `range_m`. The first ray runs along the x axis
    /// of `world_from_fan`, the others follow clockwise in even steps; the body that casts them is transparent.
    pub fn scan(&self, world_from_fan: Pose, rays: usize, range_m: f64, except: usize) -> Vec<f64> {
        let mut fan = Fan::new(world_from_fan, rays, range_m);
        let (middle, reach) = (inward(world_from_fan.at), range_m as f32);
        let near = Aabb::new(middle - Vector::splat(reach), middle + Vector::splat(reach));
        for (_, collider) in self.seen_from(except).intersect_aabb_conservative(near) {
            fan.meet(collider.shape(), collider.position());
        }
        fan.nearness.into_iter().map(|near| if near * range_m > 1.0 { 1.0 / near } else { range_m }).collect()
    }
}

/// The rays, in the frame of their origin.
struct Fan {
    origin: Vec2,
    /// Cosine and sine of the first ray's angle in the world.
    facing: Vec2,
    range_m: f64,
    /// Radians to steps between rays, clockwise.
    steps_per_radian: f64,
    /// The rays' unit vectors, x and y apart so that the loops over them are quick.
    along_x: Vec<f64>,
    along_y: Vec<f64>,
    /// One over the way to the nearest surface so far; 0 where nothing is met.
    nearness: Vec<f64>,
}

impl Fan {
    fn new(world_from_fan: Pose, rays: usize, range_m: f64) -> Self {
        let step = TAU / rays.max(1) as f64;
        // Each vector is the one before, turned by a step: 720 turns lose no more than the last digits.
        let (turn_cos, turn_sin) = (cos(step), sin(step));
        let mut along = vec2(1.0, 0.0);
        let (mut along_x, mut along_y) = (Vec::with_capacity(rays), Vec::with_capacity(rays));
        for _ in 0..rays {
            along_x.push(along.x);
            along_y.push(along.y);
            along = vec2(along.x * turn_cos + along.y * turn_sin, along.y * turn_cos - along.x * turn_sin);
        }
        Self {
            origin: world_from_fan.at,
            facing: Vec2::at_angle(world_from_fan.angle),
            range_m,
            steps_per_radian: rays as f64 / TAU,
            along_x,
            along_y,
            nearness: vec![0.0; rays],
        }
    }

    /// A point or vector of the world, turned into this frame.
    fn turned(&self, v: Vec2) -> Vec2 {
        vec2(self.facing.dot(v), self.facing.cross(v))
    }

    /// Meets a shape that stands at a pose in the world.
    fn meet(&mut self, shape: &dyn Shape, world_from_shape: &RapierPose) {
        let at = self.turned(outward(world_from_shape.translation) - self.origin);
        match shape.as_typed_shape() {
            TypedShape::Ball(ball) => self.meet_disc(at, f64::from(ball.radius)),
            TypedShape::Cuboid(cuboid) => {
                let half = outward(cuboid.half_extents);
                let corners =
                    [vec2(-half.x, -half.y), vec2(half.x, -half.y), vec2(half.x, half.y), vec2(-half.x, half.y)];
                self.meet_polygon(at, world_from_shape, corners.into_iter());
            }
            TypedShape::ConvexPolygon(polygon) => {
                self.meet_polygon(at, world_from_shape, polygon.points().iter().copied().map(outward));
            }
            TypedShape::Compound(compound) => {
                for (shape_from_piece, piece) in compound.shapes() {
                    self.meet(&**piece, &(world_from_shape * shape_from_piece));
                }
            }
            _ => self.meet_other(shape, world_from_shape),
        }
    }

    /// Meets a disc: the way to it is b − √(b² − c), with b = m·d and c = m² − r², so one over it is (b + √(b² − c)) / c.
    fn meet_disc(&mut self, middle: Vec2, radius: f64) {
        let square = middle.dot(middle);
        let outside = square - radius * radius;
        if outside <= 0.0 {
            return self.nearness.fill(f64::INFINITY);
        }
        let distance = sqrt(square);
        if distance - radius > self.range_m {
            return;
        }
        let (place, half) = (self.place(middle), asin(radius / distance) * self.steps_per_radian);
        let (first, last) = (ceil(place - half) as i64, floor(place + half) as i64);
        let count = self.nearness.len() as i64;
        for ray in first..=last {
            let ray = ray.rem_euclid(count) as usize;
            let b = middle.x * self.along_x[ray] + middle.y * self.along_y[ray];
            let near = (b + sqrt((b * b - outside).max(0.0))) / outside;
            self.nearness[ray] = self.nearness[ray].max(near);
        }
    }

    /// Meets a convex polygon, whose corners run counter-clockwise.
    fn meet_polygon(
        &mut self,
        at: Vec2,
        world_from_shape: &RapierPose,
        corners: impl DoubleEndedIterator<Item = Vec2> + Clone,
    ) {
        let along = self.turned(outward(world_from_shape.rotation * Vector::X));
        let place = |corner: Vec2| at + along * corner.x + along.left() * corner.y;
        let Some(last) = corners.clone().next_back() else { return };
        let mut from = place(last);
        let mut from_place = None;
        let mut inside = true;
        for corner in corners {
            let to = place(corner);
            // Seen from inside, the corners run counter-clockwise; a side that runs clockwise faces the eye.
            let turn = from.cross(to);
            let mut to_place = None;
            if turn <= 0.0 {
                inside = false;
            }
            if turn < 0.0 {
                let first = from_place.unwrap_or_else(|| self.place(from));
                let last = self.place(to);
                to_place = Some(last);
                // n / c of the side's line.
                let normal = (from - to).left() * (1.0 / turn);
                self.meet_side(normal, first, last);
            }
            (from, from_place) = (to, to_place);
        }
        if inside {
            self.nearness.fill(f64::INFINITY);
        }
    }

    /// Meets the side on the line normal · x = 1, between two places among the rays.
    fn meet_side(&mut self, normal: Vec2, first: f64, last: f64) {
        let count = self.nearness.len();
        let (start, end) = (ceil(first) as usize, floor(last) as usize + 1);
        if first <= last {
            self.meet_line(normal, start, end);
        } else if first - last > count as f64 * 0.5 {
            // It lies across the first ray. What is narrower than rounding errors lies nowhere.
            self.meet_line(normal, start, count);
            self.meet_line(normal, 0, end);
        }
    }

    fn meet_line(&mut self, normal: Vec2, start: usize, end: usize) {
        let end = end.min(self.nearness.len());
        if start >= end {
            return;
        }
        let (along_x, along_y) = (&self.along_x[start..end], &self.along_y[start..end]);
        for ((nearest, x), y) in self.nearness[start..end].iter_mut().zip(along_x).zip(along_y) {
            let near = normal.x * x + normal.y * y;
            *nearest = if near > *nearest { near } else { *nearest };
        }
    }

    /// Where a point lies among the rays, 0..count.
    fn place(&self, point: Vec2) -> f64 {
        let steps = -atan2(point.y, point.x) * self.steps_per_radian;
        if steps < 0.0 { steps + self.nearness.len() as f64 } else { steps }
    }

    /// Any other shape is asked ray by ray.
    fn meet_other(&mut self, shape: &dyn Shape, world_from_shape: &RapierPose) {
        for ray in 0..self.nearness.len() {
            let (x, y) = (self.along_x[ray], self.along_y[ray]);
            let direction = self.facing * x + self.facing.left() * y;
            let cast = Ray::new(inward(self.origin), inward(direction));
            if let Some(way) = shape.cast_ray(world_from_shape, &cast, self.range_m as f32, true) {
                self.nearness[ray] = self.nearness[ray].max(1.0 / f64::from(way));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::noise::Stream;
    use crate::base::shape::Outline;
    use crate::sim::body::BodyPlan;

    fn plan(outline: &Outline, world_from_body: Pose, ghost: bool) -> BodyPlan<'_> {
        BodyPlan {
            world_from_body,
            outline,
            mass: None,
            driven: false,
            ghost,
            side_friction: 0.3,
            bounce: 0.0,
            sleeps: false,
            swept: false,
        }
    }

    /// A random field: discs, boxes, thin walls, triangles, a polygon with a dent; the first body is the one that looks.
    fn field(seed: u64) -> (Physics, Vec<Outline>, Pose) {
        let stream = Stream::new(seed).named("field");
        let unit = |i: u64| stream.unit(i);
        let polygon = |points: &[(f64, f64)], size: f64| {
            Outline::Polygon(points.iter().map(|&(x, y)| vec2(x * size, y * size)).collect())
        };
        let mut outlines = vec![polygon(&[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)], 0.08)];
        let mut poses = vec![Pose::new(vec2(1.0 + 2.0 * unit(0), 1.0 + 2.0 * unit(1)), TAU * unit(2))];
        for i in 1..30 {
            let size = 0.02 + 0.2 * unit(10 * i);
            outlines.push(match i % 5 {
                0 => Outline::Disc { at: Vec2::ZERO, radius: size },
                1 => polygon(&[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)], size),
                2 => polygon(&[(-5.0, -0.05), (5.0, -0.05), (5.0, 0.05), (-5.0, 0.05)], size),
                3 => polygon(&[(-1.0, -1.0), (1.0, -1.0), (0.3, 2.0)], size),
                _ => polygon(&[(-2.0, -2.0), (2.0, -2.0), (2.0, 2.0), (0.0, -1.0), (-2.0, 2.0)], size),
            });
            let at = vec2(4.0 * unit(10 * i + 1), 4.0 * unit(10 * i + 2));
            poses.push(Pose::new(at, TAU * unit(10 * i + 3)));
        }
        let plans = outlines.iter().zip(&poses).enumerate().map(|(i, (outline, &pose))| plan(outline, pose, i == 7));
        let physics = Physics::new(plans, (seed.is_multiple_of(2)).then_some(vec2(4.0, 4.0)));
        let eye = poses[0];
        (physics, outlines, eye)
    }

    #[test]
    fn a_scan_is_what_single_rays_give() {
        let (mut compared, mut grazing) = (0, 0);
        for seed in 0..200 {
            let (physics, _, eye) = field(seed);
            let (rays, range) =
                (if seed.is_multiple_of(3) { 90 } else { 360 }, if seed.is_multiple_of(7) { 1.0 } else { 12.0 });
            let scan = physics.scan(eye, rays, range, 0);
            // From less than a centimetre before a large disc, single rays in f32 are some tenths of a millimetre off.
            if scan.iter().any(|&way| way > 0.0 && way < 0.01) {
                continue;
            }
            for (i, &way) in scan.iter().enumerate() {
                let angle = eye.angle - TAU * i as f64 / rays as f64;
                let single = |turn: f64| physics.ray(eye.at, Vec2::at_angle(angle + turn), range, 0).unwrap_or(range);
                compared += 1;
                if (way - single(0.0)).abs() <= 1e-4 {
                    continue;
                }
                // A ray along the very edge of something may pass on either side of it, and single rays count in f32.
                let (low, high) = [single(-2e-5), single(0.0), single(2e-5)]
                    .into_iter()
                    .fold((f64::INFINITY, 0.0f64), |(low, high), way| (low.min(way), high.max(way)));
                assert!(low - 1e-4 <= way && way <= high + 1e-4, "seed {seed}, ray {i}: {way} is not {low}..{high}");
                grazing += 1;
            }
        }
        assert!(compared > 30_000 && grazing * 1000 < compared, "{grazing} of {compared}");
    }

    #[test]
    fn from_inside_of_something_every_way_is_nothing_and_ghosts_are_not_seen() {
        let (disc, block) = (
            Outline::Disc { at: Vec2::ZERO, radius: 0.3 },
            Outline::Polygon(vec![vec2(-0.3, -0.3), vec2(0.3, -0.3), vec2(0.3, 0.3), vec2(-0.3, 0.3)]),
        );
        let dot = Outline::Disc { at: Vec2::ZERO, radius: 0.01 };
        for outline in [&disc, &block] {
            for ghost in [false, true] {
                let plans = [plan(&dot, Pose::default(), false), plan(outline, Pose::default(), ghost)];
                let scan = Physics::new(plans, None).scan(Pose::default(), 16, 2.0, 0);
                assert_eq!(scan, [if ghost { 2.0 } else { 0.0 }; 16]);
            }
        }
    }

    #[test]
    fn the_first_ray_is_ahead_and_the_others_follow_clockwise() {
        let dot = Outline::Disc { at: Vec2::ZERO, radius: 0.1 };
        let at = |x: f64, y: f64| Pose::new(vec2(x, y), 0.0);
        // The eye looks up the y axis: ahead is +y, a quarter clockwise is +x.
        let plans =
            [plan(&dot, Pose::default(), false), plan(&dot, at(0.0, 1.1), false), plan(&dot, at(2.1, 0.0), false)];
        let scan = Physics::new(plans, None).scan(Pose::new(Vec2::ZERO, TAU * 0.25), 4, 5.0, 0);
        for (way, expected) in scan.iter().zip([1.0, 2.0, 5.0, 5.0]) {
            assert!((way - expected).abs() < 1e-6, "{scan:?}");
        }
        assert!(Physics::new([plan(&dot, Pose::default(), false)], None).scan(Pose::default(), 0, 1.0, 0).is_empty());
    }
}
