//! The floor on the screen: paint, gradients and pictures as one texture, painted anew only when it would look coarse.

use egui::{Color32, ColorImage, Context, Pos2, Rect, Shape, TextureHandle, TextureOptions, pos2, vec2};

use crate::app::panels::field::camera::Camera;
use crate::app::panels::field::paint::{arc, is_sound};
use crate::app::panels::field::raster::{Sheet, circle, line};
use crate::app::theme::Theme;
use crate::base::ink::{Role, Stroke};
use crate::trial::film::Picture;

/// The most pixels along a side of the texture.
const MOST_SIDE: usize = 2048;
/// A field whose texture would have more pixels than this along a side is painted in part.
const WHOLE_SIDE: f32 = 1400.0;
/// Of a field that is painted in part, so much around what is seen is painted as well.
const MARGIN: f32 = 0.3;
/// While the camera moves, the texture may be so much too coarse or too fine.
const STRETCH: (f32, f32) = (0.5, 1.7);

/// The floor of one picture.
#[derive(Default)]
pub struct FloorPicture {
    texture: Option<TextureHandle>,
    window: Window,
    /// What it was painted for.
    of: Option<(u64, crate::app::theme::ThemeKind)>,
    last: Option<Camera>,
}

/// The part of the field that a texture shows, metres, and its pixels per metre.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Window {
    low: (f32, f32),
    high: (f32, f32),
    scale: f32,
}

impl FloorPicture {
    /// Gives the shape of the floor; `serial` is the number of its reel.
    pub fn show(
        &mut self,
        ctx: &Context,
        camera: &Camera,
        picture: &Picture,
        serial: u64,
        theme: &Theme,
    ) -> Option<Shape> {
        let wanted = Window::wanted(camera, ctx.pixels_per_point(), ctx.input(|input| input.max_texture_side));
        let moves = self.last.replace(*camera).is_some_and(|last| last != *camera);
        let ratio = wanted.scale / self.window.scale;
        let fine = (STRETCH.0..=STRETCH.1).contains(&ratio) && self.window.covers(camera);
        let exact = (ratio - 1.0).abs() < 0.01;
        if self.of != Some((serial, theme.kind)) || self.texture.is_none() || !fine || !exact && !moves {
            let image = wanted.paint(picture, theme);
            match &mut self.texture {
                Some(texture) => texture.set(image, TextureOptions::LINEAR),
                None => self.texture = Some(ctx.load_texture("floor", image, TextureOptions::LINEAR)),
            }
            self.window = wanted;
            self.of = Some((serial, theme.kind));
        } else if !exact {
            // When the camera stands still, the next frame paints it as fine as it is seen.
            ctx.request_repaint();
        }
        let texture = self.texture.as_ref()?;
        let low = camera.screen(self.window.low.0, self.window.low.1);
        let high = camera.screen(self.window.high.0, self.window.high.1);
        let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        Some(Shape::image(texture.id(), Rect::from_two_pos(low, high), all, Color32::WHITE))
    }
}

impl Window {
    /// What is to be painted for a camera.
    fn wanted(camera: &Camera, pixels_per_point: f32, most_side: usize) -> Self {
        let scale = camera.scale() * pixels_per_point;
        let size = camera.size();
        let most = MOST_SIDE.min(most_side) as f32;
        if size.max_elem() * scale <= WHOLE_SIDE.min(most) {
            return Self { low: (0.0, 0.0), high: (size.x, size.y), scale };
        }
        let (low, high) = camera.seen();
        let part = |low: f32, high: f32, end: f32| {
            let more = (high - low) * MARGIN;
            ((low - more).clamp(0.0, end), (high + more).clamp(0.0, end))
        };
        let (left, right) = part(low.0, high.0, size.x);
        let (bottom, top) = part(low.1, high.1, size.y);
        let longest = (right - left).max(top - bottom).max(1e-3);
        Self { low: (left, bottom), high: (right, top), scale: scale.min(most / longest) }
    }

    /// Is all of the field in it that is on the screen?
    fn covers(&self, camera: &Camera) -> bool {
        let size = camera.size();
        let (low, high) = camera.seen();
        const HAIR: f32 = 1e-4;
        low.0.max(0.0) + HAIR >= self.low.0
            && low.1.max(0.0) + HAIR >= self.low.1
            && high.0.min(size.x) <= self.high.0 + HAIR
            && high.1.min(size.y) <= self.high.1 + HAIR
    }

    fn pixel(&self, (x, y): (f32, f32)) -> Pos2 {
        pos2((x - self.low.0) * self.scale, (self.high.1 - y) * self.scale)
    }

    fn paint(&self, picture: &Picture, theme: &Theme) -> ColorImage {
        let side = |low: f32, high: f32| (((high - low) * self.scale).round().max(1.0) as usize).min(MOST_SIDE);
        let mut sheet = Sheet::new(side(self.low.0, self.high.0), side(self.low.1, self.high.1));
        for (role, stroke) in picture.floor.strokes.iter().filter(|(role, stroke)| is_paint(*role) && is_sound(stroke))
        {
            self.add(&mut sheet, stroke, theme.ink(*role));
        }
        let pixels = vec2(sheet.columns as f32, sheet.rows as f32);
        ColorImage { size: [sheet.columns, sheet.rows], source_size: pixels, pixels: sheet.pixels }
    }

    fn add(&self, sheet: &mut Sheet, stroke: &Stroke, colour: Color32) {
        let ring = |points: &[(f32, f32)]| points.iter().map(|&point| self.pixel(point)).collect::<Vec<Pos2>>();
        match stroke {
            Stroke::Polygon { points } => sheet.fill(&[ring(points)], false, colour),
            Stroke::Disc { at, radius } => sheet.fill(&[circle(self.pixel(*at), radius * self.scale)], false, colour),
            Stroke::Line { points, width } => sheet.fill(&line(&ring(points), width * self.scale), false, colour),
            Stroke::Circle { at, radius, width } => {
                let rim = |radius: f32| circle(self.pixel(*at), radius.max(0.0) * self.scale);
                sheet.fill(&[rim(radius + width * 0.5), rim(radius - width * 0.5)], true, colour);
            }
            Stroke::Arc { at, radius, from, to, width } => {
                let half = width * 0.5;
                let mut rim = arc(*at, radius + half, *from, *to);
                let inner = arc(*at, (radius - half).max(0.0), *from, *to);
                let ends = [*from, *to].map(|angle| arc(*at, *radius, angle, angle));
                rim.extend(inner.into_iter().rev());
                sheet.fill(&[ring(&rim)], false, colour);
                for end in ends.into_iter().flatten() {
                    sheet.fill(&[circle(self.pixel(end), half * self.scale)], false, colour);
                }
            }
            Stroke::Area { rings, even_odd } => {
                let rings: Vec<Vec<Pos2>> = rings.iter().map(|points| ring(points)).collect();
                sheet.fill(&rings, *even_odd, colour);
            }
            Stroke::Raster { corner, along, columns, cells } => self.squares(sheet, (*corner, *along, *columns), cells),
            Stroke::Text { .. } => {}
        }
    }

    fn squares(&self, sheet: &mut Sheet, (corner, along, columns): ((f32, f32), (f32, f32), u32), cells: &[[u8; 4]]) {
        let (columns, squared) = (columns as usize, along.0 * along.0 + along.1 * along.1);
        if columns == 0 || squared <= 0.0 {
            return;
        }
        sheet.lay(|pixel| {
            let off = (self.low.0 + pixel.x / self.scale - corner.0, self.high.1 - pixel.y / self.scale - corner.1);
            let column = (off.0 * along.0 + off.1 * along.1) / squared;
            let row = (off.1 * along.0 - off.0 * along.1) / squared;
            let is_in = column >= 0.0 && row >= 0.0 && column < columns as f32;
            if is_in { cells.get(row as usize * columns + column as usize).copied() } else { None }
        });
    }
}

/// Paint is part of the texture; walls and the like are drawn as lines.
pub fn is_paint(role: Role) -> bool {
    matches!(role, Role::Paint(..) | Role::Floor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ink::Ink;
    use egui::Vec2;

    fn camera(points_per_metre: f32) -> Camera {
        let mut camera = Camera::default();
        camera.begin(Rect::from_min_size(Pos2::ZERO, Vec2::splat(128.0)), (1.0, 1.0));
        camera.zoom(points_per_metre / camera.scale(), camera.rect.center());
        camera
    }

    #[test]
    fn paint_lies_where_the_picture_says_with_y_upwards() {
        let mut floor = Ink::default();
        let corners = vec![(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
        floor.add(Role::Paint(250, 250, 250), Stroke::Polygon { points: corners });
        floor.add(Role::Paint(1, 2, 3), Stroke::Disc { at: (0.25, 0.75), radius: 0.1 });
        let (red, none) = ([255, 0, 0, 255], [0; 4]);
        let cells = vec![red, none, none, red];
        floor.add(Role::Floor, Stroke::Raster { corner: (0.5, 0.0), along: (0.25, 0.0), columns: 2, cells });
        let picture = Picture { size: (1.0, 1.0), floor, ..Picture::default() };
        let window = Window { low: (0.0, 0.0), high: (1.0, 1.0), scale: 100.0 };
        let image = window.paint(&picture, &Theme::of(crate::app::settings::ThemeChoice::Light, false));
        let at = |x: usize, y: usize| image.pixels[(99 - y) * 100 + x].to_array();
        assert_eq!(at(25, 75), [1, 2, 3, 255]);
        assert_eq!(at(25, 25), [250, 250, 250, 255]);
        assert_eq!((at(60, 10), at(60, 40), at(90, 40)), (red, [250, 250, 250, 255], red));
    }

    #[test]
    fn a_close_look_paints_a_part_that_covers_what_is_seen_and_stays_bounded() {
        let far = Window::wanted(&camera(100.0), 1.0, 4096);
        assert_eq!((far.low, far.high), ((0.0, 0.0), (1.0, 1.0)));
        for scale in [1000.0, 3000.0, 8000.0] {
            let camera = camera(scale);
            let near = Window::wanted(&camera, 2.0, 4096);
            assert!(near.covers(&camera), "{near:?}");
            assert!((near.high.0 - near.low.0) * near.scale <= MOST_SIDE as f32 + 0.5, "{near:?}");
            assert!(near.high.0 - near.low.0 < 0.5 || scale < 2000.0);
        }
    }
}
