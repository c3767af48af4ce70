//! Waking the window: at once, from any thread, or after a while.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use bevy::winit::{EventLoopProxy, WinitUserEvent};

use crate::app::office::Wake;

/// Longer than this nobody waits for; egui says `Duration::MAX` for "never".
const LONGEST: Duration = Duration::from_secs(600);

/// Wakes the event loop so that it draws a frame; cheap to clone.
#[derive(Clone, Default)]
pub struct Waker {
    inner: Arc<Inner>,
}

#[derive(Default)]
struct Inner {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    proxy: Option<EventLoopProxy<WinitUserEvent>>,
    due: Option<Instant>,
}

impl Waker {
    /// Gives the event loop, once it is there.
    pub fn wire(&self, proxy: EventLoopProxy<WinitUserEvent>) {
        self.lock().proxy = Some(proxy);
        let inner = Arc::clone(&self.inner);
        thread::spawn(move || inner.keep_time());
    }

    /// For other threads: a frame at once.
    pub fn call(&self) -> Wake {
        let waker = self.clone();
        Arc::new(move || waker.after(Duration::ZERO))
    }

    /// A frame after a while.
    pub fn after(&self, delay: Duration) {
        let mut state = self.lock();
        if delay.is_zero() {
            if let Some(proxy) = &state.proxy {
                // The window may be gone already, and then nobody wants a frame.
                let _ = proxy.send_event(WinitUserEvent::WakeUp);
            }
            return;
        }
        if delay > LONGEST {
            return;
        }
        let due = Instant::now() + delay;
        if state.due.is_none_or(|known| due < known) {
            state.due = Some(due);
            self.inner.changed.notify_one();
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.inner.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    /// Waits for the next time that is due, for as long as the window lives.
    fn keep_time(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let now = Instant::now();
            state = match state.due {
                Some(due) if due <= now => {
                    state.due = None;
                    let heard =
                        state.proxy.as_ref().is_some_and(|proxy| proxy.send_event(WinitUserEvent::WakeUp).is_ok());
                    if !heard {
                        return;
                    }
                    state
                }
                Some(due) => {
                    self.changed.wait_timeout(state, due - now).map_or_else(|lost| lost.into_inner().0, |kept| kept.0)
                }
                None => self.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }
}
