//! Filming again: a finished film without steps gets them quietly, and stays at the moment that is shown.

use crate::app::bench::Bench;
use crate::app::office::News;
use crate::app::panels::debugger::state::{begin as begin_walk, follow, stops};
use crate::trial::inputs::Inputs;
use crate::trial::outcome::Ending;
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
    let same = |ending: &Ending| {
        bench.reel.ending().is_some_and(|shown| (shown.inputs, shown.run) == (ending.inputs, ending.run))
    };
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::app::bench::Run;
    use crate::app::drive::Drive;
    use crate::app::office::Ended;
    use crate::app::panels::debugger::{DebugCommand, Goal, Way, shown};
    use crate::app::testing::played;
    use crate::trial::film::{Detail, Film};
    use crate::trial::inputs::Opened;
    use crate::trial::reel::Digester;
    use crate::trial::run::{Options, Trial};
    use crate::trial::worker::hire::NoOutcome;

    const PROGRAM: &str = "forward(20);\nlet a = 1;\nforward(20);\na = 2;\n";

    fn film(inputs: &Inputs, steps: bool) -> Film {
        let layout = Opened::default().layout(inputs).unwrap();
        Trial::new(inputs, &layout, Options { detail: Detail::Full, steps }).into_outcome().film.unwrap()
    }

    /// A level with a finished film that has no steps.
    fn plain() -> Bench {
        let mut bench = played("first-steps", PROGRAM);
        bench.reel = Reel::of(film(&bench.inputs(), false));
        bench
    }

    /// What the office tells of a film that is made from these inputs.
    fn news(inputs: &Inputs, steps: bool) -> Vec<News> {
        let film = film(inputs, steps);
        let mut digester = Digester::new(&film.header);
        let digests = film.chunks.into_iter().map(|chunk| digester.digest(chunk)).collect();
        let ended = Ended { ending: film.ending.unwrap(), notes: Vec::new(), took: Duration::ZERO };
        vec![News::Opened(1, Box::new(film.header)), News::Grown(1, digests), News::Ended(1, Box::new(Ok(ended)))]
    }

    /// Makes the shown film again, as the lab does.
    fn make_again(bench: &mut Bench) {
        let inputs = begin(bench);
        assert!(!wanted(bench, true), "it is made once at a time");
        news(&inputs, true).into_iter().for_each(|news| hear(bench, news));
    }

    fn toggle(bench: &mut Bench, line: u32) {
        let file = bench.files.shown().unwrap().name.clone();
        DebugCommand::Toggle(file, line).apply(bench);
    }

    #[test]
    fn a_breakpoint_on_a_finished_film_brings_its_steps_and_the_shown_moment_stays() {
        let mut bench = plain();
        bench.player.seek(120);
        follow(&mut bench);
        assert!(!wanted(&bench, false), "nothing needs steps");
        assert!(wanted(&bench, true), "the panel that shows them is in view");
        toggle(&mut bench, 3);
        assert!(wanted(&bench, false));
        let before = bench.reel.ending().unwrap().run;
        make_again(&mut bench);
        assert!(!bench.reel.steps().is_empty() && bench.debug.again.is_none() && !wanted(&bench, true));
        assert_eq!((bench.player.tick(), bench.player.playing), (120, false));
        assert_eq!(bench.reel.ending().unwrap().run, before, "it is the same run");
        assert!(bench.debug.at.is_some());
        DebugCommand::Walk(Goal::Breakpoint, Way::On).apply(&mut bench);
        assert_eq!(shown(&bench).map(|step| step.line), Some(3));
    }

    #[test]
    fn the_text_that_is_shown_may_be_another_one_by_now() {
        let mut bench = plain();
        bench.files.edit("forward(1);".into());
        toggle(&mut bench, 3);
        make_again(&mut bench);
        assert_eq!(bench.reel.steps().iter().filter(|step| step.line == 3).count(), 1);
    }

    #[test]
    fn a_walk_through_a_film_without_steps_waits_for_them_and_is_gone_then() {
        let mut bench = plain();
        bench.player.playing = true;
        DebugCommand::Walk(Goal::Into, Way::On).apply(&mut bench);
        assert!(!bench.player.playing && bench.debug.told.is_none() && wanted(&bench, false));
        make_again(&mut bench);
        assert_eq!(shown(&bench).map(|step| step.line), Some(2), "from line 1, where the film is, into the next step");
        assert_eq!(bench.debug.after, None);
    }

    #[test]
    fn a_film_that_cannot_be_made_again_stays_and_is_not_asked_for_over_and_over() {
        let mut bench = plain();
        toggle(&mut bench, 3);
        let serial = bench.reel.serial();
        begin(&mut bench);
        hear(&mut bench, News::Ended(1, Box::new(Err(NoOutcome::Stopped))));
        assert_eq!(bench.reel.serial(), serial);
        assert!(!wanted(&bench, true));

        let mut bench = plain();
        toggle(&mut bench, 3);
        let (serial, inputs) = (bench.reel.serial(), begin(&mut bench));
        let mut other = inputs;
        other.programs[0].bytes = b"forward(1);".to_vec();
        news(&other, true).into_iter().for_each(|news| hear(&mut bench, news));
        assert_eq!(bench.reel.serial(), serial, "another run takes nobody's place");
        assert!(!wanted(&bench, true));

        let mut empty = plain();
        empty.files.edit("// nothing".into());
        empty.reel = Reel::of(film(&empty.inputs(), false));
        make_again(&mut empty);
        assert!(empty.reel.steps().is_empty() && !wanted(&empty, true), "it has none");
    }

    #[test]
    fn only_a_finished_film_of_a_program_is_made_again_and_only_for_a_breakpoint_that_stops() {
        let mut bench = plain();
        let file = bench.files.shown().unwrap().name.clone();
        toggle(&mut bench, 3);
        DebugCommand::Enable(file.clone(), 3, false).apply(&mut bench);
        assert!(!wanted(&bench, false), "it is switched off");
        DebugCommand::Enable(file, 3, true).apply(&mut bench);
        bench.run = Run::Runs;
        assert!(!wanted(&bench, true), "it still grows");
        bench.run = Run::None;
        bench.drive = Drive::Live(crate::app::drive::Hold::default());
        assert!(!wanted(&bench, true), "a hand makes no steps");
    }
}
