//! Settings: language, theme, size, motion, what is shown, where the work lies, and what arba this is.

use egui::{Id, RichText, Slider, Ui};

use crate::app::command::Command;
use crate::app::lab::study::StudyCommand;
use crate::app::screens::{Page, page_ui};
use crate::app::settings::{Preset, SCALES, Settings, ThemeChoice};
use crate::text::Texts;
use crate::text::lang::Lang;

/// What the settings show beside the settings.
pub struct About<'a> {
    /// Where the profile lies; none when nothing is saved.
    pub folder: Option<String>,
    /// What draws the window.
    pub renderer: &'a str,
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, page: &Page, about: &About, out: &mut Vec<Command>) {
    page_ui(ui, page, "lab-settings", out, |ui, out| {
        let mut settings = page.settings.clone();
        language_ui(ui, page, out);
        look_ui(ui, page, &mut settings);
        field_ui(ui, page, &mut settings);
        panels_ui(ui, page, &mut settings, out);
        if settings != *page.settings {
            out.push(Command::Settings(Box::new(settings)));
        }
        place_ui(ui, page, about, out);
        about_ui(ui, page, about);
    });
}

fn heading(ui: &mut Ui, page: &Page, id: &str) {
    ui.add_space(8.0);
    ui.label(RichText::new(page.say.plain(id)).heading());
}

fn language_ui(ui: &mut Ui, page: &Page, out: &mut Vec<Command>) {
    heading(ui, page, "settings-language");
    ui.horizontal_wrapped(|ui| {
        for lang in [Lang::Kk, Lang::Ru, Lang::En] {
            let name = Texts::new(lang).plain("lab-language-name");
            if ui.radio(page.say.lang() == lang, name).clicked() {
                out.push(Command::Language(lang));
            }
        }
    });
}

fn look_ui(ui: &mut Ui, page: &Page, settings: &mut Settings) {
    heading(ui, page, "settings-theme");
    ui.horizontal_wrapped(|ui| {
        let themes = [
            (ThemeChoice::System, "settings-theme-system"),
            (ThemeChoice::Light, "settings-theme-light"),
            (ThemeChoice::Dark, "settings-theme-dark"),
            (ThemeChoice::Contrast, "settings-theme-contrast"),
        ];
        for (choice, text) in themes {
            ui.radio_value(&mut settings.theme, choice, page.say.plain(text));
        }
    });
    scale_ui(ui, page, settings);
    ui.checkbox(&mut settings.reduced_motion, page.say.plain("settings-reduced-motion"));
}

/// The size is taken over when the slider is let go: it would run away under the mouse otherwise.
fn scale_ui(ui: &mut Ui, page: &Page, settings: &mut Settings) {
    heading(ui, page, "settings-scale");
    let id = Id::new("scale that is being chosen");
    let percent = |scale: f32| (scale * 100.0).round();
    let mut chosen = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or_else(|| percent(settings.scale));
    let range = percent(SCALES.0)..=percent(SCALES.1);
    let slider = ui.add(Slider::new(&mut chosen, range).step_by(5.0).suffix(" %").trailing_fill(true));
    let says = page.say.plain("settings-scale");
    slider.widget_info(|| egui::WidgetInfo::slider(true, f64::from(chosen), &says));
    if slider.dragged() {
        ui.data_mut(|data| data.insert_temp(id, chosen));
    } else {
        if slider.changed() || slider.drag_stopped() {
            settings.set_scale(chosen / 100.0);
        }
        ui.data_mut(|data| data.remove::<f32>(id));
    }
}

fn field_ui(ui: &mut Ui, page: &Page, settings: &mut Settings) {
    heading(ui, page, "settings-shown");
    let switches = [
        (&mut settings.live_path, "settings-live-path"),
        (&mut settings.beams, "settings-beams"),
        (&mut settings.trails, "settings-trails"),
        (&mut settings.names, "settings-names"),
        (&mut settings.symbol_bar, "settings-symbol-bar"),
    ];
    for (switch, text) in switches {
        ui.checkbox(switch, page.say.plain(text));
    }
}

fn panels_ui(ui: &mut Ui, page: &Page, settings: &mut Settings, out: &mut Vec<Command>) {
    heading(ui, page, "settings-panels");
    let mut preset = settings.preset;
    ui.horizontal_wrapped(|ui| {
        ui.radio_value(&mut preset, Preset::Student, page.say.plain("settings-preset-student"));
        ui.radio_value(&mut preset, Preset::Projector, page.say.plain("settings-preset-projector"));
        if ui.button(page.say.plain("settings-reset-layout")).clicked() {
            out.push(Command::ResetLayout);
        }
    });
    if settings.preset != preset {
        settings.set_preset(preset);
        out.push(Command::Settings(Box::new(settings.clone())));
        out.push(Command::ResetLayout);
    }
}

fn place_ui(ui: &mut Ui, page: &Page, about: &About, out: &mut Vec<Command>) {
    heading(ui, page, "settings-folder");
    match &about.folder {
        Some(folder) => ui.label(RichText::new(folder).monospace()),
        None => ui.label(page.say.plain("settings-nothing-saved")),
    };
    if ui.button(page.say.plain("study-save-elsewhere")).clicked() {
        out.push(Command::Study(StudyCommand::Elsewhere));
    }
}

fn about_ui(ui: &mut Ui, page: &Page, about: &About) {
    heading(ui, page, "settings-about");
    ui.label(page.say.with("settings-version", [("version", env!("CARGO_PKG_VERSION").into())]));
    if !about.renderer.is_empty() {
        ui.label(page.say.with("settings-renderer", [("renderer", about.renderer.into())]));
    }
    ui.label(page.say.plain("settings-licence"));
    egui::CollapsingHeader::new(page.say.plain("settings-licences")).id_salt("licences").show(ui, |ui| {
        ui.label(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/licences.md")));
    });
}
