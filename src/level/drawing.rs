//! SVG files of the level folder: a drawing becomes areas with one colour each. Nothing outside of the file is read, and
//! what cannot be painted on a floor is told.

use usvg::roxmltree::{Document, Error, ParsingOptions};
use usvg::tiny_skia_path::{Path, PathSegment, PathStroker, Point, Transform};
use usvg::{Group, ImageHrefResolver, Node, Options, Paint, PaintOrder, Tree};

use crate::base::diag::Diag;
use crate::base::maths::{Vec2, sqrt, vec2};
use crate::sim::scene::{FillRule, Rgb};

/// The largest file, bytes.
const MOST_BYTES: usize = 1 << 20;
/// The most elements and texts of a file, and how deep elements may stand in each other.
const MOST_NODES: u32 = 20_000;
const DEEPEST: usize = 48;
/// The most style sheets may say, bytes: each rule is held against each element.
const MOST_STYLE: usize = 1 << 14;
/// The most pieces of all paths as the file has them, and the most dashes.
const MOST_PIECES: usize = 100_000;
const MOST_DASHES: f64 = 10_000.0;
/// The most corners of all areas, after curves were cut into straight pieces.
pub(super) const MOST_CORNERS: usize = 200_000;
/// The most areas.
const MOST_AREAS: usize = 2000;
/// The most digits of a whole number.
const LONGEST_NUMBER: usize = 7;
/// Nothing lies farther out than so many times the size of the drawing.
const FARTHEST: f64 = 1000.0;
/// Curves are cut so finely, as a share of the drawing's longer side: 0.1 mm on a mat of 2 m.
const FINENESS: f64 = 5e-5;
/// A pixel of an SVG file is this long, metres (CSS 2.1, §4.3.2: 96 pixels are an inch).
const PIXEL_M: f64 = 0.0254 / 96.0;
/// The elements that can be painted, and those that only say something about the file.
const ELEMENTS: [&str; 17] = [
    "svg",
    "g",
    "a",
    "defs",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "title",
    "desc",
    "metadata",
    "style",
    "linearGradient",
    "radialGradient",
];
const SVG: &str = "http://www.w3.org/2000/svg";

/// A drawing in its own units, y upwards, the lower left corner at the origin.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Drawing {
    pub width: f64,
    pub height: f64,
    /// The width that the file itself states in mm, cm or inches, metres.
    pub width_m: Option<f64>,
    /// The lowest first.
    pub areas: Vec<Area>,
}

/// An area of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Area {
    pub rings: Vec<Vec<Vec2>>,
    pub rule: FillRule,
    pub colour: Rgb,
}

/// Reads a drawing; problems are told without a place.
pub(super) fn read(name: &str, text: &str, tell: &mut dyn FnMut(Diag)) -> Option<Drawing> {
    let about = |code: &'static str| Diag::error(code).with("name", name);
    if text.len() > MOST_BYTES {
        tell(about("level-svg-too-much"));
        return None;
    }
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES };
    let document = match if too_deep(text) {
        Err(Error::NodesLimitReached)
    } else {
        Document::parse_with_options(text, options)
    } {
        Ok(document) => document,
        Err(Error::DtdDetected) => {
            tell(about("level-svg-doctype"));
            return None;
        }
        Err(Error::NodesLimitReached) => {
            tell(about("level-svg-too-much"));
            return None;
        }
        Err(trouble) => {
            let at = trouble.pos();
            tell(about("level-svg-broken").with("line", f64::from(at.row)).with("column", f64::from(at.col)));
            return None;
        }
    };
    let root = document.root_element();
    if !root.has_tag_name((SVG, "svg")) {
        tell(about("level-svg-not-svg"));
        return None;
    }
    let mut unknown: Vec<&str> = Vec::new();
    let mut style = 0;
    for node in document.descendants().filter(|node| node.tag_name().namespace() == Some(SVG)) {
        let element = node.tag_name().name();
        // The stops of a gradient come with it.
        if !ELEMENTS.contains(&element) && element != "stop" && !unknown.contains(&element) {
            unknown.push(element);
        }
        if element == "style" {
            style += node.descendants().filter_map(|inner| inner.text()).map(str::len).sum::<usize>();
        }
    }
    let mut numbers = document.descendants().flat_map(|node| node.attributes().filter(|one| has_figures(one.name())));
    if numbers.any(|one| has_huge_number(one.value())) || document.descendants().any(is_huge_style) {
        tell(about("level-svg-too-much"));
        return None;
    }
    for element in &unknown {
        let shown: String = element.chars().take(40).collect();
        tell(about("level-svg-element").with("element", shown));
    }
    if style > MOST_STYLE {
        tell(about("level-svg-too-much"));
    }
    if !unknown.is_empty() || style > MOST_STYLE {
        return None;
    }
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let Ok(tree) = Tree::from_xmltree(&document, &options) else {
        tell(about("level-svg-not-svg"));
        return None;
    };
    let (width, height) = (f64::from(tree.size().width()), f64::from(tree.size().height()));
    let stated = root.attribute("width").unwrap_or_default();
    let physical = ["mm", "cm", "in", "pt", "pc"].iter().any(|unit| stated.trim().ends_with(unit));
    let mut reader = Reader::new(width, height);
    reader.group(tree.root());
    if reader.too_much {
        tell(about("level-svg-too-much"));
        return None;
    }
    for (found, code) in [(reader.other_paint, "level-svg-paint"), (reader.see_through, "level-svg-opacity")] {
        if found {
            tell(Diag::warning(code).with("name", name));
        }
    }
    if reader.areas.is_empty() {
        tell(about("level-svg-empty"));
        return None;
    }
    Some(Drawing { width, height, width_m: physical.then_some(width * PIXEL_M), areas: reader.areas })
}

/// Are lengths, places or transforms in this attribute? Names and links may have any digits.
fn has_figures(attribute: &str) -> bool {
    !matches!(attribute, "id" | "class" | "href" | "label" | "fill" | "stroke" | "color")
}

fn is_huge_style(node: usvg::roxmltree::Node) -> bool {
    node.has_tag_name((SVG, "style")) && node.descendants().filter_map(|inner| inner.text()).any(has_huge_number)
}

/// Is there a number of 10 million or more? Curves of such a size would be cut into as many pieces.
fn has_huge_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut digits = 0;
    bytes.iter().enumerate().any(|(index, byte)| {
        let after = |sign: &[u8]| bytes.get(index + 1..).unwrap_or_default().strip_prefix(sign);
        let is_exponent = matches!(byte, b'e' | b'E') && index > 0 && matches!(bytes[index - 1], b'0'..=b'9' | b'.');
        if is_exponent && after(b"-").is_none() {
            let power = after(b"+").or(after(b"")).unwrap_or_default();
            return power.first().is_some_and(u8::is_ascii_digit);
        }
        digits = if byte.is_ascii_digit() { digits + 1 } else { 0 };
        // Decimals may have as many digits as a drawing program likes to write.
        let is_decimal = index >= digits && bytes[index - digits] == b'.' && digits <= 30;
        digits > LONGEST_NUMBER && !is_decimal
    })
}

/// Do more elements stand in each other than a parser should follow? Counted on the text, before it is parsed: an opening
/// bracket goes in, `</` and `/>` come out. Text and comments can make the count too high, never too low.
fn too_deep(text: &str) -> bool {
    let (mut depth, mut last) = (0usize, b' ');
    let bytes = text.as_bytes();
    for (index, &byte) in bytes.iter().enumerate() {
        match byte {
            b'<' if bytes.get(index + 1) == Some(&b'/') => depth = depth.saturating_sub(1),
            b'<' if !matches!(bytes.get(index + 1), Some(b'!' | b'?')) => depth += 1,
            b'>' if last == b'/' => depth = depth.saturating_sub(1),
            _ => {}
        }
        last = byte;
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

/// Collects areas.
struct Reader {
    height: f64,
    fine: f64,
    areas: Vec<Area>,
    pieces: usize,
    dashes: f64,
    corners: usize,
    other_paint: bool,
    see_through: bool,
    too_much: bool,
}

impl Reader {
    fn new(width: f64, height: f64) -> Self {
        Self {
            height,
            fine: width.max(height) * FINENESS,
            areas: Vec::new(),
            pieces: 0,
            dashes: 0.0,
            corners: 0,
            other_paint: false,
            see_through: false,
            too_much: false,
        }
    }

    fn group(&mut self, group: &Group) {
        self.see_through |= group.opacity().get() < 1.0;
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group),
                Node::Path(path) if path.is_visible() && self.is_far(path) => self.too_much = true,
                Node::Path(path) if path.is_visible() => match path.paint_order() {
                    PaintOrder::FillAndStroke => {
                        self.fill(path);
                        self.stroke(path);
                    }
                    PaintOrder::StrokeAndFill => {
                        self.stroke(path);
                        self.fill(path);
                    }
                },
                _ => {}
            }
            if self.too_much {
                return;
            }
        }
    }

    /// Does the path or its stroke reach far beyond the drawing?
    fn is_far(&self, path: &usvg::Path) -> bool {
        let (own, with_stroke) = (path.abs_bounding_box(), path.abs_stroke_bounding_box());
        let farthest = FARTHEST * self.fine / FINENESS;
        [own, with_stroke].into_iter().any(|found| {
            let ends = [found.left(), found.top(), found.right(), found.bottom()];
            ends.iter().any(|end| !(f64::from(end.abs()) <= farthest))
        })
    }

    fn fill(&mut self, path: &usvg::Path) {
        let Some(fill) = path.fill() else { return };
        let Some(colour) = self.colour(fill.paint(), fill.opacity().get()) else { return };
        let rule = match fill.rule() {
            usvg::FillRule::NonZero => FillRule::NonZero,
            usvg::FillRule::EvenOdd => FillRule::EvenOdd,
        };
        self.area(path.data(), path.abs_transform(), rule, colour);
    }

    fn stroke(&mut self, path: &usvg::Path) {
        let Some(stroke) = path.stroke() else { return };
        let Some(colour) = self.colour(stroke.paint(), stroke.opacity().get()) else { return };
        self.pieces += path.data().len();
        if self.pieces > MOST_PIECES {
            self.too_much = true;
            return;
        }
        let scale = PathStroker::compute_resolution_scale(&path.abs_transform());
        let mut line = stroke.to_tiny_skia();
        let mut dashed = None;
        if let Some(dash) = line.dash.take() {
            let period: f64 = stroke.dasharray().unwrap_or_default().iter().map(|&part| f64::from(part)).sum();
            self.dashes += length_of(path.data()) / period * stroke.dasharray().map_or(0, <[f32]>::len) as f64;
            // A period of zero gives a count that is no number.
            if self.dashes.is_nan() || self.dashes > MOST_DASHES {
                self.too_much = true;
                return;
            }
            dashed = path.data().dash(&dash, scale);
        }
        if let Some(outline) = dashed.as_ref().unwrap_or(path.data()).stroke(&line, scale) {
            self.area(&outline, path.abs_transform(), FillRule::NonZero, colour);
        }
    }

    /// The colour of solid paint; anything else is taken note of.
    fn colour(&mut self, paint: &Paint, opacity: f32) -> Option<Rgb> {
        let Paint::Color(colour) = paint else {
            self.other_paint = true;
            return None;
        };
        if opacity <= 0.0 {
            return None;
        }
        self.see_through |= opacity < 1.0;
        Some(Rgb::of_bytes([colour.red, colour.green, colour.blue]))
    }

    /// Adds the area inside a path.
    fn area(&mut self, path: &Path, transform: Transform, rule: FillRule, colour: Rgb) {
        let mut rings: Vec<Vec<Vec2>> = Vec::new();
        let mut ring: Vec<Vec2> = Vec::new();
        let place = |point: Point| {
            let mut point = point;
            transform.map_point(&mut point);
            vec2(f64::from(point.x), self.height - f64::from(point.y))
        };
        // How often a curve is cut, so that no piece is farther from it than is fine: the distance is at most an eighth of
        // its second derivative times the square of a step.
        let cuts = |bend: f64| (sqrt(bend / self.fine).ceil() as usize).clamp(1, 1000);
        let mut corners = self.corners;
        for segment in path.segments() {
            let from = ring.last().copied().unwrap_or_default();
            match segment {
                PathSegment::MoveTo(point) => {
                    rings.push(std::mem::take(&mut ring));
                    ring.push(place(point));
                }
                PathSegment::LineTo(point) => ring.push(place(point)),
                PathSegment::QuadTo(middle, end) => {
                    let (middle, end) = (place(middle), place(end));
                    let count = cuts(0.25 * (from - middle * 2.0 + end).length());
                    ring.extend((1..=count).map(|step| {
                        let (share, left) = (step as f64 / count as f64, 1.0 - step as f64 / count as f64);
                        from * (left * left) + middle * (2.0 * left * share) + end * (share * share)
                    }));
                }
                PathSegment::CubicTo(first, second, end) => {
                    let (first, second, end) = (place(first), place(second), place(end));
                    let bend = (from - first * 2.0 + second).length().max((first - second * 2.0 + end).length());
                    let count = cuts(0.75 * bend);
                    ring.extend((1..=count).map(|step| {
                        let (share, left) = (step as f64 / count as f64, 1.0 - step as f64 / count as f64);
                        from * (left * left * left)
                            + first * (3.0 * left * left * share)
                            + second * (3.0 * left * share * share)
                            + end * (share * share * share)
                    }));
                }
                PathSegment::Close => {
                    let start = ring.first().copied();
                    rings.push(std::mem::take(&mut ring));
                    // What goes on without a move goes on from the start.
                    ring.extend(start);
                }
            }
            corners += 1;
            if corners + ring.len() > MOST_CORNERS {
                self.too_much = true;
                return;
            }
            if matches!(segment, PathSegment::MoveTo(_) | PathSegment::Close) {
                corners += rings.last().map_or(0, Vec::len);
            }
        }
        rings.push(ring);
        rings.retain(|ring| ring.len() > 2 && ring.iter().all(|point| point.is_finite()));
        self.corners = corners;
        if !rings.is_empty() {
            self.areas.push(Area { rings, rule, colour });
        }
        self.too_much |= self.areas.len() > MOST_AREAS;
    }
}

/// The length of a path's corners and handles, which is no less than its own.
fn length_of(path: &Path) -> f64 {
    let far = |pair: &[Point]| {
        let [from, to] = [pair[0], pair[1]].map(|point| vec2(f64::from(point.x), f64::from(point.y)));
        (to - from).length()
    };
    path.points().windows(2).map(far).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> String {
        format!(r#"<svg xmlns="{SVG}" width="200mm" height="100mm" viewBox="0 0 200 100">{inside}</svg>"#)
    }

    fn codes(text: &str) -> Vec<String> {
        let mut codes = Vec::new();
        let drawing = read("a.svg", text, &mut |diag: Diag| codes.push(diag.code.into_owned()));
        assert_eq!(
            drawing.is_none(),
            codes.iter().any(|code| !matches!(code.as_str(), "level-svg-paint" | "level-svg-opacity"))
        );
        codes
    }

    #[test]
    fn a_drawing_has_its_size_and_its_areas_upside_up() {
        let text = svg(r##"<rect x="10" y="20" width="30" height="40" fill="#ff0000"/>"##);
        let drawing = read("a.svg", &text, &mut |diag| panic!("{diag:?}")).expect("a drawing");
        assert!((drawing.width_m.expect("millimetres") - 0.2).abs() < 1e-6);
        let area = &drawing.areas[0];
        assert_eq!(area.colour, Rgb { red: 1.0, green: 0.0, blue: 0.0 });
        let unit = drawing.width / 200.0;
        let xs = area.rings[0].iter().map(|point| point.x / unit);
        let ys = area.rings[0].iter().map(|point| point.y / unit);
        assert!((xs.fold(f64::INFINITY, f64::min) - 10.0).abs() < 1e-3);
        assert!((ys.fold(f64::INFINITY, f64::min) - 40.0).abs() < 1e-3);
    }

    #[test]
    fn strokes_dashes_curves_and_transforms_become_areas() {
        let inside = r#"<g transform="translate(100 50) rotate(30)">
            <path d="M-20 0 A20 20 0 0 1 20 0 Q30 5 40 0 C50 -5 60 5 70 0" fill="none" stroke="black" stroke-width="1.5"/>
            <line x1="0" y1="0" x2="30" y2="0" stroke="blue" stroke-width="2" stroke-dasharray="5 5"/></g>"#;
        let drawing = read("a.svg", &svg(inside), &mut |diag| panic!("{diag:?}")).expect("a drawing");
        assert_eq!(drawing.areas.len(), 2);
        assert_eq!(drawing.areas[1].rings.len(), 3);
        assert!(drawing.areas[0].rings.iter().flatten().all(|point| point.is_finite()));
    }

    #[test]
    fn what_cannot_be_painted_is_told() {
        assert_eq!(codes("<svg"), ["level-svg-broken"]);
        assert_eq!(codes(""), ["level-svg-broken"]);
        assert_eq!(codes("<html/>"), ["level-svg-not-svg"]);
        assert_eq!(codes(&svg("")), ["level-svg-empty"]);
        for (element, inside) in [
            ("script", "<script>alert(1)</script>"),
            ("text", "<text>a</text>"),
            ("image", r#"<image href="file:///etc/passwd" width="5" height="5"/>"#),
            ("use", r##"<g id="a"/><use href="#a"/>"##),
            ("foreignObject", "<foreignObject/>"),
            ("filter", "<filter/>"),
        ] {
            let mut told = Vec::new();
            assert_eq!(read("a.svg", &svg(inside), &mut |diag| told.push(diag)), None);
            assert_eq!(told.iter().map(|diag| diag.code.as_ref()).collect::<Vec<_>>(), ["level-svg-element"]);
            assert_eq!(told[0].args[1].1, crate::base::diag::Arg::Text(element.into()));
        }
        let gradient = r#"<linearGradient id="g"><stop offset="0"/><stop offset="1" stop-color="red"/></linearGradient>
            <rect width="9" height="9" fill="url(#g)"/><rect width="9" height="9" opacity="0.5"/>"#;
        assert_eq!(codes(&svg(gradient)), ["level-svg-paint", "level-svg-opacity"]);
        for size in [r#"width="0" height="5""#, r#"width="-5" height="5""#, r#"width="NaN" height="5""#] {
            let text = format!(r#"<svg xmlns="{SVG}" {size}><rect width="5" height="5"/></svg>"#);
            assert!(codes(&text).iter().all(|code| code.starts_with("level-svg")), "{size}");
        }
    }

    #[test]
    fn bombs_are_refused() {
        let laughs = r#"<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>"#;
        assert_eq!(codes(laughs), ["level-svg-doctype"]);
        let external = r#"<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>"#;
        assert_eq!(codes(external), ["level-svg-doctype"]);
        assert_eq!(codes(&svg(&"<g>".repeat(100_000))), ["level-svg-too-much"]);
        assert_eq!(codes(&svg(&"<rect/>".repeat(100_000))), ["level-svg-too-much"]);
        assert_eq!(codes(&" ".repeat(MOST_BYTES + 1)), ["level-svg-too-much"]);
        let path =
            |data: &str| svg(&format!(r#"<path d="M0 0{data}" stroke="red" fill="none" stroke-dasharray="0.0001"/>"#));
        assert_eq!(codes(&path("h1000000")), ["level-svg-too-much"]);
        let path = |data: &str, more: &str| svg(&format!(r#"<path d="M0 0{data}" {more}/>"#));
        let zigzag = "h1v1".repeat(150_000);
        assert_eq!(codes(&path(&zigzag, "")), ["level-svg-too-much"]);
        assert_eq!(codes(&path(&zigzag, r#"stroke="red" fill="none""#)), ["level-svg-too-much"]);
        for data in ["A2222222222222222222222 30 10 0 1 5 5", "L1e30 5", "L1E+9 5", "L99999999 5"] {
            assert_eq!(codes(&path(data, r#"stroke="red" stroke-dasharray="5 3""#)), ["level-svg-too-much"], "{data}");
        }
        let zoomed = r#"<g transform="scale(9999) scale(9999) scale(9999)"><rect width="5" height="5"/></g>"#;
        assert_eq!(codes(&svg(zoomed)), ["level-svg-too-much"]);
        assert!(!has_huge_number("M0.123456789012 5e-9 -3.5") && has_huge_number("1e8"));
        let rules = format!("<style>{}</style><rect/>", "a b c d e{fill:red}".repeat(2000));
        assert_eq!(codes(&svg(&rules)), ["level-svg-too-much"]);
    }
}
