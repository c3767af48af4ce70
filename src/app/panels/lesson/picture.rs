//! Pictures of a lesson: those of the level's folder, and the layout drawn small.

use std::sync::Arc;

use egui::{Context, Image, Ui, Widget};

use crate::app::view::View;
use crate::level::layout::Layout;
use crate::level::load::Level;
use crate::text::lang::Lang;
use crate::trial::film::Film;
use crate::trial::still::still;

/// The picture of a layout is no higher than this, points.
const HEIGHT: f32 = 190.0;
/// In a low panel it is lower, to leave room for words: so much of the panel, but not less than this, points.
const SHARE: f32 = 0.4;
const LEAST_HEIGHT: f32 = 110.0;
/// Nor wider than this.
const WIDTH: f32 = 420.0;

/// The layout as it stands at the start, drawn once.
#[derive(Default)]
pub struct GoalPicture {
    /// The layout that was drawn last, the language of its names, and under which address the drawing is.
    drawn: Option<(Arc<Layout>, Lang, String)>,
}

impl GoalPicture {
    /// Draws it; `high` is the height of the panel, points.
    pub fn ui(&mut self, ui: &mut Ui, view: &View, high: f32) {
        let lang = view.say.lang();
        let (layout, header) = (&view.bench.layout, view.bench.reel.header());
        if !self.drawn.as_ref().is_some_and(|(of, its, _)| Arc::ptr_eq(of, layout) && *its == lang) {
            if let Some((.., old)) = self.drawn.take() {
                ui.ctx().forget_image(&old);
            }
            let uri = format!("bytes://arba/layout/{}/{}.{}.svg", layout.level, layout.seed, lang.code());
            let film = Film { header: header.clone(), chunks: Vec::new(), ending: None };
            ui.ctx().include_bytes(uri.clone(), still(&film, 0, lang.code()).into_bytes());
            self.drawn = Some((Arc::clone(layout), lang, uri));
        }
        let Some((.., uri)) = &self.drawn else { return };
        let title = layout.texts.title.get(view.say.code());
        let size = size(header.picture.size, ui.available_width(), (high * SHARE).clamp(LEAST_HEIGHT, HEIGHT));
        let shows = view.say.with("lesson-picture", [("title", title.into())]);
        Image::from_uri(uri).alt_text(shows).fit_to_exact_size(size).ui(ui);
    }
}

/// The picture's size, points: that of the field, as large as there is room for it.
fn size(field: (f64, f64), room: f32, height: f32) -> egui::Vec2 {
    let ratio = (field.0 / field.1.max(1e-3)) as f32;
    let width = room.min(WIDTH).min(height * ratio).max(1.0);
    egui::vec2(width, width / ratio.max(1e-3))
}

/// Where the pictures of a level's folder are among the loaded bytes.
pub fn folder(level: &Level) -> String {
    format!("bytes://arba/level/{}", level.id)
}

/// Makes the pictures of a level's lesson known.
pub fn load_folder(ctx: &Context, level: &Level) {
    let folder = folder(level);
    for (name, bytes) in &level.pictures {
        ctx.include_bytes(format!("{folder}/{name}"), bytes.clone());
    }
}
