//! The field: the film's moment drawn, with everything that helps to see why.

mod beams;
mod camera;
mod cast;
mod described;
mod echo;
mod floor;
mod ghosts;
mod inspect;
mod marks;
mod overlay;
mod paint;
mod past;
mod pointer;
mod polygon;
mod raster;
mod ruler;
mod scene;
mod toolbar;
mod trails;

#[cfg(test)]
mod tests;

use egui::{Rect, Sense, Ui, WidgetInfo, WidgetType, vec2};

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::panels::experiment::shown::ShownFilm;
use crate::app::panels::field::camera::Camera;
use crate::app::panels::field::cast::Cast;
use crate::app::panels::field::floor::FloorPicture;
use crate::app::panels::field::paint::{Brush, Stance};
use crate::app::panels::field::past::Past;
use crate::app::panels::field::ruler::Ruler;
use crate::app::panels::field::scene::Shot;
use crate::app::view::View;
use crate::trial::reel::State;

/// What this panel may ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldCommand {
    /// Look at a body, or at none.
    Choose(Option<u16>),
    /// Mark a place, cm of the field.
    Mark(Option<(f64, f64)>),
    /// Draw a ghost, by its place in the list, or leave it out.
    Ghost { ghost: usize, shown: bool },
}

impl FieldCommand {
    /// Carries it out.
    pub fn apply(self, bench: &mut Bench) {
        match self {
            Self::Choose(body) => bench.field.chosen = body,
            Self::Mark(place) => bench.field.marked = place,
            Self::Ghost { ghost, shown } => {
                if let Some(ghost) = bench.ghosts.get_mut(ghost) {
                    ghost.shown = shown;
                }
            }
        }
    }
}

/// What the field panel shows beside the film: kept with the level, because other panels ask for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldState {
    /// The body that is looked at, by its number in the picture.
    pub chosen: Option<u16>,
    /// A click marks a place: a question of the level waits for an answer.
    pub asks: bool,
    /// The place that is marked, cm of the field.
    pub marked: Option<(f64, f64)>,
    /// Where it really was, once that is known.
    pub truth: Option<(f64, f64)>,
    /// A place that is ringed, cm of the field: "look here".
    pub spot: Option<(f64, f64)>,
}

/// The panel's own state: what nobody else needs to know.
#[derive(Default)]
pub struct FieldPanel {
    camera: Camera,
    cast: Option<Cast>,
    floor: FloorPicture,
    /// Whether the film is one of the experiment.
    shown_film: ShownFilm,
    past: Past,
    ruler: Ruler,
    grid: bool,
    /// The sensor that was clicked, by its number in the kit.
    sensor: Option<usize>,
    /// Where the card lay in the last frame: clicks there aren't for the field.
    card: Option<Rect>,
    /// The ringed place, and when it was ringed.
    spot: Option<((f64, f64), f64)>,
}

impl FieldPanel {
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) {
        self.follow_film(view.bench);
        self.shown_film.ui(ui, view, out);
        toolbar::ui(self, ui, view, out);
        let room = ui.available_size().max(vec2(40.0, 40.0));
        let (rect, response) = ui.allocate_exact_size(room, Sense::click_and_drag());
        self.camera.begin(rect, view.bench.reel.header().picture.size);
        pointer::keys(self, ui, &response, view, out);
        let on_card = |at: egui::Pos2| self.card.is_some_and(|card| card.contains(at));
        let pointed = response.hover_pos().filter(|at| !on_card(*at));
        if pointed.is_some() || response.dragged() {
            pointer::steer(ui, &response, &mut self.camera, &mut self.ruler);
        }
        let Some(cast) = &self.cast else { return };
        let (state, stances) = moment(view.bench);
        if self.camera.follows
            && let Some(stance) = followed(view.bench).and_then(|body| stances.get(body))
        {
            self.camera.look_at(stance.x, stance.y);
        }
        let clock = self.spot.map_or(0.0, |(_, since)| ui.input(|input| input.time) - since);
        let shot = Shot {
            view,
            camera: &self.camera,
            cast,
            past: &self.past,
            state: &state,
            stances: &stances,
            clock,
            grid: self.grid,
        };
        if response.interact_pointer_pos().is_some_and(|at| !on_card(at)) {
            pointer::click(&mut self.sensor, &response, &shot, out);
        }
        if ui.is_rect_visible(rect) {
            let picture = &view.bench.reel.header().picture;
            let floor = self.floor.show(ui.ctx(), &self.camera, picture, cast.serial, view.theme);
            let painter = ui.painter_at(rect);
            let mut brush = Brush::new(&painter, view.theme);
            scene::draw(&mut brush, &shot, floor);
            self.ruler.draw(&mut brush, &self.camera, view.say);
            overlay::draw(&mut brush, &shot, pointed, response.has_focus(), self.ruler.on);
            brush.finish();
        }
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(WidgetType::Image, true, described::shot(&shot));
            info.current_text_value = self.ruler.text(view.say);
            info
        });
        self.card = inspect::card(ui, &shot, self.sensor, self.card, out);
        let spot = view.bench.field.spot;
        if self.spot.map(|(place, _)| place) != spot {
            self.spot = spot.map(|place| (place, ui.input(|input| input.time)));
        }
    }

    /// Takes what is new of the film; another film is begun anew.
    fn follow_film(&mut self, bench: &Bench) {
        if self.cast.as_ref().is_none_or(|cast| cast.serial != bench.reel.serial()) {
            self.cast = Some(Cast::of(bench));
            self.past.clear();
        }
        self.past.follow(&bench.reel);
    }
}

/// How everything stands at the moment shown, and where every body is, between two ticks as well.
fn moment(bench: &Bench) -> (State, Vec<Stance>) {
    let tick = bench.player.tick();
    let state = bench.reel.at(tick);
    let mut stances: Vec<Stance> = state.poses.iter().map(|&pose| pose.into()).collect();
    let share = bench.player.between();
    if share > 0.0
        && let Some(next) = bench.reel.tick(tick)
    {
        let bodies = &bench.reel.header().picture.bodies;
        let loose = stances.iter_mut().zip(bodies).filter(|(_, body)| body.loose).map(|(stance, _)| stance);
        for (stance, pose) in loose.zip(next.poses) {
            *stance = stance.towards(pose.into(), share);
        }
    }
    (state, stances)
}

/// The body that the camera follows: what is looked at, or the robot whose program is shown.
fn followed(bench: &Bench) -> Option<usize> {
    bench.field.chosen.or_else(|| bench.robot()).map(usize::from)
}
