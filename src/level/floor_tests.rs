//! What floors of levels promise: pictures, drawings, gradients and surfaces are what sensors see, and bad files are told.

use std::collections::BTreeMap;

use crate::base::base64::text_of;
use crate::base::diag::Diag;
use crate::base::maths::vec2;
use crate::level::layout::Layout;
use crate::level::load::{LevelFiles, Pack, load};
use crate::level::picture::tests::{bomb, png};
use crate::rules::feed::Feed;
use crate::sim::floor::Floor;
use crate::sim::scene::Rgb;

/// A folder in memory.
struct Folder {
    files: BTreeMap<String, Vec<u8>>,
}

impl LevelFiles for Folder {
    fn folder(&self) -> String {
        "01-floor".into()
    }

    fn names(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    fn read(&self, name: &str) -> Option<Result<String, Diag>> {
        let bytes = self.files.get(name)?.clone();
        Some(String::from_utf8(bytes).map_err(|_| Diag::error("store-not-utf8").with("file", name)))
    }

    fn bytes(&self, name: &str, limit: u64) -> Option<Result<Vec<u8>, Diag>> {
        let bytes = self.files.get(name)?.clone();
        let too_big = Diag::error("store-too-big").with("file", name).with("limit", limit);
        Some(if bytes.len() as u64 > limit { Err(too_big) } else { Ok(bytes) })
    }
}

/// A level with this in its field and these files beside it.
fn level(field: &str, files: &[(&str, &[u8])]) -> Folder {
    let text = format!(
        r#"Level(version: 1, title: {{"en": "F", "ru": "F", "kk": "F"}},
    field: (size: (200, 100), color: Rgb(255, 255, 255), {field}),
    robots: [(name: "me", kit: "rover", at: (40, 50))],
    goals: [(id: "go", when: Ended(robot: "me"), text: {{"en": "Go", "ru": "Go", "kk": "Go"}})])"#
    );
    let mut all: BTreeMap<String, Vec<u8>> =
        files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
    all.insert("level.ron".into(), text.into_bytes());
    Folder { files: all }
}

fn kits() -> Pack {
    let rover = include_str!("../../assets/kits/rover.ron").to_owned();
    Pack { kits: [("rover".to_owned(), rover)].into(), ..Pack::default() }
}

fn codes(folder: &Folder) -> Vec<String> {
    let (_, diags) = load(folder, &kits());
    for diag in &diags {
        let place = diag.place.clone().unwrap_or_default();
        assert_eq!((place.file.as_str(), place.line > 0), ("level.ron", true), "{diag:?}");
    }
    diags.into_iter().map(|diag| diag.code.into_owned()).collect()
}

fn layout(folder: &Folder) -> Layout {
    let (level, diags) = load(folder, &kits());
    assert_eq!(diags, []);
    level.expect("a level").layout(0).expect("a layout")
}

fn floor(layout: &Layout) -> Floor {
    Floor::new(layout.scene.size, layout.scene.background, &layout.scene.paint)
}

/// What a spot of 2 mm sees at a place in cm, as bytes.
fn seen(floor: &Floor, x: f64, y: f64) -> [u8; 3] {
    let colour: Rgb = floor.colour(vec2(x * 0.01, y * 0.01), 0.001);
    colour.bytes()
}

fn hash(layout: &Layout) -> u64 {
    let mut hash = 0u64;
    let mut feed = |bytes: &[u8]| {
        for &byte in bytes {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    };
    layout.feed(&mut Feed(&mut feed));
    hash
}

/// 20 × 10 pixels: red, but for a blue lower left pixel and a transparent upper right one.
fn sheet() -> Vec<u8> {
    png(20, 10, |x, y| match (x, y) {
        (0, 9) => [0, 0, 255, 255],
        (19, 0) => [0, 0, 0, 0],
        _ => [255, 0, 0, 255],
    })
}

const SQUARE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm" viewBox="0 0 40 20">
    <rect x="0" y="0" width="10" height="10" fill="#00ff00"/></svg>"##;

#[test]
fn a_picture_lies_where_the_level_says() {
    let folder = level(r#"floor: [Picture(file: "a.png", width: 200)]"#, &[("a.png", &sheet())]);
    let (layout, white) = (layout(&folder), [255; 3]);
    let found = floor(&layout);
    assert_eq!((seen(&found, 5.0, 5.0), seen(&found, 15.0, 5.0)), ([0, 0, 255], [255, 0, 0]));
    assert_eq!(seen(&found, 195.0, 95.0), white);
    assert_eq!(seen(&found, 10.0, 5.0), [127, 0, 128]);
    // By its middle, a quarter turn clockwise: the lower left pixel becomes the upper left one.
    let folder =
        level(r#"floor: [Picture(file: "a.png", width: 20, at: (100, 50), facing: 90)]"#, &[("a.png", &sheet())]);
    let found = floor(&self::layout(&folder));
    assert_eq!((seen(&found, 95.5, 59.5), seen(&found, 95.5, 40.5)), ([0, 0, 255], [255, 0, 0]));
    assert_eq!((seen(&found, 104.5, 40.5), seen(&found, 94.0, 50.0)), (white, white));
}

#[test]
fn a_drawing_lies_where_the_level_says_in_the_size_of_the_file() {
    let folder = level(r#"floor: [Svg(file: "a.svg", corner: (10, 20))]"#, &[("a.svg", SQUARE.as_bytes())]);
    let found = floor(&layout(&folder));
    assert_eq!((seen(&found, 10.5, 21.5), seen(&found, 10.5, 20.5)), ([0, 255, 0], [255; 3]));
    assert_eq!((seen(&found, 11.5, 21.5), seen(&found, 10.5, 22.5)), ([255; 3], [255; 3]));
    let edge = seen(&found, 11.0, 21.5);
    assert!((i32::from(edge[0]) - 128).abs() < 3, "{edge:?}");
    let folder =
        level(r#"floor: [Svg(file: "a.svg", width: 40, at: (100, 50), facing: 180)]"#, &[("a.svg", SQUARE.as_bytes())]);
    let found = floor(&layout(&folder));
    assert_eq!((seen(&found, 115.0, 45.0), seen(&found, 85.0, 55.0)), ([0, 255, 0], [255; 3]));
}

#[test]
fn gradients_and_surfaces_are_read() {
    let folder = level(
        r#"floor: [Rect(at: (100, 50), size: (200, 100), color: Linear(from: (0, 0), to: (200, 0), colors: [Rgb(0, 0, 0), Rgb(255, 255, 255)])),
            Disc(at: (50, 50), radius: 20, color: Radial(at: (50, 50), radius: 20, colors: [Rgb(255, 0, 0), Rgb(0, 0, 255)]))],
        surfaces: [(area: Disc(at: (50, 50), radius: 5), material: Ice, drag: 1), (area: Disc(at: (90, 50), radius: 5), slope: 30, facing: 90)]"#,
        &[],
    );
    let layout = layout(&folder);
    let found = floor(&layout);
    assert_eq!((seen(&found, 100.0, 10.0), seen(&found, 150.0, 10.0)), ([128; 3], [191; 3]));
    assert_eq!((seen(&found, 50.0, 50.0), seen(&found, 50.0, 60.0)), ([255, 0, 0], [128, 0, 127]));
    let [ice, slope] = &layout.scene.surfaces[..] else { panic!("two surfaces") };
    assert_eq!((ice.grip, ice.drag, ice.pull), (0.15, 1.0, vec2(0.0, 0.0)));
    assert!((slope.pull.x - 0.5 * 9.806_65).abs() < 1e-9 && slope.pull.y.abs() < 1e-9);
}

#[test]
fn a_pack_runs_again_with_the_same_hash_and_a_changed_pixel_changes_it() {
    let field = r#"floor: [Picture(file: "a.png", width: 200), Svg(file: "a.svg")]"#;
    let folder = level(field, &[("a.png", &sheet()), ("a.svg", SQUARE.as_bytes())]);
    let (level_again, diags) = load(&folder, &kits());
    assert_eq!(diags, []);
    let pack = level_again.expect("a level").pack;
    assert_eq!(pack.files["a.png"], text_of(&sheet()));
    let (again, diags) = load(&pack, &pack);
    assert_eq!(diags, []);
    let again = again.expect("a level").layout(0).expect("a layout");
    assert_eq!(hash(&layout(&folder)), hash(&again));
    let other = png(20, 10, |_, _| [255, 0, 0, 255]);
    let other = level(field, &[("a.png", &other), ("a.svg", SQUARE.as_bytes())]);
    assert_ne!(hash(&layout(&other)), hash(&again));
}

#[test]
fn bad_pictures_are_told_with_a_place() {
    let of = |bytes: &[u8]| codes(&level(r#"floor: [Picture(file: "a.png", width: 50)]"#, &[("a.png", bytes)]));
    assert_eq!(of(&bomb(20_000, 20_000)), ["level-picture-too-large"]);
    assert_eq!(of(&sheet()[..60]), ["level-picture-damaged"]);
    assert_eq!(of(b"no picture"), ["level-picture-not-png"]);
    assert_eq!(of(&vec![0; (8 << 20) + 1]), ["store-too-big"]);
    let large = png(4096, 2100, |_, _| [0, 0, 0, 255]);
    let two = r#"floor: [Picture(file: "a.png", width: 50), Picture(file: "b.png", width: 50)]"#;
    assert_eq!(codes(&level(two, &[("a.png", &large), ("b.png", &large)])), ["level-floor-too-much"]);
    let written = |paint: &str| codes(&level(&format!("floor: [{paint}]"), &[("a.png", &sheet())]));
    for (paint, code) in [
        (r#"Picture(file: "b.png", width: 5)"#, "level-missing-file"),
        (r#"Picture(file: "/etc/a.png", width: 5)"#, "level-file-name"),
        (r#"Picture(file: "../a.png", width: 5)"#, "level-file-name"),
        (r#"Picture(file: "..\\a.png", width: 5)"#, "level-file-name"),
        (r#"Picture(file: "C:a.png", width: 5)"#, "level-file-name"),
        (r#"Picture(file: "level.ron", width: 5)"#, "level-file-name"),
        (r#"Picture(file: "a.png")"#, "ron-missing-field"),
        (r#"Picture(width: 5)"#, "ron-missing-field"),
        (r#"Picture(file: "a.png", width: 0)"#, "ron-out-of-range"),
        (r#"Picture(file: "a.png", width: -5)"#, "ron-out-of-range"),
        (r#"Picture(file: "a.png", width: 1e9)"#, "ron-out-of-range"),
        (r#"Picture(file: "a.png", width: 5, at: (1, 1), corner: (1, 1))"#, "level-two-places"),
    ] {
        assert_eq!(written(paint), [code], "{paint}");
    }
    assert!(!written(r#"Picture(file: "a.png", width: NaN)"#).is_empty());
    assert!(!written(r#"Picture(file: 5, width: 5)"#).is_empty());
    let names: Vec<String> = (0..20).map(|number| format!("p{number}.png")).collect();
    let many: String = names.iter().map(|name| format!(r#"Picture(file: "{name}", width: 5),"#)).collect();
    let bytes = sheet();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), bytes.as_slice())).collect();
    assert_eq!(codes(&level(&format!("floor: [{many}]"), &files)), ["level-too-many"]);
}

#[test]
fn bad_drawings_are_told_with_a_place() {
    let of = |text: &str| codes(&level(r#"floor: [Svg(file: "a.svg")]"#, &[("a.svg", text.as_bytes())]));
    let inside = |inside: &str| of(&SQUARE.replace("</svg>", &format!("{inside}</svg>")));
    assert_eq!(inside("<script>1</script>"), ["level-svg-element"]);
    assert_eq!(inside("<text>a</text><image href='b.png'/>"), ["level-svg-element", "level-svg-element"]);
    assert_eq!(of(&format!("<!DOCTYPE svg [<!ENTITY a 'ha'>]>{SQUARE}")), ["level-svg-doctype"]);
    assert_eq!(of("<svg"), ["level-svg-broken"]);
    assert_eq!(of(&SQUARE.replace("40mm", "40").replace("20mm", "20")), ["level-svg-no-size"]);
    assert_eq!(inside(r#"<rect width="1" height="1" opacity="0.5"/>"#), ["level-svg-opacity"]);
    // A drawing that is small enough alone is too much when it is laid many times.
    let zigzag = format!(r#"<path d="M0 0{}"/>"#, "h1v1".repeat(15_000));
    let text = SQUARE.replace("</svg>", &format!("{zigzag}</svg>"));
    let many = r#"Svg(file: "a.svg"),"#.repeat(2000);
    assert_eq!(codes(&level(&format!("floor: [{many}]"), &[("a.svg", text.as_bytes())])), ["level-floor-too-much"]);
    let written = |paint: &str| codes(&level(&format!("floor: [{paint}]"), &[("a.svg", SQUARE.as_bytes())]));
    for (paint, code) in [
        (r#"Svg(file: "b.svg")"#, "level-missing-file"),
        (r#"Svg(file: "../a.svg")"#, "level-file-name"),
        (r#"Svg(file: "/a.svg")"#, "level-file-name"),
        (r#"Svg(file: "a.svg", width: 0)"#, "ron-out-of-range"),
        (r#"Svg(file: "a.svg", width: -1)"#, "ron-out-of-range"),
        (r#"Svg(file: "a.svg", color: Red)"#, "ron-unknown-field"),
        ("Svg()", "ron-missing-field"),
        ("Svgs(file: 1)", "ron-unknown-name"),
    ] {
        assert_eq!(written(paint), [code], "{paint}");
    }
}

#[test]
fn bad_gradients_and_surfaces_are_told_with_a_place() {
    let rect =
        |colour: &str| codes(&level(&format!("floor: [Rect(at: (50, 50), size: (10, 10), color: {colour})]"), &[]));
    assert_eq!(rect("Linear(from: (1, 1), to: (1, 1), colors: [Red, Blue])"), ["level-gradient-nowhere"]);
    assert_eq!(rect("Linear(from: (1, 1), to: (2, 1), colors: [Red])"), ["level-gradient-colours"]);
    assert_eq!(rect(&format!("Linear(from: (1, 1), to: (2, 1), colors: [{}])", "Red,".repeat(17))), ["level-too-many"]);
    assert_eq!(rect("Radial(at: (1, 1), radius: 0, colors: [Red, Blue])"), ["ron-out-of-range"]);
    assert_eq!(rect("Radial(at: (1, 1), radius: 5)"), ["ron-missing-field"]);
    let surface =
        |rest: &str| codes(&level(&format!("surfaces: [(area: Disc(at: (50, 50), radius: 5), {rest})]"), &[]));
    assert_eq!(surface("material: Icy"), ["ron-unknown-name"]);
    assert_eq!(surface("material: Ice(1)"), ["ron-unknown-name"]);
    for rest in ["grip: -1", "grip: 3", "drag: 100", "slope: 46", "slope: -1", "facing: 99999"] {
        assert_eq!(surface(rest), ["ron-out-of-range"], "{rest}");
    }
    assert!(!surface("slope: NaN").is_empty());
}
