//! The figures of the themes. Colours of series are those of Okabe and Ito, which people who see few colours tell apart.

use egui::{Color32, CornerRadius, Stroke, Visuals};

use crate::app::theme::{CodeColours, Theme, ThemeKind};
use crate::base::ink::Role;

/// Okabe and Ito, "Color Universal Design" (2008): blue, orange, green, vermilion, purple, sky blue, yellow.
const SERIES: [u32; 7] = [0x0072b2, 0xe69f00, 0x009e73, 0xd55e00, 0xcc79a7, 0x56b4e9, 0xf0e442];
/// The same, lighter where they stand on a dark ground.
const SERIES_ON_DARK: [u32; 7] = [0x56b4e9, 0xe69f00, 0x2fc49a, 0xf0834d, 0xdf9fc0, 0x9ad0f5, 0xf0e442];
/// The same, darker where a thin line on white would be too pale.
const SERIES_ON_LIGHT: [u32; 7] = [0x0072b2, 0xb87400, 0x007e5c, 0xc24f00, 0xa8517f, 0x2b7fb0, 0x857a00];

pub(super) fn theme(kind: ThemeKind) -> Theme {
    let dark = kind != ThemeKind::Light;
    let mut visuals = if dark { Visuals::dark() } else { Visuals::light() };
    let [ground, raised, text, weak, line, accent] = match kind {
        ThemeKind::Light => [0xf0f2f5, 0xffffff, 0x1b1f24, 0x57606a, 0xc4ccd4, 0x0a58a8],
        ThemeKind::Dark => [0x1c2128, 0x242a33, 0xe6eaef, 0xa4afba, 0x47525e, 0x6cb6ff],
        ThemeKind::Contrast => [0x000000, 0x000000, 0xffffff, 0xffffff, 0xffffff, 0xffe600],
    }
    .map(rgb);
    visuals.panel_fill = ground;
    visuals.window_fill = raised;
    visuals.extreme_bg_color = raised;
    visuals.faint_bg_color = if dark { raised } else { rgb(0xf0f3f6) };
    visuals.code_bg_color = if dark { rgb(0x2d343e) } else { rgb(0xe9edf1) };
    visuals.override_text_color = Some(text);
    visuals.weak_text_color = Some(weak);
    visuals.hyperlink_color = accent;
    visuals.selection.bg_fill = match kind {
        ThemeKind::Light => rgb(0xb6d7f7),
        ThemeKind::Dark => rgb(0x1f4e7d),
        ThemeKind::Contrast => rgb(0x00458a),
    };
    visuals.selection.stroke = Stroke::new(1.5, accent);
    visuals.widgets.noninteractive.bg_stroke = Stroke::new(1.0, line);
    visuals.widgets.noninteractive.fg_stroke = Stroke::new(1.0, text);
    let fills = match kind {
        ThemeKind::Light => [0xe8ecf0, 0xd9e2ea, 0xc3d3e2],
        ThemeKind::Dark => [0x323b46, 0x3d4855, 0x4a5867],
        ThemeKind::Contrast => [0x000000, 0x333333, 0x555555],
    }
    .map(rgb);
    let widgets = &mut visuals.widgets;
    for (widget, fill) in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active].into_iter().zip(fills) {
        (widget.bg_fill, widget.weak_bg_fill) = (fill, fill);
        widget.fg_stroke = Stroke::new(1.2, text);
        widget.corner_radius = CornerRadius::same(4);
        widget.bg_stroke = if kind == ThemeKind::Contrast { Stroke::new(1.5, line) } else { Stroke::NONE };
    }
    // Boxes and rings to tick, the rails of sliders: on a light ground the fill of buttons would hardly be seen.
    if kind == ThemeKind::Light {
        widgets.inactive.bg_fill = rgb(0x8e97a5);
    }
    widgets.hovered.bg_stroke = Stroke::new(1.0, accent);
    widgets.active.bg_stroke = Stroke::new(2.0, accent);
    widgets.open = widgets.hovered;
    let [good, bad, warn] = match kind {
        ThemeKind::Light => [0x00704f, 0xb3261e, 0x8a5a00],
        ThemeKind::Dark => [0x4cd3a5, 0xff8a7a, 0xf3b847],
        ThemeKind::Contrast => [0x5dffb0, 0xff9a8a, 0xffd24a],
    }
    .map(rgb);
    let code = match kind {
        ThemeKind::Light => [0x1b1f24, 0x8a1f8f, 0x0550ae, 0x0b6b46, 0x9a3412, 0x5b646e, 0x3a4149],
        ThemeKind::Dark => [0xe6eaef, 0xe29bf0, 0x7cc0ff, 0x7fd8a6, 0xf2b27a, 0x9aa6b2, 0xc8d0d8],
        ThemeKind::Contrast => [0xffffff, 0xff9cff, 0x7fd7ff, 0x8dffa8, 0xffd08a, 0xd0d0d0, 0xffffff],
    }
    .map(rgb);
    let [plain, keyword, word, number, string, comment, symbol] = code;
    Theme {
        kind,
        around: match kind {
            ThemeKind::Light => rgb(0xdfe5ea),
            ThemeKind::Dark => rgb(0x14181d),
            ThemeKind::Contrast => rgb(0x000000),
        },
        visuals,
        good,
        bad,
        warn,
        accent,
        code: CodeColours { plain, keyword, word, number, text: string, comment, symbol },
        series: if dark { SERIES_ON_DARK } else { SERIES_ON_LIGHT }.map(rgb),
    }
}

/// The field is paper in every theme, because its colours are what the sensors see; only what is no thing of the world
/// (beams, trails, zones, labels) looks different with high contrast.
pub(super) fn ink(kind: ThemeKind, role: Role) -> Color32 {
    let contrast = kind == ThemeKind::Contrast;
    match role {
        Role::Floor => rgb(0xf4f4f0),
        Role::Wall => rgb(0x3a3f45),
        Role::Body => rgb(if contrast { 0x003f7f } else { 0x2f6ea5 }),
        Role::Wheel => rgb(0x202428),
        Role::Nose => rgb(SERIES[6]),
        Role::Device => rgb(0xe8eef3),
        Role::Thing => rgb(0x8a6d3b),
        Role::Ball => rgb(SERIES[3]),
        Role::Beam => rgb(if contrast { 0x0000ff } else { SERIES[1] }),
        Role::Lit => rgb(SERIES[6]),
        Role::Trail => rgb(if contrast { 0x000000 } else { SERIES[0] }),
        Role::Zone => rgb(SERIES[2]).gamma_multiply(if contrast { 0.6 } else { 0.28 }),
        Role::Label => rgb(0x1b1f24),
        Role::Paint(red, green, blue) => Color32::from_rgb(red, green, blue),
    }
}

fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast: WCAG 2.2, definitions of "relative luminance" and "contrast ratio".
    fn luminance(colour: Color32) -> f64 {
        let [red, green, blue] = [colour.r(), colour.g(), colour.b()].map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(one: Color32, other: Color32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_text_stands_out_from_what_is_behind_it() {
        for theme in Theme::all() {
            let visuals = &theme.visuals;
            let grounds = [visuals.panel_fill, visuals.extreme_bg_color, visuals.window_fill, visuals.faint_bg_color];
            let code = theme.code;
            let texts = [
                visuals.override_text_color.unwrap(),
                visuals.weak_text_color.unwrap(),
                theme.good,
                theme.bad,
                theme.warn,
                theme.accent,
                code.plain,
                code.keyword,
                code.word,
                code.number,
                code.text,
                code.comment,
                code.symbol,
            ];
            for ground in grounds {
                for text in texts {
                    let ratio = contrast(text, ground);
                    assert!(ratio >= 4.5, "{:?}: {text:?} on {ground:?} is {ratio:.2}", theme.kind);
                }
                for line in theme.series {
                    assert!(contrast(line, ground) >= 3.0, "{:?}: {line:?} on {ground:?}", theme.kind);
                }
            }
        }
    }
}
