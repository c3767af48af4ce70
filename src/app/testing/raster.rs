//! A painter of egui's triangles without a graphics card: plain, slow, and good enough to look at what a panel shows.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use egui::epaint::{ImageData, Primitive, Vertex};
use egui::{Color32, Context, FullOutput, Pos2, Rect, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;

/// Textures by their ids: size and pixels.
type Textures = BTreeMap<TextureId, ([usize; 2], Vec<Color32>)>;

/// The textures that egui made, shared with the harness.
#[derive(Clone, Default)]
pub struct Painter {
    textures: Rc<RefCell<Textures>>,
}

impl TestRenderer for Painter {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let textures = &mut *self.textures.borrow_mut();
        for (id, change) in delta.set.iter().flat_map(|(id, changes)| changes.iter().map(move |change| (id, change))) {
            let ImageData::Color(image) = &change.image;
            match change.pos {
                None => {
                    textures.insert(*id, (image.size, image.pixels.clone()));
                }
                Some([left, top]) => {
                    let Some((size, pixels)) = textures.get_mut(id) else { continue };
                    for (row, line) in image.pixels.chunks(image.size[0].max(1)).enumerate() {
                        let at = (top + row) * size[0] + left;
                        pixels[at..at + line.len()].copy_from_slice(line);
                    }
                }
            }
        }
        delta.set.clear();
        delta.free.clear();
    }
}

/// Writes what was drawn as a PNG to `target/pictures`.
pub fn picture(ctx: &Context, output: &FullOutput, painter: &Painter, name: &str) {
    let size = ctx.content_rect().size() * output.pixels_per_point;
    let (width, height) = (size.x as usize, size.y as usize);
    let textures = painter.textures.borrow();
    let [red, green, blue, _] = ctx.global_style().visuals.panel_fill.to_array();
    let ground = [red, green, blue].map(|channel| f32::from(channel) / 255.0);
    let mut pixels = vec![ground; width * height];
    for clipped in ctx.tessellate(output.shapes.clone(), output.pixels_per_point) {
        let Primitive::Mesh(mesh) = &clipped.primitive else { continue };
        let Some(texture) = textures.get(&mesh.texture_id) else { continue };
        let clip = clipped.clip_rect * output.pixels_per_point;
        for corners in mesh.indices.chunks_exact(3) {
            let corners = [0, 1, 2].map(|corner| mesh.vertices[corners[corner] as usize]);
            triangle(&mut pixels, (width, height), clip, corners, texture, output.pixels_per_point);
        }
    }
    let bytes = pixels.iter().flat_map(|pixel| pixel.map(|channel| (channel.clamp(0.0, 1.0) * 255.0) as u8)).collect();
    let image = image::RgbImage::from_raw(width as u32, height as u32, bytes).unwrap();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pictures");
    std::fs::create_dir_all(&folder).unwrap();
    image.save(folder.join(format!("{name}.png"))).unwrap();
}

fn triangle(
    pixels: &mut [[f32; 3]],
    (width, height): (usize, usize),
    clip: Rect,
    corners: [Vertex; 3],
    texture: &([usize; 2], Vec<Color32>),
    pixels_per_point: f32,
) {
    let [a, b, c] = corners.map(|corner| corner.pos * pixels_per_point);
    let area = cross(a, b, c);
    if area.abs() < 1e-6 {
        return;
    }
    let bounds = Rect::from_points(&[a, b, c]).intersect(clip);
    let rows = bounds.top().max(0.0) as usize..(bounds.bottom().ceil().max(0.0) as usize).min(height);
    for row in rows {
        for column in bounds.left().max(0.0) as usize..(bounds.right().ceil().max(0.0) as usize).min(width) {
            let at = Pos2::new(column as f32 + 0.5, row as f32 + 0.5);
            let weights = [cross(b, c, at) / area, cross(c, a, at) / area, cross(a, b, at) / area];
            if !clip.contains(at) || weights.iter().any(|weight| *weight < 0.0) {
                continue;
            }
            let mix = |part: &dyn Fn(&Vertex) -> f32| {
                corners.iter().zip(weights).map(|(corner, weight)| part(corner) * weight).sum::<f32>()
            };
            let texel = sample(texture, mix(&|corner| corner.uv.x), mix(&|corner| corner.uv.y));
            let shade =
                [0, 1, 2, 3].map(|channel| mix(&|corner| f32::from(corner.color[channel])) / 255.0 * texel[channel]);
            let pixel = &mut pixels[row * width + column];
            for channel in 0..3 {
                pixel[channel] = shade[channel] + pixel[channel] * (1.0 - shade[3]);
            }
        }
    }
}

fn cross(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

fn sample((size, pixels): &([usize; 2], Vec<Color32>), u: f32, v: f32) -> [f32; 4] {
    let along = |share: f32, count: usize| ((share * count as f32) as usize).min(count.saturating_sub(1));
    let texel = pixels.get(along(v, size[1]) * size[0] + along(u, size[0])).copied().unwrap_or(Color32::WHITE);
    texel.to_array().map(|channel| f32::from(channel) / 255.0)
}
