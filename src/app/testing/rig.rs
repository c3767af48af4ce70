//! Panels set up for a test: a level on the bench, with or without a film, in any language, size and theme.

use egui_kittest::Harness;

use crate::app::bench::{Bench, Run};
use crate::app::command::Command;
use crate::app::files::Files;
use crate::app::office::Ended;
use crate::app::say::Say;
use crate::app::settings::Settings;
use crate::app::testing::raster::{Painter, picture};
use crate::app::theme::{Theme, install_fonts};
use crate::app::view::View;
use crate::library::Library;
use crate::text::lang::Lang;
use crate::trial::film::Detail;
use crate::trial::inputs::Opened;
use crate::trial::reel::Reel;
use crate::trial::run::{Options, Trial};

/// The three sizes that panels are tried at: small, usual, large.
pub const SIZES: [[f32; 2]; 3] = [[320.0, 240.0], [520.0, 400.0], [1000.0, 700.0]];

/// A level on the bench, nothing run yet.
pub fn bench(id: &str) -> Bench {
    let library = Library::built_in();
    let level = library.open(library.find(id).unwrap()).level.unwrap();
    let files = Files::starters(&level, Lang::En);
    Bench::open(level, files).unwrap()
}

/// A level on the bench with the film of this program, which has its steps.
pub fn played(id: &str, program: &str) -> Bench {
    let mut bench = bench(id);
    bench.files.edit(program.to_owned());
    let inputs = bench.inputs();
    let layout = Opened::default().layout(&inputs).unwrap();
    let outcome = Trial::new(&inputs, &layout, Options { detail: Detail::Full, steps: true }).into_outcome();
    bench.reel = Reel::of(outcome.film.unwrap());
    let took = std::time::Duration::from_millis(1);
    bench.field.asks = false;
    bench.run = Run::Ended(Box::new(Ended { ending: outcome.ending, notes: outcome.diags, took }));
    bench
}

/// What a test looks at and changes.
pub struct Scene<S> {
    pub bench: Bench,
    pub say: Say,
    pub theme: Theme,
    pub settings: Settings,
    /// The panel, or whatever keeps its own state.
    pub state: S,
    /// Everything that was asked for, in order. Commands of panels that only change the bench are not carried out by
    /// themselves; `carry_out` does it.
    pub asked: Vec<Command>,
    dressed: bool,
}

/// A harness that draws something of the lab; its state is the scene.
pub fn harness<'a, S: 'a>(
    bench: Bench,
    lang: Lang,
    size: [f32; 2],
    state: S,
    mut draw: impl FnMut(&mut S, &mut egui::Ui, &View, &mut Vec<Command>) + 'a,
) -> Rig<'a, S> {
    let scene = Scene {
        bench,
        say: Say::new(lang),
        theme: Theme::of(crate::app::settings::ThemeChoice::Light, false),
        settings: Settings::default(),
        state,
        asked: Vec::new(),
        dressed: false,
    };
    let painter = Painter::default();
    let harness = Harness::builder()
        .with_size(size)
        .with_max_steps(20)
        .with_step_dt(0.05)
        .renderer(painter.clone())
        .build_ui_state(
            move |ui, scene: &mut Scene<S>| {
                if !scene.dressed {
                    install_fonts(ui.ctx());
                    egui_extras::install_image_loaders(ui.ctx());
                    scene.theme.apply(ui.ctx(), true);
                    scene.dressed = true;
                    ui.ctx().request_repaint();
                    return;
                }
                let Scene { bench, say, theme, settings, state, asked, .. } = scene;
                let view = View { say, theme, settings, bench };
                draw(state, ui, &view, asked);
            },
            scene,
        );
    Rig { harness, painter }
}

/// A harness with the painter of its pictures.
pub struct Rig<'a, S> {
    pub harness: Harness<'a, Scene<S>>,
    painter: Painter,
}

impl<S> Rig<'_, S> {
    /// Carries out what was asked of the bench since the last call, and gives all of it.
    pub fn carry_out(&mut self) -> Vec<Command> {
        let scene = self.harness.state_mut();
        let asked = std::mem::take(&mut scene.asked);
        for command in asked.clone() {
            let bench = &mut scene.bench;
            match command {
                Command::Edit(command) => command.apply(bench),
                Command::Play(command) => command.apply(bench),
                Command::Debug(command) => command.apply(bench),
                Command::Field(command) => command.apply(bench),
                Command::Goals(command) => command.apply(bench),
                Command::Lesson(command) => command.apply(bench),
                Command::Console(command) => command.apply(bench),
                Command::Experiment(command) => command.apply(bench),
                _ => {}
            }
        }
        asked
    }

    /// Writes what is shown as a PNG to `target/pictures/<name>.png`, to be looked at by a person.
    pub fn picture(&mut self, name: &str) {
        picture(&self.harness.ctx, self.harness.output(), &self.painter, name);
    }

    /// Fails when a text is cut: a label wider than the window it stands in.
    pub fn no_text_is_cut(&self) {
        nothing_is_cut(&self.harness.ctx, self.harness.output());
    }
}

/// Fails when a text is cut: a label wider than the window it stands in.
pub fn nothing_is_cut(ctx: &egui::Context, output: &egui::FullOutput) {
    let window = ctx.content_rect();
    for clipped in &output.shapes {
        visit(&clipped.shape, &mut |text| {
            let rect = text.visual_bounding_rect();
            let said = text.galley.text();
            let seen = clipped.clip_rect.expand(2.0);
            let starts_in = seen.contains(rect.left_top()) && window.contains(rect.left_top());
            // What is scrolled out is not cut; what starts in view must not end beside it.
            assert!(!starts_in || rect.right() <= seen.right(), "cut: {said:?} at {rect:?} in {seen:?}");
            assert!(!starts_in || !text.galley.elided, "elided: {said:?}");
        });
    }
}

fn visit(shape: &egui::Shape, look: &mut dyn FnMut(&egui::epaint::TextShape)) {
    match shape {
        egui::Shape::Text(text) => look(text),
        egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| visit(shape, look)),
        _ => {}
    }
}
