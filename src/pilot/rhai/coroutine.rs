//! The program's own stack: it is left in the middle of anything and gone on with later.
//!
//! The only file of the room with `unsafe`: a suspended stack is reached from inside through a pointer to its yielder.

use std::cell::Cell;
use std::io;
use std::rc::Rc;

use corosensei::stack::DefaultStack;
use corosensei::{Coroutine, CoroutineResult, Yielder};

/// Reserved address space of one program's stack, bytes; only what is used becomes memory.
///
/// The worst programs within the engine's limits need about 25 MiB in release and 90 MiB in debug (`engine.rs`).
pub const STACK_BYTES: usize = if cfg!(debug_assertions) { 160 << 20 } else { 64 << 20 };

/// The end of the program's stack that natives hold to let go of it.
pub struct Rope<Said> {
    yielder: Cell<*const Yielder<(), Said>>,
    /// Whether the program is running now, on its own stack.
    inside: Cell<bool>,
}

impl<Said> Rope<Said> {
    pub fn new() -> Rc<Self> {
        Rc::new(Self { yielder: Cell::new(std::ptr::null()), inside: Cell::new(false) })
    }

    /// Leaves the program's stack with a message and comes back when the fiber is resumed.
    ///
    /// `false`, without leaving, when the caller isn't on that stack.
    pub fn suspend(&self, said: Said) -> bool {
        let yielder = self.yielder.get();
        if !self.inside.get() || yielder.is_null() {
            return false;
        }
        // SAFETY: the pointer was set by the running coroutine's own body, from a reference that lives as long as
        // that body runs, and is nulled when the body ends. `inside` is true only between `Fiber::resume` switching
        // to that stack and its coming back, and nothing that runs there resumes another fiber that could get hold of
        // this rope; `Rope` is neither `Send` nor `Sync`. So the yielder is alive and we are on its stack.
        unsafe { (*yielder).suspend(said) };
        true
    }
}

/// What a resumed program did.
pub enum Turn<Said> {
    /// It let go with a message.
    Said(Said),
    /// Its body has ended.
    Done,
}

/// A body that runs on its own stack.
pub struct Fiber<Said: 'static> {
    coroutine: Option<Coroutine<(), Said, ()>>,
    rope: Rc<Rope<Said>>,
}

impl<Said: 'static> Fiber<Said> {
    /// Reserves the stack; the body starts with the first `resume`.
    pub fn new(rope: Rc<Rope<Said>>, body: impl FnOnce() + 'static) -> io::Result<Self> {
        let stack = DefaultStack::new(STACK_BYTES)?;
        let own = Rc::clone(&rope);
        let coroutine = Coroutine::with_stack(stack, move |yielder: &Yielder<(), Said>, ()| {
            own.yielder.set(yielder);
            body();
            own.yielder.set(std::ptr::null());
        });
        Ok(Self { coroutine: Some(coroutine), rope })
    }

    /// Goes on with the body until it lets go or ends. A panic of the body comes out here.
    pub fn resume(&mut self) -> Turn<Said> {
        /// Says that nobody is inside any more, also when a panic passes.
        struct Outside<'a>(&'a Cell<bool>);
        impl Drop for Outside<'_> {
            fn drop(&mut self) {
                self.0.set(false);
            }
        }
        let Some(coroutine) = self.coroutine.as_mut().filter(|coroutine| !coroutine.done()) else { return Turn::Done };
        self.rope.inside.set(true);
        let outside = Outside(&self.rope.inside);
        let result = coroutine.resume(());
        drop(outside);
        match result {
            CoroutineResult::Yield(said) => Turn::Said(said),
            CoroutineResult::Return(()) => Turn::Done,
        }
    }

    /// Gives the stack back when the body has ended.
    pub fn release(&mut self) {
        if self.is_at_rest() {
            self.coroutine = None;
        }
    }

    /// Has the body ended, or never started?
    pub fn is_at_rest(&self) -> bool {
        self.coroutine.as_ref().is_none_or(|coroutine| coroutine.done() || !coroutine.started())
    }
}

impl<Said: 'static> Drop for Fiber<Said> {
    /// A suspended stack is leaked, never unwound: an unwinding that passes through Rhai's `sort` can be swallowed there
    /// and would never end. Whoever owns a fiber ends its body first.
    fn drop(&mut self) {
        if !self.is_at_rest() {
            std::mem::forget(self.coroutine.take());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_left_and_gone_on_with() {
        let rope = Rope::new();
        let inner = Rc::clone(&rope);
        let mut fiber = Fiber::new(rope, move || {
            for number in 0..3 {
                assert!(inner.suspend(number));
            }
        })
        .expect("a stack");
        let mut heard = Vec::new();
        while let Turn::Said(number) = fiber.resume() {
            heard.push(number);
        }
        assert_eq!(heard, [0, 1, 2]);
        assert!(matches!(fiber.resume(), Turn::Done));
    }

    #[test]
    fn a_rope_pulled_from_outside_does_nothing() {
        let rope = Rope::new();
        let fiber = Fiber::new(Rc::clone(&rope), || {}).expect("a stack");
        assert!(!rope.suspend(1));
        drop(fiber);
        assert!(!rope.suspend(1));
    }

    #[test]
    fn a_panic_comes_out_of_resume() {
        let rope: Rc<Rope<()>> = Rope::new();
        let mut fiber = Fiber::new(rope, || panic!("as asked by the test")).expect("a stack");
        let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| fiber.resume()));
        assert!(caught.is_err());
        assert!(matches!(fiber.resume(), Turn::Done));
    }
}
