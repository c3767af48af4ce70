//! A layout: a level with its draws fixed by a seed, ready for a trial.

use serde::{Deserialize, Serialize};

use crate::base::diag::{Arg, Name, SPEAKER};
use crate::base::noise::Stream;
use crate::level::names::DisplayNames;
use crate::level::plan::Plan;
use crate::level::predict::Predict;
use crate::level::robots::PilotPlan;
use crate::level::sources::Sources;
use crate::level::texts::Texts;
use crate::rules::Rules;
use crate::rules::feed::Feed;
use crate::rules::verdict::Cause;
use crate::sim::kit::Kit;
use crate::sim::paint::{Placed, Tint};
use crate::sim::scene::{
    Contours, Edge, FillRule, NoiseLevel, Paint, PaintArea, PathPiece, RadioPlan, Rgb, RobotStart, Scene, Surface,
    ThingStart, Turning,
};

/// A level with its draws fixed by a seed.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The level's id.
    pub level: String,
    pub seed: u64,
    pub scene: Scene,
    pub rules: Rules,
    /// Who decides for each robot, in the scene's order.
    pub pilots: Vec<PilotSpec>,
    pub texts: LayoutTexts,
    /// A question before the run.
    pub predict: Option<Predict>,
    /// May the path be drawn that a program would drive, while it is written?
    pub live_path: bool,
    /// Names and values of the draws, sorted by name.
    pub draws: Vec<(String, f64)>,
    /// Words that programs can't use here.
    pub hidden_words: Vec<String>,
    /// Operations a program may use in one tick.
    pub operations_per_tick: u32,
}

/// Who decides for a robot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PilotSpec {
    /// A student's program; they are given in the order of the robots.
    Student,
    /// A program of the level.
    Script {
        name: String,
        source: String,
    },
    Still,
}

/// The texts of a layout, draws filled in. They change no result.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayoutTexts {
    pub title: Texts,
    /// In the order of the goals.
    pub goals: Vec<GoalTexts>,
    pub hints: Vec<Texts>,
    /// What zones, things, robots and lines are called.
    pub names: DisplayNames,
}

/// The texts of one goal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalTexts {
    pub id: String,
    /// What the goal wants.
    pub text: Texts,
    /// What the robot says when this goal was the cause of failing.
    pub failed: Option<Texts>,
}

impl LayoutTexts {
    /// The level's own words for why a trial was not passed.
    pub fn failed(&self, cause: &Cause) -> Option<&Texts> {
        self.goal(cause.goal.as_deref()?)?.failed.as_ref()
    }

    /// Puts what a person reads beside the ids that a cause speaks of: names, and what a goal wants.
    pub fn name_all_in(&self, cause: &mut Cause) {
        self.names.fill_cause(cause);
        if cause.code != Cause::GOAL {
            return;
        }
        for (_, arg) in cause.args.iter_mut().filter(|(name, _)| name != SPEAKER) {
            if let Arg::Name(name) = arg
                && let Some(GoalTexts { text, .. }) = self.goal(&name.id)
            {
                let Texts { en, ru, kk } = text.clone();
                **name = Name { id: std::mem::take(&mut name.id), en, ru, kk };
            }
        }
    }

    /// The texts of a goal.
    pub fn goal(&self, id: &str) -> Option<&GoalTexts> {
        self.goals.iter().find(|goal| goal.id == id)
    }
}

impl Layout {
    /// Builds the layout from a plan without problems.
    pub(super) fn of(level: &str, seed: u64, plan: Plan, sources: &Sources) -> Self {
        let Plan {
            title,
            draws,
            field,
            robots,
            things,
            mazes,
            goals,
            limits,
            rank,
            hints,
            names,
            predict,
            live_path,
            hidden_words,
            operations_per_tick,
            light,
            radio,
            noise,
            bias_per_layout,
        } = plan;
        let bias = Stream::new(if bias_per_layout { seed } else { 0 }).named("bias").named(level);
        let pilots: Vec<PilotSpec> = (robots.iter())
            .map(|robot| match &robot.pilot {
                PilotPlan::Student => PilotSpec::Student,
                PilotPlan::Still => PilotSpec::Still,
                PilotPlan::Script(name) => PilotSpec::Script {
                    name: name.clone(),
                    source: sources.scripts.get(name).cloned().unwrap_or_default(),
                },
            })
            .collect();
        let start = |robot: crate::level::robots::RobotPlan| RobotStart {
            name: robot.name,
            kit: robot.kit,
            world_from_robot: robot.world_from_robot,
        };
        let scene = Scene {
            size: field.size,
            edge: field.edge,
            background: field.background,
            paint: field.paint,
            surfaces: field.surfaces,
            robots: robots.into_iter().map(start).collect(),
            things: (things.into_iter())
                .map(|plan| ThingStart { name: plan.name, thing: plan.thing, world_from_thing: plan.world_from_thing })
                .collect(),
            light,
            radio,
            noise,
            bias_seed: bias.bits(0),
            noise_seed: Stream::new(seed).named("noise").named(level).bits(0),
        };
        let (goals, goal_texts) = goals.into_iter().map(|plan| (plan.goal, plan.texts)).unzip();
        let rules = Rules {
            field_m: scene.size,
            open: scene.edge == Edge::Open,
            zones: field.zones,
            lines: field.lines,
            mazes,
            goals,
            limits,
            rank,
            students: pilots.iter().map(|pilot| *pilot == PilotSpec::Student).collect(),
        };
        Self {
            level: level.to_owned(),
            seed,
            scene,
            rules,
            pilots,
            texts: LayoutTexts { title, goals: goal_texts, hints, names },
            predict,
            live_path,
            draws: draws.values().map(|(name, value)| (name.to_owned(), value)).collect(),
            hidden_words,
            operations_per_tick,
        }
    }

    /// Feeds everything that can change a result to a hasher; texts can't, nor can what is asked or drawn beside a run.
    pub fn feed(&self, feed: &mut Feed) {
        let Self {
            level,
            seed,
            scene,
            rules,
            pilots,
            texts: _,
            predict: _,
            live_path: _,
            draws: _,
            hidden_words,
            operations_per_tick,
        } = self;
        feed.text(level);
        feed.whole(*seed);
        feed_scene(scene, feed);
        rules.feed(feed);
        feed.count(pilots.len());
        for pilot in pilots {
            match pilot {
                PilotSpec::Student => feed.whole(0),
                PilotSpec::Script { name: _, source } => {
                    feed.whole(1);
                    feed.text(source);
                }
                PilotSpec::Still => feed.whole(2),
            }
        }
        feed.count(hidden_words.len());
        for word in hidden_words {
            feed.text(word);
        }
        feed.whole(u64::from(*operations_per_tick));
    }
}

fn feed_scene(scene: &Scene, feed: &mut Feed) {
    let Scene { size, edge, background, paint, surfaces, robots, things, light, radio, noise, bias_seed, noise_seed } =
        scene;
    feed.point(*size);
    feed.truth(*edge == Edge::Wall);
    feed_colour(*background, feed);
    feed.count(paint.len());
    for Paint { area, colour } in paint {
        feed_area(area, feed);
        feed_tint(colour, feed);
    }
    feed.count(surfaces.len());
    for Surface { area, grip, sliding, drag, pull, turning } in surfaces {
        feed.shape(area);
        feed.number(*grip);
        feed.number(*sliding);
        feed.number(*drag);
        feed.point(*pull);
        feed.truth(turning.is_some());
        if let Some(Turning { middle, spin }) = turning {
            feed.point(*middle);
            feed.number(*spin);
        }
    }
    feed.count(robots.len());
    for RobotStart { name, kit, world_from_robot } in robots {
        feed.text(name);
        // What a derived `Debug` writes holds every field, and floats so that they read back the same. A title is a text.
        let mut kit = Kit::clone(kit);
        kit.title.clear();
        feed.text(&format!("{kit:?}"));
        feed.point(world_from_robot.at);
        feed.number(world_from_robot.angle);
    }
    feed.count(things.len());
    for ThingStart { name, thing, world_from_thing } in things {
        feed.text(name);
        feed.text(&format!("{thing:?}"));
        feed.point(world_from_thing.at);
        feed.number(world_from_thing.angle);
    }
    feed.number(*light);
    let RadioPlan { delay_s, loss } = radio;
    feed.number(*delay_s);
    feed.number(*loss);
    feed.whole(match noise {
        NoiseLevel::Off => 0,
        NoiseLevel::Classroom => 1,
        NoiseLevel::Real => 2,
    });
    feed.whole(*bias_seed);
    feed.whole(*noise_seed);
}

fn feed_colour(colour: Rgb, feed: &mut Feed) {
    let Rgb { red, green, blue } = colour;
    for part in [red, green, blue] {
        feed.number(part);
    }
}

fn feed_tint(tint: &Tint, feed: &mut Feed) {
    let colours = |colours: &[Rgb], feed: &mut Feed| {
        feed.count(colours.len());
        colours.iter().for_each(|colour| feed_colour(*colour, feed));
    };
    match tint {
        Tint::Plain(colour) => {
            feed.whole(0);
            feed_colour(*colour, feed);
        }
        Tint::Linear { from, to, colours: steps } => {
            feed.whole(1);
            feed.point(*from);
            feed.point(*to);
            colours(steps, feed);
        }
        Tint::Radial { at, radius, colours: steps } => {
            feed.whole(2);
            feed.point(*at);
            feed.number(*radius);
            colours(steps, feed);
        }
        Tint::Picture(Placed { picture, corner, along, pixel_m }) => {
            feed.whole(3);
            feed.point(*corner);
            feed.point(*along);
            feed.number(*pixel_m);
            feed.count(picture.columns());
            feed.count(picture.rows());
            (feed.0)(picture.pixels().as_flattened());
        }
    }
}

fn feed_area(area: &PaintArea, feed: &mut Feed) {
    match area {
        PaintArea::Shape(shape) => {
            feed.whole(0);
            feed.shape(shape);
        }
        PaintArea::Contours(Contours { rings, rule }) => {
            feed.whole(2);
            feed.truth(*rule == FillRule::EvenOdd);
            feed.count(rings.len());
            for ring in rings {
                feed.count(ring.len());
                ring.iter().for_each(|corner| feed.point(*corner));
            }
        }
        PaintArea::Path { pieces, width } => {
            feed.whole(1);
            feed.number(*width);
            feed.count(pieces.len());
            for piece in pieces {
                match piece {
                    PathPiece::Straight { from, to } => {
                        feed.whole(0);
                        feed.point(*from);
                        feed.point(*to);
                    }
                    PathPiece::Arc { middle, radius, start, sweep } => {
                        feed.whole(1);
                        feed.point(*middle);
                        for number in [radius, start, sweep] {
                            feed.number(*number);
                        }
                    }
                }
            }
        }
    }
}
