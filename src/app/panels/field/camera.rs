//! The camera: from metres of the field to points of the screen and back.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// Points of the screen left free around a field that fits.
const BORDER: f32 = 14.0;
/// Points per metre at the closest: a centimetre is as long as 80 points.
const CLOSEST: f32 = 8000.0;
/// How much smaller than fitting the field can get.
const FARTHEST: f32 = 0.4;
/// A field that says nothing of its size, or nonsense, is taken to be this large, metres.
const USUAL_M: f32 = 1.0;

/// What part of the field is on the screen, and how large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The screen's rectangle that the field is drawn in.
    pub rect: Rect,
    /// Size of the field, metres.
    size: Vec2,
    /// What of the field is in the middle, metres, y upwards.
    middle: Vec2,
    /// Points of the screen per metre.
    scale: f32,
    /// The whole field is shown, however large the panel is.
    pub fits: bool,
    /// What is looked at stays in the middle.
    pub follows: bool,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            rect: Rect::from_min_size(Pos2::ZERO, vec2(100.0, 100.0)),
            size: Vec2::splat(USUAL_M),
            middle: Vec2::splat(USUAL_M * 0.5),
            scale: 100.0,
            fits: true,
            follows: false,
        }
    }
}

impl Camera {
    /// Takes the panel's place and the field's size of this frame.
    pub fn begin(&mut self, rect: Rect, size_m: (f64, f64)) {
        let side = |metres: f64| if metres.is_finite() && metres > 0.0 { (metres as f32).min(1e4) } else { USUAL_M };
        let size = vec2(side(size_m.0), side(size_m.1));
        if size != self.size {
            self.fits = true;
        }
        (self.rect, self.size) = (rect, size);
        if self.fits {
            self.middle = size * 0.5;
            self.scale = self.fitting();
        }
        self.scale = self.scale.clamp(self.fitting() * FARTHEST, CLOSEST);
    }

    /// Points per metre with which the whole field is seen.
    fn fitting(&self) -> f32 {
        let room = (self.rect.size() - Vec2::splat(2.0 * BORDER)).max(Vec2::splat(20.0));
        (room.x / self.size.x).min(room.y / self.size.y).min(CLOSEST)
    }

    /// Points of the screen per metre.
    pub fn scale(&self) -> f32 {
        self.scale
    }

    /// Size of the field, metres.
    pub fn size(&self) -> Vec2 {
        self.size
    }

    /// Where a place of the field is on the screen.
    pub fn screen(&self, x_m: f32, y_m: f32) -> Pos2 {
        let middle = self.rect.center();
        pos2(middle.x + (x_m - self.middle.x) * self.scale, middle.y - (y_m - self.middle.y) * self.scale)
    }

    /// The place of the field under a point of the screen, metres.
    pub fn field(&self, at: Pos2) -> (f32, f32) {
        let off = (at - self.rect.center()) / self.scale;
        (self.middle.x + off.x, self.middle.y - off.y)
    }

    /// The part of the field that is on the screen: lower left and upper right, metres.
    pub fn seen(&self) -> ((f32, f32), (f32, f32)) {
        (self.field(self.rect.left_bottom()), self.field(self.rect.right_top()))
    }

    /// Shows all of the field.
    pub fn fit(&mut self) {
        (self.fits, self.follows) = (true, false);
        self.middle = self.size * 0.5;
        self.scale = self.fitting();
    }

    /// Makes everything larger or smaller; what is under the point stays there.
    pub fn zoom(&mut self, factor: f32, about: Pos2) {
        if !factor.is_finite() || factor <= 0.0 {
            return;
        }
        let held = self.field(about);
        self.scale = (self.scale * factor).clamp(self.fitting() * FARTHEST, CLOSEST);
        let now = self.field(about);
        self.middle += vec2(held.0 - now.0, held.1 - now.1);
        self.fits = false;
        self.stay_near();
    }

    /// Moves the field by points of the screen.
    pub fn pan(&mut self, by: Vec2) {
        self.middle += vec2(-by.x, by.y) / self.scale;
        (self.fits, self.follows) = (false, false);
        self.stay_near();
    }

    /// Puts a place of the field into the middle, metres.
    pub fn look_at(&mut self, x_m: f32, y_m: f32) {
        self.middle = vec2(x_m, y_m);
        self.fits = false;
        self.stay_near();
    }

    /// The middle of the screen stays within the field, so that nobody gets lost.
    fn stay_near(&mut self) {
        self.middle = self.middle.clamp(Vec2::ZERO, self.size);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn camera() -> Camera {
        let mut camera = Camera::default();
        camera.begin(Rect::from_min_size(pos2(30.0, 50.0), vec2(400.0, 300.0)), (2.0, 1.0));
        camera
    }

    #[test]
    fn a_place_comes_back_from_the_screen_after_any_way_of_the_camera() {
        let mut camera = camera();
        for step in 0..6 {
            camera.zoom(1.0 + step as f32 * 0.3, pos2(100.0 + 30.0 * step as f32, 200.0));
            camera.pan(vec2(7.0, -3.0 * step as f32));
            for place in [(0.0, 0.0), (1.3, 0.2), (2.0, 1.0)] {
                let back = camera.field(camera.screen(place.0, place.1));
                assert!((back.0 - place.0).abs() < 1e-4 && (back.1 - place.1).abs() < 1e-4, "{place:?} {back:?}");
            }
        }
    }

    #[test]
    fn y_goes_up_and_the_whole_field_fits() {
        let camera = camera();
        let (low, high) = (camera.screen(0.0, 0.0), camera.screen(2.0, 1.0));
        assert!(low.x < high.x && low.y > high.y);
        assert!(camera.rect.contains(low) && camera.rect.contains(high));
        // One of the sides fills its room.
        let all = Rect::from_two_pos(low, high);
        assert!((all.width() - 372.0).abs() < 0.1 || (all.height() - 272.0).abs() < 0.1, "{all:?}");
    }

    #[test]
    fn the_wheel_zooms_about_the_pointer() {
        let mut camera = camera();
        let pointer = camera.screen(1.4, 0.3);
        camera.zoom(2.5, pointer);
        let now = camera.screen(1.4, 0.3);
        assert!((now - pointer).length() < 0.01, "{now:?} {pointer:?}");
        let before = camera;
        camera.zoom(f32::NAN, pointer);
        assert_eq!(camera, before);
    }

    #[test]
    fn a_film_with_a_nonsense_size_still_has_a_field() {
        let mut camera = Camera::default();
        for size in [(f64::NAN, 1.0), (0.0, -3.0), (f64::INFINITY, 1e300)] {
            camera.begin(Rect::from_min_size(Pos2::ZERO, vec2(10.0, 10.0)), size);
            let at = camera.screen(0.5, 0.5);
            assert!(at.x.is_finite() && at.y.is_finite(), "{size:?}");
        }
    }
}
