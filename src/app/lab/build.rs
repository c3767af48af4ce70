//! Taking up a level: the sandbox's field or any other on the bench.

use crate::app::bench::Bench;
use crate::app::lab::Lab;
use crate::app::panels::PanelKind;
use crate::app::screens::Screen;
use crate::app::screens::sandbox::yard::{LEVEL, from_text};
use crate::base::diag::Diag;
use crate::study::versions::Reason;

impl Lab {
    /// Puts the level that the sandbox makes on the bench; programs of the robots that are still there stay.
    pub(super) fn build(&mut self, text: String) {
        let (level, diags) = from_text(text, self.library.kits());
        let Some(level) = level.filter(|_| !diags.iter().any(Diag::is_error)) else {
            return self.notices.extend(diags);
        };
        self.be_somebody();
        self.save_all(Reason::Pause);
        let mut files = self.files_of(&level);
        if let Some(before) = self.bench.as_ref().filter(|bench| bench.level.id == LEVEL) {
            for tab in &mut files.tabs {
                if let Some(known) = before.files.of(&tab.robot) {
                    *tab = known.clone();
                }
            }
        }
        match Bench::open(level, files) {
            Ok(bench) => self.take_up(bench),
            Err(diags) => self.notices.extend(diags),
        }
    }

    /// Works on another bench from now on.
    pub(super) fn take_up(&mut self, mut bench: Bench) {
        self.stop();
        self.sweep = None;
        bench.player.speed = self.settings.speed;
        if bench.field.asks {
            // The question stands there, and the field says only where to click.
            self.tiles.show(PanelKind::Goals);
        }
        self.bench = Some(bench);
        self.watch.restart();
        self.level_opened();
        self.go(Screen::Lab);
        // A worker is ready before the first run is asked for.
        Self::counter(&mut self.run, &self.binary, &self.wake);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::command::Command;
    use crate::app::lab::study::StudyCommand;
    use crate::app::screens::sandbox::yard::Yard;
    use crate::app::testing::lab;

    #[test]
    fn what_was_built_comes_on_the_bench_and_its_program_stays_when_it_is_built_on() {
        let home = tempfile::tempdir().unwrap();
        let mut lab = lab(home.path());
        lab.carry_out(Command::Study(StudyCommand::Enter("Asel".into())));
        let mut yard = Yard::default();
        lab.carry_out(Command::Build(yard.level()));
        assert_eq!(lab.screen, Screen::Lab);
        let bench = lab.bench.as_mut().expect("a bench");
        assert_eq!((bench.level.id.as_str(), bench.files.tabs.len()), (LEVEL, 1));
        bench.files.edit("forward(7);".to_owned());
        yard.put_robot("tug", (150.0, 50.0));
        lab.carry_out(Command::Build(yard.level()));
        let tabs = &lab.bench.as_ref().expect("a bench").files.tabs;
        let texts: Vec<_> = tabs.iter().map(|tab| (tab.robot.as_str(), tab.text.as_str())).collect();
        assert_eq!(texts, [("me", "forward(7);"), ("me-2", "")]);
        lab.carry_out(Command::Yard(Box::new(yard.clone())));
        assert_eq!(lab.settings.sandbox, Some(yard));
    }

    #[test]
    fn what_cannot_be_a_level_is_told_and_the_bench_stays() {
        let home = tempfile::tempdir().unwrap();
        let mut lab = lab(home.path());
        lab.carry_out(Command::Build("Level(".to_owned()));
        assert!(lab.bench.is_none() && !lab.notices.all().is_empty());
    }

    #[test]
    fn a_level_knows_the_one_after_it() {
        let home = tempfile::tempdir().unwrap();
        let mut lab = lab(home.path());
        lab.carry_out(Command::Open("first-steps".to_owned()));
        assert_eq!(lab.bench.as_ref().and_then(|bench| bench.next.clone()).as_deref(), Some("corner"));
    }
}
