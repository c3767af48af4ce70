//! What holds for every panel: empty and full, in three sizes and three languages, it draws itself and cuts no text.

use crate::app::command::Command;
use crate::app::panels::{PanelKind, Panels};
use crate::app::testing::{SIZES, bench, harness, played};
use crate::app::view::View;
use crate::text::lang::Lang;

/// A program that shows something in every panel.
const BUSY: &str = "let gap = 5;\nfor step in 0..3 {\n    print(\"step \" + step);\n    plot(\"gap\", gap + step);\n    forward(10);\n}\nmark(20, 30, \"here\");\nsay(\"done\");\n";

#[test]
fn every_panel_draws_itself_empty_and_full_and_cuts_no_text() {
    for kind in PanelKind::ALL {
        for lang in Lang::ALL {
            for size in SIZES {
                for full in [false, true] {
                    let mut bench = if full { played("first-steps", BUSY) } else { bench("first-steps") };
                    bench.player.seek(bench.reel.ticks() / 2);
                    let draw =
                        move |panels: &mut Panels, ui: &mut egui::Ui, view: &View<'_>, out: &mut Vec<Command>| {
                            panels.ui(kind, ui, view, out);
                        };
                    let mut rig = harness(bench, lang, size, Panels::default(), draw);
                    rig.harness.run_steps(4);
                    let shown = if full { "full" } else { "empty" };
                    rig.picture(&format!("{}-{}-{}-{shown}", kind.name(), lang.code(), size[0]));
                    rig.no_text_is_cut();
                }
            }
        }
    }
}
