//! Touches that count: of students' robots with fixed things, the edge and other robots.

use crate::rules::look::Look;
use crate::sim::event::Event;
use crate::sim::world::BodyId;

/// A touch that comes so soon after the last one with the same body is the same touch, ticks.
const SAME_TOUCH_TICKS: u64 = 50;

/// Counts touches.
pub(super) struct Touches {
    bodies: usize,
    /// For each robot and each body (the last one is the edge): the tick of the last touch, plus one.
    last: Vec<u64>,
    count: u64,
    last_robot: Option<usize>,
}

impl Touches {
    pub fn new(robots: usize, bodies: usize) -> Self {
        Self { bodies, last: vec![0; robots * (bodies + 1)], count: 0, last_robot: None }
    }

    pub fn count(&self) -> u64 {
        self.count
    }

    /// The robot of the touch that was counted last.
    pub fn last_robot(&self) -> Option<usize> {
        self.last_robot
    }

    /// Counts what happened in this tick.
    pub fn look(&mut self, students: &[bool], look: &Look) {
        for event in look.world.events() {
            let &Event::Touch { body, other, .. } = event else { continue };
            // Two students' robots that meet touch once, not twice.
            match other {
                Some(other) if !is_student(students, body) => self.touch(other, Some(body), students, look),
                _ => self.touch(body, other, students, look),
            }
        }
    }

    fn touch(&mut self, robot: BodyId, met: Option<BodyId>, students: &[bool], look: &Look) {
        let is_student = is_student(students, robot);
        let robot = usize::from(robot.0);
        let robots = look.world.robot_count();
        let counts = met.is_none_or(|met| usize::from(met.0) < robots || !look.world.is_loose(met));
        let slot = robot * (self.bodies + 1) + met.map_or(self.bodies, |met| usize::from(met.0));
        let Some(last) = self.last.get_mut(slot).filter(|_| is_student && counts) else { return };
        if *last == 0 || look.tick - (*last - 1) > SAME_TOUCH_TICKS {
            self.count += 1;
            self.last_robot = Some(robot);
        }
        *last = look.tick + 1;
    }
}

fn is_student(students: &[bool], body: BodyId) -> bool {
    students.get(usize::from(body.0)).copied().unwrap_or(false)
}
