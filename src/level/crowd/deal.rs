//! Deal: different things that chance deals to stated places, as the light and the dark pins of a kegelring.

use crate::base::diag::Diag;
use crate::base::maths::{Pose, Vec2};
use crate::base::units::angle_of_heading;
use crate::level::crowd::{Crowd, Reading, Setup};
use crate::level::numbers::{list, point};
use crate::level::things::MOST_THINGS;

/// Things dealt to places, of which some may stay empty: every order is as likely as any other. Things are numbered in the
/// order of `of`.
pub(super) struct Deal;

impl Crowd for Deal {
    const EXAMPLE: &'static str =
        r#"Deal(name: "can", of: [Can(color: Red), Can(color: Blue)], at: [(40, 20), (70, 20), (100, 20), (130, 20)])"#;

    fn set_up(reading: &mut Reading) -> Option<Setup> {
        let things = reading.things();
        let facing = reading.facing();
        let at = reading.fields.required_node("at", reading.diags)?;
        let places = list(at, MOST_THINGS, reading.diags).iter();
        let places: Vec<Option<Vec2>> = places.map(|node| point(node, reading.draws, reading.diags)).collect();
        let mut places: Vec<Vec2> = places.into_iter().collect::<Option<_>>()?;
        let things = things?;
        if things.len() > places.len() {
            let diag = Diag::error("ron-count").with("expected", things.len()).with("found", places.len());
            reading.diags.push(diag.at(at.place()));
            return None;
        }
        // The shuffle of Fisher and Yates, as in Knuth's "The Art of Computer Programming", volume 2, algorithm P.
        for last in (1..places.len()).rev() {
            let chosen = (reading.stream.unit(last as u64) * (last + 1) as f64).floor() as usize;
            places.swap(last, chosen.min(last));
        }
        let poses = places.into_iter().map(|at| Pose::new(at, angle_of_heading(facing)));
        Some(Setup { placed: things.into_iter().zip(poses).collect(), ..Setup::default() })
    }
}
