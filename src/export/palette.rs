//! The 256 colours of an animated picture: those of its ink first, and a cube of others for what lies between.

use std::collections::BTreeMap;

use crate::base::ink::{Ink, Role, Stroke};
use crate::trial::film::Picture;

/// Colours of ink that get a place of their own; the rest of the places are the cube's.
const OWN: usize = 129;
/// Steps of the cube: red, green, blue. The eye sees most steps of green.
const CUBE: [usize; 3] = [5, 5, 5];
/// The place that stands for "as before".
pub const UNCHANGED: u8 = 255;
/// A colour that no ink has gets a place of its own when it has so many pixels.
const OFTEN: usize = 12;
/// Colours whose nearest place is remembered.
const REMEMBERED: usize = 1 << 16;

/// Up to 255 colours, and where each other one finds the nearest.
pub struct Palette {
    colours: Vec<[u8; 3]>,
    found: BTreeMap<[u8; 3], u8>,
}

impl Palette {
    /// The colours of everything that a picture may show, and those that cover most of these moments of it: what lies over each
    /// other and lets through.
    pub fn of(picture: &Picture, moments: &[Vec<u8>]) -> Self {
        let mut colours: Vec<[u8; 3]> = Vec::new();
        let mut add = |[red, green, blue, opacity]: [u8; 4]| {
            let colour = [red, green, blue];
            if opacity == u8::MAX && colours.len() < OWN && !colours.contains(&colour) {
                colours.push(colour);
            }
        };
        add([255; 4]);
        [Role::Trail, Role::Label, Role::Wall].into_iter().for_each(|role| add(role.on_paper()));
        let bodies = picture.bodies.iter().flat_map(|body| body.ink_on.iter().chain([&body.ink]));
        let zones = picture.zones.iter().map(|(_, ink)| ink);
        for ink in [&picture.floor].into_iter().chain(bodies).chain(zones) {
            of_ink(ink, &mut add);
        }
        let mut pixels: BTreeMap<[u8; 4], usize> = BTreeMap::new();
        for pixel in moments.iter().flat_map(|moment| moment.as_chunks::<4>().0) {
            *pixels.entry(*pixel).or_default() += 1;
        }
        let mut often: Vec<_> = pixels.into_iter().filter(|(_, count)| *count >= OFTEN).collect();
        often.sort_by_key(|(pixel, count)| (std::cmp::Reverse(*count), *pixel));
        often.into_iter().for_each(|(pixel, _)| add(pixel));
        let step = |step: usize, of: usize| (step * 255 / (of - 1)) as u8;
        for red in 0..CUBE[0] {
            for green in 0..CUBE[1] {
                for blue in 0..CUBE[2] {
                    colours.push([step(red, CUBE[0]), step(green, CUBE[1]), step(blue, CUBE[2])]);
                }
            }
        }
        Self { colours, found: BTreeMap::new() }
    }

    /// Red, green, blue of one place after the other.
    pub fn bytes(&self) -> Vec<u8> {
        self.colours.iter().flatten().copied().collect()
    }

    /// The place of the nearest colour.
    pub fn place(&mut self, colour: [u8; 3]) -> u8 {
        if let Some(&place) = self.found.get(&colour) {
            return place;
        }
        let distance = |known: &[u8; 3]| {
            // Weights of red, green and blue as the eye has them, roughly.
            let parts = known.iter().zip(colour).zip([3, 6, 1]);
            parts.map(|((known, wanted), weight)| i32::from(known.abs_diff(wanted)).pow(2) * weight).sum::<i32>()
        };
        let nearest = self.colours.iter().enumerate().min_by_key(|(_, known)| distance(known));
        let place = nearest.map_or(0, |(place, _)| place as u8);
        if self.found.len() >= REMEMBERED {
            self.found.clear();
        }
        self.found.insert(colour, place);
        place
    }
}

fn of_ink(ink: &Ink, add: &mut impl FnMut([u8; 4])) {
    for (role, stroke) in &ink.strokes {
        match stroke {
            // A floor may have a million squares of few colours.
            Stroke::Raster { cells, .. } => {
                cells.chunk_by(|one, other| one == other).filter_map(|same| same.first()).for_each(|cell| add(*cell));
            }
            _ => add(role.on_paper()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pictures_own_colours_are_exact_and_every_other_is_near() {
        let mut picture = Picture::default();
        for step in 0..300u16 {
            let role = Role::Paint((step % 256) as u8, (step / 2) as u8, 7);
            picture.floor.add(role, Stroke::Disc { at: (0.0, 0.0), radius: 1.0 });
        }
        let mut palette = Palette::of(&picture, &[]);
        let bytes = palette.bytes();
        assert!(bytes.len() / 3 <= usize::from(UNCHANGED), "{}", bytes.len() / 3);
        let mut shown = |colour: [u8; 3]| {
            let place = usize::from(palette.place(colour));
            [bytes[place * 3], bytes[place * 3 + 1], bytes[place * 3 + 2]]
        };
        assert_eq!((shown([255; 3]), shown([20, 10, 7])), ([255; 3], [20, 10, 7]));
        for red in (0..=255u8).step_by(15) {
            for green in (0..=255u8).step_by(15) {
                for blue in (0..=255u8).step_by(15) {
                    let wanted = [red, green, blue];
                    let far = shown(wanted).iter().zip(wanted).map(|(one, other)| one.abs_diff(other)).max();
                    assert!(far <= Some(100), "{wanted:?} is shown as {:?}", shown(wanted));
                }
            }
        }
    }

    #[test]
    fn what_lets_through_is_exact_where_there_is_much_of_it() {
        let zone = [[204, 236, 227, 255]; OFTEN].concat();
        let rare = [[201, 13, 99, 255]; OFTEN - 1].concat();
        let mut palette = Palette::of(&Picture::default(), &[zone, rare]);
        let bytes = palette.bytes();
        let mut is_exact = |colour: [u8; 3]| {
            let place = usize::from(palette.place(colour));
            bytes.get(place * 3..place * 3 + 3) == Some(&colour[..])
        };
        assert!(is_exact([204, 236, 227]) && !is_exact([201, 13, 99]));
    }
}
