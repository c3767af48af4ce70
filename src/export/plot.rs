//! A plot as a picture for a report: lines, bands and marks over axes with numbers, in panes that share the lower axis.

use crate::base::diag::Diag;
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::sqrt;
use crate::export::glyphs;
use crate::export::raster::png_of;

/// Pixels of the whole picture, of one pane, and around them.
const WIDTH: f64 = 1200.0;
const PANE: f64 = 320.0;
const LEFT: f64 = 90.0;
const RIGHT: f64 = 30.0;
const TOP: f64 = 14.0;
/// Under a pane: its numbers, and under the last one the name of the axis.
const NUMBERS: f64 = 30.0;
/// A line of text, and its letters.
const ROW: f64 = 30.0;
const LETTERS: f64 = 18.0;
/// Pixels of a metre of ink.
const SCALE: f64 = 1000.0;

const INK: Role = Role::Paint(27, 31, 36);
const GRID: Role = Role::Paint(216, 222, 228);
const PASSED: Role = Role::Paint(0, 112, 79);
const FAILED: Role = Role::Paint(179, 38, 30);

/// A plot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// The name of the axis that all panes share.
    pub x: String,
    pub panes: Vec<Pane>,
}

/// One pane of a plot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pane {
    /// The name of the upright axis, or its unit.
    pub y: String,
    pub lines: Vec<PlotLine>,
    /// An area between two lines: place, least, most.
    pub band: Vec<(f64, f64, f64)>,
    /// Single trials, and whether they were passed: a disc or a cross.
    pub marks: Vec<((f64, f64), bool)>,
}

/// One line of a pane.
#[derive(Clone, Debug, PartialEq)]
pub struct PlotLine {
    pub name: String,
    pub colour: [u8; 3],
    pub dash: Dash,
    /// Pieces of the line; between two of them there is nothing.
    pub pieces: Vec<Vec<(f64, f64)>>,
}

/// How a line is drawn, beside its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    Solid,
    Long,
    Dots,
    Short,
}

impl Dash {
    /// Drawn and left out, pixels; none for a line without gaps.
    fn pattern(self) -> Option<(f64, f64)> {
        match self {
            Self::Solid => None,
            Self::Long => Some((16.0, 9.0)),
            Self::Dots => Some((0.5, 8.0)),
            Self::Short => Some((6.0, 7.0)),
        }
    }
}

/// Draws a plot as a PNG; `number` writes the numbers of the axes.
///
/// # Errors
/// It could not be packed.
pub fn png(chart: &Chart, number: &dyn Fn(f64) -> String) -> Result<Vec<u8>, Box<Diag>> {
    let (ink, size) = ink(chart, number);
    png_of(&ink, size, WIDTH as u32)
}

/// Draws a plot as ink; gives its size in metres as well.
pub fn ink(chart: &Chart, number: &dyn Fn(f64) -> String) -> (Ink, (f64, f64)) {
    let mut sheet = Sheet { ink: Ink::default(), height: 0.0 };
    let legends: Vec<Vec<LegendItem>> = chart.panes.iter().map(legend).collect();
    let rows = |items: &[LegendItem]| items.last().map_or(1.0, |item| item.row + 1.0);
    let pane_height = |items: &[LegendItem]| ROW * rows(items) + PANE + NUMBERS;
    sheet.height = TOP + legends.iter().map(|items| pane_height(items)).sum::<f64>() + ROW;
    let x = range(chart.panes.iter().flat_map(Pane::places));
    let mut top = TOP;
    for (pane, items) in chart.panes.iter().zip(&legends) {
        for item in items {
            sheet.legend(pane, item, top);
        }
        top += ROW * rows(items);
        let y = range(pane.values());
        Frame { sheet: &mut sheet, x, y, top }.draw(pane, number);
        top += PANE + NUMBERS;
    }
    let middle = LEFT + (WIDTH - LEFT - RIGHT - text_width(&chart.x)) / 2.0;
    sheet.text((middle, top + LETTERS - 4.0), &chart.x);
    let size = (WIDTH / SCALE, sheet.height / SCALE);
    (sheet.ink, size)
}

impl Pane {
    fn places(&self) -> impl Iterator<Item = f64> + '_ {
        let lines = self.lines.iter().flat_map(|line| line.pieces.iter().flatten().map(|point| point.0));
        lines.chain(self.band.iter().map(|(place, ..)| *place)).chain(self.marks.iter().map(|((place, _), _)| *place))
    }

    fn values(&self) -> impl Iterator<Item = f64> + '_ {
        let lines = self.lines.iter().flat_map(|line| line.pieces.iter().flatten().map(|point| point.1));
        let band = self.band.iter().flat_map(|(_, least, most)| [*least, *most]);
        lines.chain(band).chain(self.marks.iter().map(|((_, value), _)| *value))
    }
}

/// From the least to the most, never empty.
fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let finite = values.filter(|value| value.is_finite());
    let (least, most) =
        finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| (least.min(value), most.max(value)));
    match (least <= most, least == most) {
        (false, _) => (0.0, 1.0),
        (true, true) => (least - 0.5, most + 0.5),
        (true, false) => (least, most),
    }
}

/// About so many round numbers within a range: steps of 1, 2 or 5 and zeros.
fn ticks((least, most): (f64, f64), about: f64) -> Vec<f64> {
    let rough = (most - least) / about;
    if !rough.is_finite() || rough <= 0.0 {
        return Vec::new();
    }
    let mut step = 1.0;
    while step > rough {
        step /= 10.0;
    }
    while step * 10.0 <= rough {
        step *= 10.0;
    }
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|times| times * step).find(|step| *step >= rough).unwrap_or(step);
    let (first, last) = ((least / step).ceil() as i64, (most / step).floor() as i64);
    (first..=last).take(50).map(|index| index as f64 * step).collect()
}

/// What is drawn on, in pixels from the upper left corner.
struct Sheet {
    ink: Ink,
    height: f64,
}

/// A name in the legend of a pane: which line (none for the axis), where, in which row.
struct LegendItem {
    line: Option<usize>,
    left: f64,
    row: f64,
}

/// The names of a pane's lines, in as many rows as they need; the name of the axis stands first.
fn legend(pane: &Pane) -> Vec<LegendItem> {
    let (mut left, mut row) = (LEFT, 0.0);
    let mut items = Vec::new();
    let names = pane.lines.iter().enumerate().filter(|(_, line)| !line.name.is_empty());
    let all = std::iter::once((None, pane.y.as_str())).filter(|(_, name)| !name.is_empty());
    for (line, name) in all.chain(names.map(|(index, line)| (Some(index), line.name.as_str()))) {
        let width = text_width(name) + if line.is_some() { 78.0 } else { 34.0 };
        if left + width > WIDTH - RIGHT && left > LEFT {
            (left, row) = (LEFT, row + 1.0);
        }
        items.push(LegendItem { line, left, row });
        left += width;
    }
    items
}

fn text_width(text: &str) -> f64 {
    f64::from(glyphs::width(text, LETTERS as f32))
}

impl Sheet {
    fn at(&self, (x, y): (f64, f64)) -> (f32, f32) {
        ((x / SCALE) as f32, ((self.height - y) / SCALE) as f32)
    }

    fn text(&mut self, at: (f64, f64), text: &str) {
        let stroke = Stroke::Text { at: self.at(at), height: (LETTERS / SCALE) as f32, text: text.to_owned() };
        self.ink.add(INK, stroke);
    }

    fn line(&mut self, role: Role, points: &[(f64, f64)], width: f64) {
        let points = points.iter().map(|point| self.at(*point)).collect();
        self.ink.add(role, Stroke::Line { points, width: (width / SCALE) as f32 });
    }

    fn dashed(&mut self, line: &PlotLine, points: &[(f64, f64)]) {
        let [red, green, blue] = line.colour;
        let role = Role::Paint(red, green, blue);
        match line.dash.pattern() {
            None => self.line(role, points, 2.5),
            Some(pattern) => dashes(points, pattern).iter().for_each(|dash| self.line(role, dash, 3.0)),
        }
    }

    fn legend(&mut self, pane: &Pane, item: &LegendItem, top: f64) {
        let (left, middle) = (item.left, top + item.row * ROW + ROW / 2.0);
        let base = middle + LETTERS * 0.35;
        match item.line.and_then(|line| pane.lines.get(line)) {
            Some(line) => {
                self.dashed(line, &[(left, middle), (left + 40.0, middle)]);
                self.text((left + 48.0, base), &line.name);
            }
            None => self.text((left, base), &pane.y),
        }
    }
}

/// A line cut into dashes.
fn dashes(points: &[(f64, f64)], (on, off): (f64, f64)) -> Vec<Vec<(f64, f64)>> {
    let mut dashes: Vec<Vec<(f64, f64)>> = Vec::new();
    let (mut drawn, mut left) = (true, on);
    let mut dash: Vec<(f64, f64)> = points.first().copied().into_iter().collect();
    for pair in points.windows(2) {
        let &[mut from, to] = pair else { continue };
        loop {
            let (along, aside) = (to.0 - from.0, to.1 - from.1);
            let length = sqrt(along * along + aside * aside);
            if length <= left {
                left -= length;
                if drawn {
                    dash.push(to);
                }
                break;
            }
            from = (from.0 + along * left / length, from.1 + aside * left / length);
            if drawn {
                dash.push(from);
                dashes.push(std::mem::take(&mut dash));
            } else {
                dash = vec![from];
            }
            drawn = !drawn;
            left = if drawn { on } else { off };
        }
    }
    if drawn && dash.len() > 1 {
        dashes.push(dash);
    }
    dashes
}

/// A pane on its sheet.
struct Frame<'a> {
    sheet: &'a mut Sheet,
    x: (f64, f64),
    y: (f64, f64),
    top: f64,
}

impl Frame<'_> {
    fn place(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let share = |value: f64, (least, most): (f64, f64)| (value - least) / (most - least);
        // A little room, so that what is extreme does not lie on the frame.
        let (wide, high) = (WIDTH - LEFT - RIGHT - 24.0, PANE - 24.0);
        (LEFT + 12.0 + wide * share(x, self.x), self.top + 12.0 + high * (1.0 - share(y, self.y)))
    }

    fn draw(&mut self, pane: &Pane, number: &dyn Fn(f64) -> String) {
        let (right, bottom) = (WIDTH - RIGHT, self.top + PANE);
        for tick in ticks(self.x, 10.0) {
            let (x, _) = self.place((tick, self.y.0));
            self.sheet.line(GRID, &[(x, self.top), (x, bottom)], 1.0);
            let text = number(tick);
            self.sheet.text((x - text_width(&text) / 2.0, bottom + LETTERS + 2.0), &text);
        }
        for tick in ticks(self.y, 6.0) {
            let (_, y) = self.place((self.x.0, tick));
            self.sheet.line(GRID, &[(LEFT, y), (right, y)], 1.0);
            let text = number(tick);
            self.sheet.text((LEFT - 8.0 - text_width(&text), y + LETTERS * 0.35), &text);
        }
        let frame = [(LEFT, self.top), (right, self.top), (right, bottom), (LEFT, bottom), (LEFT, self.top)];
        self.sheet.line(INK, &frame, 1.0);
        self.band(pane);
        for line in &pane.lines {
            for piece in &line.pieces {
                let points: Vec<(f64, f64)> = piece.iter().map(|point| self.place(*point)).collect();
                self.sheet.dashed(line, &points);
            }
        }
        for (at, passed) in &pane.marks {
            self.mark(*at, *passed);
        }
    }

    fn band(&mut self, pane: &Pane) {
        let Some(line) = pane.lines.first().filter(|_| pane.band.len() > 1) else { return };
        let [red, green, blue] = line.colour.map(|part| 255 - (255 - part) / 4);
        let over = pane.band.iter().map(|(place, _, most)| (*place, *most));
        let under = pane.band.iter().rev().map(|(place, least, _)| (*place, *least));
        let points = over.chain(under).map(|point| self.sheet.at(self.place(point))).collect();
        self.sheet.ink.add(Role::Paint(red, green, blue), Stroke::Polygon { points });
    }

    fn mark(&mut self, at: (f64, f64), passed: bool) {
        let (x, y) = self.place(at);
        if passed {
            let stroke = Stroke::Disc { at: self.sheet.at((x, y)), radius: (6.0 / SCALE) as f32 };
            return self.sheet.ink.add(PASSED, stroke);
        }
        for (from, to) in [((x - 6.0, y - 6.0), (x + 6.0, y + 6.0)), ((x - 6.0, y + 6.0), (x + 6.0, y - 6.0))] {
            self.sheet.line(FAILED, &[from, to], 2.5);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart() -> Chart {
        let line = |name: &str, dash: Dash| PlotLine {
            name: name.to_owned(),
            colour: [0, 114, 178],
            dash,
            pieces: vec![(0..100).map(|at| (f64::from(at), f64::from(at * at % 37))).collect()],
        };
        let lines = vec![line("distance(\"front\")", Dash::Solid), line("шын жылдамдық", Dash::Long)];
        let pane = Pane { y: "см".to_owned(), lines, ..Pane::default() };
        let marks = vec![((10.0, 3.0), true), ((20.0, 9.0), false)];
        let band = vec![(0.0, 1.0, 2.0), (99.0, 4.0, 30.0)];
        let trials = Pane { lines: vec![line("", Dash::Dots)], band, marks, ..Pane::default() };
        Chart { x: "Уақыт, с".to_owned(), panes: vec![pane, trials] }
    }

    #[test]
    fn a_plot_becomes_a_picture_with_its_names() {
        let (ink, size) = ink(&chart(), &|number| number.to_string());
        let texts: Vec<&str> = ink
            .strokes
            .iter()
            .filter_map(|(_, stroke)| match stroke {
                Stroke::Text { text, .. } => Some(text.as_str()),
                _ => None,
            })
            .collect();
        for wanted in ["см", "distance(\"front\")", "шын жылдамдық", "Уақыт, с", "50"] {
            assert!(texts.contains(&wanted), "{wanted} in {texts:?}");
        }
        assert!(size.0 == 1.2 && size.1 > 0.6, "{size:?}");
        let bytes = png(&chart(), &|number| number.to_string()).unwrap();
        assert!(bytes.starts_with(b"\x89PNG"));
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pictures");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("plot.png"), bytes).unwrap();
    }

    #[test]
    fn nothing_and_nonsense_are_drawn_without_trouble() {
        let nothing = Chart { panes: vec![Pane::default()], ..Chart::default() };
        assert!(png(&nothing, &|number| number.to_string()).is_ok());
        let mut odd = chart();
        odd.panes[0].lines[0].pieces = vec![vec![(f64::NAN, 1.0), (1e300, f64::INFINITY)], vec![(0.0, 5.0)]];
        assert!(png(&odd, &|number| number.to_string()).is_ok());
    }

    #[test]
    fn marks_of_an_axis_are_round_numbers() {
        assert_eq!(ticks((0.0, 10.0), 5.0), [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]);
        assert_eq!(ticks((-1.0, 1.0), 4.0), [-1.0, -0.5, 0.0, 0.5, 1.0]);
        assert!(ticks((3.0, 3.0), 4.0).is_empty());
    }

    #[test]
    fn dashes_are_as_long_as_their_pattern_says_also_round_a_corner() {
        let cut = dashes(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)], (6.0, 2.0));
        assert_eq!(
            cut,
            [vec![(0.0, 0.0), (6.0, 0.0)], vec![(8.0, 0.0), (10.0, 0.0), (10.0, 4.0)], vec![(10.0, 6.0), (10.0, 10.0)]]
        );
    }
}
