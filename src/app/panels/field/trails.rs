//! The ways that bodies went: driven paths, pen drawings, and lines that are kept short enough to be drawn in every frame.

use egui::{Color32, Pos2, Stroke as Line};

use crate::app::panels::field::camera::Camera;
use crate::app::panels::field::cast::kit;
use crate::app::panels::field::paint::{Brush, Stance};
use crate::app::panels::field::past::{Past, until};
use crate::app::panels::field::scene::Shot;
use crate::base::ink::Role;
use crate::sim::actuator::Actuator;
use crate::sim::colour::Colour;
use crate::trial::reel::PathPoint;

/// A line may be so much beside its points, points of the screen.
const BESIDE: f32 = 0.35;
/// No piece of a line stands for more than this, points of the screen.
const LONGEST: f32 = 80.0;

/// Of more robots the paths have no pale sides: they would be a crowd of lines.
const MOST_CASED: usize = 4;

/// How the paths of several robots are told apart without colours: drawn and left out, points.
const DASHES: [Option<(f32, f32)>; 4] = [None, Some((9.0, 4.0)), Some((2.5, 3.5)), Some((16.0, 5.0))];

/// The dash of a robot's lines.
pub fn dash(robot: usize) -> Option<(f32, f32)> {
    DASHES[robot % DASHES.len()]
}

/// The paths of everything that moved, up to the moment shown.
pub fn draw(brush: &mut Brush, shot: &Shot) {
    let tick = shot.state.tick as u32;
    for body in 0..shot.cast.actors.len() {
        let path = shot.view.bench.reel.path(body);
        let now = shot.stances.get(body).copied();
        let points = line(path, tick, now.filter(|_| shot.is_there(body)), shot.camera);
        if points.len() < 2 {
            continue;
        }
        let is_robot = body < shot.cast.robots;
        let (width, share) = if is_robot { (shot.thick(0.004, 1.8), 0.85) } else { (1.0, 0.45) };
        let colour = shot.colour_of(body).gamma_multiply(share);
        if is_robot && shot.cast.robots <= MOST_CASED {
            // On a dark floor a line is seen by its pale sides.
            let paper = brush.theme.ink(Role::Floor).gamma_multiply(0.6);
            brush.path(points.clone(), Line::new(width + 2.0, paper), None);
        }
        brush.path(points, Line::new(width, colour), if is_robot { dash(body) } else { None });
    }
}

/// What pens drew: the robot's path while the pen was down, in its colour.
pub fn pens(brush: &mut Brush, shot: &Shot) {
    let bench = shot.view.bench;
    for robot in 0..shot.cast.robots {
        let Some(kit) = kit(bench, robot) else { continue };
        let pens = kit.actuators.iter().enumerate().filter_map(|(number, actuator)| match actuator {
            Actuator::Pen(pen) => Some(((kit.sensors.len() + number) as u16, pen.width * 0.01)),
            _ => None,
        });
        for (device, width_m) in pens {
            let strokes = strokes(shot.past, (robot as u16, device), shot.state.tick);
            for (from, to, colour) in strokes {
                let path = bench.reel.path(robot);
                let first = path.partition_point(|(tick, _)| u64::from(*tick) < from);
                let now = shot.stances.get(robot).copied().filter(|_| to >= shot.state.tick);
                let points = line(path.get(first.saturating_sub(1)..).unwrap_or_default(), to as u32, now, shot.camera);
                let [red, green, blue] = colour.rgb().bytes();
                let line = Line::new(shot.thick(width_m as f32, 2.5), Color32::from_rgb(red, green, blue));
                brush.path(points, line, None);
            }
        }
    }
}

/// From when to when a pen was down, and in which colour.
fn strokes(past: &Past, of: (u16, u16), now: u64) -> Vec<(u64, u64, Colour)> {
    let shows = until(&past.shows, now, |show| show.0).iter().filter(|(_, robot, device, _)| (*robot, *device) == of);
    let mut strokes = Vec::new();
    let mut down: Option<(u64, Colour)> = None;
    for (tick, _, _, value) in shows {
        if let Some((from, colour)) = down {
            strokes.push((from, *tick, colour));
        }
        down = value.as_deref().and_then(Colour::of_said).map(|colour| (*tick, colour));
    }
    strokes.extend(down.map(|(from, colour)| (from, now, colour)));
    strokes
}

/// A path on the screen up to a tick, and on to where the body is now; straight pieces are one piece.
pub fn line(path: &[PathPoint], tick: u32, now: Option<Stance>, camera: &Camera) -> Vec<Pos2> {
    let done = &path[..path.partition_point(|(at, _)| *at <= tick)];
    let points = done.iter().map(|(_, [x, y])| camera.screen(*x, *y));
    straightened(points.chain(now.map(|now| camera.screen(now.x, now.y))), BESIDE)
}

/// The same line with fewer points: none of those left out lies further beside it, points of the screen.
pub fn straightened(points: impl Iterator<Item = Pos2>, most: f32) -> Vec<Pos2> {
    let mut line: Vec<Pos2> = Vec::new();
    for point in points {
        if let [.., before, last] = line.as_slice()
            && (point - *before).length() < LONGEST
            && beside(*before, point, *last) < most
            && (*last - *before).dot(point - *last) >= 0.0
        {
            line.pop();
        }
        if line.last().is_none_or(|last| (point - *last).length() > 0.05) {
            line.push(point);
        }
    }
    line
}

/// How far a point lies beside the line through two others.
fn beside(from: Pos2, to: Pos2, point: Pos2) -> f32 {
    let (along, off) = (to - from, point - from);
    (along.x * off.y - along.y * off.x).abs() / along.length().max(1e-3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_at_the_moment_shown_and_straight_ways_are_short() {
        let mut camera = Camera::default();
        camera.begin(egui::Rect::from_min_size(Pos2::ZERO, egui::vec2(628.0, 628.0)), (1.0, 1.0));
        let path: Vec<PathPoint> = (0..=50).map(|step| (step * 10, [0.1 + 0.001 * step as f32, 0.5])).collect();
        let all = line(&path, 500, None, &camera);
        assert_eq!((all[0], all[all.len() - 1]), (camera.screen(0.1, 0.5), camera.screen(0.15, 0.5)));
        assert!(all.len() < 5, "{all:?}");
        let half = line(&path, 250, Some(Stance { x: 0.1255, y: 0.5, angle: 0.0 }), &camera);
        assert_eq!(half.last(), Some(&camera.screen(0.1255, 0.5)));
        // A corner stays a corner.
        let corner = [(0, [0.1, 0.1]), (10, [0.2, 0.1]), (20, [0.2, 0.2])];
        assert_eq!(line(&corner, 20, None, &camera).len(), 3);
    }

    #[test]
    fn a_pen_draws_from_when_it_is_down_until_it_is_up() {
        let mut past = Past::default();
        for (tick, value) in [(10, Some("red")), (30, None), (50, Some("blue"))] {
            past.shows.push((tick, 0, 7, value.map(str::to_owned)));
        }
        assert_eq!(strokes(&past, (0, 7), 70), [(10, 30, Colour::Red), (50, 70, Colour::Blue)]);
        assert_eq!(strokes(&past, (0, 7), 20), [(10, 20, Colour::Red)]);
        assert!(strokes(&past, (1, 7), 70).is_empty());
    }
}
