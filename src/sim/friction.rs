//! Dry friction of loose things with the floor.

use crate::base::maths::{Vec2, sqrt};
use crate::base::units::TICK_S;
use crate::sim::body::Motion;
use crate::sim::surface::Ground;
use crate::sim::wheel::GRAVITY;

/// How a loose thing rubs on the floor.
#[derive(Clone, Copy, Debug)]
pub struct Rubbing {
    /// Coefficient of friction (of rolling resistance for a ball).
    pub friction: f64,
    /// Radius of gyration, metres.
    pub gyration: f64,
    /// Mean distance of the footprint from the centre, metres: the arm of the friction torque.
    pub arm: f64,
}

impl Rubbing {
    /// The motion after one tick of friction. `pushed` is by how much others are likely to change it in the same tick.
    ///
    /// Sliding and spinning share one friction, whose limit is close to an ellipsoid in force and torque; the friction is
    /// normal to it, so a thing that spins slides farther (Goyal, Ruina and Papadopoulos, Wear 143, 1991; Howe and
    /// Cutkosky, IJRR 15, 1996):
    ///
    /// (F, T) = −(F₀² v, T₀² ω) / √(F₀² v² + T₀² ω²), with F₀ = μ m g and T₀ = F₀ · arm.
    ///
    /// A thing that friction could stop within the tick sticks: friction answers the push of others as far as it can,
    /// with the push of the last tick as the guess. All of it is measured against the floor, which may turn; a slope pulls
    /// first, and a thing at rest there stays as long as friction can hold it.
    pub fn slow(&self, motion: Motion, pushed: Motion, ground: Ground) -> Motion {
        let floor = Motion { velocity: ground.velocity, spin: ground.spin };
        let pulled = Motion { velocity: motion.velocity + ground.pull * TICK_S, spin: motion.spin };
        let slip = pulled - floor;
        let deceleration = self.friction * ground.grip * GRAVITY;
        let stop = deceleration * TICK_S;
        // Angular: T₀ / I = F₀ arm / (m k²).
        let spin_deceleration = deceleration * self.arm / (self.gyration * self.gyration);
        let spin_stop = spin_deceleration * TICK_S;
        let sticks = slip.velocity.length() <= stop && slip.spin.abs() <= spin_stop;
        let (velocity, spin) = if sticks {
            (slip.velocity + pushed.velocity, slip.spin + pushed.spin)
        } else {
            (slip.velocity, slip.spin)
        };
        let speed = velocity.length();
        let rim = self.arm * spin;
        let norm = sqrt(speed * speed + rim * rim);
        if norm == 0.0 {
            return pulled;
        }
        let slowed = (stop * speed / norm).min(speed);
        let spin_slowed = (spin_stop * rim.abs() / norm).min(spin.abs());
        let along = if speed > 0.0 { velocity * (1.0 / speed) } else { Vec2::ZERO };
        let keeps = 1.0 - (ground.drag * TICK_S).min(1.0);
        Motion {
            velocity: (slip.velocity - along * slowed) * keeps + floor.velocity,
            spin: (slip.spin - spin.signum() * spin_slowed) * keeps + floor.spin,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::maths::vec2;

    const BLOCK: Rubbing = Rubbing { friction: 0.4, gyration: 0.04, arm: 0.038 };
    const FLOOR: Ground = Ground::PLAIN;

    fn slide(rubbing: Rubbing, mut motion: Motion) -> (f64, f64, usize) {
        let (mut way, mut turn, mut ticks) = (0.0, 0.0, 0);
        while motion != Motion::default() && ticks < 10_000 {
            motion = rubbing.slow(motion, Motion::default(), FLOOR);
            way += motion.velocity.length() * TICK_S;
            turn += motion.spin * TICK_S;
            ticks += 1;
        }
        (way, turn, ticks)
    }

    #[test]
    fn a_sliding_thing_stops_after_v_squared_over_2_mu_g() {
        let (way, _, ticks) = slide(BLOCK, Motion { velocity: vec2(0.6, -0.8), spin: 0.0 });
        let expected = 1.0 / (2.0 * 0.4 * GRAVITY);
        // One tick is decided at once: the way is short by at most half a tick at the first speed.
        assert!((way - expected).abs() <= 0.5 * TICK_S + 1e-9, "{way} of {expected}");
        assert!(ticks < 30);
    }

    #[test]
    fn a_spinning_thing_stops_after_its_friction_torque() {
        let (_, turn, _) = slide(BLOCK, Motion { velocity: Vec2::ZERO, spin: 10.0 });
        let expected = 100.0 / (2.0 * 0.4 * GRAVITY * 0.038 / (0.04 * 0.04));
        assert!((turn - expected).abs() <= 0.5 * 10.0 * TICK_S + 1e-9, "{turn} of {expected}");
    }

    #[test]
    fn a_thing_that_spins_slides_farther() {
        let (straight, ..) = slide(BLOCK, Motion { velocity: vec2(0.5, 0.0), spin: 0.0 });
        let (spinning, ..) = slide(BLOCK, Motion { velocity: vec2(0.5, 0.0), spin: 20.0 });
        assert!(spinning > 1.2 * straight);
    }

    #[test]
    fn friction_holds_against_a_push_that_is_too_weak_and_yields_to_a_strong_one() {
        let weak = Motion { velocity: vec2(0.03, 0.0), spin: 0.0 };
        let held = BLOCK.slow(Motion::default(), weak, FLOOR);
        assert!((held.velocity + weak.velocity).length() < 1e-12);
        let strong = Motion { velocity: vec2(0.3, 0.0), spin: 0.0 };
        let moved = BLOCK.slow(Motion::default(), strong, FLOOR);
        assert!((moved.velocity + strong.velocity).x > 0.25);
    }
}
