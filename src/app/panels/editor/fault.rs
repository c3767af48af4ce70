//! The fault of the last run: what broke the shown program, for as long as its text is the one that ran.

use std::rc::Rc;

use crate::app::files::Tab;
use crate::app::view::View;
use crate::base::diag::Diag;
use crate::trial::film::Happening;

/// The fault that was looked up last, and of which film and robot it is.
#[derive(Default)]
pub struct Fault {
    of: Option<(u64, u16)>,
    diag: Option<Rc<Diag>>,
}

impl Fault {
    /// What broke this program in the shown film; none once the text is another one.
    pub fn of(&mut self, view: &View, tab: &Tab) -> Option<Rc<Diag>> {
        let bench = view.bench;
        let robot = bench.robot()?;
        bench.reel.ending()?;
        let of = (bench.reel.serial(), robot);
        if self.of != Some(of) {
            let mut moments = bench.reel.moments().iter().rev();
            self.diag = moments.find_map(|moment| match &moment.happening {
                Happening::Broke { robot: of, diag } if *of == robot => Some(Rc::new(diag.clone())),
                _ => None,
            });
            self.of = Some(of);
        }
        let fault = self.diag.as_ref()?;
        let student = bench.level.students.iter().position(|student| *student == tab.robot)?;
        let ran = bench.reel.header().inputs.programs.get(student)?;
        (ran.bytes == tab.text.as_bytes()).then(|| Rc::clone(fault))
    }
}
