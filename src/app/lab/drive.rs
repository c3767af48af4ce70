//! Driving by hand in the lab: beginning, what is held, what is heard, and what was driven as a program.

use egui::Context;

use crate::app::bench::Run;
use crate::app::drive::{Drive, DriveCommand, Hold, Pad, Seat, Tool, program};
use crate::app::lab::Lab;
use crate::app::office::{Job, LiveDrive, LiveNews};
use crate::base::diag::Diag;
use crate::pilot::keys::Keys;
use crate::trial::film::Detail;
use crate::trial::inputs::Inputs;
use crate::trial::reel::Reel;
use crate::trial::run::Options;

/// The drive that goes on, and what is held for it.
#[derive(Default)]
pub(super) struct Driving {
    live: Option<LiveDrive>,
    pad: Pad,
    keys: Hold,
    buttons: Hold,
    told: Keys,
}

impl Lab {
    pub(super) fn drive(&mut self, command: DriveCommand) {
        let goes_on = self.is_driving();
        match command {
            DriveCommand::Start => self.begin_drive(),
            DriveCommand::Toggle if !goes_on => self.begin_drive(),
            DriveCommand::Toggle | DriveCommand::Stop => {
                if let Some(live) = &self.driving.live {
                    live.stop();
                }
            }
            DriveCommand::Buttons(hold) => self.driving.buttons = hold,
            DriveCommand::Tool(tool) => self.use_tool(tool),
            DriveCommand::ToProgram => self.drive_to_program(),
            DriveCommand::Close => self.on_bench(|bench| bench.drive = Drive::Off),
        }
    }

    /// Does a hand drive?
    pub(super) fn is_driving(&self) -> bool {
        self.driving.live.is_some()
    }

    /// Ends a drive without its film, because something else is begun.
    pub(super) fn leave_drive(&mut self) {
        self.driving = Driving::default();
        self.on_bench(|bench| bench.drive = Drive::Off);
    }

    fn begin_drive(&mut self) {
        self.stop();
        let Some(bench) = &mut self.bench else { return };
        let Some(seat) = Seat::of(bench) else {
            return self.notices.push(Diag::error("drive-not-this-robot"));
        };
        bench.drive = Drive::Live(Hold::default());
        bench.run = Run::Runs;
        bench.player.pause();
        let live = LiveDrive::begin(self.binary.clone(), bench.inputs(), seat.number, self.wake.clone());
        self.driving = Driving { live: Some(live), ..Driving::default() };
    }

    /// Takes the keys of driving before any panel sees them, and tells the worker what is held.
    pub(super) fn take_drive_keys(&mut self, ctx: &Context) {
        let Driving { live: Some(live), pad, keys, buttons, told } = &mut self.driving else { return };
        let Some(bench) = &mut self.bench else { return };
        let pressed = pad.take(ctx);
        *keys = pressed.hold;
        if pressed.stop {
            live.stop();
        }
        // Arrows must not wander from button to button meanwhile.
        ctx.memory_mut(|memory| {
            if let Some(focused) = memory.focused() {
                memory.surrender_focus(focused);
            }
        });
        let hold = keys.and(*buttons);
        let seat = Seat::of(bench);
        for act in pressed.tools.iter().filter_map(|tool| seat?.acts.act(*tool)) {
            live.act(act);
        }
        let wanted = seat.map(|seat| hold.keys(seat.pace)).unwrap_or_default();
        if wanted != *told {
            live.hold(wanted);
            *told = wanted;
        }
        if bench.drive != Drive::Live(hold) {
            bench.drive = Drive::Live(hold);
        }
    }

    fn use_tool(&self, tool: Tool) {
        let act = self.bench.as_ref().and_then(Seat::of).and_then(|seat| seat.acts.act(tool));
        if let (Some(live), Some(act)) = (&self.driving.live, act) {
            live.act(act);
        }
    }

    /// Hears of the drive; at its end its film is made anew.
    pub(super) fn hear_drive(&mut self) {
        let (Some(live), Some(bench)) = (&self.driving.live, &mut self.bench) else { return };
        let mut over = None;
        for news in live.news() {
            match news {
                LiveNews::Opened(header) => bench.reel = Reel::new(*header),
                LiveNews::Grown(digests) => digests.into_iter().for_each(|digest| bench.reel.grow(digest)),
                LiveNews::Over(inputs) => over = Some(Ok(inputs)),
                LiveNews::Lost(lost) => over = Some(Err(lost)),
            }
        }
        bench.player.seek(bench.reel.ticks());
        match over {
            None => {}
            Some(Ok(inputs)) => self.end_drive(inputs),
            Some(Err(lost)) => {
                bench.run = Run::Lost(lost);
                self.leave_drive();
            }
        }
    }

    fn end_drive(&mut self, inputs: Box<Inputs>) {
        self.driving = Driving::default();
        let Some(bench) = &mut self.bench else { return };
        let options = Options { detail: Detail::Full, steps: false };
        let job = Job { number: 0, inputs: (*inputs).clone(), options };
        bench.drive = Drive::Closing(inputs);
        Self::counter(&mut self.run, &self.binary, &self.wake).begin(job);
    }

    fn drive_to_program(&mut self) {
        let Some(bench) = &mut self.bench else { return };
        let Some((seat, recording)) = bench.drive.recording() else { return };
        let Some(robot) = bench.level.students.get(seat) else { return };
        let Some(number) = bench.layout.scene.robots.iter().position(|start| start.name == *robot) else { return };
        let Some(words) = bench.words.get(seat).cloned() else { return };
        let has = |word: &str| words.entries.iter().any(|entry| entry.word.name == word && !entry.hidden);
        let lines = program::lines(&bench.reel, number, &recording, has("turn"));
        if let Some(missing) = program::words(&lines).into_iter().find(|word| !has(word)) {
            return self.notices.push(Diag::error("drive-no-word").with("word", missing));
        }
        bench.files.add(program::text(&lines, &words, &self.say.plain("drive-comment")));
    }
}
