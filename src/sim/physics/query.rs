//! Questions to the rigid bodies: rays, overlaps, distances. They change nothing.

use rapier2d::geometry::{Collider, InteractionGroups};
use rapier2d::parry::query::{Ray, distance};
use rapier2d::prelude::{QueryFilter, QueryPipeline};

use crate::base::maths::{Pose, Vec2};
use crate::sim::physics::{EDGE, Physics, inward, outward, pose_inward};

/// What a ray meets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RayHit {
    pub range_m: f64,
    /// The body that was met; `None` is the wall at the edge.
    pub body: Option<usize>,
    /// Points out of the surface, length 1.
    pub normal: Vec2,
}

impl Physics {
    /// What a look from a body sees: everything solid but the body itself.
    pub(super) fn seen_from(&self, body: usize) -> QueryPipeline<'_> {
        // What was lifted off the floor is in no group and seen by nobody.
        let filter = QueryFilter::new()
            .exclude_rigid_body(self.states[body].handle)
            .exclude_sensors()
            .groups(InteractionGroups::all());
        self.broad_phase.as_query_pipeline(self.narrow_phase.query_dispatcher(), &self.bodies, &self.colliders, filter)
    }

    /// How far a ray goes before it meets a surface, metres; the body that casts it is transparent.
    pub fn ray(&self, from: Vec2, direction: Vec2, range_m: f64, except: usize) -> Option<f64> {
        let ray = Ray::new(inward(from), inward(direction));
        self.seen_from(except).cast_ray(&ray, range_m as f32, true).map(|(_, way)| f64::from(way))
    }

    /// What a ray meets, with the surface's direction; the body that casts it is transparent.
    pub fn ray_hit(&self, from: Vec2, direction: Vec2, range_m: f64, except: usize) -> Option<RayHit> {
        let ray = Ray::new(inward(from), inward(direction));
        let (collider, hit) = self.seen_from(except).cast_ray_and_get_normal(&ray, range_m as f32, true)?;
        let number = self.colliders.get(collider)?.user_data;
        Some(RayHit {
            range_m: f64::from(hit.time_of_impact),
            body: (number != EDGE).then_some(number as usize),
            normal: outward(hit.normal),
        })
    }

    /// Does a rectangle overlap anything but the body it belongs to?
    pub fn overlaps(&self, world_from_box: Pose, half_size: Vec2, except: usize) -> bool {
        let shape = rapier2d::parry::shape::Cuboid::new(inward(half_size));
        self.seen_from(except).intersect_shape(pose_inward(world_from_box), &shape).next().is_some()
    }

    /// The bodies that a rectangle overlaps, in their order, but for the one it belongs to.
    pub fn bodies_in(&self, world_from_box: Pose, half_size: Vec2, except: usize) -> Vec<usize> {
        let shape = rapier2d::parry::shape::Cuboid::new(inward(half_size));
        let seen = self.seen_from(except);
        let mut found: Vec<usize> = seen
            .intersect_shape(pose_inward(world_from_box), &shape)
            .map(|(_, collider)| collider.user_data)
            .filter(|number| *number != EDGE)
            .map(|number| number as usize)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The lowest-numbered body that overlaps a ghost.
    pub fn first_inside(&self, ghost: usize) -> Option<usize> {
        let own = self.states[ghost].collider;
        let pairs = self.narrow_phase.intersection_pairs_with(own).filter(|(_, _, overlap)| *overlap);
        let others = pairs.map(|(first, second, _)| if first == own { second } else { first });
        let numbers = others.filter_map(|other| self.colliders.get(other)).map(|other| other.user_data);
        numbers.filter(|number| *number != EDGE).min().map(|number| number as usize)
    }

    /// Distance between the surfaces of two bodies, metres; 0 when they overlap. `None` is the wall at the edge.
    pub fn clearance(&self, body: usize, other: Option<usize>) -> f64 {
        let Some(own) = self.colliders.get(self.states[body].collider) else { return f64::INFINITY };
        match (other, self.edge) {
            (Some(other), _) => match self.colliders.get(self.states[other].collider) {
                Some(other) => f64::from(gap(own, other)),
                None => f64::INFINITY,
            },
            (None, Some(size)) => {
                let extent = own.compute_aabb();
                let low = f64::from(extent.mins.x.min(extent.mins.y));
                let high = (size.x - f64::from(extent.maxs.x)).min(size.y - f64::from(extent.maxs.y));
                low.min(high).max(0.0)
            }
            (None, None) => f64::INFINITY,
        }
    }
}

/// Distance between two colliders, 0 when they overlap; infinite for shapes that cannot be measured.
pub(super) fn gap(first: &Collider, second: &Collider) -> f32 {
    distance(first.position(), first.shape(), second.position(), second.shape())
        .map_or(f32::INFINITY, |found| found.distance)
}
