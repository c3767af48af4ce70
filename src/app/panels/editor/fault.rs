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
        let student = bench.level.students.iter().position(|student| *student == tab.robot)?;
        let ran = bench.reel.header().inputs.programs.get(student)?;
        let of = (bench.reel.serial(), robot);
        if self.of != Some(of) {
            let mut moments = bench.reel.moments().iter().rev();
            self.diag = moments.find_map(|moment| match &moment.happening {
                Happening::Broke { robot: of, diag } if *of == robot => {
                    Some(Rc::new(with_its_line(diag, &String::from_utf8_lossy(&ran.bytes))))
                }
                _ => None,
            });
            self.of = Some(of);
        }
        let fault = self.diag.as_ref()?;
        (ran.bytes == tab.text.as_bytes()).then(|| Rc::clone(fault))
    }
}

/// A fault at a single sign is told at its whole line: one sign is easily overlooked, and often it is a bracket only.
fn with_its_line(fault: &Diag, text: &str) -> Diag {
    let mut fault = fault.clone();
    if let Some(place) = fault.place.as_mut().filter(|place| place.line > 0 && place.length < 2) {
        let line = text.lines().nth(place.line as usize - 1).unwrap_or_default();
        let indent = line.chars().take_while(|sign| sign.is_whitespace()).count();
        place.column = indent as u32 + 1;
        place.length = (line.trim().chars().count() as u32).max(1);
    }
    fault
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diag::Place;

    #[test]
    fn a_fault_at_one_sign_is_that_of_its_line_and_one_with_a_length_stays() {
        let at = |line, column, length| {
            let fault = Diag::error("x").at(Place { file: String::new(), line, column, length });
            with_its_line(&fault, "a\n  жол();  \n").place.map(|place| (place.line, place.column, place.length))
        };
        assert_eq!(at(2, 6, 0), Some((2, 3, 6)));
        assert_eq!(at(2, 3, 3), Some((2, 3, 3)));
        assert_eq!(at(9, 1, 1), Some((9, 1, 1)));
        assert_eq!(at(0, 0, 0), Some((0, 0, 0)), "of the whole program");
    }
}
