//! Moments of a film as pixels, as the lab's field shows them: what stands where, driven paths, beams, and the time.

use crate::base::diag::Arg;
use crate::base::ink::Ink;
use crate::base::units::seconds_of;
use crate::export::beams::Eyes;
use crate::export::raster::Raster;
use crate::text::Texts;
use crate::text::lang::Lang;
use crate::trial::reel::{Reel, State};
use crate::trial::still::{ground, standing, trail};

/// Draws one moment after the other.
pub struct Moments<'a> {
    reel: &'a Reel,
    texts: Texts,
    eyes: Eyes,
    /// What stays under everything: the floor, and the paths as far as they were driven.
    under: Raster,
    now: Raster,
    trails: Trails,
}

impl<'a> Moments<'a> {
    /// Pictures of a film, so many pixels wide; zones are named and the time is written in this language.
    pub fn new(reel: &'a Reel, width_px: u32, lang: Lang) -> Self {
        let picture = &reel.header().picture;
        let mut under = Raster::new(picture.size, width_px);
        under.draw(&ground(reel.header(), lang.code()));
        let trails = Trails { drawn: vec![0; picture.bodies.len()] };
        Self { reel, texts: Texts::new(lang), eyes: Eyes::of(reel.header()), now: under.clone(), under, trails }
    }

    /// The picture after so many ticks. They may only grow from call to call: paths are not taken back.
    pub fn at(&mut self, tick: u64) -> &Raster {
        let tick = tick.min(self.reel.ticks());
        let state = self.reel.at(tick);
        self.trails.draw(self.reel, tick, &mut self.under);
        self.now.copy(&self.under);
        let picture = &self.reel.header().picture;
        let looks = self.eyes.look(picture, &state);
        self.eyes.beams(picture, &state, &looks, &mut self.now);
        self.now.draw(&bodies(self.reel, &state));
        self.eyes.spots(&looks, &mut self.now);
        self.now.caption(&self.clock(tick));
        &self.now
    }

    /// The picture as it is before the first moment.
    pub fn empty(&self) -> &Raster {
        &self.now
    }

    fn clock(&self, tick: u64) -> String {
        let seconds = format!("{:.1}", seconds_of(tick));
        let seconds = if self.texts.lang() == Lang::En { seconds } else { seconds.replace('.', ",") };
        self.texts.get("export-clock", &[("seconds", Arg::from(seconds))])
    }
}

fn bodies(reel: &Reel, state: &State) -> Ink {
    let on: Vec<bool> = state.bodies.iter().map(|body| body.on).collect();
    let gone: Vec<bool> = state.bodies.iter().map(|body| body.gone).collect();
    standing(&reel.header().picture, &state.poses, &on, &gone)
}

/// The driven paths, drawn as far as they have come.
struct Trails {
    /// For each body the points of its path that are drawn.
    drawn: Vec<usize>,
}

impl Trails {
    fn draw(&mut self, reel: &Reel, tick: u64, under: &mut Raster) {
        for (body, drawn) in self.drawn.iter_mut().enumerate() {
            let path = reel.path(body);
            let until = path.partition_point(|(at, _)| u64::from(*at) <= tick);
            let points = path.get(drawn.saturating_sub(1)..until).unwrap_or_default();
            if until > *drawn && points.len() > 1 {
                let points = points.iter().map(|(_, [x, y])| (*x, *y)).collect();
                under.draw(&Ink { strokes: vec![trail(points)] });
            }
            *drawn = until;
        }
    }
}
