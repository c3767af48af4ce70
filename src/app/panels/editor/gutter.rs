//! The strip left of the text: numbers of lines, breakpoints and the step that is shown.

use std::collections::BTreeMap;

use egui::epaint::CircleShape;
use egui::{Align2, Color32, FontId, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use crate::app::panels::debugger::Breakpoint;
use crate::app::panels::editor::geometry::LineRect;
use crate::app::view::View;

/// Room for the mark of a breakpoint, points.
const MARK_WIDTH: f32 = 16.0;

/// What the strip shows beside numbers.
pub struct Marks<'a> {
    pub breakpoints: Option<&'a BTreeMap<u32, Breakpoint>>,
    /// The line of the step that is shown.
    pub step: Option<u32>,
    /// The line with a problem.
    pub problem: Option<u32>,
    /// The line of the cursor.
    pub cursor: u32,
}

/// How wide the strip is for so many lines.
pub fn width(ui: &Ui, font: &FontId, lines: usize) -> f32 {
    let digit = ui.fonts_mut(|fonts| fonts.glyph_width(font, '0'));
    MARK_WIDTH + digit * lines.max(10).to_string().len() as f32 + 6.0
}

/// What was done to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clicked {
    /// Its breakpoint comes or goes.
    Toggle(u32),
    /// The condition of its breakpoint is to be written.
    Condition(u32),
}

/// Draws the strip; gives the line that was clicked.
pub fn ui(ui: &mut Ui, view: &View, rect: Rect, font: &FontId, lines: &[LineRect], marks: &Marks) -> Option<Clicked> {
    let theme = view.theme;
    // By the keyboard a breakpoint is set at the cursor, so the strip is no stop on the way of the Tab key.
    let response = ui.interact(rect, ui.id().with("gutter"), Sense::CLICK);
    let name = view.say.plain("editor-gutter");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, &name));
    let response = response.on_hover_text_at_pointer(name);
    let painter = ui.painter();
    let seen = ui.clip_rect();
    let at = |line: &LineRect| Rect::from_min_size(pos2(rect.left(), line.rect.top()), vec2(rect.width(), line.row));
    let hovered = response.hover_pos();
    for line in lines.iter().filter(|line| line.rect.bottom() >= seen.top() && line.rect.top() <= seen.bottom()) {
        let row = at(line);
        let number = line.line;
        let colour = match (marks.problem == Some(number), marks.cursor == number) {
            (true, _) => theme.bad,
            (_, true) => theme.visuals.text_color(),
            _ => theme.visuals.weak_text_color(),
        };
        painter.text(
            row.right_center() - vec2(4.0, 0.0),
            Align2::RIGHT_CENTER,
            number.to_string(),
            font.clone(),
            colour,
        );
        let centre = row.left_center() + vec2(MARK_WIDTH / 2.0, 0.0);
        let radius = (row.height() * 0.3).min(6.0);
        let hover = hovered.is_some_and(|pointer| line.rect.y_range().contains(pointer.y));
        match marks.breakpoints.and_then(|breakpoints| breakpoints.get(&number)) {
            Some(point) => {
                painter.add(breakpoint(point, centre, radius, theme.bad));
            }
            None if hover => {
                painter.circle_stroke(centre, radius, Stroke::new(1.0, theme.bad));
            }
            None => {}
        }
        if marks.step == Some(number) {
            let corners =
                vec![centre + vec2(-radius, -radius), centre + vec2(radius * 1.3, 0.0), centre + vec2(-radius, radius)];
            painter.add(Shape::convex_polygon(corners, theme.warn, Stroke::new(1.0, theme.visuals.panel_fill)));
        }
    }
    let pointer = response.interact_pointer_pos()?;
    let line = lines.iter().find(|line| line.rect.y_range().contains(pointer.y))?.line;
    match (response.clicked(), response.secondary_clicked()) {
        (true, _) => Some(Clicked::Toggle(line)),
        (_, true) => Some(Clicked::Condition(line)),
        _ => None,
    }
}

/// A breakpoint with a condition is a diamond, one without is a disc; one that is passed is hollow.
fn breakpoint(point: &Breakpoint, centre: Pos2, radius: f32, colour: Color32) -> Shape {
    let (fill, stroke) = match point.enabled {
        true => (colour, Stroke::NONE),
        false => (Color32::TRANSPARENT, Stroke::new(1.5, colour)),
    };
    if point.condition.is_empty() {
        return Shape::Circle(CircleShape { center: centre, radius, fill, stroke });
    }
    let corners = [vec2(0.0, -1.3), vec2(1.3, 0.0), vec2(0.0, 1.3), vec2(-1.3, 0.0)];
    Shape::convex_polygon(corners.map(|corner| centre + corner * radius).to_vec(), fill, stroke)
}
