//! How much a program may show: enough for any debugging, too little to fill a disk.

/// Lines that may be shown in one tick.
const LINES_PER_TICK: u32 = 100;
/// Bytes that may be shown in one tick.
const BYTES_PER_TICK: usize = 8 << 10;
/// Bytes that may be shown in one trial.
const BYTES_PER_TRIAL: usize = 256 << 10;

/// What has been shown so far.
#[derive(Debug, Default)]
pub struct Quota {
    tick_lines: u32,
    tick_bytes: usize,
    trial_bytes: usize,
    told: bool,
}

/// Whether something may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    Enough,
    /// It is dropped, and the student is told so: this comes once.
    Full,
    /// It is dropped.
    StillFull,
}

impl Quota {
    pub fn begin_tick(&mut self) {
        self.tick_lines = 0;
        self.tick_bytes = 0;
    }

    /// Takes a line of this many bytes into account.
    pub fn take(&mut self, bytes: usize) -> Room {
        let fits = self.tick_lines < LINES_PER_TICK
            && self.tick_bytes.saturating_add(bytes) <= BYTES_PER_TICK
            && self.trial_bytes.saturating_add(bytes) <= BYTES_PER_TRIAL;
        if fits {
            self.tick_lines += 1;
            self.tick_bytes += bytes;
            self.trial_bytes += bytes;
            return Room::Enough;
        }
        if std::mem::replace(&mut self.told, true) { Room::StillFull } else { Room::Full }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_is_cut_and_told_once_and_the_next_tick_has_room_again() {
        let mut quota = Quota::default();
        let shown = (0..150).filter(|_| quota.take(10) == Room::Enough).count();
        assert_eq!(shown, 100);
        quota.begin_tick();
        assert_eq!(quota.take(9_000), Room::StillFull);
        assert_eq!(quota.take(10), Room::Enough);
        for _ in 0..1_000 {
            quota.begin_tick();
            quota.take(8_000);
        }
        assert_eq!(quota.take(8_000), Room::StillFull);
    }
}
