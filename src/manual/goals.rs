//! What a level can ask for: the conditions, and what combines them.

use crate::manual::{kebab, section};
use crate::rules::goal::Condition;
use crate::text::Texts;

/// The page.
pub fn page(texts: &Texts) -> String {
    let mut page = format!("# {}\n\n{}\n", texts.plain("manual-goals"), texts.plain("manual-goals-intro"));
    page += &format!("\n## {}\n", texts.plain("manual-conditions"));
    for (kind, example) in Condition::KINDS {
        page += &section(kind, &texts.plain(&format!("goal-{}", kebab(kind))), example);
    }
    page += &format!("\n## {}\n", texts.plain("manual-combinators"));
    for (kind, example) in Condition::COMBINATIONS {
        page += &section(kind, &texts.plain(&format!("goal-{}", kebab(kind))), example);
    }
    page
}
