//! Walks, calls, watches and breakpoints on real films.

mod panel;
mod stops;
mod walks;

use std::ops::ControlFlow;

use egui::Key;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::app::bench::{Bench, Run};
use crate::app::command::Command;
use crate::app::lab::study::StudyCommand;
use crate::app::panels::debugger::frames::{Frames, Stack};
use crate::app::panels::debugger::state::show;
use crate::app::panels::debugger::walk::{Walk, at_tick, count_in};
use crate::app::panels::debugger::{
    DebugCommand, DebuggerPanel, Goal, Told, Way, follow, is_busy, shown, toggle_at_cursor,
};
use crate::app::panels::editor::EditCommand;
use crate::app::screens::Screen;
use crate::app::testing::{LabRig, SIZES, bench, harness, lab, played};
use crate::app::theme::Theme;
use crate::app::view::View;
use crate::text::lang::Lang;
use crate::trial::reel::{Digester, Reel, StepAt};

/// A program with calls in calls, a recursion and a closure; lines count from 1.
const NESTED: &str = "\
fn twice(n) {
    let m = n * 2;
    m
}
fn count(n) {
    if n > 0 {
        count(n - 1);
    }
    n
}
let a = twice(3);
let b = count(2);
for i in 0..3 {
    let c = twice(i);
    print(c);
}
forward(5);
a = 1;
";

/// The numbers of lines that a walk over and over passes.
fn lines_of(bench: &mut Bench, goal: Goal, way: Way, most: usize) -> Vec<u32> {
    let mut lines = Vec::new();
    for _ in 0..most {
        DebugCommand::Walk(goal, way).apply(bench);
        if bench.debug.told.is_some() {
            break;
        }
        lines.push(line(bench));
    }
    lines
}

fn line(bench: &Bench) -> u32 {
    super::shown(bench).unwrap().line
}

/// Shows the nth step on a line.
fn go_to(bench: &mut Bench, line: u32, nth: usize) {
    let steps = bench.reel.steps().iter().enumerate();
    let number = steps.filter(|(_, step)| step.line == line).nth(nth).unwrap().0;
    show(bench, number);
}

/// Plays a film by itself; gives the lines where it stopped, each time played on from there.
fn played_through(bench: &mut Bench) -> Vec<u32> {
    let mut stopped = Vec::new();
    let ticks = bench.reel.ticks();
    bench.player.seek(0);
    follow(bench);
    bench.player.playing = true;
    for _ in 0..2000 {
        bench.player.advance(0.05, ticks, true);
        follow(bench);
        match (bench.player.playing, bench.player.tick() >= ticks) {
            (true, _) => {}
            (false, true) => return stopped,
            (false, false) => {
                stopped.push(line(bench));
                bench.player.playing = true;
            }
        }
    }
    panic!("it never ends: {stopped:?}")
}

/// The film of a bench, to be given to it again bit by bit.
fn grows(bench: &mut Bench) -> Vec<crate::trial::reel::Digest> {
    let film = bench.reel.film();
    let mut digester = Digester::new(&film.header);
    let digests = film.chunks.into_iter().map(|chunk| digester.digest(chunk)).collect();
    bench.reel = Reel::new(film.header);
    bench.run = Run::Runs;
    digests
}

/// The calls at a step, as `function:line name=value …`.
fn calls(stack: &Stack) -> Vec<String> {
    let call = |frame: &super::frames::Frame| {
        let values: Vec<String> =
            frame.variables.iter().map(|known| format!("{}={}", known.name, known.text)).collect();
        format!("{}:{} {}", frame.function, frame.line, values.join(" "))
    };
    stack.frames.iter().map(call).collect()
}

fn draw(panel: &mut DebuggerPanel, ui: &mut egui::Ui, view: &View<'_>, out: &mut Vec<Command>) {
    panel.ui(ui, view, out);
}
