//! Lines of the floor: a path of straight pieces and arcs, of a stated width.

use crate::base::diag::Diag;
use crate::base::maths::{PI, Vec2};
use crate::base::ron::draws::Draws;
use crate::base::ron::fields::{Fields, number_within};
use crate::base::ron::node::{Body, Node, NodeKind};
use crate::base::units::{angle_of_heading, centimetres, metres, radians};
use crate::level::numbers::{id, list, point, required_number, required_point};
use crate::level::shape::named;
use crate::rules::track::Track;
use crate::sim::scene::PathPiece;

/// The pieces of a path.
const PIECES: [&str; 3] = ["Straight", "Arc", "To"];
/// The most pieces of one line.
const MOST_PIECES: usize = 1000;
/// Lengths and radii of pieces, cm.
const PIECE_CM: (f64, f64) = (0.1, 5000.0);
/// Widths of lines, cm.
const WIDTH_CM: (f64, f64) = (0.2, 50.0);
/// When a level says none, cm: the line of most contests.
const USUAL_WIDTH_CM: f64 = 1.5;
/// A closed line must end so near to where it began, cm.
const CLOSED_CM: f64 = 0.5;

/// A line as the floor and the referee need it.
pub(super) struct Line {
    pub pieces: Vec<PathPiece>,
    pub width_m: f64,
    pub closed: bool,
}

impl Line {
    /// The path for the referee.
    pub fn track(&self) -> Track {
        Track::new(self.pieces.clone(), self.closed)
    }
}

/// Reads the fields of `Line(..)` but for its colour; the caller ends the reading.
pub(super) fn of_fields(fields: &mut Fields, draws: &Draws, diags: &mut Vec<Diag>) -> Option<Line> {
    let name = fields.node("name").map(|node| id(node, diags).is_some());
    let width = fields.node("width");
    let width = match width {
        Some(node) => number_within(node, draws, WIDTH_CM.0, WIDTH_CM.1, diags),
        None => Some(USUAL_WIDTH_CM),
    };
    let from = required_point(fields, "from", draws, diags);
    let facing = fields.number("facing", -3600.0, 3600.0, diags).unwrap_or(0.0);
    let closed = fields.optional("closed", diags).unwrap_or(false);
    let path = fields.required_node("path", diags)?;
    let walked = from.and_then(|from| {
        let mut walk = Walk { at: from, angle: angle_of_heading(facing), pieces: Vec::new() };
        let nodes = list(path, MOST_PIECES, diags);
        let mut sound = true;
        for piece in nodes {
            sound &= walk.go(piece, draws, diags);
        }
        if nodes.is_empty() && matches!(path.kind, NodeKind::List(_)) {
            diags.push(Diag::error("level-line-empty").at(path.place()));
            return None;
        }
        (sound && !nodes.is_empty()).then_some((from, walk))
    });
    let (from, mut walk) = walked?;
    if closed {
        let gap = from - walk.at;
        if centimetres(gap.length()) > CLOSED_CM {
            let cm = |metres: f64| (centimetres(metres) * 10.0).round() / 10.0;
            let diag = Diag::error("level-line-open")
                .with("gap", cm(gap.length()))
                .with("x", cm(walk.at.x))
                .with("y", cm(walk.at.y));
            diags.push(diag.at(path.place()));
            return None;
        }
        if gap.length() > 1e-9 {
            walk.pieces.push(PathPiece::Straight { from: walk.at, to: from });
        }
    }
    if name == Some(false) {
        return None;
    }
    Some(Line { pieces: walk.pieces, width_m: metres(width?), closed })
}

/// Where the path has come to.
struct Walk {
    at: Vec2,
    /// Radians, counter-clockwise from x.
    angle: f64,
    pieces: Vec<PathPiece>,
}

impl Walk {
    /// Goes one piece further; `false` when it is wrong, which is told.
    fn go(&mut self, node: &Node, draws: &Draws, diags: &mut Vec<Diag>) -> bool {
        let single = match &node.kind {
            NodeKind::Group { body: Body::Items(items), .. } if items.len() == 1 => items.first(),
            _ => None,
        };
        match (node.name(), single) {
            (Some("Straight"), Some(length)) => {
                let length = number_within(length, draws, PIECE_CM.0, PIECE_CM.1, diags);
                let Some(length) = length else { return false };
                self.straight(self.at + Vec2::at_angle(self.angle) * metres(length));
                true
            }
            (Some("To"), Some(to)) => {
                let Some(to) = point(to, draws, diags) else { return false };
                if (to - self.at).length() < metres(PIECE_CM.0) {
                    diags.push(Diag::error("level-line-nowhere").at(node.place()));
                    return false;
                }
                self.angle = (to - self.at).angle();
                self.straight(to);
                true
            }
            (Some(name @ ("Straight" | "To")), None) => {
                if !node.is_broken() {
                    diags.push(Diag::error("level-piece").with("name", name).at(node.place()));
                }
                false
            }
            _ => self.arc(node, draws, diags),
        }
    }

    fn straight(&mut self, to: Vec2) {
        self.pieces.push(PathPiece::Straight { from: self.at, to });
        self.at = to;
    }

    /// Bends to the right for a positive turn: the middle lies to the right, and the way round it is clockwise.
    fn arc(&mut self, node: &Node, draws: &Draws, diags: &mut Vec<Diag>) -> bool {
        let Some(mut fields) = named(node, &PIECES, draws, diags) else { return false };
        let radius = required_number(&mut fields, "radius", PIECE_CM, draws, diags);
        let turn = required_number(&mut fields, "turn", (-360.0, 360.0), draws, diags);
        fields.end(diags);
        let (Some(radius), Some(turn)) = (radius, turn) else { return false };
        if turn.abs() < 0.01 {
            diags.push(Diag::error("level-line-nowhere").at(node.place()));
            return false;
        }
        let radius = metres(radius);
        let side = if turn > 0.0 { -1.0 } else { 1.0 };
        let middle = self.at + Vec2::at_angle(self.angle).left() * (side * radius);
        let sweep = radians(-turn);
        let start = self.angle - side * PI / 2.0;
        self.pieces.push(PathPiece::Arc { middle, radius, start, sweep });
        self.at = middle + Vec2::at_angle(start + sweep) * radius;
        self.angle += sweep;
        true
    }
}
