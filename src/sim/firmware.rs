//! The firmware of a robot with a drive: moves that wait for their end, and driving that goes on.
//!
//! A move follows a trapezoid of speed (accelerate, cruise, brake) in way and in heading at once. Each wheel's motor is
//! told a voltage: what the wanted speed and acceleration need by the motor's figures, and a correction by the error of
//! the wheel's place (proportional and integral). Ways come from the encoders, heading from the gyro when there is one,
//! so a move is as good as they are. The hubs of LEGO robots work so (Pybricks, `DriveBase`). What a drive's wheels have
//! to do with the body's motion stands in its plan; a car's steering is `helm`.

use std::sync::Arc;

use crate::base::ask::{Answer, MAX_ARGS};
use crate::base::diag::Diag;
use crate::base::units::{centimetres, degrees, heading_of_angle};
use crate::base::value::Value;
use crate::sim::course::{Course, Here, Progress, Wanted};
use crate::sim::drive::plan::{DrivePlan, MAX_MOTORS, SPEED_SHARE, Twist, dot};
use crate::sim::helm::Helm;
use crate::sim::moves::Order;
use crate::sim::servo::{Servo, Target};

/// What the firmware measures in a tick.
#[derive(Clone, Copy, Debug, Default)]
pub struct Senses {
    /// Shaft angles of the drive's motors, radians forward.
    pub shafts: [f64; MAX_MOTORS],
    /// Their speeds as the hub has counted them all along, rad/s.
    pub speeds: [f64; MAX_MOTORS],
    /// By the gyro, if there is one: turned since the start, radians counter-clockwise, and what a program reads as the
    /// heading, degrees.
    pub gyro: Option<(f64, f64)>,
    /// The world's angle at the start.
    pub start_angle: f64,
    /// Where the steering servo stands, radians.
    pub steered: f64,
}

#[derive(Clone, Copy, Debug)]
enum Job {
    /// The motors brake.
    Rest,
    /// The program gives the voltages.
    Free,
    /// Speeds that are held.
    Cruise { speed: Twist, target: Option<Target> },
    /// A move that is waited for; its course is set in its first tick, or when the front wheels stand as it needs.
    Move { wanted: Wanted, course: Option<Course> },
}

/// The firmware's books.
#[derive(Clone, Debug)]
pub struct Firmware {
    plan: Option<Arc<DrivePlan>>,
    cruise_speed: f64,
    job: Job,
    /// How the last move ended, until its program has heard of it.
    ended: Option<bool>,
    servos: Vec<Servo>,
    helm: Option<Helm>,
    /// Turned by a car's encoders and front wheels, for a car without a gyro.
    reckoned: f64,
    /// The servos were driven in the last tick.
    driving: bool,
    /// It has been said that a speed is beyond the motors.
    warned: bool,
    note: Option<Box<Diag>>,
}

impl Firmware {
    pub fn new(plan: Option<DrivePlan>) -> Self {
        let cruise_speed = plan.as_ref().map_or(0.0, |plan| plan.cruise_speed.min(plan.room([1.0, 0.0, 0.0])));
        let servos = plan.as_ref().map_or_else(Vec::new, |plan| vec![Servo::default(); plan.wheels.len()]);
        let helm = plan.as_ref().and_then(|plan| plan.steering).map(Helm::new);
        Self {
            plan: plan.map(Arc::new),
            cruise_speed,
            job: Job::Rest,
            ended: None,
            servos,
            helm,
            reckoned: 0.0,
            driving: false,
            warned: false,
            note: None,
        }
    }

    pub fn plan(&self) -> Option<&Arc<DrivePlan>> {
        self.plan.as_ref()
    }

    /// A program gives a motor's voltage itself: the firmware lets the motors go.
    pub fn let_go(&mut self) {
        self.job = Job::Free;
        self.let_steering_go();
    }

    /// A program steers itself: driving goes on with the wheels as it sets them.
    pub fn let_steering_go(&mut self) {
        if let Some(helm) = &mut self.helm {
            helm.let_go();
        }
    }

    /// The actuator that steers and the angle that the firmware wants of it, if it wants one.
    pub fn steering(&self) -> Option<(usize, f64)> {
        self.helm.as_ref()?.order()
    }

    /// The motors brake.
    pub fn rest(&mut self) {
        self.job = Job::Rest;
        self.let_steering_go();
    }

    /// What it has to say, once.
    pub fn take_note(&mut self) -> Option<Box<Diag>> {
        self.note.take()
    }

    /// Obeys one of its words. The voltages that `motors` gives are handed back to be set.
    pub fn ask(&mut self, word: usize, args: &[Value; MAX_ARGS], again: bool) -> (Answer, Option<[f64; MAX_MOTORS]>) {
        let Some(plan) = self.plan.clone() else { return (Answer::Now(Value::Unit), None) };
        let mut voltages = None;
        match Order::of(word, args) {
            Order::Move(wanted) => return (self.ask_move(wanted, again), None),
            Order::Speed(speed) => self.cruise_speed = speed * self.share(&plan, [speed, 0.0, 0.0]),
            Order::Cruise(speed) => self.cruise(&plan, speed),
            Order::Voltages([left, right]) => {
                self.let_go();
                voltages = Some(plan.powers(left, right));
            }
            Order::Stop => self.rest(),
        }
        (Answer::Now(Value::Unit), voltages)
    }

    fn ask_move(&mut self, mut wanted: Wanted, again: bool) -> Answer {
        if !again {
            self.ended = None;
            if let (Some(helm), Wanted::Arc { way, turn }) = (&mut self.helm, &mut wanted) {
                let note = helm.widen(way, *turn);
                self.note = note.or(self.note.take());
            }
            self.job = Job::Move { wanted, course: None };
            return Answer::Later;
        }
        match (self.ended.take(), self.job) {
            (Some(whole), _) => Answer::Now(Value::Bool(whole)),
            (None, Job::Move { .. }) => Answer::Later,
            (None, _) => Answer::Now(Value::Bool(false)),
        }
    }

    fn cruise(&mut self, plan: &DrivePlan, mut speed: Twist) {
        let target = match self.job {
            Job::Cruise { target, .. } => target,
            _ => None,
        };
        if let Some(helm) = &mut self.helm {
            let note = helm.drive(&mut speed);
            self.note = note.or(self.note.take());
        }
        // All wheels must be able to do it; where one is not, the curve stays and the pace falls.
        let share = self.share(plan, speed);
        self.job = Job::Cruise { speed: speed.map(|part| part * share), target };
    }

    /// Which share of a motion that was asked for the motors can give; that it is less than all is said once.
    fn share(&mut self, plan: &DrivePlan, asked: Twist) -> f64 {
        let room = plan.room(asked);
        if room < 1.0 && !self.warned {
            self.warned = true;
            let fastest = plan.wheels.iter().map(|wheel| dot(&wheel.row, &asked).abs()).fold(0.0, f64::max);
            // A straight way is told as the robot's speed, a curve as its fastest wheel's.
            let straight = asked[1] == 0.0 && asked[2] == 0.0;
            let (asked, top) = if straight {
                (asked[0].abs(), plan.room([1.0, 0.0, 0.0]))
            } else {
                (fastest, plan.wheels.iter().map(|wheel| SPEED_SHARE * wheel.free_speed).fold(f64::INFINITY, f64::min))
            };
            let note = Diag::note("sim-too-fast").with("asked", round1(centimetres(asked)));
            self.note = Some(Box::new(note.with("top", round1(centimetres(top)))));
        }
        room.min(1.0)
    }

    /// Does it need its sensors in this tick?
    pub fn measures(&self) -> bool {
        matches!(self.job, Job::Cruise { .. } | Job::Move { .. })
    }

    /// One tick: the voltages of the drive's motors, or nothing when the program gives them.
    pub fn tick(&mut self, senses: Option<Senses>, tick: u64) -> Option<[f64; MAX_MOTORS]> {
        let plan = self.plan.clone()?;
        let Some(senses) = senses else {
            self.driving = false;
            return matches!(self.job, Job::Rest).then_some([0.0; MAX_MOTORS]);
        };
        let here = self.measure(&plan, &senses, tick);
        let target = match self.job {
            Job::Free | Job::Rest => return None,
            Job::Cruise { speed, target } => {
                let start = Target { at: here.at, ..Target::default() };
                let target = target.unwrap_or(start).stepped(&plan, speed, here.at);
                self.job = Job::Cruise { speed, target: Some(target) };
                target
            }
            Job::Move { wanted, course } => match self.go_on(&plan, wanted, course, here, senses.steered) {
                Some(target) => target,
                None => return Some([0.0; MAX_MOTORS]),
            },
        };
        if let Some(helm) = &mut self.helm {
            helm.hold(here.at, target.speed[0]);
        }
        Some(target.voltages(&plan, &mut self.servos, here.at))
    }

    /// Takes what the sensors say; gives where the robot is by them.
    fn measure(&mut self, plan: &DrivePlan, senses: &Senses, tick: u64) -> Here {
        let (mut at, mut moved) = ([0.0; 3], 0.0);
        for (number, (servo, wheel)) in self.servos.iter_mut().zip(&plan.wheels).enumerate() {
            let old = servo.place;
            let counted = (!self.driving).then_some(senses.speeds[number] * wheel.radius);
            servo.measure(senses.shafts[number] * wheel.radius, counted);
            moved += wheel.column[0] * (servo.place - old);
            for (sum, share) in at.iter_mut().zip(wheel.column) {
                *sum += share * servo.place;
            }
        }
        if let (Some(helm), true) = (&self.helm, self.driving) {
            self.reckoned += moved * helm.bend(senses.steered);
        }
        self.driving = true;
        if self.helm.is_some() {
            at[2] = self.reckoned;
        }
        let heading = match senses.gyro {
            Some((turned, heading)) => {
                at[2] = turned;
                heading
            }
            None => heading_of_angle(senses.start_angle + at[2]),
        };
        Here { at, heading, tick }
    }

    /// Where a move should be now; nothing when it has just ended, or waits for the front wheels.
    fn go_on(
        &mut self,
        plan: &DrivePlan,
        wanted: Wanted,
        course: Option<Course>,
        here: Here,
        steered: f64,
    ) -> Option<Target> {
        if let (Some(helm), None) = (&mut self.helm, course)
            && !helm.is_ready(wanted, here.at, steered)
        {
            return None;
        }
        let mut course = course.unwrap_or_else(|| {
            self.servos.iter_mut().for_each(|servo| servo.sum = 0.0);
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
        self.rest();
        self.ended = Some(whole);
        None
    }

    /// Every bit of the books.
    pub fn feed(&self, feed: &mut dyn FnMut(&[u8])) {
        let Self { plan: _, cruise_speed, job, ended, servos, helm, reckoned, driving, warned, note: _ } = self;
        let mut number = |value: f64| feed(&value.to_bits().to_le_bytes());
        for servo in servos {
            let Servo { place, speed, sum } = servo;
            [*place, *speed, *sum].into_iter().for_each(&mut number);
        }
        number(*cruise_speed);
        number(*reckoned);
        number(f64::from(u8::from(*driving)));
        number(f64::from(u8::from(*warned)));
        number(ended.map_or(2.0, |whole| f64::from(u8::from(whole))));
        if let Some(helm) = helm {
            helm.figures().into_iter().for_each(&mut number);
        }
        match job {
            Job::Rest => number(0.0),
            Job::Free => number(1.0),
            Job::Cruise { speed, target } => {
                let Target { at, speed: now, .. } = target.unwrap_or_default();
                number(2.0);
                speed.iter().chain(&at).chain(&now).copied().for_each(&mut number);
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
