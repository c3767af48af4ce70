//! Ink as SVG: pictures for documents, and for anybody without a window.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::base::ink::{Ink, Role, Stroke};
use crate::base::maths::{TAU, cos, sin};

/// Draws ink of a field of this size (metres) as an SVG document, a unit to a millimetre, y upwards as on the field.
pub fn document(ink: &Ink, size_m: (f64, f64)) -> String {
    let (width, height) = (millimetres(size_m.0), millimetres(size_m.1));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" \
         stroke-linecap=\"round\" stroke-linejoin=\"round\">\n"
    );
    for (role, stroke) in &ink.strokes {
        element(&mut svg, *role, stroke, size_m.1);
    }
    svg.push_str("</svg>\n");
    svg
}

fn element(svg: &mut String, role: Role, stroke: &Stroke, height_m: f64) {
    let colour = colour(role);
    let place = |(x, y): (f32, f32)| (millimetres(f64::from(x)), millimetres(height_m - f64::from(y)));
    let length = |metres: f32| millimetres(f64::from(metres));
    let path = |points: &[(f32, f32)]| {
        let points = points.iter().map(|&point| place(point)).map(|(x, y)| format!("{x},{y}"));
        points.collect::<Vec<_>>().join(" ")
    };
    let line = |width: f32| format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"{}\"", length(width));
    // Writing into a text cannot fail.
    let _ = match stroke {
        Stroke::Line { points, width } => writeln!(svg, "<polyline points=\"{}\" {}/>", path(points), line(*width)),
        Stroke::Polygon { points } => writeln!(svg, "<polygon points=\"{}\" fill=\"{colour}\"/>", path(points)),
        Stroke::Disc { at, radius } => {
            let (x, y) = place(*at);
            writeln!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{}\" fill=\"{colour}\"/>", length(*radius))
        }
        Stroke::Circle { at, radius, width } => {
            let (x, y) = place(*at);
            writeln!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{}\" {}/>", length(*radius), line(*width))
        }
        Stroke::Arc { at, radius, from, to, width } => {
            let corners = (f64::from((to - from).abs()) / TAU * 72.0).ceil().clamp(1.0, 720.0) as usize;
            let point = |corner: usize| {
                let angle = f64::from(*from) + f64::from(to - from) * corner as f64 / corners as f64;
                let along = |middle: f32, part: f64| middle + *radius * part as f32;
                (along(at.0, cos(angle)), along(at.1, sin(angle)))
            };
            let points: Vec<_> = (0..=corners).map(point).collect();
            writeln!(svg, "<polyline points=\"{}\" {}/>", path(&points), line(*width))
        }
        Stroke::Text { at, height, text } => {
            let (x, y) = place(*at);
            let size = length(*height);
            writeln!(svg, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{colour}\">{}</text>", escaped(text))
        }
        Stroke::Area { rings, even_odd } => {
            let ring = |points: &Vec<(f32, f32)>| format!("M{}Z", path(points));
            let rule = if *even_odd { "evenodd" } else { "nonzero" };
            let data: String = rings.iter().map(ring).collect();
            writeln!(svg, "<path d=\"{data}\" fill=\"{colour}\" fill-rule=\"{rule}\"/>")
        }
        Stroke::Raster { corner, along, columns, cells } => {
            raster(svg, place(*corner), *along, *columns as usize, cells);
            Ok(())
        }
    };
}

/// Squares in rows: neighbours of one colour become one bar, and all bars of a colour one element.
fn raster(svg: &mut String, (x, y): (f64, f64), along: (f32, f32), columns: usize, cells: &[[u8; 4]]) {
    let mut bars: BTreeMap<[u8; 4], String> = BTreeMap::new();
    for (row, cells) in cells.chunks(columns.max(1)).enumerate() {
        let mut column = 0;
        for bar in cells.chunk_by(|first, second| first == second) {
            let colour = bar.first().copied().unwrap_or_default();
            if colour[3] > 0 {
                let _ = write!(bars.entry(colour).or_default(), "M{column},{row}h{}v1h-{}z", bar.len(), bar.len());
            }
            column += bar.len();
        }
    }
    let (a, b) = (f64::from(along.0) * 1e3, f64::from(along.1) * 1e3);
    let turn = format!("matrix({a:.4} {:.4} {:.4} {:.4} {x} {y})", -b, -b, -a);
    let _ = writeln!(svg, "<g transform=\"{turn}\" shape-rendering=\"crispEdges\">");
    for ([red, green, blue, opacity], data) in bars {
        let _ = write!(svg, "<path d=\"{data}\" fill=\"#{red:02x}{green:02x}{blue:02x}\"");
        if opacity < u8::MAX {
            let _ = write!(svg, " fill-opacity=\"{:.2}\"", f64::from(opacity) / 255.0);
        }
        svg.push_str("/>\n");
    }
    svg.push_str("</g>\n");
}

/// Millimetres with one decimal, which is as exact as a film.
fn millimetres(metres: f64) -> f64 {
    (metres * 1e4).round() / 10.0
}

/// A colour as SVG writes it.
fn colour(role: Role) -> String {
    let [red, green, blue, opacity] = role.on_paper();
    match opacity {
        u8::MAX => format!("#{red:02x}{green:02x}{blue:02x}"),
        _ => format!("#{red:02x}{green:02x}{blue:02x}{opacity:02x}"),
    }
}

fn escaped(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_control())
        .map(|letter| match letter {
            '<' => "&lt;".to_owned(),
            '>' => "&gt;".to_owned(),
            '&' => "&amp;".to_owned(),
            '"' => "&quot;".to_owned(),
            other => other.to_string(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stroke_becomes_an_element_and_a_text_stays_a_text() {
        let mut ink = Ink::default();
        ink.add(Role::Wall, Stroke::Line { points: vec![(0.0, 0.0), (1.0, 0.5)], width: 0.01 });
        ink.add(Role::Paint(255, 0, 16), Stroke::Polygon { points: vec![(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)] });
        ink.add(Role::Ball, Stroke::Disc { at: (0.5, 0.25), radius: 0.1 });
        ink.add(Role::Label, Stroke::Text { at: (0.0, 0.0), height: 0.05, text: "<a>&\u{7}".into() });
        let svg = document(&ink, (1.0, 0.5));
        assert!(svg.contains("viewBox=\"0 0 1000 500\""));
        assert!(svg.contains("<polyline points=\"0,500 1000,0\""), "{svg}");
        assert!(svg.contains("fill=\"#ff0010\"") && svg.contains("cx=\"500\" cy=\"250\" r=\"100\""));
        assert!(svg.contains(">&lt;a&gt;&amp;</text>"));
    }

    #[test]
    fn rings_become_one_path_and_squares_of_one_colour_one_bar() {
        let mut ink = Ink::default();
        let ring = |half: f32| vec![(-half, 0.0), (half, 0.0), (0.0, half)];
        ink.add(Role::Paint(1, 2, 3), Stroke::Area { rings: vec![ring(0.2), ring(0.1)], even_odd: true });
        let (red, none) = ([255, 0, 0, 255], [0; 4]);
        let cells = vec![red, red, none, none, red, red];
        ink.add(Role::Floor, Stroke::Raster { corner: (0.1, 0.2), along: (0.05, 0.0), columns: 3, cells });
        let svg = document(&ink, (1.0, 0.5));
        assert!(
            svg.contains("M-200,500 200,500 0,300ZM-100,500 100,500 0,400Z\" fill=\"#010203\" fill-rule=\"evenodd\""),
            "{svg}"
        );
        assert!(svg.contains("matrix(50.0000 -0.0000 -0.0000 -50.0000 100 300)"), "{svg}");
        assert!(svg.contains("d=\"M0,0h2v1h-2zM1,1h2v1h-2z\" fill=\"#ff0000\"/>"), "{svg}");
        // A film is a stranger's file: nonsense must not matter.
        ink.add(
            Role::Floor,
            Stroke::Raster { corner: (0.0, 0.0), along: (f32::NAN, 0.0), columns: 0, cells: vec![red] },
        );
        document(&ink, (1.0, 0.5));
    }
}
