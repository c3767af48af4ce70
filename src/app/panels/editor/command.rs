//! What the editor may ask for, and how it is carried out on the bench.

use crate::app::bench::Bench;
use crate::app::panels::editor::breakpoints;

/// What this panel may ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum EditCommand {
    /// The shown program has this text now.
    Text(String),
    /// Show a tab.
    Show(usize),
    /// A new program for the robot of the shown one.
    New,
    /// Another name for a tab.
    Rename(usize, String),
    /// A copy of a tab.
    Duplicate(usize),
    Delete(usize),
    /// Bring the tab back that was deleted last.
    Restore,
    /// Put a text in at the cursor.
    Insert(String),
    /// Show a line (and column, 0 for none) of the shown program.
    GoTo(u32, u32),
    /// The cursor stands on this line.
    Cursor(u32),
    /// The editor took up what was asked of it by `Insert`, `GoTo` and keys.
    Taken,
}

impl EditCommand {
    /// Carries it out.
    pub fn apply(self, bench: &mut Bench) {
        match self {
            Self::Text(text) => change(bench, text),
            Self::Show(tab) => bench.files.show(tab),
            Self::New => bench.files.add(String::new()),
            Self::Rename(tab, name) => rename(bench, tab, &name),
            Self::Duplicate(tab) => {
                let text = bench.files.tabs.get(tab).map(|tab| tab.text.clone());
                bench.files.add(text.unwrap_or_default());
            }
            Self::Delete(tab) => bench.files.delete(tab),
            Self::Restore => bench.files.restore(),
            Self::Insert(text) => bench.insert = Some(text),
            Self::GoTo(line, column) => bench.go_to = Some((line, column)),
            Self::Cursor(line) => bench.cursor_line = Some(line),
            Self::Taken => (bench.insert, bench.go_to, bench.ask) = (None, None, None),
        }
    }
}

/// Changes the shown text; breakpoints stay with their lines.
fn change(bench: &mut Bench, text: String) {
    if let Some(tab) = bench.files.shown()
        && let Some(points) = bench.debug.breakpoints.get_mut(&tab.name)
    {
        *points = breakpoints::moved(points, &tab.text, &text);
    }
    bench.files.edit(text);
}

/// Gives a tab another name; its breakpoints go with it.
fn rename(bench: &mut Bench, tab: usize, name: &str) {
    let old = bench.files.tabs.get(tab).map(|tab| tab.name.clone());
    let new = bench.files.rename(tab, name);
    if let (Some(old), Some(new)) = (old, new)
        && let Some(points) = bench.debug.breakpoints.remove(&old)
    {
        bench.debug.breakpoints.insert(new, points);
    }
}
