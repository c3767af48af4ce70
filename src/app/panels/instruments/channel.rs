//! Channels: everything of a film that has a number over time, whether a sensor, an order, a `plot()` or the hidden truth.

use crate::base::ask::{Gives, Takes, Unit};
use crate::sim::all_words;
use crate::trial::film::{Header, Stream};
use crate::trial::reel::Reel;

/// A body's path is filmed every so many ticks.
const PATH_TICKS: u32 = 10;
/// A reading beyond this stands for "nothing in reach": a film has no infinite numbers.
const ENDLESS: f32 = 1e12;

/// One thing that can be shown over time. It is named, not numbered, so that a choice holds from film to film.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Channel {
    /// The number of its robot.
    pub robot: u16,
    pub what: What,
}

/// What of the robot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// What a device answers to a word.
    Reading { word: String, device: String },
    /// A parameter of an order: the power of a motor, say. The word and its parameter.
    Order { word: String, param: String, device: String },
    /// What the program plots under a name.
    Plot(String),
    /// What the program can't know.
    Truth(Truth),
}

/// What is really so, whatever the sensors say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    X,
    Y,
    Heading,
    Speed,
}

impl Truth {
    pub const ALL: [Self; 4] = [Self::X, Self::Y, Self::Heading, Self::Speed];

    /// The message that names it.
    pub fn message(self) -> &'static str {
        match self {
            Self::X => "measure-true-x",
            Self::Y => "measure-true-y",
            Self::Heading => "measure-true-heading",
            Self::Speed => "measure-true-speed",
        }
    }
}

/// What a vertical axis counts; channels with the same one share a plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    Of(Unit),
    /// True or false, as 1 and 0.
    Truths,
    /// Whatever the program plots.
    Plots,
}

impl Channel {
    /// The channel of a stream of a film.
    pub fn of_stream(stream: &Stream) -> Self {
        let Stream { robot, word, device } = stream;
        let what = match word.split_once('.') {
            Some((word, param)) => {
                What::Order { word: word.to_owned(), param: param.to_owned(), device: device.clone() }
            }
            None => What::Reading { word: word.clone(), device: device.clone() },
        };
        Self { robot: *robot, what }
    }

    /// How a program would ask for it, which is the same in every language; empty for the truth.
    pub fn code(&self) -> String {
        match &self.what {
            What::Reading { word, device } if device.is_empty() => format!("{word}()"),
            What::Reading { word, device } => format!("{word}(\"{device}\")"),
            What::Order { word, param, device } if device.is_empty() => format!("{word}: {param}"),
            What::Order { word, param, device } => format!("{word}(\"{device}\"): {param}"),
            What::Plot(name) => format!("plot \"{name}\""),
            What::Truth(_) => String::new(),
        }
    }

    /// What its axis counts.
    pub fn axis(&self) -> Axis {
        let word = |name: &str| all_words().into_iter().find(|word| word.name == name);
        match &self.what {
            What::Reading { word: name, .. } => match word(name).map(|word| word.gives) {
                Some(Gives::Number(unit)) => Axis::Of(unit),
                Some(Gives::Bool) => Axis::Truths,
                _ => Axis::Of(Unit::None),
            },
            What::Order { word: name, param, .. } => {
                let takes = word(name).and_then(|word| word.params.iter().find(|known| known.name == param));
                match takes.map(|param| param.takes) {
                    Some(Takes::Number { unit, .. }) => Axis::Of(unit),
                    Some(Takes::Bool) => Axis::Truths,
                    _ => Axis::Of(Unit::None),
                }
            }
            What::Plot(_) => Axis::Plots,
            What::Truth(Truth::X | Truth::Y) => Axis::Of(Unit::Centimetre),
            What::Truth(Truth::Heading) => Axis::Of(Unit::Degree),
            What::Truth(Truth::Speed) => Axis::Of(Unit::CentimetrePerSecond),
        }
    }

    /// Does a value hold until the next one is filmed? What is plotted or driven changes between two points.
    pub fn holds(&self) -> bool {
        matches!(self.what, What::Reading { .. } | What::Order { .. })
    }

    /// The number of its stream in a film.
    pub fn stream(&self, header: &Header) -> Option<usize> {
        if !self.holds() {
            return None;
        }
        header.streams.iter().position(|stream| Self::of_stream(stream) == *self)
    }

    /// All its points: ticks, and values in the unit of its axis.
    pub fn points(&self, reel: &Reel) -> Vec<(u32, f32)> {
        let robot = usize::from(self.robot);
        match &self.what {
            What::Reading { .. } | What::Order { .. } => {
                self.stream(reel.header()).map(|stream| reel.series(stream).to_vec()).unwrap_or_default()
            }
            What::Plot(name) => {
                let found = reel.plots().iter().find(|plot| plot.robot == self.robot && plot.name == *name);
                found.map(|plot| plot.points.clone()).unwrap_or_default()
            }
            What::Truth(truth) => {
                let path = || reel.path(robot).iter();
                let end = reel.ticks() as u32;
                match truth {
                    Truth::X => rested(path().map(|(tick, [x, _])| (*tick, x * 100.0)), end),
                    Truth::Y => rested(path().map(|(tick, [_, y])| (*tick, y * 100.0)), end),
                    Truth::Heading => rested(reel.headings(robot).iter().copied(), end),
                    Truth::Speed => speeds(reel.path(robot), end),
                }
            }
        }
    }
}

/// Is there anything in reach at all?
pub fn is_endless(value: f32) -> bool {
    !value.is_finite() || value.abs() >= ENDLESS
}

/// What is filmed only where it changes, with a point at the end of each rest and at the end of the film.
fn rested(points: impl Iterator<Item = (u32, f32)>, end: u32) -> Vec<(u32, f32)> {
    let mut whole: Vec<(u32, f32)> = Vec::new();
    for (tick, value) in points {
        if let Some(&(before, held)) = whole.last()
            && tick - before > PATH_TICKS
        {
            whole.push((tick - PATH_TICKS, held));
        }
        whole.push((tick, value));
    }
    if let Some(&(last, held)) = whole.last()
        && end > last
    {
        whole.push((end, held));
    }
    whole
}

/// Speeds from a path, cm/s: a body that leaves no points rests.
fn speeds(path: &[(u32, [f32; 2])], end: u32) -> Vec<(u32, f32)> {
    let mut speeds: Vec<(u32, f32)> = path.first().map(|(tick, _)| (*tick, 0.0)).into_iter().collect();
    for pair in path.windows(2) {
        let &[(before, [x0, y0]), (now, [x1, y1])] = pair else { continue };
        let took = (now - before).clamp(1, PATH_TICKS);
        if now - before > PATH_TICKS {
            speeds.push((before + PATH_TICKS, 0.0));
            speeds.push((now - PATH_TICKS, 0.0));
        }
        let (along, aside) = (f64::from(x1 - x0), f64::from(y1 - y0));
        let metres = crate::base::maths::sqrt(along * along + aside * aside);
        speeds.push((now, (metres * 100.0 * 100.0 / f64::from(took)) as f32));
    }
    if let Some(&(last, _)) = speeds.last()
        && end > last + PATH_TICKS
    {
        speeds.extend([(last + PATH_TICKS, 0.0), (end, 0.0)]);
    }
    speeds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing::played;

    #[test]
    fn a_body_that_rests_has_no_speed_and_one_that_drives_has() {
        let path = [(0, [0.0, 0.0]), (10, [0.02, 0.0]), (20, [0.02, 0.01]), (60, [0.02, 0.03])];
        let speeds = speeds(&path, 100);
        let rounded: Vec<(u32, i32)> = speeds.iter().map(|(tick, speed)| (*tick, speed.round() as i32)).collect();
        assert_eq!(rounded, [(0, 0), (10, 20), (20, 10), (30, 0), (50, 0), (60, 20), (70, 0), (100, 0)]);
        let rested = rested([(0, 1.0), (10, 2.0), (60, 3.0)].into_iter(), 80);
        assert_eq!(rested, [(0, 1.0), (10, 2.0), (50, 2.0), (60, 3.0), (80, 3.0)]);
    }

    #[test]
    fn the_truth_of_a_film_is_where_the_robot_really_was() {
        let bench = played("first-steps", "forward(30);\nplot(\"n\", 7);");
        let points = |what: What| Channel { robot: 0, what }.points(&bench.reel);
        let way = |what: What| {
            let points = points(what);
            (points.last().unwrap().1 - points.first().unwrap().1).abs()
        };
        let far = way(What::Truth(Truth::X)).max(way(What::Truth(Truth::Y)));
        assert!((far - 30.0).abs() < 1.5, "it drove {far} cm");
        let fastest = points(What::Truth(Truth::Speed)).iter().map(|point| point.1).fold(0.0, f32::max);
        assert!((5.0..200.0).contains(&fastest), "{fastest} cm/s");
        assert_eq!(points(What::Plot("n".to_owned())).len(), 1);
        assert!(points(What::Plot("m".to_owned())).is_empty());
    }

    #[test]
    fn a_stream_is_found_by_its_names_and_has_the_unit_of_its_word() {
        let bench = played("stop-at-20", "drive(10, 0); wait(1);");
        let header = bench.reel.header();
        let channels: Vec<Channel> = header.streams.iter().map(Channel::of_stream).collect();
        for (number, channel) in channels.iter().enumerate() {
            assert_eq!(channel.stream(header), Some(number), "{channel:?}");
        }
        let distance = channels.iter().find(|channel| channel.code() == "distance(\"front\")").unwrap();
        assert_eq!(distance.axis(), Axis::Of(Unit::Centimetre));
        assert!(distance.points(&bench.reel).len() > 10);
        let order = channels.iter().find(|channel| channel.code().starts_with("drive: ")).unwrap();
        assert_eq!(order.points(&bench.reel).len(), 1);
    }
}
