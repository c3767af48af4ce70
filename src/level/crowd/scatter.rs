//! Scatter: things at places that chance finds for each layout, clear of each other and of everything else.

use crate::base::diag::{Diag, Place};
use crate::base::maths::{Pose, TAU, Vec2, vec2};
use crate::base::noise::Stream;
use crate::base::ron::node::{Node, NodeKind};
use crate::base::shape::{Outline, Shape, polygon_distance};
use crate::base::units::{angle_of_heading, metres};
use crate::level::crowd::{Crowd, FACING, Reading, Setup};
use crate::level::field::Field;
use crate::level::numbers::whole_within;
use crate::level::shape::{bounds, shape};
use crate::level::things::MOST_THINGS;
use crate::level::tried::circle_around;
use crate::rules::track::Track;
use crate::sim::check::crosses_itself;
use crate::sim::thing::Thing;

/// Distances to keep, cm.
const GAP_CM: (f64, f64) = (0.1, 1000.0);
/// The gap when a level says nothing, cm: enough for a wheel not to jam.
const USUAL_GAP_CM: f64 = 1.0;
/// How often a place is looked for: for one thing, and for all scattered things of a level.
const TRIES: u64 = 2000;
pub(in crate::level) const ALL_TRIES: u64 = 50_000;
/// The most names of `clear_of`.
const MOST_NAMES: usize = 50;

/// Things at places of chance. Places are tried one after the other until one is free, so a thing keeps its place when others are
/// added elsewhere, unless they stand in its way.
pub(super) struct Scatter;

impl Crowd for Scatter {
    const EXAMPLE: &'static str = r#"Scatter(name: "can", of: Pin(radius: 3.3, mass: 20), count: 6, area: Rect(at: (110, 50), size: (120, 80)), gap: 5, clear_of: {"me": 15}, facing: Random)"#;

    fn set_up(reading: &mut Reading) -> Option<Setup> {
        let thing = reading.thing();
        let count_node = reading.fields.required_node("count", reading.diags);
        let count =
            count_node.and_then(|node| whole_within(node, reading.draws, (1.0, MOST_THINGS as f64), reading.diags));
        let area = match reading.fields.node("area") {
            Some(node) => area(node, reading).map(Some),
            None => Some(None),
        };
        let gap = reading.number_or("gap", USUAL_GAP_CM, GAP_CM);
        let clear_of = match reading.fields.node("clear_of") {
            Some(node) => clear_of(node, reading),
            None => Some(Vec::new()),
        };
        let facing = match reading.fields.node("facing") {
            Some(node) if node.name() == Some("Random") => Some(None),
            Some(_) => reading.number("facing", FACING).map(Some),
            None => Some(Some(0.0)),
        };
        let (thing, count, area, gap) = (thing?, count?, area?, gap?);
        let search = Search {
            thing,
            count,
            area,
            gap_m: metres(gap),
            clear_of: clear_of?,
            angle: facing?.map(angle_of_heading),
            stream: reading.stream,
            place: count_node?.place(),
        };
        Some(Setup { search: Some(search), ..Setup::default() })
    }
}

/// Reads the area; one that crosses itself is told.
fn area(node: &Node, reading: &mut Reading) -> Option<Shape> {
    let area = shape(node, reading.draws, reading.diags)?;
    if let Shape::Polygon(corners) = &area
        && crosses_itself(corners)
    {
        let place = node.field("points").unwrap_or(node).place();
        reading.diags.push(Diag::error("level-area-crosses").at(place));
        return None;
    }
    Some(area)
}

/// Reads `{"name": cm}`.
fn clear_of(node: &Node, reading: &mut Reading) -> Option<Vec<Clear>> {
    let NodeKind::Map(pairs) = &node.kind else {
        reading.diags.push(Diag::error("level-clear-of-expected").at(node.place()));
        return None;
    };
    if pairs.len() > MOST_NAMES {
        let diag = Diag::error("level-too-many").with("found", pairs.len()).with("limit", MOST_NAMES);
        reading.diags.push(diag.at(node.place()));
        return None;
    }
    let clear = |(key, value): &(Node, Node)| {
        let gap_m = metres(reading.number_of(value, (0.0, GAP_CM.1))?);
        Some(Clear { name: key.text().unwrap_or_default().to_owned(), gap_m, place: key.place() })
    };
    pairs.iter().map(clear).collect()
}

/// A distance to keep from what has a name.
struct Clear {
    name: String,
    gap_m: f64,
    place: Place,
}

/// Things whose places are still to be found.
pub(in crate::level) struct Search {
    thing: Thing,
    pub count: usize,
    /// Without one it is the whole field.
    area: Option<Shape>,
    gap_m: f64,
    clear_of: Vec<Clear>,
    /// Without one each thing has its own from chance.
    angle: Option<f64>,
    stream: Stream,
    /// Where the level says how many.
    place: Place,
}

/// What stands already.
pub(in crate::level) struct Taken {
    /// Its name, and the name of the entry it comes from.
    name: String,
    group: String,
    outline: Outline,
    pose: Pose,
    /// Nothing meets it: only what is named in `clear_of` stays away from it.
    ghost: bool,
    /// Middle and radius of a circle around it.
    middle: Vec2,
    reach: f64,
}

impl Taken {
    pub fn new(name: &str, group: &str, outline: Outline, pose: Pose) -> Self {
        let (local, reach) = circle_around(&outline);
        Self {
            name: name.to_owned(),
            group: group.to_owned(),
            middle: pose.point(local),
            outline,
            pose,
            ghost: false,
            reach,
        }
    }

    /// The place of a thing.
    pub fn by_thing(name: &str, group: &str, thing: &Thing, pose: Pose) -> Self {
        let solid = thing.solid();
        Self { ghost: solid.ghost, ..Self::new(name, group, solid.outline, pose) }
    }

    /// Is it further away from a circle than a gap?
    fn is_clear(&self, middle: Vec2, radius: f64, gap: f64) -> bool {
        let least = radius + gap;
        if (self.middle - middle).length() - self.reach >= least {
            return true;
        }
        match &self.outline {
            Outline::Disc { at, radius } => (self.pose.point(*at) - middle).length() - radius >= least,
            Outline::Polygon(corners) => polygon_distance(corners, self.pose.local(middle)) >= least,
        }
    }
}

/// The rest of the level, as far as a search looks at it.
pub(in crate::level) struct Surroundings<'a> {
    pub field: &'a Field,
    /// The zones of mazes.
    pub more_zones: &'a [(String, Shape)],
    /// All names of things, of those with a problem as well.
    pub known: &'a [String],
}

impl Search {
    /// Finds the places, one thing after the other; when they do not fit it is told how many did.
    pub fn find(
        self,
        around: &Surroundings,
        taken: &[Taken],
        tries: &mut u64,
        diags: &mut Vec<Diag>,
    ) -> Vec<(Thing, Pose)> {
        let (local, radius) = circle_around(&self.thing.solid().outline);
        self.unknown_names(around, taken, diags);
        let whole = Shape::rectangle(around.field.size * 0.5, around.field.size);
        let area = self.area.as_ref().unwrap_or(&whole);
        let ((low, high), (field_low, field_high)) = (bounds(area), bounds(&whole));
        let low = vec2(low.x.max(field_low.x) + radius, low.y.max(field_low.y) + radius);
        let high = vec2(high.x.min(field_high.x) - radius, high.y.min(field_high.y) - radius);
        let mut found: Vec<(Vec2, Pose)> = Vec::new();
        if low.x <= high.x && low.y <= high.y {
            for index in 0..self.count {
                let own = self.stream.numbered(index as u64);
                let place = (0..TRIES).find_map(|attempt| {
                    *tries = tries.checked_sub(1)?;
                    let share = vec2(own.unit(2 * attempt), own.unit(2 * attempt + 1));
                    let middle = vec2(low.x + (high.x - low.x) * share.x, low.y + (high.y - low.y) * share.y);
                    let apart = 2.0 * radius + self.gap_m;
                    let is_free = area.signed_distance(middle) <= -radius
                        && found.iter().all(|(other, _)| (*other - middle).length() >= apart)
                        && self.is_clear(middle, radius, around, taken);
                    is_free.then_some(middle)
                });
                let Some(middle) = place else { break };
                let angle = self.angle.unwrap_or_else(|| TAU * own.named("facing").unit(0));
                found.push((middle, Pose::new(middle - local.turned(angle), angle)));
            }
        }
        if found.len() < self.count {
            let diag = Diag::error("level-scatter-full").with("fitted", found.len()).with("count", self.count);
            diags.push(diag.at(self.place));
        }
        found.into_iter().map(|(_, pose)| (self.thing.clone(), pose)).collect()
    }

    /// Is a circle clear of everything that stands, and of what the level names?
    fn is_clear(&self, middle: Vec2, radius: f64, around: &Surroundings, taken: &[Taken]) -> bool {
        let is_far = |taken: &Taken| {
            let named = self.clear_of.iter().filter(|clear| clear.name == taken.name || clear.name == taken.group);
            let asked = named.map(|clear| clear.gap_m).reduce(f64::max);
            match asked {
                None if taken.ghost => true,
                _ => taken.is_clear(middle, radius, asked.unwrap_or(0.0).max(self.gap_m)),
            }
        };
        taken.iter().all(is_far)
            && self.clear_of.iter().all(|Clear { name, gap_m, .. }| {
                let zones = around.field.zones.iter().chain(around.more_zones).filter(|(zone, _)| zone == name);
                let mut lines = around.field.lines.iter().filter(|(line, _)| line == name);
                let far_from_line =
                    |(_, line): &(String, Track)| line.nearest(middle).is_none_or(|(_, far)| far >= radius + gap_m);
                zones.map(|(_, zone)| zone.signed_distance(middle)).all(|far| far >= radius + gap_m)
                    && lines.all(far_from_line)
            })
    }

    /// Names that nothing has.
    fn unknown_names(&self, around: &Surroundings, taken: &[Taken], diags: &mut Vec<Diag>) {
        let zones = around.field.zones.iter().chain(around.more_zones).map(|(name, _)| name.as_str());
        let lines = around.field.lines.iter().map(|(name, _)| name.as_str());
        let bodies = taken.iter().map(|taken| taken.name.as_str()).chain(around.known.iter().map(String::as_str));
        let known: Vec<&str> = zones.chain(lines).chain(bodies).collect();
        for Clear { name, place, .. } in self.clear_of.iter().filter(|clear| !known.contains(&clear.name.as_str())) {
            let shown: String = name.chars().take(40).collect();
            let diag = Diag::error("level-clear-of-unknown").with("name", shown);
            diags.push(diag.did_you_mean(name, known.iter().copied()).at(place.clone()));
        }
    }
}
