//! AllInside: each of several things is in a zone.

use serde::Deserialize;

use crate::rules::area::Part;
use crate::rules::goal::count_in::count_judge;
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::Binder;

/// Each thing of a name is in a zone; `pin` means `pin.1`, `pin.2` …
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllInside {
    pub things: String,
    pub zone: String,
    #[serde(default)]
    pub part: Part,
}

impl AllInside {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "AllInside(things: \"pin\", zone: \"ring\")";
}

impl ConditionPart for AllInside {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let Self { things, zone, part } = self;
        count_judge(things, zone, *part, true, (None, None), binder)
    }
}
