//! A recording decides: orders by tick, for driving by hand and for tests.

use crate::base::ask::{Answer, Ask, Desk};
use crate::pilot::{Pilot, State};

/// Orders with their ticks, given again in the same order.
///
/// An order whose answer is `Later` is repeated every tick and holds back those after it, as in a program.
#[derive(Clone, Debug, Default)]
pub struct Recorded {
    orders: Vec<(u64, Ask)>,
    next: usize,
    waiting: bool,
}

impl Recorded {
    /// A recording of orders and the ticks they are given in; orders of one tick keep their sequence.
    pub fn new(mut orders: Vec<(u64, Ask)>) -> Self {
        orders.sort_by_key(|(tick, _)| *tick);
        Self { orders, next: 0, waiting: false }
    }

    /// Adds an order to a recording that is being made, not before those it holds already.
    pub fn push(&mut self, tick: u64, ask: Ask) {
        let latest = self.orders.last().map_or(0, |(tick, _)| *tick);
        self.orders.push((tick.max(latest), ask));
    }
}

impl Pilot for Recorded {
    fn decide(&mut self, tick: u64, desk: &mut dyn Desk) -> State {
        while let Some((due, ask)) = self.orders.get(self.next) {
            if *due > tick {
                return State::Running;
            }
            match desk.ask(ask, self.waiting) {
                Answer::Now(_) => {
                    self.waiting = false;
                    self.next += 1;
                }
                Answer::Later => {
                    self.waiting = true;
                    return State::Running;
                }
                Answer::Fault(diag) => return State::Broke(diag),
            }
        }
        State::Ended
    }

    fn operations(&self) -> u64 {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ask::Step;
    use crate::base::value::Value;

    #[derive(Default)]
    struct Log {
        heard: Vec<(u16, bool)>,
        busy: u32,
    }

    impl Desk for Log {
        fn ask(&mut self, ask: &Ask, again: bool) -> Answer {
            self.heard.push((ask.word, again));
            if self.busy > 0 {
                self.busy -= 1;
                return Answer::Later;
            }
            Answer::Now(Value::Unit)
        }

        fn step(&mut self, _step: Step) {}
    }

    fn order(word: u16) -> Ask {
        Ask { word, device: None, args: Default::default(), line: 0, column: 0 }
    }

    #[test]
    fn orders_come_in_their_ticks_and_an_unfinished_one_holds_back_the_next() {
        let mut pilot = Recorded::new(vec![(2, order(7)), (0, order(5)), (2, order(8))]);
        let mut log = Log { busy: 1, ..Log::default() };
        assert_eq!(pilot.decide(0, &mut log), State::Running);
        assert_eq!(pilot.decide(1, &mut log), State::Running);
        assert_eq!(log.heard, [(5, false), (5, true)]);
        assert_eq!(pilot.decide(2, &mut log), State::Ended);
        assert_eq!(log.heard, [(5, false), (5, true), (7, false), (8, false)]);
    }
}
