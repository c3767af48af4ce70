//! The control of the driven wheels: from where the robot should be to the voltages of its motors.

use crate::base::units::TICK_S;
use crate::sim::drive::plan::{DrivePlan, DriveWheel, MAX_MOTORS, Twist, dot};

/// The sum may correct a wheel's speed by at most so much of its free speed.
const INTEGRAL_SHARE: f64 = 0.4;
/// Below this speed the help against the gears' friction fades, m/s, so that a resting wheel does not chatter.
const FRICTION_FADE: f64 = 0.0015;
/// The wheels' measured speeds are smoothed by so much each tick: an encoder's steps are coarse.
const SMOOTHING: f64 = 0.25;
/// Driving that goes on may fall behind what was wanted by this, m and rad, and then lets it go.
const LAG_M: f64 = 0.02;
const LAG_RAD: f64 = 0.3;

/// One wheel's controller.
#[derive(Clone, Copy, Debug, Default)]
pub struct Servo {
    /// Place and smoothed speed of the rim, m and m/s.
    pub place: f64,
    pub speed: f64,
    /// Sum of the errors, m·s.
    pub sum: f64,
}

/// Where the robot should be, with speeds and accelerations.
#[derive(Clone, Copy, Debug, Default)]
pub struct Target {
    pub at: Twist,
    pub speed: Twist,
    pub acceleration: Twist,
}

impl Target {
    /// The voltages of the motors that bring the robot there from where it is.
    pub fn voltages(&self, plan: &DrivePlan, servos: &mut [Servo], here: Twist) -> [f64; MAX_MOTORS] {
        let error: Twist = std::array::from_fn(|part| self.at[part] - here[part]);
        let mut voltages = [0.0; MAX_MOTORS];
        for ((voltage, servo), wheel) in voltages.iter_mut().zip(servos).zip(&plan.wheels) {
            let turning = wheel.row[2] * (self.speed[2] + wheel.proportional * error[2]);
            let scrub = wheel.scrub * (turning / FRICTION_FADE).clamp(-1.0, 1.0);
            let push =
                scrub + dot(&wheel.push, &self.acceleration) + wheel.inertia * dot(&wheel.row, &self.acceleration);
            *voltage = servo.drive(wheel, dot(&wheel.row, &error), dot(&wheel.row, &self.speed), push);
        }
        voltages
    }

    /// The target of the next tick of driving that goes on: speeds change by no more than the acceleration allows, places
    /// follow, and none runs far ahead of the robot.
    pub fn stepped(mut self, plan: &DrivePlan, speed: Twist, here: Twist) -> Self {
        let limits = [plan.acceleration, plan.acceleration, plan.turn_acceleration];
        let lags = [LAG_M, LAG_M, LAG_RAD];
        for part in 0..3 {
            let limit = limits[part] * TICK_S;
            let change = (speed[part] - self.speed[part]).clamp(-limit, limit);
            self.speed[part] += change;
            self.acceleration[part] = change / TICK_S;
            let place = self.at[part] + self.speed[part] * TICK_S;
            self.at[part] = place.clamp(here[part] - lags[part], here[part] + lags[part]);
        }
        self
    }
}

impl Servo {
    /// Takes what the encoder says; `counted` is the speed that the hub knows when the servo was not driven before.
    pub fn measure(&mut self, place: f64, counted: Option<f64>) {
        match counted {
            Some(speed) => (self.speed, self.sum) = (speed, 0.0),
            None => self.speed += ((place - self.place) / TICK_S - self.speed) * SMOOTHING,
        }
        self.place = place;
    }

    /// The voltage that brings the wheel to where it should be; `push` is what acceleration and scraping tyres need.
    fn drive(&mut self, plan: &DriveWheel, error: f64, speed: f64, push: f64) -> f64 {
        let most = INTEGRAL_SHARE * plan.free_speed / plan.integral;
        let sum = (self.sum + error * TICK_S).clamp(-most, most);
        let wanted = speed + plan.proportional * error + plan.integral * sum;
        let voltage = wanted / plan.free_speed + plan.friction * (wanted / FRICTION_FADE).clamp(-1.0, 1.0) + push;
        // Torque is voltage less back EMF; beyond the limit the tyres would slip.
        let emf = self.speed / plan.free_speed;
        let low = (emf - plan.torque_limit).max(-1.0);
        let high = (emf + plan.torque_limit).min(1.0);
        let given = if low < high { voltage.clamp(low, high) } else { voltage.clamp(-1.0, 1.0) };
        // A motor that gives all it may collects no more error.
        if given == voltage || (given < voltage) != (error > 0.0) {
            self.sum = sum;
        }
        given
    }
}
