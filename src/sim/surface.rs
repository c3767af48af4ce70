//! Surfaces: patches of floor with other grip and drag.

use crate::base::maths::Vec2;
use crate::sim::scene::Surface;

/// Grip (a factor on friction) and drag (m/s² per m/s) at a point; the last patch that covers it counts.
pub fn surface_at(surfaces: &[Surface], point: Vec2) -> (f64, f64) {
    surfaces
        .iter()
        .rev()
        .find(|surface| surface.area.contains(point))
        .map_or((1.0, 0.0), |surface| (surface.grip, surface.drag))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::maths::vec2;
    use crate::base::shape::Shape;

    #[test]
    fn the_last_patch_counts_and_bare_floor_is_plain() {
        let patch = |radius, grip, drag| Surface { area: Shape::Disc { at: Vec2::ZERO, radius }, grip, drag };
        let surfaces = [patch(1.0, 0.1, 0.0), patch(0.5, 0.6, 2.0)];
        assert_eq!(surface_at(&surfaces, vec2(0.1, 0.0)), (0.6, 2.0));
        assert_eq!(surface_at(&surfaces, vec2(0.8, 0.0)), (0.1, 0.0));
        assert_eq!(surface_at(&surfaces, vec2(2.0, 0.0)), (1.0, 0.0));
    }
}
