//! The editor as a student uses it: by keys, clicks and what other panels ask for.

mod problems;
mod room;
mod writing;

use egui::{Event, Key, Modifiers, Shape, Ui, vec2};
use egui_kittest::kittest::Queryable;

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::panels::debugger::toggle_at_cursor;
use crate::app::panels::editor::{Ask, EditCommand, EditorPanel, text_id};
use crate::app::testing::{Rig, SIZES, bench, harness, played};
use crate::app::theme::Theme;
use crate::app::view::View;
use crate::pilot::rhai;
use crate::rules::verdict::Verdict;
use crate::text::lang::Lang;
use crate::trial::reel::Reel;

type Editor = Rig<'static, EditorPanel>;

/// An editor with this program and the focus in it, the cursor at the start.
fn editor(program: &str) -> Editor {
    let mut bench = bench("first-steps");
    bench.files.edit(program.to_owned());
    let mut rig = of(bench, Lang::En, [700.0, 500.0]);
    focus(&mut rig);
    rig
}

fn of(bench: Bench, lang: Lang, size: [f32; 2]) -> Editor {
    let draw = |panel: &mut EditorPanel, ui: &mut Ui, view: &View<'_>, out: &mut Vec<Command>| panel.ui(ui, view, out);
    let mut rig = harness(bench, lang, size, EditorPanel::default(), draw);
    run(&mut rig, 4);
    rig
}

/// Draws frames, and carries out after each what was asked in it, as the lab does.
fn run(rig: &mut Editor, frames: usize) -> Vec<Command> {
    let mut asked = Vec::new();
    for _ in 0..frames {
        rig.harness.step();
        asked.extend(rig.carry_out());
    }
    asked
}

fn focus(rig: &mut Editor) {
    rig.harness.ctx.memory_mut(|memory| memory.request_focus(text_id()));
    run(rig, 2);
}

/// Types letter by letter; a line's end is the key for it.
fn type_in(rig: &mut Editor, text: &str) {
    for letter in text.chars() {
        match letter {
            '\n' => press(rig, Modifiers::NONE, Key::Enter),
            _ => {
                rig.harness.event(Event::Text(letter.to_string()));
                run(rig, 1);
            }
        }
    }
}

fn press(rig: &mut Editor, modifiers: Modifiers, key: Key) {
    rig.harness.key_press_modifiers(modifiers, key);
    run(rig, 2);
}

fn click(rig: &mut Editor, label: &str) {
    rig.harness.get_by_label(label).click();
    run(rig, 3);
}

fn text(rig: &Editor) -> &str {
    &rig.harness.state().bench.files.shown().unwrap().text
}

fn ask(rig: &mut Editor, ask: Ask) {
    rig.harness.state_mut().bench.ask = Some(ask);
    run(rig, 3);
}

fn has_focus(rig: &Editor) -> bool {
    rig.harness.ctx.memory(|memory| memory.has_focus(text_id()))
}

/// The short texts that were painted in the last frame.
fn painted(rig: &Editor) -> Vec<String> {
    let mut texts = Vec::new();
    for clipped in &rig.harness.output().shapes {
        if let Shape::Text(shape) = &clipped.shape {
            texts.push(shape.galley.text().to_owned());
        }
    }
    texts
}

/// Lets the program be read, as the lab does a moment after the last key.
fn read(rig: &mut Editor) {
    let bench = &mut rig.harness.state_mut().bench;
    let words = bench.words[0].clone();
    for tab in &mut bench.files.tabs {
        tab.problem = rhai::compile(tab.text.as_bytes(), &tab.name, words.clone()).err();
    }
    run(rig, 10);
}

/// Is something underlined by a wave?
fn waves(rig: &Editor) -> bool {
    let bad = rig.harness.state().theme.bad;
    let wave = |shape: &Shape| match shape {
        Shape::Path(path) => path.points.len() > 4 && path.stroke.color == egui::epaint::ColorMode::Solid(bad),
        _ => false,
    };
    rig.harness.output().shapes.iter().any(|clipped| wave(&clipped.shape))
}

/// An editor that shows everything it can show at once.
fn busy(lang: Lang, size: [f32; 2]) -> Editor {
    let program = "// a comment\nlet gap = 5;\nfor step in 0..3 {\n    print(\"step \" + step);\n    forward(gap);\n}\nsay(\"done\");\n";
    let mut bench = played("first-steps", program);
    bench.debug.at = Some(3);
    for (line, condition) in [(2, ""), (5, "gap > 3")] {
        let name = bench.files.shown().unwrap().name.clone();
        bench.debug.breakpoints.entry(name).or_default().entry(line).or_default().condition = condition.to_owned();
    }
    EditCommand::Text(format!("{program}forwrad(gap);\n")).apply(&mut bench);
    let mut rig = of(bench, lang, size);
    focus(&mut rig);
    read(&mut rig);
    rig
}

/// The numbers of the lines that can be read whole beside the text.
fn lines_in_view(rig: &Editor) -> usize {
    let mut seen = Vec::new();
    for clipped in &rig.harness.output().shapes {
        let Shape::Text(text) = &clipped.shape else { continue };
        let rect = text.visual_bounding_rect();
        let is_number = text.galley.text().parse::<u32>().is_ok();
        let clip = clipped.clip_rect.intersect(rig.harness.ctx.content_rect());
        if is_number && clip.expand(0.5).contains_rect(rect) {
            seen.push(text.galley.text().to_owned());
        }
    }
    seen.sort();
    seen.dedup();
    seen.len()
}
