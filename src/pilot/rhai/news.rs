//! "A loop that comes round waits for news": which questions and orders must wait for the next tick.
//!
//! Readings are sampled once per tick. An ask is stale when the same word was asked with the same arguments in this tick
//! and a loop that was running then has come round since. Where in the text the ask stands makes no difference, so moving
//! an expression into a function changes no tick (`docs/decisions/0004-news-without-places.md`).

/// How many different asks of one tick are remembered; a program with more of them in one pass just uses its budget.
const REMEMBERED: usize = 256;

/// What a program's loops and asks of this tick say about news.
#[derive(Debug, Default)]
pub struct News {
    /// Counts everything that happens, so that two moments can be compared.
    moment: u64,
    /// The loops that run now, the outermost first. A loop left by `return` or by an error stays until a mark removes it.
    loops: Vec<Running>,
    /// Key and moment of each ask of this tick.
    asked: Vec<(u64, u64)>,
    /// Where the next one goes when `asked` is full.
    oldest: usize,
}

#[derive(Debug)]
struct Running {
    id: u32,
    level: usize,
    entered: u64,
    /// When it last began a pass.
    round: u64,
}

impl News {
    /// A new tick: every reading is news.
    pub fn begin_tick(&mut self) {
        self.asked.clear();
        self.oldest = 0;
    }

    /// A loop begins; `level` is the depth of calls.
    pub fn enter(&mut self, id: u32, level: usize) {
        self.leave(id, level);
        self.moment += 1;
        self.loops.push(Running { id, level, entered: self.moment, round: self.moment });
    }

    /// A loop begins a pass. Loops inside of it have ended.
    pub fn round(&mut self, id: u32, level: usize) {
        self.moment += 1;
        let found = self.loops.iter().rposition(|running| running.id == id && running.level == level);
        match found {
            Some(index) => {
                self.loops.truncate(index + 1);
                self.loops[index].round = self.moment;
            }
            None => self.loops.push(Running { id, level, entered: self.moment, round: self.moment }),
        }
    }

    /// A loop has ended, and so have those inside of it.
    pub fn leave(&mut self, id: u32, level: usize) {
        self.forget_deeper(level);
        if let Some(index) = self.loops.iter().rposition(|running| running.id == id && running.level == level) {
            self.loops.truncate(index);
        }
    }

    /// Must this ask wait for the next tick? `key` stands for the word, the device and the arguments.
    pub fn is_stale(&mut self, key: u64, level: usize) -> bool {
        self.forget_deeper(level);
        let Some((_, asked)) = self.asked.iter().find(|(known, _)| *known == key) else { return false };
        self.loops.iter().any(|running| running.entered < *asked && *asked < running.round)
    }

    /// Remembers that this was asked now.
    pub fn remember(&mut self, key: u64) {
        self.moment += 1;
        if let Some(known) = self.asked.iter_mut().find(|(known, _)| *known == key) {
            known.1 = self.moment;
        } else if self.asked.len() < REMEMBERED {
            self.asked.push((key, self.moment));
        } else {
            self.asked[self.oldest] = (key, self.moment);
            self.oldest = (self.oldest + 1) % REMEMBERED;
        }
    }

    /// Loops of calls that have returned are over.
    fn forget_deeper(&mut self, level: usize) {
        while self.loops.last().is_some_and(|running| running.level > level) {
            self.loops.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_again_is_stale_only_after_a_loop_came_round() {
        let mut news = News::default();
        news.remember(7);
        news.enter(1, 1);
        news.round(1, 1);
        assert!(!news.is_stale(7, 1), "asked before the loop");
        news.remember(7);
        assert!(!news.is_stale(7, 1), "the same pass");
        news.round(1, 1);
        assert!(news.is_stale(7, 1));
        assert!(!news.is_stale(8, 1));
        news.begin_tick();
        assert!(!news.is_stale(7, 1));
    }

    #[test]
    fn an_inner_loop_does_not_make_the_outer_ones_readings_stale() {
        let mut news = News::default();
        news.enter(1, 1);
        news.round(1, 1);
        news.remember(7);
        news.enter(2, 1);
        news.round(2, 1);
        news.round(2, 1);
        assert!(!news.is_stale(7, 1));
        news.round(1, 1);
        assert!(news.is_stale(7, 1));
    }

    #[test]
    fn a_loop_that_has_ended_makes_nothing_stale() {
        let mut news = News::default();
        news.enter(1, 2);
        news.remember(7);
        news.round(1, 2);
        assert!(news.is_stale(7, 2));
        assert!(!news.is_stale(7, 1), "its function has returned");
        news.enter(1, 1);
        news.remember(7);
        news.round(1, 1);
        news.leave(1, 1);
        assert!(!news.is_stale(7, 1));
    }

    #[test]
    fn more_asks_than_are_remembered_do_no_harm() {
        let mut news = News::default();
        news.enter(1, 1);
        for key in 0..1_000 {
            news.remember(key);
        }
        news.round(1, 1);
        assert!(!news.is_stale(0, 1));
        assert!(news.is_stale(999, 1));
    }
}
