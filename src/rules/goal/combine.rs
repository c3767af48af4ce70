//! What combines conditions: `All Any Not Once Then Within For Count Before`.

use crate::base::diag::{Arg, Diag, Hint};
use crate::base::units::ticks_of;
use crate::rules::goal::{Condition, Judge, LineLost, MAX_SECONDS};
use crate::rules::look::{Binder, Blame, Look, hint};
use crate::rules::truth::Truth;

/// Makes the judge of a combination.
pub(super) fn bind(condition: &Condition, binder: &mut Binder) -> Option<Box<dyn Judge>> {
    match condition {
        Condition::All(inner) => {
            let inner = list("All", inner, binder)?;
            Some(Box::new(All { truths: vec![Truth::No; inner.len()], inner }))
        }
        Condition::Any(inner) => {
            let inner = list("Any", inner, binder)?;
            Some(Box::new(Count { least: 1, truths: vec![Truth::No; inner.len()], inner }))
        }
        Condition::Count(least, inner) => {
            let inner = list("Count", inner, binder)?;
            if *least == 0 || *least as usize > inner.len() {
                let diag = Diag::error("rules-count").with("found", *least as usize).with("most", inner.len());
                binder.tell(diag);
                return None;
            }
            Some(Box::new(Count { least: *least as usize, truths: vec![Truth::No; inner.len()], inner }))
        }
        Condition::Not(inner) => Some(Box::new(Negation { inner: inner.bind(binder)? })),
        Condition::Once(inner) => Some(Box::new(Once { inner: inner.bind(binder)?, happened: false })),
        Condition::Then(inner) => Some(Box::new(Then { inner: list("Then", inner, binder)?, at: 0 })),
        Condition::Within(seconds, inner) => {
            let (ticks, inner) = (ticks("Within", *seconds, binder), inner.bind(binder));
            Some(Box::new(Within { ticks: ticks?, inner: inner?, begun: None, happened: false }))
        }
        Condition::For(seconds, inner) => {
            let (ticks, inner) = (ticks("For", *seconds, binder), inner.bind(binder));
            Some(Box::new(For { ticks: ticks?, inner: inner?, since: None }))
        }
        Condition::Before(first, others) => {
            let (first, others) = (first.bind(binder), list("Before", others, binder));
            Some(Box::new(Before { first: first?, others: others?, truth: Truth::No }))
        }
        _ => None,
    }
}

/// Binds all of a list, so that the problems of each are told; an empty list is a problem too.
fn list(kind: &'static str, inner: &[Condition], binder: &mut Binder) -> Option<Vec<Box<dyn Judge>>> {
    if inner.is_empty() {
        binder.tell(Diag::error("rules-empty-list").with("kind", kind));
    }
    let bound: Vec<Option<Box<dyn Judge>>> = inner.iter().map(|condition| condition.bind(binder)).collect();
    bound.into_iter().collect::<Option<Vec<_>>>().filter(|bound| !bound.is_empty())
}

fn ticks(kind: &'static str, seconds: f64, binder: &mut Binder) -> Option<u64> {
    binder.range(kind, seconds, 0.01, MAX_SECONDS).map(ticks_of)
}

struct All {
    inner: Vec<Box<dyn Judge>>,
    truths: Vec<Truth>,
}

impl Judge for All {
    fn judge(&mut self, look: &Look) -> Truth {
        // Each judge must see every tick, so the first false one doesn't end the round.
        for (judge, truth) in self.inner.iter_mut().zip(&mut self.truths) {
            *truth = judge.judge(look);
        }
        self.truths.iter().copied().fold(Truth::Always, Truth::min)
    }

    fn blame(&self, look: &Look) -> Option<Blame> {
        self.inner.iter().find_map(|judge| judge.blame(look))
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        let mut false_ones = self.inner.iter().zip(&self.truths).filter(|(_, truth)| !truth.holds());
        false_ones.find_map(|(judge, _)| judge.missing(look))
    }

    fn robot(&self) -> Option<usize> {
        self.inner.iter().find_map(|judge| judge.robot())
    }

    fn line_lost(&self) -> Option<LineLost> {
        self.inner.iter().find_map(|judge| judge.line_lost())
    }
}

/// `Any` is the case of one.
struct Count {
    least: usize,
    inner: Vec<Box<dyn Judge>>,
    truths: Vec<Truth>,
}

impl Judge for Count {
    fn judge(&mut self, look: &Look) -> Truth {
        for (judge, truth) in self.inner.iter_mut().zip(&mut self.truths) {
            *truth = judge.judge(look);
        }
        let at_least = |level: Truth| self.truths.iter().filter(|&&truth| truth >= level).count();
        if at_least(Truth::Always) >= self.least {
            Truth::Always
        } else if at_least(Truth::Yes) >= self.least {
            Truth::Yes
        } else if at_least(Truth::No) >= self.least {
            Truth::No
        } else {
            Truth::Never
        }
    }

    fn blame(&self, look: &Look) -> Option<Blame> {
        let mut true_ones = self.inner.iter().zip(&self.truths).filter(|(_, truth)| truth.holds());
        true_ones.find_map(|(judge, _)| judge.blame(look))
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        let held = self.truths.iter().filter(|truth| truth.holds()).count();
        if self.least > 1 {
            let args = [("held", Arg::from(held)), ("least", Arg::from(self.least))];
            return Some(hint("missing-count", args));
        }
        self.inner.iter().find_map(|judge| judge.missing(look))
    }

    fn robot(&self) -> Option<usize> {
        self.inner.iter().find_map(|judge| judge.robot())
    }

    fn line_lost(&self) -> Option<LineLost> {
        self.inner.iter().find_map(|judge| judge.line_lost())
    }
}

struct Negation {
    inner: Box<dyn Judge>,
}

impl Judge for Negation {
    fn judge(&mut self, look: &Look) -> Truth {
        !self.inner.judge(look)
    }

    fn robot(&self) -> Option<usize> {
        self.inner.robot()
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        let blame = self.inner.blame(look)?;
        let args = blame.args.into_iter().map(|(name, arg)| (name.into(), arg)).collect();
        Some(Hint { code: blame.code.into(), args })
    }
}

struct Once {
    inner: Box<dyn Judge>,
    happened: bool,
}

impl Judge for Once {
    fn judge(&mut self, look: &Look) -> Truth {
        if self.happened {
            return Truth::Always;
        }
        let truth = self.inner.judge(look);
        self.happened = truth.holds();
        if truth == Truth::Never { Truth::Never } else { Truth::once(self.happened) }
    }

    fn blame(&self, look: &Look) -> Option<Blame> {
        self.inner.blame(look)
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        self.inner.missing(look)
    }

    fn robot(&self) -> Option<usize> {
        self.inner.robot()
    }

    fn line_lost(&self) -> Option<LineLost> {
        self.inner.line_lost()
    }
}

struct Then {
    inner: Vec<Box<dyn Judge>>,
    at: usize,
}

impl Judge for Then {
    fn judge(&mut self, look: &Look) -> Truth {
        let Some(judge) = self.inner.get_mut(self.at) else { return Truth::Always };
        match judge.judge(look) {
            Truth::Never => return Truth::Never,
            Truth::No => return Truth::No,
            // The next one is asked from the next tick on: "then" means later.
            Truth::Yes | Truth::Always => self.at += 1,
        }
        Truth::once(self.at == self.inner.len())
    }

    fn blame(&self, look: &Look) -> Option<Blame> {
        self.inner.last()?.blame(look)
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        self.inner.get(self.at)?.missing(look)
    }

    fn robot(&self) -> Option<usize> {
        self.inner.iter().find_map(|judge| judge.robot())
    }

    fn line_lost(&self) -> Option<LineLost> {
        self.inner.get(self.at)?.line_lost()
    }
}

struct Within {
    ticks: u64,
    inner: Box<dyn Judge>,
    /// The tick before the first one that was judged.
    begun: Option<u64>,
    happened: bool,
}

impl Judge for Within {
    fn judge(&mut self, look: &Look) -> Truth {
        if self.happened {
            return Truth::Always;
        }
        let begun = *self.begun.get_or_insert(look.tick.saturating_sub(1));
        if look.tick - begun > self.ticks {
            return Truth::Never;
        }
        let truth = self.inner.judge(look);
        self.happened = truth.holds();
        if truth == Truth::Never { Truth::Never } else { Truth::once(self.happened) }
    }

    fn blame(&self, look: &Look) -> Option<Blame> {
        self.inner.blame(look)
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        self.inner.missing(look)
    }

    fn robot(&self) -> Option<usize> {
        self.inner.robot()
    }

    fn line_lost(&self) -> Option<LineLost> {
        self.inner.line_lost()
    }
}

struct For {
    ticks: u64,
    inner: Box<dyn Judge>,
    /// The tick before the first one of those in which it has been true without a break.
    since: Option<u64>,
}

impl Judge for For {
    fn judge(&mut self, look: &Look) -> Truth {
        let truth = self.inner.judge(look);
        if !truth.holds() {
            self.since = None;
            return truth;
        }
        let since = *self.since.get_or_insert(look.tick.saturating_sub(1));
        if look.tick - since >= self.ticks { truth } else { Truth::No }
    }

    fn blame(&self, look: &Look) -> Option<Blame> {
        self.inner.blame(look)
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        self.inner.missing(look)
    }

    fn robot(&self) -> Option<usize> {
        self.inner.robot()
    }

    fn line_lost(&self) -> Option<LineLost> {
        self.inner.line_lost()
    }
}

struct Before {
    first: Box<dyn Judge>,
    others: Vec<Box<dyn Judge>>,
    truth: Truth,
}

impl Judge for Before {
    fn judge(&mut self, look: &Look) -> Truth {
        if self.truth != Truth::No {
            return self.truth;
        }
        let first = self.first.judge(look);
        let others = self.others.iter_mut().map(|judge| judge.judge(look)).fold(Truth::Never, Truth::max);
        self.truth = match (first.holds(), others.holds()) {
            (_, true) => Truth::Never,
            (true, false) => Truth::Always,
            (false, false) => first,
        };
        self.truth
    }

    fn blame(&self, look: &Look) -> Option<Blame> {
        self.first.blame(look)
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        if self.truth == Truth::Never { Some(hint("missing-before", [])) } else { self.first.missing(look) }
    }

    fn robot(&self) -> Option<usize> {
        self.first.robot()
    }

    fn line_lost(&self) -> Option<LineLost> {
        self.first.line_lost()
    }
}
