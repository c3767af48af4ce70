//! Bringing the verdict of a run in sight.

use crate::app::lab::Lab;
use crate::app::panels::PanelKind;

/// Whoever looks at these measures or walks through steps, and stays there: the bar tells the verdict.
const STAY: [PanelKind; 3] = [PanelKind::Instruments, PanelKind::Experiment, PanelKind::Debugger];

impl Lab {
    /// A run that was asked for came to its end: its verdict is brought in sight.
    pub(super) fn show_verdict(&mut self) {
        let brings = self.bench.as_mut().is_some_and(|bench| std::mem::take(&mut bench.brings_verdict));
        if brings && !STAY.into_iter().any(|kind| self.tiles.shows(kind)) {
            self.tiles.show(PanelKind::Goals);
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::{Id, Rect};
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::app::bench::{Bench, Run};
    use crate::app::command::Command;
    use crate::app::keys::Action;
    use crate::app::lab::study::StudyCommand;
    use crate::app::office::Ended;
    use crate::app::panels::editor::EditCommand;
    use crate::app::panels::goals::verdict::next_level;
    use crate::app::screens::Screen;
    use crate::app::screens::sandbox::yard::Yard;
    use crate::app::settings::{Preset, Settings};
    use crate::app::testing::{LabRig, lab};
    use crate::app::view::View;
    use crate::text::lang::Lang;
    use crate::trial::film::Detail;
    use crate::trial::inputs::Opened;
    use crate::trial::reel::Reel;
    use crate::trial::run::{Options, Trial};

    /// Puts the film of a program on the bench, seen to its end.
    fn play(bench: &mut Bench, program: &str) {
        bench.files.edit(program.to_owned());
        let inputs = bench.inputs();
        let layout = Opened::default().layout(&inputs).unwrap();
        let outcome = Trial::new(&inputs, &layout, Options { detail: Detail::Full, steps: false }).into_outcome();
        bench.reel = Reel::of(outcome.film.unwrap());
        let took = std::time::Duration::from_millis(1);
        bench.run = Run::Ended(Box::new(Ended { ending: outcome.ending, notes: outcome.diags, took }));
        bench.field.asks = false;
        bench.player.seek(bench.reel.ticks());
    }

    /// A lab in which this program of `first-steps` has just been run.
    fn ran(home: &std::path::Path, lang: Lang, program: &str) -> Lab {
        let mut lab = lab(home);
        lab.carry_out(Command::Language(lang));
        lab.carry_out(Command::Study(StudyCommand::Enter("Asel".into())));
        lab.carry_out(Command::Open("first-steps".into()));
        play(lab.bench.as_mut().unwrap(), program);
        lab
    }

    fn told(rig: &LabRig) -> Option<Rect> {
        rig.harness.ctx.memory(|memory| memory.area_rect(Id::new("notices")))
    }

    #[test]
    fn the_verdict_of_a_run_comes_to_the_front_unless_somebody_measures() {
        let home = tempfile::tempdir().unwrap();
        let mut lab = ran(home.path(), Lang::En, "forward(100);");
        for (before, comes) in [(PanelKind::Console, true), (PanelKind::Instruments, false)] {
            lab.tiles.show(before);
            lab.show_verdict();
            assert!(lab.tiles.shows(before), "nobody asked for this run");
            lab.bench.as_mut().unwrap().brings_verdict = true;
            lab.show_verdict();
            assert_eq!(lab.tiles.shows(PanelKind::Goals), comes, "{before:?}");
        }
        lab.tiles.show(PanelKind::Console);
        lab.carry_out(Command::TryAll);
        assert!(lab.tiles.shows(PanelKind::Goals), "the strip of all layouts is in sight");
    }

    #[test]
    fn after_a_passed_run_the_next_level_is_on_the_screen_and_no_notice_covers_it() {
        for (lang, size) in [
            (Lang::Kk, [1280.0, 800.0]),
            (Lang::Ru, [1280.0, 800.0]),
            (Lang::En, [1280.0, 800.0]),
            (Lang::Kk, [1024.0, 768.0]),
            (Lang::Ru, [1024.0, 768.0]),
        ] {
            let home = tempfile::tempdir().unwrap();
            let mut lab = ran(home.path(), lang, "forward(100);");
            let bench = lab.bench.as_mut().unwrap();
            (bench.field.marked, bench.field.truth) = (Some((90.0, 50.0)), Some((139.2, 50.0)));
            lab.run_ended();
            let mut rig = LabRig::new(lab, size);
            rig.steps(3);
            rig.picture(&format!("verdict-lab-{}-{}", lang.code(), size[0]));
            let lab = rig.harness.state();
            let bench = lab.bench.as_ref().unwrap();
            let label = next_level(&View { say: &lab.say, theme: &lab.theme, settings: &lab.settings, bench });
            let next = rig.harness.get_by_label(&label).rect();
            let goals = lab.tiles.places.iter().find(|(kind, _)| *kind == PanelKind::Goals).unwrap().1;
            assert!(goals.contains_rect(next), "{}: {next:?} in {goals:?}", lang.code());
            let notice = told(&rig).expect("the medal is told");
            assert!(!notice.intersects(goals), "{}: {notice:?} over {goals:?}", lang.code());
            rig.no_text_is_cut();
        }
    }

    #[test]
    fn on_the_projector_the_verdict_is_in_the_bar_and_everything_is_larger() {
        for lang in Lang::ALL {
            let home = tempfile::tempdir().unwrap();
            let mut lab = ran(home.path(), lang, "forward(100);");
            let mut out = Vec::new();
            lab.act(Action::Projector, &mut out);
            out.into_iter().for_each(|command| lab.carry_out(command));
            assert_eq!((lab.settings.preset, lab.settings.scale), (Preset::Projector, 1.5));
            let mut rig = LabRig::new(lab, [1280.0, 800.0]);
            rig.steps(4);
            rig.picture(&format!("verdict-projector-{}", lang.code()));
            let lab = rig.harness.state();
            let bench = lab.bench.as_ref().unwrap();
            let label = next_level(&View { say: &lab.say, theme: &lab.theme, settings: &lab.settings, bench });
            let passed = lab.say.plain("goals-passed");
            let bar = lab.tiles.places.iter().map(|(_, place)| place.top()).fold(f32::INFINITY, f32::min);
            for label in [label, passed] {
                let chip = rig.harness.get_by_label_contains(&label).rect();
                assert!(chip.bottom() <= bar, "{}: {label} {chip:?} above {bar}", lang.code());
            }
        }
    }

    #[test]
    fn the_settings_and_the_key_make_the_same_of_the_projector() {
        let home = tempfile::tempdir().unwrap();
        let mut rig = LabRig::new(ran(home.path(), Lang::En, ""), [1024.0, 768.0]);
        rig.lab().carry_out(Command::Go(Screen::Settings));
        rig.steps(3);
        rig.harness.get_by_label("For the projector").click();
        rig.steps(3);
        let by_hand = rig.lab().settings.clone();
        let mut wanted = Settings { ..by_hand.clone() };
        wanted.set_preset(Preset::Projector);
        assert_eq!((by_hand.preset, by_hand.scale), (Preset::Projector, 1.5));
        assert_eq!(by_hand, wanted);
    }

    #[test]
    fn the_program_as_given_is_in_the_history_and_comes_back_and_that_can_be_undone() {
        let home = tempfile::tempdir().unwrap();
        let mut rig = LabRig::new(ran(home.path(), Lang::Kk, "turn(9);"), [1024.0, 768.0]);
        rig.lab().carry_out(Command::Study(StudyCommand::History));
        rig.steps(3);
        let [given, back] = ["history-given", "history-bring-back"].map(|id| rig.lab().say.plain(id));
        rig.harness.get_by_label(&given).click();
        rig.steps(3);
        rig.picture("history-given");
        rig.harness.get_by_label_contains(&back).click();
        rig.steps(3);
        let text = |rig: &mut LabRig| rig.lab().bench.as_ref().unwrap().files.shown().unwrap().text.clone();
        assert_eq!(text(&mut rig), "// Жасыл шаршыға дейін қанша?\nforward(50);\n");
        let (_, undo) = rig.lab().notices.shown().last().unwrap().offers[0].clone();
        rig.lab().carry_out(undo);
        assert_eq!(text(&mut rig), "turn(9);");
    }

    #[test]
    fn a_field_without_goals_of_its_own_gives_no_medal() {
        let home = tempfile::tempdir().unwrap();
        let mut lab = ran(home.path(), Lang::En, "");
        lab.carry_out(Command::Build(Yard::default().level()));
        play(lab.bench.as_mut().unwrap(), "");
        assert!(lab.bench.as_ref().unwrap().reel.ending().unwrap().verdict.is_passed());
        lab.run_ended();
        assert!(!lab.notices.all().iter().any(|notice| notice.diag.code == "study-new-medal"));
        lab.tiles.show(PanelKind::Goals);
        let mut rig = LabRig::new(lab, [1280.0, 800.0]);
        rig.steps(3);
        assert!(rig.harness.query_all_by_label_contains("Passed!").count() > 0);
        assert_eq!(rig.harness.query_all_by_label_contains("medal").count(), 0);
    }

    #[test]
    fn another_program_in_front_has_its_own_live_path() {
        let home = tempfile::tempdir().unwrap();
        let mut rig = LabRig::new(ran(home.path(), Lang::En, "forward(100);"), [1024.0, 768.0]);
        rig.lab().carry_out(Command::Edit(EditCommand::Duplicate(0)));
        rig.steps(10);
        assert_eq!(rig.lab().watch.due(0.0), None, "everything is read");
        rig.lab().carry_out(Command::Edit(EditCommand::Show(0)));
        rig.steps(1);
        assert!(rig.lab().watch.due(0.0).is_some(), "the path of the other program is due");
    }
}
