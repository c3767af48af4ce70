//! Outside: a robot or a thing is out of a zone.

use serde::Deserialize;

use crate::rules::area::Part;
use crate::rules::goal::inside::place_judge;
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::Binder;

/// A robot or a thing is out of a zone: no part of it is inside, its origin isn't, or some part isn't.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outside {
    #[serde(default)]
    pub robot: Option<String>,
    #[serde(default)]
    pub thing: Option<String>,
    pub zone: String,
    #[serde(default)]
    pub part: Part,
}

impl Outside {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Outside(robot: \"me\", zone: \"pad\")";
}

impl ConditionPart for Outside {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let Self { robot, thing, zone, part } = self;
        place_judge(robot, thing, zone, *part, false, binder)
    }
}
