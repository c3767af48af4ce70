//! Show me: the moment, the place and the line where a run went wrong.

use crate::app::bench::Bench;
use crate::base::units::TICKS_PER_S;
use crate::rules::verdict::Verdict;
use crate::trial::film::Happening;

/// Where a run went wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    pub tick: u64,
    pub robot: Option<u16>,
    /// Cm of the field.
    pub place: Option<(f64, f64)>,
    /// The tab, the line and the column (0 for none).
    pub line: Option<(usize, u32, u32)>,
}

/// Where the shown film went wrong; none when it was passed, or isn't over.
pub fn wrong(bench: &Bench) -> Option<Wrong> {
    match &bench.reel.ending()?.verdict {
        Verdict::Passed => None,
        Verdict::Failed(cause) => {
            let robot = cause.robot.or_else(|| bench.robot());
            let place = cause.at_cm.or_else(|| bench.place(usize::from(robot?), cause.tick));
            let line =
                robot.and_then(|robot| Some((tab(bench, robot, None)?, last_line(bench, robot, cause.tick)?, 0)));
            Some(Wrong { tick: cause.tick, robot, place, line })
        }
        Verdict::Fault(diag) => {
            let broke = bench.reel.moments().iter().find_map(|moment| match &moment.happening {
                Happening::Broke { robot, .. } if is_student(bench, *robot) => Some((moment.tick, *robot)),
                _ => None,
            });
            let (tick, robot) = broke.map_or((bench.reel.ticks(), bench.robot()), |(tick, robot)| (tick, Some(robot)));
            let place = robot.and_then(|robot| bench.place(usize::from(robot), tick));
            let line = robot
                .zip(diag.place.as_ref())
                .and_then(|(robot, place)| Some((tab(bench, robot, Some(&place.file))?, place.line, place.column)));
            Some(Wrong { tick, robot, place, line })
        }
    }
}

/// Opens the film one second before the moment, plays it up to there, and marks the place and the line.
pub fn show_me(bench: &mut Bench) {
    let Some(Wrong { tick, robot, place, line }) = wrong(bench) else { return };
    let tick = tick.min(bench.reel.ticks());
    bench.player.play_between(tick.saturating_sub(TICKS_PER_S), tick);
    bench.field.spot = place;
    bench.field.chosen = robot.or(bench.field.chosen);
    if let Some((tab, line, column)) = line {
        bench.files.show(tab);
        bench.go_to = Some((line, column));
    }
}

fn is_student(bench: &Bench, robot: u16) -> bool {
    bench.layout.rules.students.get(usize::from(robot)) == Some(&true)
}

/// The tab of a robot's program: the one with this name, or the one that it runs.
fn tab(bench: &Bench, robot: u16, name: Option<&str>) -> Option<usize> {
    let robot = &bench.layout.scene.robots.get(usize::from(robot))?.name;
    let named = bench.files.tabs.iter().position(|tab| tab.robot == *robot && Some(tab.name.as_str()) == name);
    let runs =
        || bench.files.of(robot).and_then(|runs| bench.files.tabs.iter().position(|tab| std::ptr::eq(tab, runs)));
    named.or_else(runs)
}

/// The line that a program was at: that of its last step, or of the last thing it asked for.
pub fn last_line(bench: &Bench, robot: u16, tick: u64) -> Option<u32> {
    let steps = bench.reel.steps();
    let until = steps.partition_point(|step| u64::from(step.tick) < tick);
    let step = steps.get(..until)?.iter().rev().find(|step| step.robot == robot);
    step.map(|step| step.line).or_else(|| {
        let moments = bench.reel.moments();
        let until = moments.partition_point(|moment| moment.tick <= tick);
        moments.get(..until)?.iter().rev().find_map(|moment| match &moment.happening {
            Happening::Order { robot: of, line, .. } | Happening::Print { robot: of, line, .. } if *of == robot => {
                Some(*line)
            }
            _ => None,
        })
    })
}
