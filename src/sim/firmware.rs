//! The firmware of a robot with a left and a right motor: moves that wait for their end, and driving that goes on.
//!
//! A move follows a trapezoid of speed (accelerate, cruise, brake) in distance and in heading at once. Each wheel's motor is
//! told a voltage: what the wanted speed and acceleration need by the motor's figures, and a correction by the error of
//! the wheel's place (proportional and integral). Distance comes from the encoders, heading from the gyro when there is
//! one, so a move is as good as they are. The hubs of LEGO robots work so (Pybricks, `DriveBase`).

use crate::base::ask::{Answer, Gives, Home, Kind, MAX_ARGS, Param, Repeat, Takes, Unit, Word};
use crate::base::diag::Diag;
use crate::base::maths::round;
use crate::base::units::{TICK_S, centimetres, degrees, metres, radians, seconds_of};
use crate::base::value::Value;
use crate::sim::profile::Profile;

/// Correction of a wheel's speed by the error of its place, 1/s, and by that error's sum, 1/s². A small robot follows its
/// motors within τ = 35 ms, so the place swings with a damping of 1 / (2 √(k τ)), which is 0.77 for 12/s.
const PROPORTIONAL: f64 = 12.0;
const INTEGRAL: f64 = 40.0;
/// The sum may correct a wheel's speed by at most so much of its free speed.
const INTEGRAL_SHARE: f64 = 0.4;
/// Below this speed the help against the gears' friction fades, m/s, so that a resting wheel does not chatter.
const FRICTION_FADE: f64 = 0.0015;
/// The wheels' measured speeds are smoothed by so much each tick: an encoder's steps are coarse.
const SMOOTHING: f64 = 0.25;
/// How much of the free speed is offered to moves; the rest is for correcting.
const SPEED_SHARE: f64 = 0.85;
/// A move has arrived within this distance (m) and angle (rad) for so many ticks.
const ARRIVED_M: f64 = 0.0008;
const ARRIVED_RAD: f64 = 0.0026;
const ARRIVED_TICKS: u32 = 8;
/// A move that is within this of its end counts as done when it comes no nearer for so many ticks.
const NEAR_M: f64 = 0.003;
const NEAR_RAD: f64 = 0.01;
const NEAR_TICKS: u64 = 20;
/// Progress is at least this, m of wheel way; without any for a second, the move ends.
const PROGRESS_M: f64 = 0.0003;
const PATIENCE_TICKS: u64 = 100;
/// Driving that goes on may fall behind what was wanted by this, m and rad, and then lets it go.
const LAG_M: f64 = 0.02;
const LAG_RAD: f64 = 0.3;

const fn number(name: &'static str, min: f64, max: f64, unit: Unit) -> Param {
    Param { name, takes: Takes::Number { min, max, unit }, optional: false }
}

const fn move_word(name: &'static str, params: &'static [Param], example: &'static str) -> Word {
    Word {
        name,
        home: Home::Robot,
        kind: Kind::Move,
        of_device: false,
        params,
        gives: Gives::Bool,
        repeat: Repeat::Same,
        example,
    }
}

const fn order_word(name: &'static str, params: &'static [Param], example: &'static str) -> Word {
    Word { kind: Kind::Drive, gives: Gives::Nothing, ..move_word(name, params, example) }
}

const CM: Param = number("cm", -1000.0, 1000.0, Unit::Centimetre);
const DEG: Param = number("deg", -3600.0, 3600.0, Unit::Degree);

/// The words of the firmware, in the order that `Order` has.
pub static WORDS: [Word; 9] = [
    move_word("forward", &[CM], "forward(30)"),
    move_word("back", &[CM], "back(10)"),
    move_word("turn", &[DEG], "turn(90)"),
    move_word("turn_to", &[number("heading", -3600.0, 3600.0, Unit::Degree)], "turn_to(0)"),
    move_word("arc", &[number("radius", -1000.0, 1000.0, Unit::Centimetre), DEG], "arc(20, 90)"),
    order_word("speed", &[number("cm_per_s", 1.0, 500.0, Unit::CentimetrePerSecond)], "speed(30)"),
    order_word(
        "drive",
        &[
            number("cm_per_s", -500.0, 500.0, Unit::CentimetrePerSecond),
            number("deg_per_s", -3600.0, 3600.0, Unit::DegreePerSecond),
        ],
        "drive(20, 0)",
    ),
    order_word(
        "motors",
        &[number("left", -100.0, 100.0, Unit::Percent), number("right", -100.0, 100.0, Unit::Percent)],
        "motors(50, 50)",
    ),
    order_word("stop", &[], "stop()"),
];

/// What the firmware must know of its robot. SI.
#[derive(Clone, Copy, Debug)]
pub struct DrivePlan {
    pub left_motor: usize,
    pub right_motor: usize,
    pub left_encoder: usize,
    pub right_encoder: usize,
    pub gyro: Option<usize>,
    pub wheel_radius: f64,
    /// Distance between the left and the right wheels.
    pub track: f64,
    /// Speed of the rim without load.
    pub free_speed: f64,
    pub cruise_speed: f64,
    pub acceleration: f64,
    pub turn_speed: f64,
    pub turn_acceleration: f64,
    /// As shares of the stall torque: the limit of moves, the gears' friction, and what 1 m/s² needs.
    pub torque_limit: f64,
    pub friction: f64,
    pub inertia: f64,
}

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

/// One wheel's controller.
#[derive(Clone, Copy, Debug, Default)]
struct Servo {
    /// Place and smoothed speed of the rim, m and m/s.
    place: f64,
    speed: f64,
    /// Sum of the errors, m·s.
    sum: f64,
}

/// Where the robot should be: way of its middle, and heading, with speeds and accelerations.
#[derive(Clone, Copy, Debug, Default)]
struct Target {
    way: f64,
    speed: f64,
    acceleration: f64,
    turned: f64,
    spin: f64,
    spin_acceleration: f64,
}

/// What a move wants: a way and a turn, made together.
#[derive(Clone, Copy, Debug)]
enum Wanted {
    Way(f64),
    Turn(f64),
    /// To a heading that a program reads, degrees.
    Heading(f64),
    /// Along a circle: the way of the middle and the turn.
    Arc {
        way: f64,
        turn: f64,
    },
}

/// A move under way.
#[derive(Clone, Copy, Debug)]
struct Move {
    wanted: Wanted,
    /// Set in its first tick.
    course: Option<Course>,
}

#[derive(Clone, Copy, Debug)]
struct Course {
    start_way: f64,
    start_turned: f64,
    way: f64,
    turn: f64,
    profile: Profile,
    since: u64,
    best: f64,
    best_at: u64,
    arrived: u32,
}

#[derive(Clone, Copy, Debug)]
enum Job {
    /// The motors brake.
    Rest,
    /// The program gives the voltages.
    Free,
    /// Speed and turning rate that are held.
    Cruise {
        speed: f64,
        spin: f64,
        target: Option<Target>,
    },
    Move(Move),
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
    note: Option<Box<Diag>>,
}

impl Firmware {
    pub fn new(plan: Option<DrivePlan>) -> Self {
        let cruise_speed = plan.map_or(0.0, |plan| plan.cruise_speed.min(SPEED_SHARE * plan.free_speed));
        let (left, right) = (Servo::default(), Servo::default());
        Self { plan, cruise_speed, job: Job::Rest, ended: None, left, right, driving: false, note: None }
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
        let number = |index: usize| args[index].number().unwrap_or(0.0);
        let wanted = match word {
            0 => Wanted::Way(metres(number(0))),
            1 => Wanted::Way(-metres(number(0))),
            2 => Wanted::Turn(-radians(number(0))),
            3 => Wanted::Heading(number(0)),
            4 => {
                // Positive is a curve to the right; a negative radius drives the same circle backwards.
                let turn = -radians(number(1));
                Wanted::Arc { way: metres(number(0)) * turn.abs(), turn }
            }
            5 => {
                self.set_speed(metres(number(0)));
                return (Answer::Now(Value::Unit), None);
            }
            6 => {
                self.cruise(metres(number(0)), -radians(number(1)));
                return (Answer::Now(Value::Unit), None);
            }
            7 => {
                self.let_go();
                let voltages = [number(0), number(1)].map(|percent| (percent * 0.01).clamp(-1.0, 1.0));
                return (Answer::Now(Value::Unit), Some(voltages));
            }
            _ => {
                self.rest();
                return (Answer::Now(Value::Unit), None);
            }
        };
        if !again {
            self.ended = None;
            self.job = Job::Move(Move { wanted, course: None });
            return (Answer::Later, None);
        }
        match (self.ended.take(), self.job) {
            (Some(whole), _) => (Answer::Now(Value::Bool(whole)), None),
            (None, Job::Move(_)) => (Answer::Later, None),
            (None, _) => (Answer::Now(Value::Bool(false)), None),
        }
    }

    fn set_speed(&mut self, speed: f64) {
        let Some(plan) = self.plan else { return };
        let top = SPEED_SHARE * plan.free_speed;
        if speed > top {
            self.note = Some(too_fast(speed, top));
        }
        self.cruise_speed = speed.min(top);
    }

    fn cruise(&mut self, speed: f64, spin: f64) {
        let Some(plan) = self.plan else { return };
        // Both wheels must be able to do it; where they are not, the curve stays and the pace falls.
        let fastest = speed.abs() + spin.abs() * plan.track * 0.5;
        let top = SPEED_SHARE * plan.free_speed;
        let share = if fastest > top { top / fastest } else { 1.0 };
        if share < 1.0 && !matches!(self.job, Job::Cruise { .. }) {
            self.note = Some(too_fast(fastest, top));
        }
        let target = match self.job {
            Job::Cruise { target, .. } => target,
            _ => None,
        };
        self.job = Job::Cruise { speed: speed * share, spin: spin * share, target };
    }

    /// Does it need its sensors in this tick?
    pub fn measures(&self) -> bool {
        matches!(self.job, Job::Cruise { .. } | Job::Move(_))
    }

    /// One tick: the voltages of the left and the right motor, or nothing when the program gives them.
    pub fn tick(&mut self, senses: Option<Senses>, tick: u64) -> Option<[f64; 2]> {
        let plan = self.plan?;
        let Some(senses) = senses else {
            self.driving = false;
            return matches!(self.job, Job::Rest).then_some([0.0, 0.0]);
        };
        for (index, angle) in [senses.left, senses.right].into_iter().enumerate() {
            let servo = if index == 0 { &mut self.left } else { &mut self.right };
            let place = angle * plan.wheel_radius;
            if self.driving {
                servo.speed += ((place - servo.place) / TICK_S - servo.speed) * SMOOTHING;
            } else {
                (servo.speed, servo.sum) = (senses.speeds[index] * plan.wheel_radius, 0.0);
            }
            servo.place = place;
        }
        self.driving = true;
        let way = (self.left.place + self.right.place) * 0.5;
        let turned = senses.turned;
        let target = match self.job {
            Job::Free | Job::Rest => return None,
            Job::Cruise { speed, spin, target } => {
                let target = cruise_target(&plan, target, speed, spin, way, turned);
                self.job = Job::Cruise { speed, spin, target: Some(target) };
                target
            }
            Job::Move(going) => match self.move_target(&plan, going, way, turned, senses.heading, tick) {
                Some(target) => target,
                None => return Some([0.0, 0.0]),
            },
        };
        let (error, turn_error) = (target.way - way, target.turned - turned);
        let half = plan.track * 0.5;
        Some([
            self.left.drive(
                &plan,
                error - turn_error * half,
                target.speed - target.spin * half,
                target.acceleration - target.spin_acceleration * half,
            ),
            self.right.drive(
                &plan,
                error + turn_error * half,
                target.speed + target.spin * half,
                target.acceleration + target.spin_acceleration * half,
            ),
        ])
    }

    /// Where a move should be now; nothing when it has just ended.
    fn move_target(
        &mut self,
        plan: &DrivePlan,
        going: Move,
        way: f64,
        turned: f64,
        heading: f64,
        tick: u64,
    ) -> Option<Target> {
        let mut course = match going.course {
            Some(course) => course,
            None => {
                (self.left.sum, self.right.sum) = (0.0, 0.0);
                Course::new(plan, going.wanted, self.cruise_speed, way, turned, heading, tick)
            }
        };
        let now = course.profile.at(seconds_of(tick - course.since + 1));
        let length = course.profile.length();
        let share = |whole: f64, part: f64| if length > 0.0 { whole * part / length } else { 0.0 };
        let left_way = course.start_way + course.way - way;
        let left_turn = course.start_turned + course.turn - turned;
        let arrived = now.done && left_way.abs() <= ARRIVED_M && left_turn.abs() <= ARRIVED_RAD;
        course.arrived = if arrived { course.arrived + 1 } else { 0 };
        let remaining = left_way.abs() + left_turn.abs() * plan.track * 0.5;
        if remaining < course.best - PROGRESS_M {
            (course.best, course.best_at) = (remaining, tick);
        }
        if course.arrived >= ARRIVED_TICKS {
            self.end(true);
            return None;
        }
        let idle = tick - course.best_at;
        let near = now.done && left_way.abs() <= NEAR_M && left_turn.abs() <= NEAR_RAD;
        if near && idle >= NEAR_TICKS {
            self.end(true);
            return None;
        }
        if idle >= PATIENCE_TICKS {
            let stuck = Diag::note("sim-move-stuck")
                .with("way", round1(centimetres(left_way.abs())))
                .with("turn", round1(degrees(left_turn.abs())));
            self.note = Some(Box::new(stuck));
            self.end(false);
            return None;
        }
        self.job = Job::Move(Move { course: Some(course), ..going });
        Some(Target {
            way: course.start_way + share(course.way, now.place),
            speed: share(course.way, now.speed),
            acceleration: share(course.way, now.acceleration),
            turned: course.start_turned + share(course.turn, now.place),
            spin: share(course.turn, now.speed),
            spin_acceleration: share(course.turn, now.acceleration),
        })
    }

    fn end(&mut self, whole: bool) {
        self.ended = Some(whole);
        self.job = Job::Rest;
    }

    /// Every bit of the books.
    pub fn feed(&self, feed: &mut dyn FnMut(&[u8])) {
        let Self { plan: _, cruise_speed, job, ended, left, right, driving, note: _ } = self;
        let mut number = |value: f64| feed(&value.to_bits().to_le_bytes());
        for servo in [left, right] {
            let Servo { place, speed, sum } = servo;
            [*place, *speed, *sum].into_iter().for_each(&mut number);
        }
        number(*cruise_speed);
        number(f64::from(u8::from(*driving)));
        number(ended.map_or(2.0, |whole| f64::from(u8::from(whole))));
        match job {
            Job::Rest => number(0.0),
            Job::Free => number(1.0),
            Job::Cruise { speed, spin, target } => {
                let Target { way, turned, speed: now, spin: turning, .. } = target.unwrap_or_default();
                [2.0, *speed, *spin, way, turned, now, turning].into_iter().for_each(&mut number);
            }
            Job::Move(Move { wanted: _, course }) => {
                number(3.0);
                if let Some(course) = course {
                    let Course { start_way, start_turned, way, turn, profile, since, best, best_at, arrived } = course;
                    [*start_way, *start_turned, *way, *turn, profile.length(), *best].into_iter().for_each(&mut number);
                    [*since as f64, *best_at as f64, f64::from(*arrived)].into_iter().for_each(&mut number);
                }
            }
        }
    }
}

impl Course {
    fn new(
        plan: &DrivePlan,
        wanted: Wanted,
        cruise_speed: f64,
        start_way: f64,
        start_turned: f64,
        heading: f64,
        tick: u64,
    ) -> Self {
        let (way, turn) = match wanted {
            Wanted::Way(way) => (way, 0.0),
            Wanted::Turn(turn) => (0.0, turn),
            Wanted::Heading(wanted) => (0.0, crate::sim::sensor::turn_to(heading, wanted)),
            Wanted::Arc { way, turn } => (way, turn),
        };
        // On an arc the profile runs along the middle's way; turning limits it where the circle is small.
        let profile = if way.abs() > turn.abs() * plan.track * 0.25 {
            let bend = turn.abs() / way.abs();
            let slow = |limit: f64, turn_limit: f64| if bend > 0.0 { limit.min(turn_limit / bend) } else { limit };
            let outer = cruise_speed.min(SPEED_SHARE * plan.free_speed / (1.0 + bend * plan.track * 0.5));
            Profile::new(way.abs(), slow(outer, plan.turn_speed), slow(plan.acceleration, plan.turn_acceleration))
        } else {
            let spin = plan.turn_speed.min(2.0 * SPEED_SHARE * plan.free_speed / plan.track);
            Profile::new(turn.abs(), spin, plan.turn_acceleration)
        };
        Self {
            start_way,
            start_turned,
            way,
            turn,
            profile,
            since: tick,
            best: f64::INFINITY,
            best_at: tick,
            arrived: 0,
        }
    }
}

impl Servo {
    /// The voltage that brings the wheel to where it should be.
    fn drive(&mut self, plan: &DrivePlan, error: f64, speed: f64, acceleration: f64) -> f64 {
        let most = INTEGRAL_SHARE * plan.free_speed / INTEGRAL;
        let sum = (self.sum + error * TICK_S).clamp(-most, most);
        let wanted = speed + PROPORTIONAL * error + INTEGRAL * sum;
        let voltage = wanted / plan.free_speed
            + plan.friction * (wanted / FRICTION_FADE).clamp(-1.0, 1.0)
            + plan.inertia * acceleration;
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

/// Steps the target of driving that goes on: speeds change by no more than the acceleration, places follow.
fn cruise_target(plan: &DrivePlan, old: Option<Target>, speed: f64, spin: f64, way: f64, turned: f64) -> Target {
    let mut target = old.unwrap_or(Target { way, turned, ..Target::default() });
    let step = |now: f64, wanted: f64, limit: f64| (wanted - now).clamp(-limit * TICK_S, limit * TICK_S);
    let change = step(target.speed, speed, plan.acceleration);
    let turn_change = step(target.spin, spin, plan.turn_acceleration);
    target.speed += change;
    target.spin += turn_change;
    target.acceleration = change / TICK_S;
    target.spin_acceleration = turn_change / TICK_S;
    target.way = (target.way + target.speed * TICK_S).clamp(way - LAG_M, way + LAG_M);
    target.turned = (target.turned + target.spin * TICK_S).clamp(turned - LAG_RAD, turned + LAG_RAD);
    target
}

fn too_fast(speed: f64, top: f64) -> Box<Diag> {
    let diag =
        Diag::note("sim-too-fast").with("asked", round1(centimetres(speed))).with("top", round1(centimetres(top)));
    Box::new(diag)
}

fn round1(number: f64) -> f64 {
    round(number * 10.0) * 0.1
}

#[cfg(test)]
mod tests {
    use crate::base::maths::Vec2;
    use crate::base::units::{degrees, heading_of_angle};
    use crate::base::value::Value;
    use crate::sim::rig::{Rig, scene, thing};
    use crate::sim::scene::NoiseLevel;

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
