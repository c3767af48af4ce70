//! Themes: the colours of the interface and of ink, light, dark and with high contrast.

mod fonts;
mod palette;

pub use fonts::{BOLD, install as install_fonts};

use egui::{Color32, Context, Stroke, Visuals};

use crate::app::settings::ThemeChoice;
use crate::base::ink::Role;

/// The colours of one theme. `palette` has the figures and their sources.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    pub kind: ThemeKind,
    pub visuals: Visuals,
    /// Behind the field.
    pub around: Color32,
    pub good: Color32,
    pub bad: Color32,
    pub warn: Color32,
    pub accent: Color32,
    /// Words of programs.
    pub code: CodeColours,
    /// Colours for robots and lines of plots, to be told apart by everybody; shapes and dashes come with them.
    pub series: [Color32; 7],
}

/// The three themes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeKind {
    Light,
    Dark,
    Contrast,
}

/// Colours of a program's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeColours {
    pub plain: Color32,
    pub keyword: Color32,
    /// A word of the kit.
    pub word: Color32,
    pub number: Color32,
    pub text: Color32,
    pub comment: Color32,
    pub symbol: Color32,
}

impl Theme {
    /// The theme of a choice; `dark` is what the system prefers.
    pub fn of(choice: ThemeChoice, dark: bool) -> Self {
        palette::theme(match (choice, dark) {
            (ThemeChoice::Light, _) | (ThemeChoice::System, false) => ThemeKind::Light,
            (ThemeChoice::Dark, _) | (ThemeChoice::System, true) => ThemeKind::Dark,
            (ThemeChoice::Contrast, _) => ThemeKind::Contrast,
        })
    }

    /// Every theme, for the tests.
    pub fn all() -> [Self; 3] {
        [ThemeKind::Light, ThemeKind::Dark, ThemeKind::Contrast].map(palette::theme)
    }

    /// Makes the interface look so.
    pub fn apply(&self, ctx: &Context, reduced_motion: bool) {
        let theme = if self.kind == ThemeKind::Light { egui::Theme::Light } else { egui::Theme::Dark };
        ctx.set_theme(theme);
        ctx.set_visuals_of(theme, self.visuals.clone());
        ctx.all_styles_mut(|style| {
            style.animation_time = if reduced_motion { 0.0 } else { 0.08 };
            // Two frames a second, for ever, would be the most expensive thing that an idle lab does.
            style.visuals.text_cursor.blink = false;
            style.spacing.item_spacing = egui::vec2(8.0, 6.0);
            style.spacing.button_padding = egui::vec2(8.0, 4.0);
            style.spacing.interact_size.y = 26.0;
        });
    }

    /// The colour of a role of ink.
    pub fn ink(&self, role: Role) -> Color32 {
        palette::ink(self.kind, role)
    }

    /// The ring round what has the keyboard's focus.
    pub fn focus(&self) -> Stroke {
        Stroke::new(2.0, self.accent)
    }
}
