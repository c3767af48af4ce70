//! The figures of `docs/performance.md`, as ratios in one run, because absolute times of a shared machine say little.
//!
//! `cargo bench --bench ratios` prints the table; `-- --smoke` runs everything once, to see that it works;
//! `-- tick judge` only those.

mod bare;
mod scenes;

use std::hint::black_box;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use arba::base::ask::{Gives, MAX_ARGS, Word};
use arba::base::value::Value;
use arba::cup::judge::{Entry, judge};
use arba::sim::sensor::Sensor;
use arba::sim::world::World;
use arba::trial::film::{Detail, file};
use arba::trial::inputs::{Inputs, Opened, Source};
use arba::trial::run::{Options, Trial};

use bare::{BareScene, bare_rhai};
use scenes::{BODY, PROGRAM, crowd, forty, kinds, ten_boxes, ten_boxes_with, ten_things_and};

/// One line of the table.
struct Figure {
    name: &'static str,
    ratio: f64,
    /// What the issue of speed asks for.
    wanted: &'static str,
    detail: String,
}

fn main() {
    let smoke = std::env::args().any(|arg| arg == "--smoke");
    let rounds = if smoke { 1 } else { 15 };
    let wanted_ones: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let figures: [(&str, &dyn Fn() -> Figure); 8] = [
        ("tick", &|| tick_against_bare(rounds)),
        ("lidar", &|| lidar(rounds)),
        ("minute", &|| minute(rounds)),
        ("film", &|| filming(rounds)),
        ("crowd", &|| crowds(rounds.min(5))),
        ("wait", &|| busy_wait(rounds.min(5))),
        ("judge", &|| judging(if smoke { 8 } else { 120 }, rounds.min(3))),
        ("memory", &|| memory(if smoke { 20 } else { 1_000 })),
    ];
    println!("| figure | ratio | wanted | in detail |\n| --- | --- | --- | --- |");
    let print = |Figure { name, ratio, wanted, detail }: Figure| {
        println!("| {name} | {ratio:.4} | {wanted} | {detail} |");
    };
    let is_wanted = |id: &str| wanted_ones.is_empty() || wanted_ones.iter().any(|wanted| wanted == id);
    for (id, figure) in figures {
        if is_wanted(id) {
            print(figure());
        }
    }
    if is_wanted("sensors") {
        for (kind, example, words) in Sensor::KINDS {
            print(sensor(kind, example, words, rounds));
        }
    }
    if is_wanted("things") {
        kinds().for_each(|(kind, example)| print(things(kind, example, rounds.min(5))));
    }
}

const UNFILMED: Options = Options { detail: Detail::None, steps: false };
const LEAN: Options = Options { detail: Detail::Lean, steps: false };

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

fn seconds(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

fn open(inputs: &Inputs, options: Options) -> Trial {
    let layout = Opened::default().layout(inputs).unwrap_or_else(|diags| panic!("{diags:?}"));
    Trial::new(inputs, &layout, options)
}

/// So many ticks of a trial that has run for a second.
fn ticks(trial: &mut Trial, count: u64) -> f64 {
    seconds(|| {
        for _ in 0..count {
            assert!(trial.advance(), "the trial goes on");
        }
    })
}

/// A trial tick against bare rapier2d and bare Rhai, measured in turn.
fn tick_against_bare(rounds: usize) -> Figure {
    const TICKS: u64 = 2_000;
    let inputs = ten_boxes(PROGRAM);
    // The first program of a process fixes the seed of Rhai's hashes, so the bare engine has to come after one.
    drop(open(&inputs, LEAN));
    let (engine, ast) = bare_rhai(BODY, TICKS as usize);
    let (mut ratios, mut trials, mut physics, mut programs) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        let mut trial = open(&inputs, LEAN);
        ticks(&mut trial, 100);
        let mut scene = BareScene::ten_boxes();
        let ours = ticks(&mut trial, TICKS);
        let steps = seconds(|| (0..TICKS).for_each(|_| _ = black_box(scene.tick())));
        let loops = seconds(|| engine.run_ast(&ast).unwrap_or_else(|error| panic!("{error}")));
        ratios.push(ours / (steps + loops));
        trials.push(ours * 1e6 / TICKS as f64);
        physics.push(steps * 1e6 / TICKS as f64);
        programs.push(loops * 1e6 / TICKS as f64);
    }
    Figure {
        name: "a trial tick against bare rapier2d and bare Rhai",
        ratio: median(ratios),
        wanted: "≤ 1.25",
        detail: format!("{:.1} µs against {:.1} µs and {:.1} µs", median(trials), median(physics), median(programs)),
    }
}

/// What a lidar of 360 rays at 10 Hz adds to a tick, whether the program asks for its scan or not.
fn lidar(rounds: usize) -> Figure {
    const TICKS: u64 = 2_000;
    const LIDAR: &str = r#"Lidar(name: "lidar", at: (0, 0), rays: 360, rate: 10)"#;
    let (without, with) = (ten_boxes(PROGRAM), ten_boxes_with(LIDAR, PROGRAM));
    let (mut ratios, mut plain, mut scanning) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        let time = |inputs: &Inputs| {
            let mut trial = open(inputs, LEAN);
            ticks(&mut trial, 100);
            ticks(&mut trial, TICKS) * 1e6 / TICKS as f64
        };
        // Two pairs in opposite order, so that a machine that slows down favours neither.
        let (first, second, third, fourth) = (time(&without), time(&with), time(&with), time(&without));
        ratios.push((second + third) / (first + fourth) - 1.0);
        plain.push((first + fourth) * 0.5);
        scanning.push((second + third) * 0.5);
    }
    let (plain, scanning) = (median(plain), median(scanning));
    Figure {
        name: "a lidar of 360 rays at 10 Hz, as a share of a tick",
        ratio: median(ratios),
        wanted: "≤ 0.25",
        detail: format!("{scanning:.1} µs against {plain:.1} µs: {:.0} µs a scan", (scanning - plain) * 10.0),
    }
}

/// A question to rapier2d that is worth as much as a reading.
enum Like {
    Rays(usize),
    Overlaps(usize),
}

/// What a kind of sensor is measured against, and why it may cost more than twice that.
fn like(kind: &str) -> (Like, &'static str) {
    match kind {
        // As many rays as the example has.
        "Distance" | "TimeOfFlight" => (Like::Rays(7), ""),
        "Lidar" => (Like::Rays(360), ""),
        // Three rays to each thing in view, and a list of maps for the program.
        "Camera" => (Like::Rays(9), ""),
        // Each spot looks for what is painted under it, as an overlap looks for bodies.
        "LineArray" => (Like::Overlaps(8), "; each spot has a bias and a noise of its own"),
        "Color" => (Like::Overlaps(1), "; it mixes three channels of what lies under its spot, each with its noise"),
        "Line" | "Bumper" => (Like::Overlaps(1), ""),
        "Light" => (Like::Rays(1), "; a ray to the lamp, and our boxes are polygons while bare ones are cuboids"),
        "Beacons" => (Like::Rays(1), "; it makes a map of all it hears, by name"),
        _ => (Like::Rays(1), ""),
    }
}

/// One measurement and reading of a kind of sensor against a comparable question to rapier2d, in the same scene.
fn sensor(kind: &'static str, example: &str, words: &[Word], rounds: usize) -> Figure {
    const READINGS: usize = 2_000;
    let layout = Opened::default().layout(&ten_things_and(kind, example)).unwrap_or_else(|diags| panic!("{diags:?}"));
    let mut world = World::new(&layout.scene);
    (0..10).for_each(|_| world.step());
    let sensors = &layout.scene.robots[0].kit.sensors;
    let number = sensors.iter().position(|sensor| sensor.kind() == kind).unwrap_or_else(|| panic!("no {kind}"));
    let word = words.iter().position(|word| word.gives != Gives::Nothing).unwrap_or_default();
    let mut args = [const { Value::Unit }; MAX_ARGS];
    args.iter_mut().zip(words[word].params).for_each(|(arg, _)| *arg = Value::from("A"));
    let scene = BareScene::ten_boxes();
    let (like, reason) = like(kind);
    let (mut ratios, mut ours_us, mut theirs_us) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        let ours = seconds(|| (0..READINGS).for_each(|_| _ = black_box(world.measure(0, number, word, &args))));
        let theirs = seconds(|| match like {
            Like::Rays(count) => (0..READINGS).for_each(|_| _ = black_box(scene.rays_round(count))),
            Like::Overlaps(count) => (0..READINGS).for_each(|_| _ = black_box(scene.overlaps(count))),
        });
        ratios.push(ours / theirs);
        ours_us.push(ours * 1e6 / READINGS as f64);
        theirs_us.push(theirs * 1e6 / READINGS as f64);
    }
    let (ours, theirs) = (median(ours_us), median(theirs_us));
    let against = match like {
        Like::Rays(1) => "a ray".to_owned(),
        Like::Rays(count) => format!("{count} rays"),
        Like::Overlaps(1) => "an overlap".to_owned(),
        Like::Overlaps(count) => format!("{count} overlaps"),
    };
    let detail = format!("{ours:.2} µs against {theirs:.2} µs for {against}{reason}");
    Figure { name: kind, ratio: median(ratios), wanted: "≤ 2", detail }
}

/// A whole trial of 60 seconds against those 60 seconds.
fn minute(rounds: usize) -> Figure {
    let inputs = ten_boxes(PROGRAM);
    let times = (0..rounds).map(|_| seconds(|| drop(black_box(open(&inputs, LEAN).into_outcome())))).collect();
    let time = median(times);
    let film = open(&inputs, LEAN).into_outcome().film.map_or(0, |film| file::write(&film).len());
    Figure {
        name: "a trial of 60 s against real time, filmed",
        ratio: time / 60.0,
        wanted: "about 0.0017 (100 ms)",
        detail: format!("{:.0} ms, a film of {} KB", time * 1e3, film / 1000),
    }
}

/// Lean and full films against none.
fn filming(rounds: usize) -> Figure {
    let inputs = ten_boxes(PROGRAM);
    let time = |options: Options| seconds(|| drop(black_box(open(&inputs, options).into_outcome())));
    let (mut lean, mut full) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let none = time(UNFILMED);
        lean.push(time(LEAN) / none);
        full.push(time(Options { detail: Detail::Full, steps: true }) / none);
    }
    Figure {
        name: "a lean film against no film",
        ratio: median(lean),
        wanted: "",
        detail: format!("a full film with steps: {:.2}", median(full)),
    }
}

/// Cost of a robot and tick among 100 robots against among 10, each with its program, in fields of the same density.
fn crowds(rounds: usize) -> Figure {
    let (mut ratios, mut many_us, mut few_us) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        let per_robot = |count: usize, for_ticks: u64| {
            let mut trial = open(&crowd(count, PROGRAM), LEAN);
            ticks(&mut trial, 100);
            ticks(&mut trial, for_ticks) * 1e6 / (for_ticks as f64 * count as f64)
        };
        let (few, many) = (per_robot(10, 2_000), per_robot(100, 300));
        ratios.push(many / few);
        many_us.push(many);
        few_us.push(few);
    }
    Figure {
        name: "a robot's tick among 100 robots against among 10",
        ratio: median(ratios),
        wanted: "≤ 1.5",
        detail: format!("{:.1} µs against {:.1} µs", median(many_us), median(few_us)),
    }
}

/// A tick among forty things of a kind against one among forty fixed boxes.
fn things(kind: &'static str, example: &str, rounds: usize) -> Figure {
    const TICKS: u64 = 1_000;
    let (mut ratios, mut each_us) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let mut boxes = open(&forty("Box(size: (10, 10))"), UNFILMED);
        let mut kinds = open(&forty(example), UNFILMED);
        [&mut boxes, &mut kinds].into_iter().for_each(|trial| _ = ticks(trial, 100));
        let (plain, ours) = (ticks(&mut boxes, TICKS), ticks(&mut kinds, TICKS));
        ratios.push(ours / plain);
        each_us.push((ours - plain) * 1e6 / (TICKS * 40) as f64);
    }
    Figure {
        name: kind,
        ratio: median(ratios),
        wanted: "",
        detail: format!("{:.2} µs for a thing and tick beyond that of a fixed box", median(each_us)),
    }
}

/// Waiting in an empty loop for a reading against waiting with `wait`.
fn busy_wait(rounds: usize) -> Figure {
    let busy = ten_boxes("while distance(\"front\") > 0 {}");
    let patient = ten_boxes("wait(60);");
    let time = |inputs: &Inputs| seconds(|| drop(black_box(open(inputs, UNFILMED).into_outcome())));
    let (mut ratios, mut times) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let long = time(&busy);
        ratios.push(long / time(&patient));
        times.push(long * 1e3);
    }
    Figure {
        name: "60 s of `while distance(\"front\") > 0 {}` against `wait(60)`",
        ratio: median(ratios),
        wanted: "",
        detail: format!("{:.0} ms", median(times)),
    }
}

fn entries(count: usize) -> Vec<Entry> {
    let entry = |number: usize| {
        // Each one a little different, so that nothing can be kept from the last.
        let text = format!("// entry {number}\n{PROGRAM}");
        let programs = Ok(vec![Source { name: format!("{number}.rhai"), bytes: text.into_bytes() }]);
        Entry { name: format!("{number}"), programs }
    };
    (0..count).map(entry).collect()
}

fn judge_all(count: usize, jobs: usize) -> f64 {
    let (level, entries) = (ten_boxes(PROGRAM), entries(count));
    let stop = AtomicBool::new(false);
    let binary = std::path::Path::new(env!("CARGO_BIN_EXE_arba"));
    seconds(|| {
        let judged = judge(binary, &level, &entries, &[0], jobs, &stop, &|| {});
        assert_eq!(judged.len(), count);
    })
}

/// Two workers against one.
fn judging(count: usize, rounds: usize) -> Figure {
    let (mut ratios, mut rates) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let (one, two) = (judge_all(count, 1), judge_all(count, 2));
        ratios.push(one / two);
        rates.push(count as f64 / two);
    }
    Figure {
        name: "judging with two workers against one (speed)",
        ratio: median(ratios),
        wanted: "≥ 1.8 on two free cores",
        detail: format!("{:.0} trials of 60 s in a second", median(rates)),
    }
}

/// The largest resident memory of the judge and its workers over many programs, against the first tenth of them.
fn memory(count: usize) -> Figure {
    let largest = AtomicU64::new(0);
    let done = AtomicBool::new(false);
    let watch = |largest: &AtomicU64| {
        while !done.load(Ordering::Relaxed) {
            largest.fetch_max(resident_kb(), Ordering::Relaxed);
            std::thread::sleep(Duration::from_millis(5));
        }
    };
    let mut peaks = [0.0, 0.0];
    for (peak, count) in peaks.iter_mut().zip([count / 10, count]) {
        done.store(false, Ordering::Relaxed);
        largest.store(0, Ordering::Relaxed);
        std::thread::scope(|scope| {
            scope.spawn(|| watch(&largest));
            judge_all(count, 2);
            done.store(true, Ordering::Relaxed);
        });
        *peak = largest.load(Ordering::Relaxed) as f64 / 1024.0;
    }
    Figure {
        name: "memory of judge and workers over all programs against a tenth of them",
        ratio: peaks[1] / peaks[0].max(1.0),
        wanted: "flat",
        detail: format!("{count} programs: {:.0} MiB against {:.0} MiB", peaks[1], peaks[0]),
    }
}

/// Resident memory of this process and its children, KiB; 0 where the system does not tell.
fn resident_kb() -> u64 {
    let own = std::process::id().to_string();
    let Ok(processes) = std::fs::read_dir("/proc") else { return 0 };
    let statuses = processes.flatten().filter_map(|entry| std::fs::read_to_string(entry.path().join("status")).ok());
    let field = |status: &str, name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next().map(str::to_owned)
    };
    let family = statuses
        .filter(|status| field(status, "PPid:").as_ref() == Some(&own) || field(status, "Pid:").as_ref() == Some(&own));
    family.filter_map(|status| field(&status, "VmRSS:")?.parse::<u64>().ok()).sum()
}
