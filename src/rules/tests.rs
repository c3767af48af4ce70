//! What the rules promise, on small worlds with a rover that is driven by orders: every condition, every combination,
//! the end of a trial, and the cause of every kind of failure.

mod contests;
mod endings;
mod told;

use std::sync::Arc;

use crate::base::ask::{Answer, Ask, MAX_ARGS, Vocabulary};
use crate::base::diag::{Arg, Diag};
use crate::base::maths::{TAU, vec2};
use crate::base::ron::draws::Draws;
use crate::base::ron::parse;
use crate::base::shape::Shape;
use crate::base::units::field_pose;
use crate::base::value::Value;
use crate::rules::feed::Feed;
use crate::rules::goal::Condition;
use crate::rules::look::{Binder, Facts, Names, Program, RobotFacts};
use crate::rules::maze::Maze;
use crate::rules::rank::USUAL;
use crate::rules::referee::{End, Judgement, Referee};
use crate::rules::sheet::GoalState;
use crate::rules::track::Track;
use crate::rules::verdict::{Cause, Verdict};
use crate::rules::{Aim, Goal, Limits, Rules};
use crate::sim::kit::Kit;
use crate::sim::scene::{Edge, NoiseLevel, PathPiece, Rgb, RobotStart, Scene, ThingStart};
use crate::sim::thing::Thing;
use crate::sim::world::World;

fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    let (root, diags) = parse(text, "test.ron");
    assert!(diags.is_empty(), "{text}: {diags:?}");
    root.expect("a value").read(&Draws::none()).unwrap_or_else(|diag| panic!("{text}: {diag:?}"))
}

/// A field of 200 × 100 cm: a rover at (40, 50) that looks to the right, another one at (40, 20), a wall at 180, a
/// loose pin at (100, 80), zones `start`, `pad` (80..120) and `far`, and the line `road` from (40, 50) to (140, 50).
struct Stage {
    scene: Scene,
    rules: Rules,
}

fn stage(goals: &[Goal]) -> Stage {
    let kit = Kit::load(include_str!("../../assets/kits/rover.ron"), "rover.ron").expect("the rover");
    let kit = Arc::new(kit);
    let robot = |name: &str, y: f64| RobotStart {
        name: name.to_owned(),
        kit: kit.clone(),
        world_from_robot: field_pose(40.0, y, 90.0),
    };
    let thing = |name: &str, text: &str, x: f64, y: f64| ThingStart {
        name: name.to_owned(),
        thing: read::<Thing>(text),
        world_from_thing: field_pose(x, y, 0.0),
    };
    let white = Rgb { red: 1.0, green: 1.0, blue: 1.0 };
    let scene = Scene {
        size: vec2(2.0, 1.0),
        edge: Edge::Wall,
        background: white,
        paint: Vec::new(),
        surfaces: Vec::new(),
        robots: vec![robot("me", 50.0), robot("other", 20.0)],
        things: vec![
            thing("wall", "Wall(from: (0, -48), to: (0, 48))", 180.0, 50.0),
            thing("pin.1", "Pin(radius: 3, mass: 50)", 100.0, 80.0),
            thing("pin.2", "Pin(radius: 3, mass: 50)", 110.0, 80.0),
        ],
        light: 50.0,
        radio: crate::sim::scene::RadioPlan::default(),
        noise: NoiseLevel::Off,
        bias_seed: 1,
        noise_seed: 1,
    };
    let rectangle = |x: f64, size: f64| Shape::rectangle(vec2(x, 0.5), vec2(size, size));
    let road = vec![PathPiece::Straight { from: vec2(0.4, 0.5), to: vec2(1.4, 0.5) }];
    let rules = Rules {
        field_m: scene.size,
        open: false,
        zones: vec![
            ("start".to_owned(), rectangle(0.4, 0.4)),
            ("pad".to_owned(), rectangle(1.0, 0.4)),
            ("far".to_owned(), Shape::Disc { at: vec2(1.5, 0.5), radius: 0.2 }),
            ("shelf".to_owned(), Shape::rectangle(vec2(1.05, 0.8), vec2(0.3, 0.2))),
        ],
        lines: vec![("road".to_owned(), Track::new(road, false))],
        mazes: Vec::new(),
        goals: goals.to_vec(),
        limits: Limits { time_s: 30.0, ..Limits::default() },
        rank: USUAL.to_vec(),
        students: vec![true, false],
    };
    Stage { scene, rules }
}

fn when(condition: &str) -> Goal {
    Goal { id: "goal".to_owned(), points: 10.0, aim: Aim::When(read(condition)), fatal: false, bonus: false }
}

fn never(condition: &str) -> Goal {
    Goal { id: "rule".to_owned(), points: 5.0, aim: Aim::Never(read(condition)), fatal: true, bonus: false }
}

/// A trial in which orders come from a list.
struct Run {
    world: World,
    referee: Referee,
    facts: Facts,
    words: Vocabulary,
    end: Option<End>,
}

impl Stage {
    fn run(&self) -> Run {
        let mut world = World::new(&self.scene);
        let words = Vocabulary::new(self.scene.robots[0].kit.words(), Vec::new());
        world.bind(0, &words);
        world.bind(1, &words);
        let referee = Referee::new(self.rules.clone(), &world);
        let facts = Facts { tick: 0, robots: vec![RobotFacts::default(); 2] };
        Run { world, referee, facts, words, end: None }
    }
}

impl Run {
    /// Orders `drive(speed, rate)`.
    fn drive(&mut self, robot: usize, speed: f64, rate: f64) -> &mut Self {
        let word = self.words.find("drive").expect("the rover drives");
        let mut args = [const { Value::Unit }; MAX_ARGS];
        (args[0], args[1]) = (Value::Float(speed), Value::Float(rate));
        self.world.ask(robot, &Ask { word, device: None, args, line: 1, column: 1 }, false);
        self
    }

    /// Orders `forward(cm)` and waits for its end, or the trial's.
    fn forward(&mut self, cm: f64) -> &mut Self {
        let word = self.words.find("forward").expect("the rover moves forward");
        let mut args = [const { Value::Unit }; MAX_ARGS];
        args[0] = Value::Float(cm);
        let ask = Ask { word, device: None, args, line: 1, column: 1 };
        let mut again = false;
        while self.end.is_none() && matches!(self.world.ask(0, &ask, again), Answer::Later) {
            self.seconds(0.01);
            again = true;
        }
        self
    }

    /// Runs some seconds, or to the end.
    fn seconds(&mut self, seconds: f64) -> &mut Self {
        for _ in 0..(seconds * 100.0) as u32 {
            if self.end.is_some() {
                break;
            }
            self.world.step();
            self.facts.tick = self.world.tick();
            self.end = self.referee.judge(&self.world, &self.facts);
        }
        self
    }

    fn program(&mut self, program: Program) -> &mut Self {
        if program != Program::Running {
            self.world.halt(0);
        }
        self.facts.robots[0].program = program;
        self
    }

    fn state(&self) -> GoalState {
        self.referee.states().next().expect("a goal")
    }

    fn holds(&self) -> bool {
        self.state() == GoalState::Held
    }

    fn judgement(&self) -> Judgement {
        self.referee.judgement(&self.world, &self.facts)
    }

    fn cause(&self) -> Cause {
        match self.judgement().verdict {
            Verdict::Failed(cause) => *cause,
            other => panic!("{other:?}"),
        }
    }
}

/// Drives to the right at 20 cm/s and tells at which half seconds the condition is true. A second goal that is never
/// reached keeps the trial going.
fn truths(condition: &str) -> Vec<f64> {
    let stage = stage(&[when(condition), when("Time(after: 29)")]);
    let mut run = stage.run();
    run.drive(0, 20.0, 0.0);
    let mut times = Vec::new();
    for half in 1..=10 {
        run.seconds(0.5);
        if run.holds() {
            times.push(f64::from(half) * 0.5);
        }
    }
    times
}

fn span(from: f64, to: f64) -> Vec<f64> {
    (1..=10).map(|half| f64::from(half) * 0.5).filter(|time| (from..=to).contains(time)).collect()
}

#[test]
fn a_rover_that_drives_to_the_right_makes_places_true_in_turn() {
    // The rover reaches from 6 cm behind its origin to 10 cm before it, and needs about 0.3 s to get up to speed.
    assert_eq!(truths("Inside(robot: \"me\", zone: \"start\")"), span(0.0, 0.5));
    assert_eq!(truths("Inside(robot: \"me\", zone: \"start\", part: Centre)"), span(0.0, 1.0));
    assert_eq!(truths("Inside(robot: \"me\", zone: \"start\", part: Any)"), span(0.0, 1.0));
    assert_eq!(truths("Outside(robot: \"me\", zone: \"start\")"), span(1.5, 5.0));
    assert_eq!(truths("Inside(robot: \"me\", zone: \"pad\", part: Any)"), span(2.0, 4.0));
    assert_eq!(truths("Inside(robot: \"me\", zone: \"pad\")"), span(2.5, 3.5));
    assert_eq!(truths("Distance(robot: \"me\", thing: \"wall\", min: 60, max: 90)"), span(2.5, 3.5));
    assert_eq!(truths("Distance(robot: \"me\", edge: true, max: 37)"), Vec::<f64>::new());
    assert_eq!(truths("Time(after: 2, before: 4)"), span(2.0, 3.5));
    assert_eq!(truths("Stopped(robot: \"other\", seconds: 2)"), span(2.0, 5.0));
    assert_eq!(truths("Stopped(robot: \"me\", seconds: 0.1)"), Vec::<f64>::new());
}

#[test]
fn what_has_been_stays_true() {
    assert_eq!(truths("Visited(robot: \"me\", zones: [\"start\", \"pad\"])"), span(2.0, 5.0));
    assert_eq!(truths("Visited(robot: \"me\", zones: [\"pad\", \"start\"])"), Vec::<f64>::new());
    assert_eq!(truths("Followed(robot: \"me\", line: \"road\", laps: 0.5)"), span(3.0, 5.0));
    assert_eq!(truths("Followed(robot: \"other\", line: \"road\", laps: 0.5)"), Vec::<f64>::new());
    let mut run = stage(&[when("Touched(robot: \"me\", thing: \"wall\")"), when("Time(after: 29)")]).run();
    assert!(!run.drive(0, 40.0, 0.0).seconds(3.0).holds());
    assert!(run.seconds(2.0).holds());
    assert!(run.drive(0, -20.0, 0.0).seconds(2.0).holds());
}

#[test]
fn touching_tells_things_robots_and_the_edge_apart() {
    let holds = |condition: &str| {
        let mut run = stage(&[when(condition), when("Time(after: 29)")]).run();
        // The other rover turns left, drives into me, and I drive to the edge.
        run.drive(1, 0.0, -90.0).drive(0, 0.0, -90.0).seconds(1.0).drive(1, 30.0, 0.0).seconds(1.0);
        run.drive(0, 30.0, 0.0).seconds(3.0);
        run.holds()
    };
    assert!(holds("Touched(robot: \"me\")"));
    assert!(holds("Touched(robot: \"me\", other: \"other\")"));
    assert!(holds("Touched(robot: \"other\", other: \"me\")"));
    assert!(holds("Touched(robot: \"me\", edge: true)"));
    assert!(!holds("Touched(robot: \"me\", things: \"pin\")"));
    assert!(!holds("Touched(robot: \"me\", thing: \"wall\")"));
}

/// The other rover drives to the pins and pushes the first one along.
fn pushed(condition: &str) -> Run {
    let mut stage = stage(&[when(condition), when("Time(after: 29)")]);
    stage.scene.robots[1].world_from_robot = field_pose(75.0, 80.0, 90.0);
    stage.scene.things[2].world_from_thing = field_pose(140.0, 80.0, 0.0);
    let mut run = stage.run();
    run.drive(1, 20.0, 0.0);
    run
}

#[test]
fn things_are_moved_by_a_distance_and_into_and_out_of_zones() {
    let mut run = pushed("Moved(thing: \"pin.1\", by: 10)");
    assert!(!run.seconds(0.5).holds() && run.seconds(2.0).holds());
    let mut run = pushed("AllOutside(things: \"pin\", zone: \"shelf\")");
    assert!(!run.seconds(0.5).holds() && run.seconds(3.5).holds());
    let mut run = pushed("AllInside(things: \"pin\", zone: \"shelf\")");
    assert!(!run.seconds(3.0).holds());
    let mut run = pushed("Moved(thing: \"pin.1\", zone: \"shelf\")");
    assert!(!run.seconds(0.1).holds() && run.seconds(1.2).holds() && !run.seconds(3.0).holds());
    let mut run = pushed("Outside(thing: \"pin.1\", zone: \"shelf\", part: Any)");
    assert!(!run.seconds(0.5).holds() && run.seconds(3.5).holds());
}

#[test]
fn combinations_are_those_of_logic_and_time() {
    let pad = "Inside(robot: \"me\", zone: \"pad\")";
    let far = "Time(after: 3)";
    for (condition, times) in [
        (format!("All([{pad}, {far}])"), span(3.0, 3.5)),
        (format!("Any([{pad}, {far}])"), span(2.5, 5.0)),
        (format!("Not({pad})"), [span(0.0, 2.0), span(4.0, 5.0)].concat()),
        (format!("Once({pad})"), span(2.5, 5.0)),
        (format!("Then([{pad}, Outside(robot: \"me\", zone: \"pad\")])"), span(4.5, 5.0)),
        (format!("Then([{far}, Inside(robot: \"me\", zone: \"start\")])"), Vec::new()),
        (format!("Within(3, {pad})"), span(2.5, 5.0)),
        (format!("Within(2, {pad})"), Vec::new()),
        (format!("For(1, {pad})"), span(3.5, 3.5)),
        (format!("Once(For(1, {pad}))"), span(3.5, 5.0)),
        (format!("Count(2, [{pad}, {far}, Time(after: 1)])"), span(2.5, 5.0)),
        (format!("Count(3, [{pad}, {far}, Time(after: 1)])"), span(3.0, 3.5)),
        (format!("Then([Time(after: 1), Within(2, {pad})])"), span(2.5, 5.0)),
        (format!("Then([Time(after: 1), Within(1, {pad})])"), Vec::new()),
    ] {
        assert_eq!(truths(&condition), times, "{condition}");
    }
}

/// The cause when the goal is to be in the far zone, with what a robot does.
fn cause_of(limits: Limits, act: impl FnOnce(&mut Run)) -> Cause {
    let goal = "All([Inside(robot: \"me\", zone: \"far\"), Stopped(robot: \"me\", seconds: 0.3)])";
    let mut stage = stage(&[when(goal)]);
    stage.rules.limits = Limits { time_s: limits.time_s.min(10.0), ..limits };
    let mut run = stage.run();
    act(&mut run);
    run.seconds(40.0);
    assert!(run.end.is_some());
    run.cause()
}

#[test]
fn touches_of_fixed_things_and_robots_count_and_those_of_loose_things_do_not() {
    let mut run = stage(&[when("Time(after: 29)")]).run();
    run.drive(0, 40.0, 0.0).seconds(5.0);
    assert_eq!(run.judgement().metrics.touches, 1);
    let mut stage = stage(&[when("Time(after: 29)")]);
    stage.scene.things[1].world_from_thing = field_pose(70.0, 50.0, 0.0);
    let mut run = stage.run();
    run.drive(0, 20.0, 0.0).seconds(3.0);
    assert_eq!(run.judgement().metrics.touches, 0);
}

#[test]
fn changes_of_goals_are_told_in_the_tick_they_happen() {
    let mut run = stage(&[when("Inside(robot: \"me\", zone: \"start\")"), when("Time(after: 29)")]).run();
    run.drive(0, 20.0, 0.0);
    let mut told = Vec::new();
    for _ in 0..300 {
        run.seconds(0.01);
        told.extend_from_slice(run.referee.changes());
    }
    let states: Vec<GoalState> = told.iter().map(|change| change.state).collect();
    assert_eq!(states, [GoalState::Held, GoalState::Open]);
    assert_eq!(told[0].tick, 1);
    assert_eq!(run.judgement().sheet.items[0].tick, told[1].tick);
}

/// A circle of 30 cm around (1, 0.5), from its right end and to the left.
fn lap() -> Track {
    Track::new(vec![PathPiece::Arc { middle: vec2(1.0, 0.5), radius: 0.3, start: 0.0, sweep: TAU }], true)
}

#[test]
fn every_condition_and_combination_has_an_example_that_binds_and_a_text_in_each_language() {
    let disc = |radius: f64| Shape::Disc { at: vec2(1.0, 1.0), radius };
    let (zones, lines) =
        ([("pad".to_owned(), disc(0.2)), ("ring".to_owned(), disc(0.5))], [("loop".to_owned(), lap())]);
    let mazes = [("maze".to_owned(), Maze::open(4, 4, vec2(0.0, 0.0), 0.18))];
    let names = Names {
        robots: ["me", "other"].map(str::to_owned).to_vec(),
        things: ["wall", "pin.1", "pin.2", "block", "coin.1", "coin.2"].map(str::to_owned).to_vec(),
        zones: &zones,
        lines: &lines,
        mazes: &mazes,
        edge: true,
    };
    let messages = [
        include_str!("../../assets/lang/en/rules.ftl"),
        include_str!("../../assets/lang/ru/rules.ftl"),
        include_str!("../../assets/lang/kk/rules.ftl"),
    ];
    for (kind, example) in Condition::KINDS.iter().chain(Condition::COMBINATIONS) {
        let condition: Condition = read(example);
        assert_eq!(condition.kind(), *kind);
        let mut binder = Binder::new(&names);
        assert!(condition.bind(&mut binder).is_some(), "{example}: {:?}", binder.diags);
        assert!(binder.diags.is_empty());
        let id = Condition::message(kind);
        for text in messages {
            assert!(text.contains(&format!("\n{id} = ")), "{id}");
        }
    }
}
