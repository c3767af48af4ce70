//! The helm: how the firmware of a car steers. It sets the front wheels for the curve, and steers a little more or less
//! while the heading is not the one that the way driven so far should have given.

use crate::base::diag::Diag;
use crate::base::maths::tan;
use crate::base::units::centimetres;
use crate::sim::course::Wanted;
use crate::sim::drive::plan::{SteerPlan, Twist};

/// An error of heading dies away along so many wheelbases of way.
const FADE: f64 = 0.7;
/// The most of such an error that is believed, radians.
const MOST_ERROR: f64 = 0.3;
/// A move sets off when its front wheels stand within this, radians.
const READY_RAD: f64 = 0.004;
/// A circle that is this much too tight is still the same circle.
const SLACK: f64 = 1.001;

/// A car's helm: its books.
#[derive(Clone, Copy, Debug)]
pub struct Helm {
    plan: SteerPlan,
    /// The angle of the wheels that is wanted, and whether the firmware wants it.
    angle: f64,
    steers: bool,
    /// The curve that is held: its curvature, and a way and a heading on it, once they are known.
    bend: f64,
    on_curve: Option<(f64, f64)>,
    /// It has been said that a curve is too tight.
    warned: bool,
}

impl Helm {
    pub fn new(plan: SteerPlan) -> Self {
        Self { plan, angle: 0.0, steers: false, bend: 0.0, on_curve: None, warned: false }
    }

    /// The program steers.
    pub fn let_go(&mut self) {
        self.steers = false;
    }

    /// The actuator, and the angle that is wanted of it.
    pub fn order(&self) -> Option<(usize, f64)> {
        self.steers.then_some((self.plan.actuator, self.angle))
    }

    /// The curvature that wheels at an angle drive.
    pub fn bend(&self, angle: f64) -> f64 {
        tan(angle) / self.plan.wheelbase
    }

    /// Makes an arc's way as long as the smallest circle needs.
    pub fn widen(&mut self, way: &mut f64, turn: f64) -> Option<Box<Diag>> {
        let least = 1.0 / self.plan.most_bend();
        if turn == 0.0 || way.abs() * SLACK >= least * turn.abs() {
            return None;
        }
        let asked = way.abs() / turn.abs();
        *way = (least * turn.abs()).copysign(*way);
        self.warn(asked)
    }

    /// Takes the curve of driving that goes on; its turning rate becomes the wheels' angle.
    pub fn drive(&mut self, speed: &mut Twist) -> Option<Box<Diag>> {
        let (ahead, spin, most) = (speed[0], speed[2], self.plan.most_bend());
        speed[2] = 0.0;
        let (bend, note) = if spin == 0.0 {
            (0.0, None)
        } else if spin.abs() > most * ahead.abs() * SLACK {
            let sign = if ahead < 0.0 { -spin.signum() } else { spin.signum() };
            (most * sign, self.warn(ahead.abs() / spin.abs()))
        } else {
            (spin / ahead, None)
        };
        self.set(bend);
        note
    }

    fn warn(&mut self, asked: f64) -> Option<Box<Diag>> {
        if self.warned {
            return None;
        }
        self.warned = true;
        let round = |metres: f64| (centimetres(metres) * 10.0).round() * 0.1;
        let note = Diag::note("sim-too-tight").with("asked", round(asked));
        Some(Box::new(note.with("least", round(1.0 / self.plan.most_bend()))))
    }

    fn set(&mut self, bend: f64) {
        if !self.steers || bend != self.bend {
            (self.bend, self.on_curve) = (bend, None);
        }
        (self.steers, self.angle) = (true, self.plan.angle(self.bend));
    }

    /// Turns the wheels for a move that begins here, and says whether they stand as it needs.
    pub fn is_ready(&mut self, wanted: Wanted, here: Twist, steered: f64) -> bool {
        let bend = match wanted {
            Wanted::Arc { way, turn } if way != 0.0 => turn / way,
            _ => 0.0,
        };
        self.steers = false;
        self.set(bend);
        self.on_curve = Some((here[0], here[2]));
        (steered - self.angle).abs() <= READY_RAD
    }

    /// Holds the curve: the wheels' angle for where the robot is, driving this fast.
    pub fn hold(&mut self, here: Twist, speed: f64) {
        if !self.steers || speed == 0.0 {
            return;
        }
        let (way, heading) = *self.on_curve.get_or_insert((here[0], here[2]));
        let should = heading + self.bend * (here[0] - way);
        let error = (should - here[2]).clamp(-MOST_ERROR, MOST_ERROR);
        let more = error / (FADE * self.plan.wheelbase.abs()) * speed.signum();
        self.angle = self.plan.angle(self.bend + more);
    }

    /// Every figure of the books.
    pub fn figures(&self) -> [f64; 5] {
        let Self { plan: _, angle, steers, bend, on_curve, warned } = self;
        let (way, heading) = on_curve.unwrap_or_default();
        let flags = u8::from(*steers) + 2 * u8::from(on_curve.is_some()) + 4 * u8::from(*warned);
        [*angle, *bend, way, heading, f64::from(flags)]
    }
}
