//! Surfaces of a level's field: materials, grip and drag, slopes.

use crate::base::diag::Diag;
use crate::base::maths::Vec2;
use crate::base::ron::draws::Draws;
use crate::base::ron::fields::Fields;
use crate::base::ron::node::{Node, NodeKind};
use crate::base::units::angle_of_heading;
use crate::level::shape::shape;
use crate::sim::scene::Surface;

/// A factor on the friction of wheels and loose things.
const GRIP: (f64, f64) = (0.0, 2.0);
/// The share of grip that a sliding tyre keeps. Tables of friction give rubber on dry concrete 0.7 of its static friction, and
/// on wet concrete 0.6 and more (OpenStax, University Physics 1, table 6.1).
const SLIDING: (f64, f64) = (0.0, 1.0);
/// m/s² per m/s.
const DRAG: (f64, f64) = (0.0, 50.0);
/// The steepest slope, degrees.
const SLOPE_DEG: (f64, f64) = (0.0, 45.0);

/// A material: its name, and what it stands for where a level says no figure of its own.
struct Material {
    name: &'static str,
    grip: f64,
    drag: f64,
}

/// Grip is a factor on the friction with a smooth floor, which for tyres is about 0.9 (class of dry rubber on board: 0.8 to
/// 1.0 in tables of friction).
const MATERIALS: [Material; 3] = [
    // Foam or rubber: our choice, a little better than board.
    Material { name: "Mat", grip: 1.1, drag: 0.5 },
    // Rubber on ice: 0.1 to 0.15 in tables of friction.
    Material { name: "Ice", grip: 0.15, drag: 0.0 },
    // Loose sand holds wheels back with about 0.3 of their weight (class of rolling resistance in tables); drag grows with
    // speed here, and gives that at 25 cm/s. Grip is our choice.
    Material { name: "Sand", grip: 0.6, drag: 12.0 },
];

/// Reads one surface.
pub(super) fn surface(node: &Node, draws: &Draws, diags: &mut Vec<Diag>) -> Option<Surface> {
    let mut fields = Fields::of(node, Some("Surface"), draws, diags)?;
    let area = fields.required_node("area", diags).and_then(|node| shape(node, draws, diags));
    let material = match fields.node("material") {
        Some(node) => Some(material(node, diags)?),
        None => None,
    };
    let mut number = |name: &'static str, (low, high): (f64, f64), usual: f64| match fields.node(name) {
        Some(_) => fields.number(name, low, high, diags),
        None => Some(usual),
    };
    let grip = number("grip", GRIP, material.map_or(1.0, |material| material.grip));
    let sliding = number("sliding", SLIDING, 1.0);
    let drag = number("drag", DRAG, material.map_or(0.0, |material| material.drag));
    let slope = number("slope", SLOPE_DEG, 0.0);
    let facing = number("facing", (-3600.0, 3600.0), 0.0);
    fields.end(diags);
    let plain = Surface { grip: grip?, sliding: sliding?, drag: drag?, ..Surface::plain(area?) };
    let (slope, facing) = (slope?, facing?);
    Some(if slope > 0.0 { plain.sloping(slope, Vec2::at_angle(angle_of_heading(facing))) } else { plain })
}

fn material(node: &Node, diags: &mut Vec<Diag>) -> Option<&'static Material> {
    let found = if let NodeKind::Name(name) = &node.kind { name } else { "" };
    let known = || MATERIALS.iter().map(|material| material.name);
    let material = MATERIALS.iter().find(|material| material.name == found);
    if material.is_none() {
        let names: Vec<&str> = known().collect();
        let diag = Diag::error("ron-unknown-name").with("name", found).with("known", names.join(", "));
        diags.push(diag.did_you_mean(found, known()).at(node.place()));
    }
    material
}
