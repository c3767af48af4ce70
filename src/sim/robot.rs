//! A robot in the world: its kit turned into SI figures, and its books.

use std::sync::Arc;

use crate::base::ask::{Answer, Ask, Gives, MAX_ARGS, Vocabulary};
use crate::base::diag::Diag;
use crate::base::maths::{Pose, Vec2, sqrt, wrap_angle};
use crate::base::units::TICK_S;
use crate::base::value::Value;
use crate::sim::actuator::{Actuator, Book, Hands, MotorState, Orders, STRENGTH, Trail};
use crate::sim::body::Motion;
use crate::sim::chance::{Chance, Dice};
use crate::sim::dispatch::{Target, table};
use crate::sim::drive::plan::{DrivePlan, MAX_MOTORS};
use crate::sim::event::Event;
use crate::sim::firmware::{Firmware, Senses};
use crate::sim::kit::Kit;
use crate::sim::plan::{contacts_of, mass_of, steer};
use crate::sim::sensor::{Eye, Memory, Sensor};
use crate::sim::stage::Stage;
use crate::sim::supply::Supply;
use crate::sim::surface::ground_at;
use crate::sim::wheel::{Chassis, GRAVITY};

/// A robot in the world.
#[derive(Clone, Debug)]
pub struct Robot {
    pub kit: Arc<Kit>,
    chassis: Chassis,
    /// Centre of mass in the robot's frame, metres.
    centre: Vec2,
    motors: Vec<MotorState>,
    /// The battery; without one the supply is stiff and never empty.
    supply: Option<Supply>,
    memories: Vec<Memory>,
    books: Vec<Book>,
    firmware: Firmware,
    table: Vec<Target>,
    start_angle: f64,
    /// Turned since the start, radians counter-clockwise, not wrapped.
    turned: f64,
    last_pose: Pose,
    /// The motion now and a tick before.
    motions: [Motion; 2],
    halted: bool,
    travelled_m: f64,
    rolled_m: f64,
    /// By how much others changed the motion in the last tick: the guess for the next one, in the world.
    pushed: Motion,
}

/// What a robot sees and stands on in a tick.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    pub stage: &'a Stage,
    /// The robot's own body.
    pub body: usize,
}

impl Robot {
    /// Turns a kit into figures. `world_from_robot` is where it starts.
    pub fn new(name: &str, kit: &Arc<Kit>, world_from_robot: Pose, dice: Dice) -> Self {
        let mass = mass_of(kit);
        let centre = mass.centre;
        let motors: Vec<MotorState> = kit
            .motors()
            .map(|motor| {
                let strength = 1.0 + STRENGTH * Chance::of(dice, name, "Motor", &motor.name).bias(0);
                MotorState::new(motor.plan(), strength)
            })
            .collect();
        let chassis = Chassis { mass: mass.mass_kg, inertia: mass.inertia, contacts: contacts_of(kit, mass) };
        let memories = kit
            .sensors
            .iter()
            .map(|sensor| Memory {
                zero: 0.0,
                sample: Value::Unit,
                period: sensor.period(),
                chance: Chance::of(dice, name, sensor.kind(), sensor.name()),
            })
            .collect();
        let mut motors_before = 0;
        let books = kit
            .actuators
            .iter()
            .map(|actuator| {
                let book = actuator.book(motors_before);
                motors_before += usize::from(matches!(actuator, Actuator::Motor(_)));
                book
            })
            .collect();
        let plan = kit.drive.as_ref().and_then(|drive| drive.plan(kit));
        Self {
            kit: kit.clone(),
            chassis,
            centre,
            motors,
            supply: kit.sensors.iter().find_map(Sensor::supply).map(Supply::new),
            memories,
            books,
            firmware: Firmware::new(plan),
            table: Vec::new(),
            start_angle: world_from_robot.angle,
            turned: 0.0,
            last_pose: world_from_robot,
            motions: [Motion::default(); 2],
            halted: false,
            travelled_m: 0.0,
            rolled_m: 0.0,
            pushed: Motion::default(),
        }
    }

    /// Learns by which numbers a pilot calls the words.
    pub fn bind(&mut self, vocabulary: &Vocabulary) {
        self.table = table(&self.kit, vocabulary);
    }

    /// Answers an ask from the state at the start of the tick.
    pub fn ask(
        &mut self,
        around: Surroundings,
        robot: usize,
        ask: &Ask,
        again: bool,
        events: &mut Vec<Event>,
    ) -> Answer {
        match self.table.get(usize::from(ask.word)).copied().unwrap_or(Target::Nobody) {
            Target::Firmware(word) => {
                let (answer, voltages) = self.firmware.ask(word, &ask.args, again);
                if let Some(voltages) = voltages {
                    self.set_voltages(voltages);
                }
                answer
            }
            Target::Device { word, device } => {
                let Some(device) = ask.device.or(device) else { return unknown_device() };
                let number = usize::from(device);
                match number.checked_sub(self.kit.sensors.len()) {
                    None => self.ask_sensor(around, word, number, &ask.args),
                    Some(actuator) => self.ask_actuator(around, robot, (word, actuator, device), ask, again, events),
                }
            }
            Target::Nobody => unknown_device(),
        }
    }

    fn ask_sensor(&mut self, around: Surroundings, word: usize, number: usize, args: &[Value; MAX_ARGS]) -> Answer {
        let sensor = &self.kit.sensors[number];
        let Some(said) = sensor.words().get(word) else { return unknown_device() };
        if said.gives == Gives::Nothing {
            let zero = sensor.zero(word, &self.eye(around), number);
            self.memories[number].zero = zero;
            return Answer::Now(Value::Unit);
        }
        sensor.answer(word, args, &self.eye(around), number)
    }

    fn ask_actuator(
        &mut self,
        around: Surroundings,
        robot: usize,
        (word, number, device): (usize, usize, u16),
        ask: &Ask,
        again: bool,
        events: &mut Vec<Event>,
    ) -> Answer {
        let Self { kit, books, motors, firmware, .. } = self;
        let (Some(actuator), Some(book)) = (kit.actuators.get(number), books.get_mut(number)) else {
            return unknown_device();
        };
        let world_from_robot = around.stage.physics.pose(around.body);
        let stage = around.stage;
        let mut orders = Orders { tick: stage.tick, robot, device, world_from_robot, stage, motors, firmware, events };
        actuator.ask(word, &ask.args, again, book, &mut orders)
    }

    /// What the sensors see.
    pub fn eye<'a>(&'a self, around: Surroundings<'a>) -> Eye<'a> {
        Eye {
            tick: around.stage.tick,
            stage: around.stage,
            physics: &around.stage.physics,
            floor: &around.stage.floor,
            kit: &self.kit,
            body: around.body,
            world_from_robot: around.stage.physics.pose(around.body),
            motion: around.stage.physics.motion(around.body),
            last_motion: self.motions[1],
            centre: self.centre,
            turned: self.turned,
            start_angle: self.start_angle,
            motors: &self.motors,
            supply: self.supply.as_ref(),
            memories: &self.memories,
        }
    }

    /// The program has ended: the motors brake for good.
    pub fn halt(&mut self) {
        self.halted = true;
        self.firmware.rest();
    }

    /// Obeys the orders: the firmware gives voltages, and the wheels push on the floor. Gives the new motion.
    pub fn act(&mut self, around: Surroundings) -> Motion {
        if let Some(plan) = self.firmware.plan().cloned() {
            let senses = if self.firmware.measures() { Some(self.senses(around, &plan)) } else { None };
            if let Some(voltages) = self.firmware.tick(senses, around.stage.tick) {
                self.set_voltages(voltages);
            }
        }
        if self.halted {
            self.motors.iter_mut().for_each(|motor| motor.voltage = 0.0);
        }
        self.steer();
        let (facing, motion) = (around.stage.physics.facing(around.body), around.stage.physics.motion(around.body));
        let inward = |v: Vec2| Vec2 { x: facing.dot(v), y: facing.cross(v) };
        if !around.stage.surfaces.is_empty() {
            let world_from_robot = around.stage.physics.pose(around.body);
            for contact in &mut self.chassis.contacts {
                let point = world_from_robot.point(contact.from_centre + self.centre);
                contact.ground = ground_at(&around.stage.surfaces, point).seen_by(inward);
            }
        }
        let local = Motion { velocity: inward(motion.velocity), spin: motion.spin };
        let pushed = Motion { velocity: inward(self.pushed.velocity), spin: self.pushed.spin };
        let change = self.chassis.roll(local, pushed, &mut self.motors);
        if let Some(supply) = &mut self.supply {
            supply.feed_motors(&mut self.motors);
        }
        let outward = facing * change.velocity.x + facing.left() * change.velocity.y;
        Motion { velocity: motion.velocity + outward, spin: motion.spin + change.spin }
    }

    /// Gives the drive's motors their voltages.
    fn set_voltages(&mut self, voltages: [f64; MAX_MOTORS]) {
        let Some(plan) = self.firmware.plan() else { return };
        for (wheel, voltage) in plan.wheels.iter().zip(voltages) {
            self.motors[wheel.motor].voltage = voltage;
        }
    }

    /// Tells the servo what the firmware wants, and turns the wheels as the servos stand.
    fn steer(&mut self) {
        let order = self.firmware.steering();
        for (number, (actuator, book)) in self.kit.actuators.iter().zip(&mut self.books).enumerate() {
            let (Actuator::Steering(servo), Book::Steering(book)) = (actuator, book) else { continue };
            if let Some((_, wanted)) = order.filter(|(of, _)| *of == number) {
                book.wanted = wanted;
            }
            for (wheel, angle) in servo.angles(&self.kit, book.angle) {
                steer(&self.kit, &mut self.chassis.contacts, wheel, angle);
            }
        }
    }

    /// Measures for the firmware.
    fn senses(&self, around: Surroundings, plan: &DrivePlan) -> Senses {
        let eye = self.eye(around);
        let angle = |number: usize| self.kit.sensors[number].angle(&eye, number);
        let mut senses = Senses { start_angle: self.start_angle, ..Senses::default() };
        for (number, wheel) in plan.wheels.iter().enumerate() {
            senses.shafts[number] = angle(wheel.encoder);
            senses.speeds[number] = self.motors[wheel.motor].speed;
        }
        senses.gyro =
            plan.gyro.map(|gyro| (angle(gyro), self.kit.sensors[gyro].read(0, &eye, gyro).number().unwrap_or(0.0)));
        if let Some(Book::Steering(book)) = plan.steering.and_then(|steering| self.books.get(steering.actuator)) {
            senses.steered = book.angle;
        }
        senses
    }

    /// Takes note of the step that was, and lets the actuators go on; `change` is what others did to its motion.
    pub fn notice(&mut self, stage: &mut Stage, robot: usize, change: Motion) {
        let pose = stage.physics.pose(robot);
        // An impact tells nothing of the next tick, so more than gravity would give is not believed.
        let size = change.velocity.length() + change.spin.abs() * sqrt(self.chassis.inertia / self.chassis.mass);
        let share = if size > GRAVITY * TICK_S { GRAVITY * TICK_S / size } else { 1.0 };
        self.pushed = Motion { velocity: change.velocity * share, spin: change.spin * share };
        self.turned += wrap_angle(pose.angle - self.last_pose.angle);
        self.travelled_m += (pose.at - self.last_pose.at).length();
        self.last_pose = pose;
        self.motions = [stage.physics.motion(robot), self.motions[0]];
        self.rolled_m += self.rim_speed() * TICK_S;
        if let Some(diag) = self.firmware.take_note() {
            stage.tell(Event::Note { robot, diag });
        }
        let Self { kit, books, motors, firmware, .. } = self;
        for (number, (actuator, book)) in kit.actuators.iter().zip(books).enumerate() {
            let device = (kit.sensors.len() + number) as u16;
            let (motors, firmware) = (&mut *motors, &mut *firmware);
            let mut hands = Hands { robot, device, world_from_robot: pose, stage, motors, firmware };
            actuator.tick(book, &mut hands);
        }
    }

    /// Mean speed of the driven wheels' rims, m/s.
    fn rim_speed(&self) -> f64 {
        let rims = self.chassis.contacts.iter().filter_map(|contact| contact.drive);
        let (sum, count) = rims.fold((0.0, 0.0), |(sum, count), (motor, radius)| {
            (sum + (self.motors[motor].speed * radius).abs(), count + 1.0)
        });
        sum / f64::max(count, 1.0)
    }

    /// Lets the devices that have a period take their samples, each in its own ticks.
    pub fn sample(&mut self, around: Surroundings) {
        for number in 0..self.kit.sensors.len() {
            let period = self.memories[number].period;
            // Rangers of one robot fire in turn, as real ones do so as not to hear each other; all have a first sample.
            if period > 0 && (around.stage.tick == 0 || around.stage.tick % period == number as u64 % period) {
                self.memories[number].sample = self.kit.sensors[number].sample(&self.eye(around), number);
            }
        }
    }

    /// Every reading: word, device, value. Lists are left out, for their parts stand for them.
    pub fn readings(&self, around: Surroundings) -> Vec<(&'static str, String, Value)> {
        let eye = self.eye(around);
        let mut readings = Vec::new();
        for (number, sensor) in self.kit.sensors.iter().enumerate() {
            for (word, said) in sensor.words().iter().enumerate() {
                if said.of_device && said.gives != Gives::Nothing {
                    readings.push((said.name, sensor.name().to_owned(), sensor.read(word, &eye, number)));
                }
            }
        }
        readings
    }

    pub fn energy_j(&self) -> f64 {
        self.motors.iter().map(|motor| motor.energy_j).sum()
    }

    pub fn travelled_m(&self) -> f64 {
        self.travelled_m
    }

    pub fn rolled_m(&self) -> f64 {
        self.rolled_m
    }

    /// The lines its pen has drawn.
    pub fn trails(&self) -> &[Trail] {
        let pen = self.books.iter().find_map(|book| if let Book::Pen(pen) = book { Some(pen) } else { None });
        pen.map_or(&[], |pen| pen.trails())
    }

    /// Every bit of the books.
    pub fn feed(&self, feed: &mut dyn FnMut(&[u8])) {
        let Self {
            kit: _,
            chassis,
            centre: _,
            motors,
            supply,
            memories,
            books,
            firmware,
            table: _,
            start_angle: _,
            turned,
            last_pose: _,
            motions: _,
            halted,
            travelled_m,
            rolled_m,
            pushed,
        } = self;
        motors.iter().for_each(|motor| motor.feed(feed));
        if let Some(supply) = supply {
            supply.feed(feed);
        }
        books.iter().for_each(|book| book.feed(feed));
        firmware.feed(feed);
        let mut number = |value: f64| feed(&value.to_bits().to_le_bytes());
        for contact in &chassis.contacts {
            contact.impulses.into_iter().for_each(&mut number);
        }
        for Memory { zero, sample: _, period: _, chance: _ } in memories {
            number(*zero);
        }
        [*turned, *travelled_m, *rolled_m, pushed.velocity.x, pushed.velocity.y, pushed.spin]
            .into_iter()
            .for_each(&mut number);
        number(f64::from(u8::from(*halted)));
        memories.iter().for_each(|memory| memory.sample.feed(feed));
    }
}

#[cfg(test)]
impl Robot {
    /// Kinetic energy of its shafts, joules.
    pub fn shaft_energy_j(&self) -> f64 {
        self.motors.iter().map(|motor| 0.5 * motor.plan.inertia * motor.speed * motor.speed).sum()
    }
}

fn unknown_device() -> Answer {
    Answer::Fault(Box::new(Diag::error("sim-no-such-word")))
}
