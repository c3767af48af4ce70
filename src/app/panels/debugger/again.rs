//! Filming again: a finished film without steps gets them quietly, and stays at the moment that is shown.

use crate::app::bench::Bench;
use crate::app::office::News;
use crate::app::panels::debugger::state::{begin as begin_walk, follow, stops};
use crate::trial::inputs::Inputs;
use crate::trial::reel::Reel;
use crate::trial::run::BEHAVIOUR;

/// The film that is to take the place of the shown one.
#[derive(Debug, Default)]
pub struct Again {
    reel: Option<Reel>,
}

/// Can the shown film be made again, so that it has steps?
pub fn is_possible(bench: &Bench) -> bool {
    let Bench { reel, debug, .. } = bench;
    let is_plain = bench.is_over() && reel.ending().is_some() && reel.steps().is_empty() && !bench.drive.is_by_hand();
    is_plain && debug.stepless != Some(reel.serial()) && reel.header().behaviour == BEHAVIOUR
}

/// Is the film to be made again, because something needs its steps: a breakpoint, a walk, or the panel that is in view?
pub fn wanted(bench: &Bench, in_view: bool) -> bool {
    let names = bench.reel.header().inputs.programs.iter().map(|source| source.name.as_str());
    let needed = in_view || bench.debug.after.is_some() || stops(bench, names);
    needed && bench.debug.again.is_none() && is_possible(bench)
}

/// The film is being made again from now on, from what is given back.
pub fn begin(bench: &mut Bench) -> Inputs {
    bench.debug.again = Some(Again::default());
    bench.reel.header().inputs.clone()
}

/// Takes news of the film that is made again; at its end it is shown, when it is the same run.
pub fn hear(bench: &mut Bench, news: News) {
    let Some(again) = &mut bench.debug.again else { return };
    let ended = match (news, &mut again.reel) {
        (News::Opened(_, header), reel) => return *reel = Some(Reel::new(*header)),
        (News::Grown(_, digests), reel) => {
            return reel.iter_mut().for_each(|reel| digests.iter().for_each(|digest| reel.grow(digest.clone())));
        }
        (News::Ended(_, result), _) => result.ok().map(|ended| ended.ending),
    };
    let reel = bench.debug.again.take().and_then(|again| again.reel);
    let after = bench.debug.after.take();
    let same =
        |ending: &crate::trial::outcome::Ending| bench.reel.ending().is_some_and(|shown| shown.run == ending.run);
    match (reel, ended.filter(same)) {
        (Some(mut reel), Some(ending)) => {
            reel.end(ending);
            bench.reel = reel;
            bench.debug.stops_first = false;
            follow(bench);
        }
        _ => bench.debug.stepless = Some(bench.reel.serial()),
    }
    if bench.reel.steps().is_empty() {
        bench.debug.stepless = Some(bench.reel.serial());
    }
    if let Some((goal, way)) = after {
        begin_walk(bench, goal, way);
    }
}
