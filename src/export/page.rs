//! A film as one HTML page that plays it in any browser, without a network.
//!
//! A second of a film with one robot takes about 150 bytes of poses; the floor, drawn once, is most of a page. Everything
//! that comes from the film stands in one JSON text in which no `<` is left, and the page shows it as text only.

use serde_json::{Value as Json, json};

use crate::base::base64;
use crate::base::diag::Diag;
use crate::base::ink::{Ink, Role, Stroke};
use crate::base::units::seconds_of;
use crate::export::poses::{Poses, STEP_TICKS};
use crate::export::raster::png_of;
use crate::rules::verdict::Verdict;
use crate::sim::frame::QuantisedPose;
use crate::text::Texts;
use crate::trial::film::{BodyPicture, Film, Happening, read};
use crate::trial::still::ground;

/// How wide the floor is drawn, pixels.
const GROUND_PX: u32 = 1200;
/// Prints that a page shows, and letters of each.
const MOST_PRINTS: usize = 2000;
const LONGEST_PRINT: usize = 500;
/// Changes of things that a page shows.
const MOST_CHANGES: usize = 100_000;

const SCRIPT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/page/replay.js"));
const STYLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/page/replay.css"));

/// The page, in the language of the texts.
///
/// # Errors
/// The floor could not be packed.
pub fn page(film: &Film, texts: &Texts) -> Result<String, Box<Diag>> {
    let picture = &film.header.picture;
    let lang = texts.lang().code();
    let floor = png_of(&ground(&film.header, lang), picture.size, GROUND_PX)?;
    let title = film.header.texts.title.get(lang);
    let mut told = told(film);
    let goals = film.header.texts.goals.iter().enumerate().map(|(number, goal)| {
        let states = std::mem::take(told.goals.get_mut(number).unwrap_or(&mut Vec::new()));
        json!({ "text": goal.text.get(lang), "states": states })
    });
    let data = json!({
        "title": title,
        "size": [sound(picture.size.0), sound(picture.size.1)],
        "ground": format!("data:image/png;base64,{}", base64::text_of(&floor)),
        "ticks": told.ticks,
        "step": STEP_TICKS,
        "trail": css(Role::Trail),
        "label": css(Role::Label),
        "bodies": picture.bodies.iter().map(body).collect::<Vec<_>>(),
        "ropes": picture.ropes.iter().map(|rope| rope.ends.map(|(body, (x, y))| json!([body, x, y]))).collect::<Vec<_>>(),
        "poses": told.poses.iter().map(Poses::text).collect::<Vec<_>>(),
        "things": told.things,
        "says": told.says,
        "prints": told.prints,
        "goals": goals.collect::<Vec<_>>(),
        "verdict": verdict(film, texts),
        "texts": {
            "play": texts.plain("export-page-play"),
            "pause": texts.plain("export-page-pause"),
            "line": texts.plain("export-page-line"),
            "s": texts.plain("unit-second"),
        },
    });
    let text = |id: &str| escaped(&texts.plain(id));
    let speeds = [0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0].map(|speed: f64| {
        let chosen = if speed == 1.0 { " selected" } else { "" };
        format!("<option value=\"{speed}\"{chosen}>{}×</option>", texts.number(speed))
    });
    let made = texts.get("export-page-made", &[("version", film.header.arba.as_str().into())]);
    // The key lets this page's own script run and no other, not even one that stands in an attribute.
    let policy = "default-src 'none'; img-src data:; style-src 'nonce-arba'; script-src 'nonce-arba'";
    Ok(format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title} – arba</title>\n\
         <style nonce=\"arba\">\n{STYLE}</style>\n</head>\n<body>\n<h1 id=\"title\"></h1>\n<main>\n\
         <div id=\"stage\">\n<canvas id=\"field\" role=\"img\" aria-label=\"{field}\"></canvas>\n<div id=\"bar\">\n\
         <button id=\"play\"></button>\n<input id=\"time\" type=\"range\" min=\"0\" value=\"0\" step=\"any\" aria-label=\"{time}\">\n\
         <output id=\"clock\"></output>\n<select id=\"speed\" aria-label=\"{speed}\">{speeds}</select>\n</div>\n</div>\n\
         <div id=\"side\">\n<p id=\"verdict\"></p>\n<p id=\"why\"></p>\n\
         <section id=\"wanted\"><h2>{goals}</h2><ul id=\"goals\"></ul></section>\n\
         <section id=\"said\"><h2>{prints}</h2><ol id=\"prints\"></ol></section>\n</div>\n</main>\n<footer>{made}</footer>\n\
         <noscript>{no_script}</noscript>\n\
         <script id=\"film\" type=\"application/json\">{data}</script>\n<script nonce=\"arba\">\n{SCRIPT}</script>\n\
         </body>\n</html>\n",
        title = escaped(title),
        field = text("export-page-field"),
        time = text("export-page-time"),
        speed = text("export-page-speed"),
        speeds = speeds.concat(),
        goals = text("export-page-goals"),
        prints = text("export-page-prints"),
        made = escaped(&made),
        no_script = text("export-page-no-script"),
        data = inert(&data),
    ))
}

/// What a film tells, as far as a page shows it.
#[derive(Default)]
struct Told {
    ticks: u64,
    poses: Vec<Poses>,
    /// Tick, body, gone, on.
    things: Vec<(u64, u16, bool, bool)>,
    says: Vec<(u64, u16, String)>,
    /// Tick, line, text.
    prints: Vec<(u64, u32, String)>,
    /// For each goal: tick and 0 open, 1 held, 2 broken.
    goals: Vec<Vec<(u64, u8)>>,
}

fn told(film: &Film) -> Told {
    let picture = &film.header.picture;
    let loose = picture.bodies.iter().filter(|body| body.loose);
    let mut last: Vec<QuantisedPose> = loose.map(|body| body.start).collect();
    let mut told = Told {
        poses: last.iter().copied().map(Poses::new).collect(),
        goals: vec![Vec::new(); film.header.texts.goals.len()],
        ..Told::default()
    };
    for seen in read::ticks(film).map_while(Result::ok) {
        let tick = seen.tick + 1;
        told.ticks = tick;
        for happening in seen.happenings {
            match happening {
                Happening::Thing { body, gone, on, .. } if told.things.len() < MOST_CHANGES => {
                    told.things.push((tick, body, gone, on));
                }
                Happening::Say { robot, text } if told.says.len() < MOST_PRINTS => {
                    told.says.push((tick, robot, shortened(&text)));
                }
                Happening::Print { line, text, .. } if told.prints.len() < MOST_PRINTS => {
                    told.prints.push((tick, line, shortened(&text)));
                }
                Happening::Goal { goal, state } => {
                    if let Some(states) = told.goals.get_mut(usize::from(goal))
                        && states.len() < MOST_CHANGES
                    {
                        states.push((tick, state as u8));
                    }
                }
                _ => {}
            }
        }
        last = seen.poses;
        if tick % STEP_TICKS == 0 {
            told.poses.iter_mut().zip(&last).for_each(|(poses, pose)| poses.add(*pose));
        }
    }
    if !told.ticks.is_multiple_of(STEP_TICKS) {
        told.poses.iter_mut().zip(&last).for_each(|(poses, pose)| poses.add(*pose));
    }
    told
}

fn body(body: &BodyPicture) -> Json {
    let BodyPicture { name: _, ink, start, loose, ink_on, on, flat } = body;
    json!({
        "ink": strokes(ink), "lit": ink_on.as_ref().map(strokes), "start": [start.x, start.y, start.angle],
        "loose": loose, "on": on, "flat": flat,
    })
}

/// Ink as the page draws it; only floors have squares, and the floor is a picture.
fn strokes(ink: &Ink) -> Vec<Json> {
    let flat = |points: &[(f32, f32)]| points.iter().flat_map(|(x, y)| [tidy(*x), tidy(*y)]).collect::<Vec<f64>>();
    let stroke = |(role, stroke): &(Role, Stroke)| {
        let colour = css(*role);
        Some(match stroke {
            Stroke::Line { points, width } => json!(["line", colour, tidy(*width), flat(points)]),
            Stroke::Polygon { points } => json!(["polygon", colour, flat(points)]),
            Stroke::Disc { at, radius } => json!(["disc", colour, tidy(at.0), tidy(at.1), tidy(*radius)]),
            Stroke::Circle { at, radius, width } => {
                json!(["arc", colour, tidy(at.0), tidy(at.1), tidy(*radius), 0, 7, tidy(*width)])
            }
            Stroke::Arc { at, radius, from, to, width } => {
                json!(["arc", colour, tidy(at.0), tidy(at.1), tidy(*radius), tidy(*from), tidy(*to), tidy(*width)])
            }
            Stroke::Text { at, height, text } => {
                json!(["text", colour, tidy(at.0), tidy(at.1), tidy(*height), shortened(text)])
            }
            Stroke::Area { rings, even_odd } => {
                json!(["area", colour, even_odd, rings.iter().map(|ring| flat(ring)).collect::<Vec<_>>()])
            }
            Stroke::Raster { .. } => return None,
        })
    };
    ink.strokes.iter().filter_map(stroke).collect()
}

/// The result in words: how, and why.
fn verdict(film: &Film, texts: &Texts) -> Json {
    let lang = texts.lang().code();
    let (state, why) = match film.ending.as_ref().map(|ending| &ending.verdict) {
        None => ("none", String::new()),
        Some(Verdict::Passed) => ("passed", String::new()),
        Some(Verdict::Fault(diag)) => ("fault", texts.say(diag)),
        Some(Verdict::Failed(cause)) => {
            let own =
                cause.goal.as_ref().and_then(|goal| film.header.texts.goal(goal)).and_then(|goal| goal.failed.as_ref());
            let why = match own {
                Some(own) => texts.said_by(&cause.args, own.get(lang).to_owned()),
                None => texts.sentence(&cause.to_diag()),
            };
            let at = texts.get("export-page-at", &[("seconds", seconds_of(cause.tick).into())]);
            ("failed", format!("{why} {at}"))
        }
    };
    json!({ "state": state, "text": texts.plain(&format!("export-page-{state}")), "why": why })
}

fn shortened(text: &str) -> String {
    text.chars()
        .take(LONGEST_PRINT)
        .map(|letter| if letter == '\n' || crate::text::is_safe(letter) { letter } else { '�' })
        .collect()
}

/// A side of the field that can be drawn, metres.
fn sound(side: f64) -> f64 {
    if side.is_finite() { side.clamp(1e-3, 1e4) } else { 1.0 }
}

/// A tenth of a millimetre is as exact as a film; what is no number becomes 0.
fn tidy(number: f32) -> f64 {
    let number = f64::from(number);
    if number.is_finite() { (number * 1e4).round() / 1e4 } else { 0.0 }
}

fn css(role: Role) -> String {
    let [red, green, blue, opacity] = role.on_paper();
    format!("#{red:02x}{green:02x}{blue:02x}{opacity:02x}")
}

/// JSON in which nothing can be taken for a tag: it may stand inside a script element.
fn inert(data: &Json) -> String {
    let text = data.to_string();
    let mut inert = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => inert.push_str(&format!("\\u{:04x}", u32::from(letter))),
            other => inert.push(other),
        }
    }
    inert
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}
