//! What is chosen to be plotted: each channel has a colour and a dash of its own for as long as it is chosen.

use egui::{Color32, Pos2, Response, Sense, Shape, Stroke, Ui, Vec2, pos2, vec2};
use egui_plot::LineStyle;

use crate::app::panels::instruments::channel::Channel;
use crate::app::theme::Theme;

/// The chosen channels, in the order in which they were chosen.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    channels: Vec<(Channel, usize)>,
}

impl Chosen {
    /// The style number of a channel; none when it isn't chosen.
    pub fn style(&self, channel: &Channel) -> Option<usize> {
        self.channels.iter().find(|(known, _)| known == channel).map(|(_, style)| *style)
    }

    /// Chooses a channel, with the first style that no other has, or lets it go.
    pub fn set(&mut self, channel: &Channel, chosen: bool) {
        self.channels.retain(|(known, _)| known != channel);
        if chosen {
            let taken = |style: &usize| self.channels.iter().any(|(_, known)| known == style);
            let style = (0..).find(|style| !taken(style)).unwrap_or_default();
            self.channels.push((channel.clone(), style));
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Channel, usize)> {
        self.channels.iter().map(|(channel, style)| (channel, *style))
    }

    pub fn is_empty(&self) -> bool {
        self.channels.is_empty()
    }
}

/// The dashes of the styles: four, while there are seven colours, so that pairs repeat late.
pub fn dash(style: usize) -> LineStyle {
    match style % 4 {
        0 => LineStyle::Solid,
        1 => LineStyle::Dashed { length: 10.0 },
        2 => LineStyle::Dotted { spacing: 5.0 },
        _ => LineStyle::Dashed { length: 4.0 },
    }
}

/// The colour of a style.
pub fn colour(theme: &Theme, style: usize) -> Color32 {
    theme.series[style % theme.series.len()]
}

/// A short piece of a style's line, as a legend has it.
pub fn sample(ui: &mut Ui, theme: &Theme, style: usize) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(26.0, ui.spacing().interact_size.y), Sense::hover());
    let ends: [Pos2; 2] = [pos2(rect.left(), rect.center().y), pos2(rect.right(), rect.center().y)];
    let stroke = Stroke::new(2.5, colour(theme, style));
    let shapes = match dash(style) {
        LineStyle::Solid => vec![Shape::line_segment(ends, stroke)],
        LineStyle::Dashed { length } => Shape::dashed_line(&ends, stroke, length, length * 0.6),
        LineStyle::Dotted { spacing } => Shape::dotted_line(&ends, stroke.color, spacing, 1.8),
    };
    ui.painter().extend(shapes);
    response
}

/// Numbers as a row of small bars: a scan, a line of eyes. A bar that nothing stopped is hollow.
pub fn bars(ui: &mut Ui, theme: &Theme, values: &[f32], endless: impl Fn(f32) -> bool) -> Response {
    let width = (values.len() as f32 * 4.0).clamp(24.0, ui.available_width().clamp(24.0, 240.0));
    let (rect, response) = ui.allocate_exact_size(vec2(width, 22.0), Sense::hover());
    let (low, high) = values
        .iter()
        .filter(|value| !endless(**value))
        .fold((0.0f32, 1e-6f32), |(low, high), value| (low.min(*value), high.max(*value)));
    let each = rect.width() / values.len().max(1) as f32;
    let height = |value: f32| (value - low) / (high - low) * rect.height();
    for (index, &value) in values.iter().enumerate() {
        let left = rect.left() + each * index as f32;
        let full = endless(value);
        let top = rect.bottom() - if full { rect.height() } else { height(value).max(1.0) };
        let bar = egui::Rect::from_min_max(pos2(left, top), pos2(left + (each - 1.0).max(1.0), rect.bottom()));
        match full {
            true => ui.painter().rect_stroke(bar, 0.0, Stroke::new(1.0, theme.series[0]), egui::StrokeKind::Inside),
            false => ui.painter().rect_filled(bar, 0.0, theme.series[0]),
        };
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::panels::instruments::channel::What;

    #[test]
    fn a_style_is_kept_while_its_channel_is_chosen_and_free_afterwards() {
        let channel = |name: &str| Channel { robot: 0, what: What::Plot(name.to_owned()) };
        let mut chosen = Chosen::default();
        ["a", "b", "c"].iter().for_each(|name| chosen.set(&channel(name), true));
        chosen.set(&channel("b"), false);
        assert_eq!((chosen.style(&channel("a")), chosen.style(&channel("b"))), (Some(0), None));
        chosen.set(&channel("d"), true);
        assert_eq!((chosen.style(&channel("c")), chosen.style(&channel("d"))), (Some(2), Some(1)));
    }
}
