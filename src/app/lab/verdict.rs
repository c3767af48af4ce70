//! Bringing the verdict of a run in sight.

use crate::app::lab::Lab;
use crate::app::panels::PanelKind;

/// Whoever looks at these measures or walks through steps, and stays there: the bar tells the verdict.
const STAY: [PanelKind; 3] = [PanelKind::Instruments, PanelKind::Experiment, PanelKind::Debugger];

impl Lab {
    /// A run that was asked for came to its end: its verdict is brought in sight.
    pub(super) fn show_verdict(&mut self) {
        let brings = self.bench.as_mut().is_some_and(|bench| std::mem::take(&mut bench.brings_verdict));
        if brings && !STAY.into_iter().any(|kind| self.tiles.shows(kind)) {
            self.tiles.show(PanelKind::Goals);
        }
    }
}
