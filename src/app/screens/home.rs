//! Home: the chapters and levels as a map, what is done and what is next.

use egui::text::LayoutJob;
use egui::{FontFamily, FontId, RichText, ScrollArea, TextFormat, Ui};

use crate::app::command::Command;
use crate::app::focus::Follow;
use crate::app::lab::save_as::KeepCommand;
use crate::app::screens::{Page, Screen, profile};
use crate::study::{Medal, Profile, Progress};

/// How wide and high the card of a level is, points.
const CARD: [f32; 2] = [196.0, 76.0];

/// One level as the map shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelCard {
    pub id: String,
    /// The folder of its chapter: `2-sensors`.
    pub chapter: String,
    pub title: crate::level::texts::Texts,
    /// What the open profile reached there.
    pub progress: Progress,
}

/// What home shows.
pub struct Home<'a> {
    pub levels: &'a [LevelCard],
    /// The level that is next.
    pub next: Option<&'a str>,
    pub profile: Option<&'a Profile>,
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, page: &Page, home: &Home, out: &mut Vec<Command>) {
    egui::Panel::top("home bar").show(ui, |ui| bar_ui(ui, page, home, out));
    egui::CentralPanel::default().show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).follow(ui, |ui| {
            continue_ui(ui, page, home, out);
            let mut rest = home.levels;
            while let Some(first) = rest.first() {
                let many = rest.iter().take_while(|level| level.chapter == first.chapter).count();
                let (chapter, behind) = rest.split_at(many);
                chapter_ui(ui, page, chapter, home.next, out);
                rest = behind;
            }
            if home.levels.is_empty() {
                ui.label(page.say.plain("home-no-levels"));
            }
            ui.add_space(24.0);
        });
    });
}

fn bar_ui(ui: &mut Ui, page: &Page, home: &Home, out: &mut Vec<Command>) {
    use egui_phosphor::regular::{CHAT_TEXT, FOLDER_OPEN, GEAR, KEYBOARD, SHAPES, USER};
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new("arba").heading());
        let who = match home.profile {
            Some(profile) => profile::shown_name(page, profile),
            None => page.say.plain("profile-nobody"),
        };
        let who = ui.button(format!("{USER} {who}")).on_hover_text(page.say.plain("home-switch"));
        if who.clicked() {
            out.push(Command::Go(Screen::Profile));
        }
        let links = [
            (SHAPES, "home-sandbox", Screen::Sandbox),
            (GEAR, "lab-settings", Screen::Settings),
            (KEYBOARD, "lab-shortcuts", Screen::Shortcuts),
            (CHAT_TEXT, "home-messages", Screen::Messages),
        ];
        let open = ui.button(format!("{FOLDER_OPEN} {}", page.say.plain("export-open-file")));
        if open.on_hover_text(page.say.plain("export-open-file-tip")).clicked() {
            out.push(Command::Keep(KeepCommand::Open));
        }
        for (icon, text, screen) in links {
            if ui.button(format!("{icon} {}", page.say.plain(text))).clicked() {
                out.push(Command::Go(screen));
            }
        }
    });
}

/// The big button that leads to what is next.
fn continue_ui(ui: &mut Ui, page: &Page, home: &Home, out: &mut Vec<Command>) {
    let Some(next) = home.levels.iter().find(|level| Some(level.id.as_str()) == home.next) else { return };
    let title = next.title.get(page.say.code());
    let id = if next.progress.opened_ms > 0 { "home-continue" } else { "home-start" };
    let text = format!("{}  {}", egui_phosphor::regular::PLAY, page.say.with(id, [("level", title.into())]));
    let accent = page.theme.accent;
    let button = egui::Button::new(RichText::new(text).size(22.0)).wrap().stroke(egui::Stroke::new(2.0, accent));
    ui.add_space(4.0);
    let width = ui.available_width().min(640.0);
    let button = ui.add(button.min_size(egui::vec2(width, 52.0)));
    if page.fresh {
        button.request_focus();
    }
    if button.clicked() {
        out.push(Command::Open(next.id.clone()));
    }
}

fn chapter_ui(ui: &mut Ui, page: &Page, levels: &[LevelCard], next: Option<&str>, out: &mut Vec<Command>) {
    let Some(first) = levels.first() else { return };
    let passed = levels.iter().filter(|level| level.progress.passed).count();
    ui.add_space(10.0);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(chapter_title(page, &first.chapter)).heading());
        let done = [("done", passed.into()), ("all", levels.len().into())];
        ui.label(RichText::new(page.say.with("home-passed-of", done)).weak());
    });
    let gap = ui.spacing().item_spacing.x;
    let across = ((ui.available_width() + gap) / (CARD[0] + gap)).floor().max(1.0) as usize;
    for (row, cards) in levels.chunks(across).enumerate() {
        ui.horizontal(|ui| {
            for (column, level) in cards.iter().enumerate() {
                let number = row * across + column + 1;
                let card = ui.add_sized(CARD, card(ui, page, level, number, next == Some(level.id.as_str())));
                let said = said(page, level, number);
                card.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &said));
                if card.clicked() {
                    out.push(Command::Open(level.id.clone()));
                }
            }
        });
    }
}

/// The card of a level as a screen reader says it.
fn said(page: &Page, level: &LevelCard, number: usize) -> String {
    let medal = page.say.plain(&format!("medal-{}", level.progress.medal.name()));
    format!("{number}. {}, {medal}", level.title.get(page.say.code()))
}

fn card(ui: &Ui, page: &Page, level: &LevelCard, number: usize, next: bool) -> egui::Button<'static> {
    let text = ui.visuals().text_color();
    let format = |size: f32, family: FontFamily, color| TextFormat {
        font_id: FontId::new(size, family),
        color,
        ..TextFormat::default()
    };
    let (sign, colour) = medal_sign(level.progress.medal, page);
    let mut job = LayoutJob::default();
    let title = format!("{number}. {}\n", level.title.get(page.say.code()));
    job.append(&title, 0.0, format(15.0, FontFamily::Proportional, text));
    job.append(&format!("{sign} "), 0.0, format(16.0, FontFamily::Proportional, colour));
    let word = page.say.plain(&format!("medal-{}", level.progress.medal.name()));
    job.append(&word, 0.0, format(13.0, FontFamily::Proportional, colour));
    if level.progress.tries > 0 {
        let points = [("got", level.progress.points.into()), ("most", level.progress.most.into())];
        let points = page.say.with("home-points", points);
        job.append(
            &format!("  {points}"),
            0.0,
            format(13.0, FontFamily::Proportional, page.theme.visuals.weak_text_color()),
        );
    }
    let button = egui::Button::new(job).wrap();
    if next { button.stroke(egui::Stroke::new(2.0, page.theme.accent)) } else { button }
}

/// The shape of a medal (one can tell them without colours) and its colour.
pub fn medal_sign(medal: Medal, page: &Page) -> (&'static str, egui::Color32) {
    use egui_phosphor::regular::{CIRCLE_DASHED, MEDAL, SHIELD_CHECK, STAR};
    let theme = page.theme;
    match medal {
        Medal::None => (CIRCLE_DASHED, theme.visuals.weak_text_color()),
        Medal::Bronze => (SHIELD_CHECK, theme.good),
        Medal::Silver => (MEDAL, theme.accent),
        Medal::Gold => (STAR, theme.warn),
    }
}

/// The title of a chapter: that of a built-in one in the language, else the folder's name.
pub fn chapter_title(page: &Page, chapter: &str) -> String {
    let name = crate::level::load::id_of(chapter);
    let id = format!("chapter-{name}");
    let plain = name.bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'-');
    if plain && page.say.texts().has(&id) { page.say.plain(&id) } else { name }
}
