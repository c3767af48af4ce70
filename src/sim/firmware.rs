//! The firmware of a robot with a left and a right motor: moves that wait for their end, and driving that goes on.
//!
//! A move follows a trapezoid of speed (accelerate, cruise, brake) in distance and in heading at once. Each wheel's motor is
//! told a voltage: what the wanted speed and acceleration need by the motor's figures, and a correction by the error of
//! the wheel's place (proportional and integral). Distance comes from the encoders, heading from the gyro when there is
//! one, so a move is as good as they are. The hubs of LEGO robots work so (Pybricks, `DriveBase`).

use crate::base::ask::{Answer, MAX_ARGS};
use crate::base::diag::Diag;
use crate::base::units::{centimetres, degrees};
use crate::base::value::Value;
use crate::sim::course::{Course, Here, Progress, Wanted};
use crate::sim::moves::Order;
use crate::sim::servo::{DrivePlan, SPEED_SHARE, Servo, Target};

/// What the firmware measures in a tick.
#[derive(Clone, Copy, Debug, Default)]
pub struct Senses {
    /// Shaft angles, radians forward.
    pub left: f64,
    pub right: f64,
    /// Shaft speeds as the hub has counted them all along, rad/s.
    pub speeds: [f64; 2],
    /// Turned since the start, radians counter-clockwise: by the gyro, or by the encoders where there is none.
    pub turned: f64,
    /// What a program reads as the heading, degrees.
    pub heading: f64,
}

#[derive(Clone, Copy, Debug)]
enum Job {
    /// The motors brake.
    Rest,
    /// The program gives the voltages.
    Free,
    /// Speed and turning rate that are held.
    Cruise { speed: f64, spin: f64, target: Option<Target> },
    /// A move that is waited for; its course is set in its first tick.
    Move { wanted: Wanted, course: Option<Course> },
}

/// The firmware's books.
#[derive(Clone, Debug)]
pub struct Firmware {
    plan: Option<DrivePlan>,
    cruise_speed: f64,
    job: Job,
    /// How the last move ended, until its program has heard of it.
    ended: Option<bool>,
    left: Servo,
    right: Servo,
    /// The servos were driven in the last tick.
    driving: bool,
    /// It has been said that a speed is beyond the motors.
    warned: bool,
    note: Option<Box<Diag>>,
}

impl Firmware {
    pub fn new(plan: Option<DrivePlan>) -> Self {
        let cruise_speed = plan.map_or(0.0, |plan| plan.cruise_speed.min(SPEED_SHARE * plan.free_speed));
        let (left, right) = (Servo::default(), Servo::default());
        Self { plan, cruise_speed, job: Job::Rest, ended: None, left, right, driving: false, warned: false, note: None }
    }

    pub fn plan(&self) -> Option<&DrivePlan> {
        self.plan.as_ref()
    }

    /// A program gives a motor's voltage itself: the firmware lets the motors go.
    pub fn let_go(&mut self) {
        self.job = Job::Free;
    }

    /// The motors brake.
    pub fn rest(&mut self) {
        self.job = Job::Rest;
    }

    /// What it has to say, once.
    pub fn take_note(&mut self) -> Option<Box<Diag>> {
        self.note.take()
    }

    /// Obeys one of its words. The voltages that `motors` gives are handed back to be set.
    pub fn ask(&mut self, word: usize, args: &[Value; MAX_ARGS], again: bool) -> (Answer, Option<[f64; 2]>) {
        let mut voltages = None;
        match Order::of(word, args) {
            Order::Move(wanted) => return (self.ask_move(wanted, again), None),
            Order::Speed(speed) => self.set_speed(speed),
            Order::Cruise { speed, spin } => self.cruise(speed, spin),
            Order::Voltages(given) => {
                self.let_go();
                voltages = Some(given);
            }
            Order::Stop => self.rest(),
        }
        (Answer::Now(Value::Unit), voltages)
    }

    fn ask_move(&mut self, wanted: Wanted, again: bool) -> Answer {
        if !again {
            self.ended = None;
            self.job = Job::Move { wanted, course: None };
            return Answer::Later;
        }
        match (self.ended.take(), self.job) {
            (Some(whole), _) => Answer::Now(Value::Bool(whole)),
            (None, Job::Move { .. }) => Answer::Later,
            (None, _) => Answer::Now(Value::Bool(false)),
        }
    }

    fn set_speed(&mut self, speed: f64) {
        let Some(plan) = self.plan else { return };
        self.cruise_speed = self.offered(&plan, speed);
    }

    fn cruise(&mut self, speed: f64, spin: f64) {
        let Some(plan) = self.plan else { return };
        // Both wheels must be able to do it; where they are not, the curve stays and the pace falls.
        let fastest = speed.abs() + spin.abs() * plan.track * 0.5;
        let share = if fastest > 0.0 { self.offered(&plan, fastest) / fastest } else { 1.0 };
        let target = match self.job {
            Job::Cruise { target, .. } => target,
            _ => None,
        };
        self.job = Job::Cruise { speed: speed * share, spin: spin * share, target };
    }

    /// A speed that was asked for, or the highest there is; that it is less is said once.
    fn offered(&mut self, plan: &DrivePlan, asked: f64) -> f64 {
        let top = SPEED_SHARE * plan.free_speed;
        if asked > top && !self.warned {
            self.warned = true;
            let note = Diag::note("sim-too-fast").with("asked", round1(centimetres(asked)));
            self.note = Some(Box::new(note.with("top", round1(centimetres(top)))));
        }
        asked.min(top)
    }

    /// Does it need its sensors in this tick?
    pub fn measures(&self) -> bool {
        matches!(self.job, Job::Cruise { .. } | Job::Move { .. })
    }

    /// One tick: the voltages of the left and the right motor, or nothing when the program gives them.
    pub fn tick(&mut self, senses: Option<Senses>, tick: u64) -> Option<[f64; 2]> {
        let plan = self.plan?;
        let Some(senses) = senses else {
            self.driving = false;
            return matches!(self.job, Job::Rest).then_some([0.0, 0.0]);
        };
        let [left_speed, right_speed] = senses.speeds.map(|speed| (!self.driving).then_some(speed * plan.wheel_radius));
        self.left.measure(senses.left * plan.wheel_radius, left_speed);
        self.right.measure(senses.right * plan.wheel_radius, right_speed);
        self.driving = true;
        let way = (self.left.place + self.right.place) * 0.5;
        let here = Here { way, turned: senses.turned, heading: senses.heading, tick };
        let target = match self.job {
            Job::Free | Job::Rest => return None,
            Job::Cruise { speed, spin, target } => {
                let start = Target { way, turned: senses.turned, ..Target::default() };
                let target = target.unwrap_or(start).stepped(&plan, (speed, spin), (way, senses.turned));
                self.job = Job::Cruise { speed, spin, target: Some(target) };
                target
            }
            Job::Move { wanted, course } => match self.go_on(&plan, wanted, course, here) {
                Some(target) => target,
                None => return Some([0.0, 0.0]),
            },
        };
        Some(target.voltages(&plan, &mut self.left, &mut self.right, senses.turned))
    }

    /// Where a move should be now; nothing when it has just ended.
    fn go_on(&mut self, plan: &DrivePlan, wanted: Wanted, course: Option<Course>, here: Here) -> Option<Target> {
        let mut course = course.unwrap_or_else(|| {
            (self.left.sum, self.right.sum) = (0.0, 0.0);
            Course::new(plan, wanted, self.cruise_speed, here)
        });
        let whole = match course.step(plan, here) {
            Progress::Going(target) => {
                self.job = Job::Move { wanted, course: Some(course) };
                return Some(target);
            }
            Progress::Arrived => true,
            Progress::Stuck { way, turn } => {
                let note = Diag::note("sim-move-stuck").with("way", round1(centimetres(way)));
                self.note = Some(Box::new(note.with("turn", round1(degrees(turn)))));
                false
            }
        };
        (self.ended, self.job) = (Some(whole), Job::Rest);
        None
    }

    /// Every bit of the books.
    pub fn feed(&self, feed: &mut dyn FnMut(&[u8])) {
        let Self { plan: _, cruise_speed, job, ended, left, right, driving, warned, note: _ } = self;
        let mut number = |value: f64| feed(&value.to_bits().to_le_bytes());
        for servo in [left, right] {
            let Servo { place, speed, sum } = servo;
            [*place, *speed, *sum].into_iter().for_each(&mut number);
        }
        number(*cruise_speed);
        number(f64::from(u8::from(*driving)));
        number(f64::from(u8::from(*warned)));
        number(ended.map_or(2.0, |whole| f64::from(u8::from(whole))));
        match job {
            Job::Rest => number(0.0),
            Job::Free => number(1.0),
            Job::Cruise { speed, spin, target } => {
                let Target { way, turned, speed: now, spin: turning, .. } = target.unwrap_or_default();
                [2.0, *speed, *spin, way, turned, now, turning].into_iter().for_each(&mut number);
            }
            Job::Move { wanted: _, course } => {
                number(3.0);
                if let Some(course) = course {
                    course.feed(feed);
                }
            }
        }
    }
}

fn round1(number: f64) -> f64 {
    (number * 10.0).round() * 0.1
}

#[cfg(test)]
mod tests {
    use crate::base::maths::Vec2;
    use crate::base::units::{degrees, heading_of_angle};
    use crate::base::value::Value;
    use crate::sim::scene::NoiseLevel;
    use crate::sim::tests::rig::{Rig, scene, thing};

    /// Way forward and to the right (cm) and turn to the right (degrees) since the start.
    fn moved(rig: &Rig) -> (f64, f64, f64) {
        let way = rig.pose().at - Vec2 { x: 2.0, y: 2.0 };
        let turn = 90.0 - degrees(rig.pose().angle);
        (way.y * 100.0, way.x * 100.0, turn)
    }

    #[test]
    fn forward_and_back_go_their_way_within_three_millimetres() {
        for way in [30.0, 5.0, 1.0, 0.3, -12.0, 120.0] {
            let mut rig = Rig::new(&scene());
            let (whole, _) = rig.wait_for("forward", &[way]);
            let (forward, right, turn) = moved(&rig);
            assert_eq!(whole, Value::Bool(true), "forward({way})");
            assert!((forward - way).abs() < 0.3, "forward({way}) went {forward}");
            assert!(right.abs() < 0.3 && turn.abs() < 0.5, "forward({way}) bent to {right}, {turn}");
        }
        let mut rig = Rig::new(&scene());
        rig.wait_for("back", &[20.0]);
        assert!((moved(&rig).0 + 20.0).abs() < 0.3);
    }

    #[test]
    fn turns_are_right_within_half_a_degree() {
        for angle in [90.0, -90.0, 5.0, 180.0, 720.0, -33.0] {
            let mut rig = Rig::new(&scene());
            let (whole, _) = rig.wait_for("turn", &[angle]);
            let (forward, right, turn) = moved(&rig);
            let off = (turn - angle + 180.0).rem_euclid(360.0) - 180.0;
            assert_eq!(whole, Value::Bool(true));
            assert!(off.abs() < 0.5, "turn({angle}) is off by {off}");
            assert!(forward.abs() < 0.3 && right.abs() < 0.3);
        }
    }

    #[test]
    fn turn_to_takes_the_short_way_to_a_heading() {
        let mut rig = Rig::new(&scene());
        for heading in [90.0, 350.0, 200.0] {
            let (_, ticks) = rig.wait_for("turn_to", &[heading]);
            let off = (heading_of_angle(rig.pose().angle) - heading + 180.0).rem_euclid(360.0) - 180.0;
            assert!(off.abs() < 0.5 && ticks < 250, "turn_to({heading}) is off by {off} after {ticks}");
        }
    }

    #[test]
    fn an_arc_with_both_positive_curves_right() {
        let mut rig = Rig::new(&scene());
        let (whole, _) = rig.wait_for("arc", &[20.0, 90.0]);
        let (forward, right, turn) = moved(&rig);
        assert_eq!(whole, Value::Bool(true));
        assert!((forward - 20.0).abs() < 0.5 && (right - 20.0).abs() < 0.5, "{forward} {right}");
        assert!((turn - 90.0).abs() < 0.5, "{turn}");
        let mut rig = Rig::new(&scene());
        rig.wait_for("arc", &[-20.0, 90.0]);
        let (forward, right, turn) = moved(&rig);
        // Backwards, the nose still turns right: the robot comes out behind and to the left.
        assert!(
            (forward + 20.0).abs() < 0.5 && (right + 20.0).abs() < 0.5 && (turn - 90.0).abs() < 0.5,
            "{forward} {right} {turn}"
        );
    }

    #[test]
    fn a_move_that_is_stuck_ends_with_false_and_a_note() {
        let mut field = scene();
        field.things.push(thing("Wall(from: (-50, 0), to: (50, 0), thickness: 1)", 200.0, 220.0, 0.0));
        let mut rig = Rig::new(&field);
        let (whole, ticks) = rig.wait_for("forward", &[50.0]);
        assert_eq!(whole, Value::Bool(false));
        assert_eq!(rig.notes, ["sim-move-stuck"]);
        assert!((100..300).contains(&ticks), "{ticks}");
        assert!((moved(&rig).0 - 9.5).abs() < 0.2, "{}", moved(&rig).0);
    }

    #[test]
    fn with_real_noise_moves_are_as_good_as_their_sensors() {
        let mut field = scene();
        field.noise = NoiseLevel::Real;
        for seed in 0..20 {
            (field.bias_seed, field.noise_seed) = (seed, seed + 100);
            let mut rig = Rig::new(&field);
            let (whole, ticks) = rig.wait_for("forward", &[40.0]);
            let (forward, right, turn) = moved(&rig);
            assert!(whole == Value::Bool(true) && ticks < 320, "{whole:?} after {ticks}");
            assert!((forward - 40.0).abs() < 0.5 && right.abs() < 1.0 && turn.abs() < 1.5, "{forward} {right} {turn}");
            let (whole, ticks) = rig.wait_for("turn", &[90.0]);
            let turned = moved(&rig).2 - turn;
            assert!(whole == Value::Bool(true) && ticks < 220, "{whole:?} after {ticks}");
            assert!((turned - 90.0).abs() < 2.5, "{turned}");
        }
    }

    #[test]
    fn a_box_on_the_way_is_pushed_along() {
        let mut field = scene();
        field.things.push(thing("Box(size: (10, 10), mass: 300)", 200.0, 220.0, 0.0));
        let mut rig = Rig::new(&field);
        let (whole, _) = rig.wait_for("forward", &[40.0]);
        assert_eq!(whole, Value::Bool(true));
        assert!((moved(&rig).0 - 40.0).abs() < 0.3, "{}", moved(&rig).0);
        assert!(rig.at(1).y > 2.5);
    }

    #[test]
    fn a_new_order_takes_over_and_motors_of_the_program_are_left_alone() {
        let mut rig = Rig::new(&scene());
        rig.ask("motors", &[50.0, 50.0]);
        rig.run(60);
        let fast = rig.speed(0);
        let (whole, _) = rig.wait_for("forward", &[20.0]);
        assert_eq!(whole, Value::Bool(true));
        rig.ask("motor left", &[30.0]);
        rig.run(100);
        assert!(fast > 0.15 && rig.speed(0) > 0.02);
    }

    #[test]
    fn drive_holds_speed_and_rate_and_stop_brakes() {
        let mut rig = Rig::new(&scene());
        rig.ask("drive", &[15.0, 30.0]);
        rig.run(200);
        let (velocity, spin) = rig.world.twist(crate::sim::world::BodyId(0));
        assert!((velocity.length() - 0.15).abs() < 0.005, "{}", velocity.length());
        assert!((degrees(spin) + 30.0).abs() < 1.5, "{}", degrees(spin));
        rig.ask("stop", &[]);
        rig.run(40);
        assert!(rig.world.at_rest());
    }

    #[test]
    fn too_much_speed_is_said_and_kept_to_what_the_motors_can() {
        let mut rig = Rig::new(&scene());
        rig.ask("speed", &[200.0]);
        let (whole, _) = rig.wait_for("forward", &[100.0]);
        assert_eq!(rig.notes, ["sim-too-fast"]);
        assert_eq!(whole, Value::Bool(true));
        assert!((moved(&rig).0 - 100.0).abs() < 0.3);
    }
}
