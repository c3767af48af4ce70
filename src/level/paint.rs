//! Paint of a level's floor: areas with a colour or a gradient, pictures and drawings of the level folder.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diag::Diag;
use crate::base::maths::{Pose, Vec2, vec2};
use crate::base::ron::draws::Draws;
use crate::base::ron::fields::{Fields, number_within};
use crate::base::ron::node::Node;
use crate::base::shape::Shape;
use crate::base::units::{metres, radians};
use crate::level::drawing::{Area, Drawing, MOST_CORNERS};
use crate::level::numbers::{list, point, required_point};
use crate::level::shape::{colour, named};
use crate::sim::paint::{Picture, Placed, Tint};
use crate::sim::scene::{Contours, Paint, PaintArea};

/// The gradients.
const GRADIENTS: [&str; 2] = ["Linear", "Radial"];
/// The colours of one gradient.
const COLOURS: (usize, usize) = (2, 16);
/// Lengths and radii of gradients, widths of pictures and drawings, cm.
const SIZE_CM: (f64, f64) = (0.1, 5000.0);
/// Drawings are rounded to this, metres: the maths of curves may differ in its last bits between machines.
const GRAIN_M: f64 = 1e-5;

/// The pictures and drawings of the level's folder, by the names of their files. `None`: it is there but broken, which has
/// been told.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheets {
    pub pictures: BTreeMap<String, Option<Arc<Picture>>>,
    pub drawings: BTreeMap<String, Option<Arc<Drawing>>>,
}

/// Reads a colour or a gradient.
pub(super) fn tint(node: &Node, draws: &Draws, diags: &mut Vec<Diag>) -> Option<Tint> {
    if !node.name().is_some_and(|name| GRADIENTS.contains(&name)) {
        return colour(node, draws, diags).map(Tint::Plain);
    }
    let mut fields = named(node, &GRADIENTS, draws, diags)?;
    let is_linear = node.name() == Some("Linear");
    let colours = fields.required_node("colors", diags).and_then(|node| {
        let nodes = list(node, COLOURS.1, diags);
        if nodes.len() < COLOURS.0 {
            diags.push(Diag::error("level-gradient-colours").at(node.place()));
        }
        let colours: Vec<_> = nodes.iter().map(|node| colour(node, draws, diags)).collect();
        colours.into_iter().collect::<Option<Vec<_>>>().filter(|colours| colours.len() >= COLOURS.0)
    });
    let tint = if is_linear {
        let from = required_point(&mut fields, "from", draws, diags);
        let to = required_point(&mut fields, "to", draws, diags);
        match (from, to) {
            (Some(from), Some(to)) if (to - from).length() < metres(SIZE_CM.0) => {
                diags.push(Diag::error("level-gradient-nowhere").at(node.place()));
                None
            }
            (Some(from), Some(to)) => colours.map(|colours| Tint::Linear { from, to, colours }),
            _ => None,
        }
    } else {
        let at = required_point(&mut fields, "at", draws, diags);
        let radius = fields.required_node("radius", diags);
        let radius = radius.and_then(|node| number_within(node, draws, SIZE_CM.0, SIZE_CM.1, diags));
        match (at, radius, colours) {
            (Some(at), Some(radius), Some(colours)) => Some(Tint::Radial { at, radius: metres(radius), colours }),
            _ => None,
        }
    };
    fields.end(diags);
    tint
}

/// Reads `Picture(file: .., width: ..)`.
pub(super) fn picture(node: &Node, sheets: &Sheets, draws: &Draws, diags: &mut Vec<Diag>) -> Option<Paint> {
    let mut fields = Fields::of(node, Some("Picture"), draws, diags)?;
    let picture = fields.required::<String>("file", diags).and_then(|name| sheets.pictures.get(&name)?.clone());
    let width = fields.required_node("width", diags);
    let width = width.and_then(|node| number_within(node, draws, SIZE_CM.0, SIZE_CM.1, diags)).map(metres);
    let place = Place::read(&mut fields, draws, diags);
    fields.end(diags);
    let (picture, width, place) = (picture?, width?, place?);
    let height = width * picture.rows() as f64 / picture.columns().max(1) as f64;
    let placed = Placed::new(picture, place.lower_left(width, height), width);
    Some(Paint { area: PaintArea::Shape(Shape::Polygon(placed.corners())), colour: Tint::Picture(placed) })
}

/// Reads `Svg(file: ..)`: one layer of paint for each of its areas.
pub(super) fn drawing(node: &Node, sheets: &Sheets, draws: &Draws, diags: &mut Vec<Diag>) -> Vec<Paint> {
    let Some(mut fields) = Fields::of(node, Some("Svg"), draws, diags) else { return Vec::new() };
    let file = fields.required_node("file", diags);
    let name = file.and_then(Node::text).unwrap_or_default();
    let drawing = sheets.drawings.get(name).cloned().flatten();
    let width = match fields.node("width") {
        Some(node) => number_within(node, draws, SIZE_CM.0, SIZE_CM.1, diags).map(metres),
        None => drawing.as_ref().and_then(|drawing| drawing.width_m).or_else(|| {
            if drawing.is_some() {
                diags.push(Diag::error("level-svg-no-size").with("name", name).at(node.place()));
            }
            None
        }),
    };
    let place = Place::read(&mut fields, draws, diags);
    fields.end(diags);
    let (Some(drawing), Some(width), Some(place)) = (drawing, width, place) else { return Vec::new() };
    let scale = width / drawing.width;
    let world_from_drawing = place.lower_left(width, drawing.height * scale);
    let placed = |corner: &Vec2| {
        let world = if world_from_drawing.angle == 0.0 {
            world_from_drawing.at + *corner * scale
        } else {
            world_from_drawing.point(*corner * scale)
        };
        vec2(rounded(world.x), rounded(world.y))
    };
    let paint = |Area { rings, rule, colour }: &Area| {
        let rings = rings.iter().map(|ring| ring.iter().map(placed).collect()).collect();
        Paint { area: PaintArea::Contours(Contours { rings, rule: *rule }), colour: (*colour).into() }
    };
    drawing.areas.iter().map(paint).collect()
}

/// Do all drawings of a floor together have more corners than one may have?
pub(super) fn too_many_corners(paint: &[Paint]) -> bool {
    let corners = |paint: &Paint| match &paint.area {
        PaintArea::Contours(contours) => contours.rings.iter().map(Vec::len).sum(),
        _ => 0,
    };
    paint.iter().map(corners).sum::<usize>() > MOST_CORNERS
}

fn rounded(metres: f64) -> f64 {
    (metres / GRAIN_M).round() * GRAIN_M
}

/// Where a picture lies: by its middle or its lower left corner, and how far it is turned clockwise.
struct Place {
    at: Vec2,
    is_middle: bool,
    angle: f64,
}

impl Place {
    fn read(fields: &mut Fields, draws: &Draws, diags: &mut Vec<Diag>) -> Option<Self> {
        let (at, corner) = (fields.node("at"), fields.node("corner"));
        let facing = fields.number("facing", -3600.0, 3600.0, diags).unwrap_or(0.0);
        let angle = if facing == 0.0 { 0.0 } else { radians(-facing) };
        if let (Some(_), Some(corner)) = (at, corner) {
            diags.push(Diag::error("level-two-places").at(corner.place()));
            return None;
        }
        let place = match at.or(corner) {
            Some(node) => point(node, draws, diags)?,
            None => Vec2::ZERO,
        };
        Some(Self { at: place, is_middle: at.is_some(), angle })
    }

    /// The pose of the lower left corner of something of this size, x along its width.
    fn lower_left(&self, width: f64, height: f64) -> Pose {
        if !self.is_middle {
            return Pose::new(self.at, self.angle);
        }
        let half = vec2(-0.5 * width, -0.5 * height);
        let from_middle = if self.angle == 0.0 { half } else { half.turned(self.angle) };
        Pose::new(self.at + from_middle, self.angle)
    }
}
