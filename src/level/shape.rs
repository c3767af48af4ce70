//! Shapes and colours of a level file: `Disc Ring Rect Polygon`, names of colours.

use crate::base::diag::Diag;
use crate::base::maths::{Vec2, vec2};
use crate::base::ron::draws::Draws;
use crate::base::ron::fields::{Fields, number_within};
use crate::base::ron::node::{Body, Node, NodeKind};
use crate::base::shape::Shape;
use crate::base::units::{metres, radians};
use crate::level::numbers::{list, pair_within, point, required_number, required_point};
use crate::sim::colour::Colour;
use crate::sim::scene::Rgb;

/// The shapes, for "did you mean".
pub(super) const SHAPES: [&str; 4] = ["Disc", "Ring", "Rect", "Polygon"];
/// Sizes of shapes, cm.
const SIZE_CM: (f64, f64) = (0.1, 5000.0);
/// The most corners of a polygon.
const MOST_CORNERS: usize = 256;
/// The smallest area of a polygon, m².
const LEAST_AREA_M2: f64 = 1e-5;

/// Reads a shape without a colour.
pub(super) fn shape(node: &Node, draws: &Draws, diags: &mut Vec<Diag>) -> Option<Shape> {
    let mut fields = named(node, &SHAPES, draws, diags)?;
    let shape = of_fields(&mut fields, draws, diags);
    fields.end(diags);
    shape
}

/// The fields of one of several kinds; a kind that is not known is told.
pub(super) fn named<'a, 'd>(
    node: &'a Node,
    known: &[&str],
    draws: &'d Draws,
    diags: &mut Vec<Diag>,
) -> Option<Fields<'a, 'd>> {
    match node.name() {
        Some(name) if known.contains(&name) => Fields::of(node, Some(name), draws, diags),
        Some(name) => {
            let diag = Diag::error("ron-unknown-name").with("name", name).with("known", known.join(", "));
            diags.push(diag.did_you_mean(name, known.iter().copied()).at(node.place()));
            None
        }
        None => {
            if !node.is_broken() {
                diags.push(Diag::error("level-kind-expected").with("known", known.join(", ")).at(node.place()));
            }
            None
        }
    }
}

/// The fields that make the shape; the caller asks for others and ends the reading.
pub(super) fn of_fields(fields: &mut Fields, draws: &Draws, diags: &mut Vec<Diag>) -> Option<Shape> {
    match fields.whole().name()? {
        "Disc" => {
            let at = required_point(fields, "at", draws, diags);
            let radius = required_number(fields, "radius", SIZE_CM, draws, diags);
            Some(Shape::Disc { at: at?, radius: metres(radius?) })
        }
        "Ring" => {
            let at = required_point(fields, "at", draws, diags);
            let inner = required_number(fields, "inner", SIZE_CM, draws, diags);
            let outer = required_number(fields, "outer", SIZE_CM, draws, diags);
            let (inner, outer) = (inner?, outer?);
            if inner >= outer {
                let diag = Diag::error("level-ring-order").with("inner", inner).with("outer", outer);
                diags.push(diag.at(fields.whole().place()));
                return None;
            }
            Some(Shape::Ring { at: at?, inner: metres(inner), outer: metres(outer) })
        }
        "Rect" => {
            let at = required_point(fields, "at", draws, diags);
            let size = fields.required_node("size", diags);
            let size = size.and_then(|size| pair_within(size, draws, SIZE_CM.0, SIZE_CM.1, diags));
            let facing = fields.number("facing", -3600.0, 3600.0, diags).unwrap_or(0.0);
            let (at, (width, height)) = (at?, size?);
            let Shape::Polygon(corners) = Shape::rectangle(Vec2::ZERO, vec2(metres(width), metres(height))) else {
                return None;
            };
            // Without a turn the corners are exact.
            let turned = |corner: Vec2| if facing == 0.0 { corner } else { corner.turned(radians(-facing)) };
            Some(Shape::Polygon(corners.into_iter().map(|corner| at + turned(corner)).collect()))
        }
        _ => {
            let node = fields.required_node("points", diags)?;
            let points = list(node, MOST_CORNERS, diags);
            let points: Vec<Option<Vec2>> = points.iter().map(|corner| point(corner, draws, diags)).collect();
            let corners = points.into_iter().collect::<Option<Vec<Vec2>>>()?;
            if !matches!(node.kind, NodeKind::List(_)) {
                return None;
            }
            if corners.len() < 3 || area(&corners) < LEAST_AREA_M2 {
                diags.push(Diag::error("level-polygon-flat").at(node.place()));
                return None;
            }
            Some(Shape::Polygon(corners))
        }
    }
}

/// The area of a polygon (the shoelace formula), m².
fn area(corners: &[Vec2]) -> f64 {
    let next = |index: usize| corners[(index + 1) % corners.len()];
    let doubled: f64 = corners.iter().enumerate().map(|(index, corner)| corner.cross(next(index))).sum();
    doubled.abs() * 0.5
}

/// Reads a colour: a name, or `Rgb(255, 128, 0)`.
pub(super) fn colour(node: &Node, draws: &Draws, diags: &mut Vec<Diag>) -> Option<Rgb> {
    match &node.kind {
        NodeKind::Name(name) => {
            let Some(colour) = Colour::of_name(name) else {
                let names = Colour::NAMES;
                let diag = Diag::error("ron-unknown-name").with("name", name.as_str()).with("known", names.join(", "));
                diags.push(diag.did_you_mean(name, names.iter().copied()).at(node.place()));
                return None;
            };
            Some(colour.rgb())
        }
        NodeKind::Group { name: Some(name), body: Body::Items(items) } if name == "Rgb" && items.len() == 3 => {
            let parts: Vec<Option<f64>> =
                items.iter().map(|item| number_within(item, draws, 0.0, 255.0, diags)).collect();
            let [red, green, blue] = parts[..] else { return None };
            Some(rgb([red?, green?, blue?]))
        }
        NodeKind::Broken => None,
        _ => {
            diags.push(Diag::error("level-colour-expected").at(node.place()));
            None
        }
    }
}

fn rgb([red, green, blue]: [f64; 3]) -> Rgb {
    Rgb { red: red / 255.0, green: green / 255.0, blue: blue / 255.0 }
}

/// The box around a shape: lower left and upper right corner, metres.
pub(super) fn bounds(shape: &Shape) -> (Vec2, Vec2) {
    match shape {
        Shape::Disc { at, radius: reach } | Shape::Ring { at, outer: reach, .. } => {
            (*at - vec2(*reach, *reach), *at + vec2(*reach, *reach))
        }
        Shape::Polygon(corners) => {
            let fold = |pick: fn(f64, f64) -> f64, start: f64| {
                corners
                    .iter()
                    .fold(vec2(start, start), |far, corner| vec2(pick(far.x, corner.x), pick(far.y, corner.y)))
            };
            (fold(f64::min, f64::INFINITY), fold(f64::max, f64::NEG_INFINITY))
        }
    }
}
