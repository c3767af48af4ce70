//! The field: size, edge, paint, zones, surfaces.

use crate::base::diag::Diag;
use crate::base::maths::{Vec2, vec2};
use crate::base::ron::draws::Draws;
use crate::base::ron::fields::Fields;
use crate::base::ron::node::{Node, NodeKind};
use crate::base::shape::Shape;
use crate::base::units::metres;
use crate::level::numbers::{is_id, list, pair_within};
use crate::level::paint::{Sheets, tint};
use crate::level::shape::{colour, named, shape};
use crate::level::surface::surface;
use crate::level::{line, paint, shape as shapes};
use crate::rules::track::Track;
use crate::sim::colour::Colour;
use crate::sim::scene::{Edge, Paint, PaintArea, Rgb, Surface};

/// Width and height of a field, cm.
const FIELD_CM: (f64, f64) = (10.0, 2000.0);
/// The most layers of paint, surfaces, and zones.
const MOST_PAINT: usize = 2000;
const MOST_SURFACES: usize = 200;
const MOST_ZONES: usize = 500;
/// What can lie on the floor.
const FLOOR: [&str; 7] = ["Disc", "Ring", "Rect", "Polygon", "Line", "Picture", "Svg"];

/// The field of one layout, SI.
pub(super) struct Field {
    pub size: Vec2,
    pub edge: Edge,
    pub background: Rgb,
    pub paint: Vec<Paint>,
    pub surfaces: Vec<Surface>,
    pub zones: Vec<(String, Shape)>,
    pub lines: Vec<(String, Track)>,
}

impl Field {
    /// Is the point on the field?
    pub fn contains(&self, point: Vec2) -> bool {
        (0.0..=self.size.x).contains(&point.x) && (0.0..=self.size.y).contains(&point.y)
    }
}

/// Reads the field; what is wrong is told, and the rest is read all the same. `None` when it has no size.
pub(super) fn read(node: &Node, sheets: &Sheets, draws: &Draws, diags: &mut Vec<Diag>) -> Option<Field> {
    let mut fields = Fields::of(node, None, draws, diags)?;
    let size = fields.required_node("size", diags);
    let size = size.and_then(|size| pair_within(size, draws, FIELD_CM.0, FIELD_CM.1, diags));
    let edge = fields.node("edge").map_or(Some(Edge::Open), |node| edge(node, diags)).unwrap_or(Edge::Open);
    let background = fields.node("color").and_then(|node| colour(node, draws, diags));
    let mut field = Field {
        size: size.map_or(Vec2::ZERO, |(width, height)| vec2(metres(width), metres(height))),
        edge,
        background: background.unwrap_or(Colour::White.rgb()),
        paint: Vec::new(),
        surfaces: Vec::new(),
        zones: Vec::new(),
        lines: Vec::new(),
    };
    for node in fields.node("floor").map_or(&[] as &[Node], |node| list(node, MOST_PAINT, diags)) {
        floor(node, &mut field, sheets, draws, diags);
    }
    let layers = field.paint.len();
    if layers > MOST_PAINT || paint::too_many_corners(&field.paint) {
        let place = fields.node("floor").unwrap_or(node).place();
        diags.push(Diag::error("level-floor-too-much").at(place));
        field.paint.clear();
    }
    if let Some(node) = fields.node("zones") {
        zones(node, &mut field, draws, diags);
    }
    for node in fields.node("surfaces").map_or(&[] as &[Node], |node| list(node, MOST_SURFACES, diags)) {
        let surface = surface(node, draws, diags);
        field.surfaces.extend(surface);
    }
    fields.end(diags);
    size.map(|_| field)
}

fn edge(node: &Node, diags: &mut Vec<Diag>) -> Option<Edge> {
    match node.name() {
        Some("Open") => Some(Edge::Open),
        Some("Wall") => Some(Edge::Wall),
        found => {
            let found = found.unwrap_or_default();
            let diag = Diag::error("ron-unknown-name").with("name", found).with("known", "Open, Wall");
            diags.push(diag.did_you_mean(found, ["Open", "Wall"]).at(node.place()));
            None
        }
    }
}

/// One layer of paint, or all that a drawing has.
fn floor(node: &Node, field: &mut Field, sheets: &Sheets, draws: &Draws, diags: &mut Vec<Diag>) {
    match node.name() {
        Some("Picture") => {
            field.paint.extend(paint::picture(node, sheets, draws, diags));
            return;
        }
        // A floor that is full already, which is told at its end, takes no more.
        Some("Svg") if field.paint.len() > MOST_PAINT || paint::too_many_corners(&field.paint) => return,
        Some("Svg") => {
            field.paint.extend(paint::drawing(node, sheets, draws, diags));
            return;
        }
        _ => {}
    }
    let Some(mut fields) = named(node, &FLOOR, draws, diags) else { return };
    let is_line = node.name() == Some("Line");
    let painted = if is_line { fields.node("color") } else { fields.required_node("color", diags) };
    let colour = match painted {
        Some(painted) => tint(painted, draws, diags),
        None => Some(Colour::Black.rgb().into()),
    };
    let area = if is_line {
        let line = line::of_fields(&mut fields, draws, diags);
        if let Some(name) = node.field("name").and_then(Node::text) {
            if field.lines.iter().any(|(known, _)| known == name) {
                let place = node.field("name").unwrap_or(node).place();
                diags.push(Diag::error("level-twice").with("name", name).at(place));
            }
            // The name of a broken line is known all the same, so that the goals that use it are not told about it as well.
            let track = line.as_ref().map_or_else(|| Track::new(Vec::new(), false), line::Line::track);
            field.lines.push((name.to_owned(), track));
        }
        line.map(|line| PaintArea::Path { pieces: line.pieces, width: line.width_m })
    } else {
        shapes::of_fields(&mut fields, draws, diags).map(PaintArea::Shape)
    };
    fields.end(diags);
    if let (Some(area), Some(colour)) = (area, colour) {
        field.paint.push(Paint { area, colour });
    }
}

fn zones(node: &Node, field: &mut Field, draws: &Draws, diags: &mut Vec<Diag>) {
    let NodeKind::Map(pairs) = &node.kind else {
        diags.push(Diag::error("level-zones-expected").at(node.place()));
        return;
    };
    if pairs.len() > MOST_ZONES {
        let diag = Diag::error("level-too-many").with("found", pairs.len()).with("limit", MOST_ZONES);
        diags.push(diag.at(node.place()));
    }
    for (key, value) in pairs.iter().take(MOST_ZONES) {
        let name = key.text().unwrap_or_default();
        if !is_id(name) {
            let shown: String = name.chars().take(40).collect();
            diags.push(Diag::error("level-bad-name").with("name", shown).at(key.place()));
        }
        let Some(shape) = shape(value, draws, diags) else {
            // The name is known all the same, so that the goals that use it are not told about it as well.
            field.zones.push((name.to_owned(), Shape::Disc { at: Vec2::ZERO, radius: 1.0 }));
            continue;
        };
        field.zones.push((name.to_owned(), shape));
    }
}
