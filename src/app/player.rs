//! The playhead: which moment of the film is shown, and how it goes on.

use crate::base::units::TICKS_PER_S;

/// The speeds of the buttons, times real time.
pub const SPEEDS: [f64; 8] = [0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0];

/// Where in the film we are.
#[derive(Clone, Debug, PartialEq)]
pub struct Player {
    /// Ticks done at the moment shown; between two ticks while it plays.
    at: f64,
    pub playing: bool,
    pub speed: f64,
    /// Playing stops at this moment, once.
    pub stop_at: Option<u64>,
}

impl Default for Player {
    fn default() -> Self {
        Self { at: 0.0, playing: false, speed: 1.0, stop_at: None }
    }
}

impl Player {
    /// The moment shown, in ticks done.
    pub fn tick(&self) -> u64 {
        self.at.max(0.0) as u64
    }

    /// How far the moment shown is on the way to the next tick, 0 to 1.
    pub fn between(&self) -> f32 {
        (self.at.max(0.0).fract()) as f32
    }

    /// Goes to a moment and stays there.
    pub fn seek(&mut self, tick: u64) {
        self.at = tick as f64;
        self.stop_at = None;
    }

    /// Plays from a moment to another one and stops there.
    pub fn play_between(&mut self, from: u64, to: u64) {
        self.seek(from);
        self.stop_at = Some(to);
        self.playing = true;
    }

    /// Lets time go by; stops at the end of a film that grows no more.
    pub fn advance(&mut self, seconds: f64, ticks: u64, ended: bool) {
        if !self.playing {
            return;
        }
        self.at = (self.at + seconds.clamp(0.0, 0.25) * self.speed * TICKS_PER_S as f64).min(ticks as f64);
        if ended && self.at >= ticks as f64 {
            self.playing = false;
        }
        if let Some(stop) = self.stop_at.filter(|stop| self.at >= *stop as f64) {
            self.seek(stop);
            self.playing = false;
        }
    }

    /// Plays on, or from the start when the end is shown.
    pub fn play(&mut self, ticks: u64, ended: bool) {
        if ended && self.tick() >= ticks {
            self.at = 0.0;
        }
        self.stop_at = None;
        self.playing = true;
    }

    pub fn pause(&mut self) {
        self.playing = false;
        self.at = self.at.floor();
    }

    /// The next faster (+1) or slower (−1) of the speeds.
    pub fn change_speed(&mut self, by: isize) {
        let near = SPEEDS.iter().position(|&speed| speed >= self.speed).unwrap_or(SPEEDS.len() - 1);
        self.speed = SPEEDS[near.saturating_add_signed(by).min(SPEEDS.len() - 1)];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_waits_at_the_end_of_a_film_that_grows_and_stops_at_the_end_of_one_that_ended() {
        let mut player = Player { playing: true, ..Player::default() };
        player.advance(0.2, 10, false);
        assert_eq!((player.tick(), player.playing), (10, true));
        player.advance(0.2, 15, true);
        assert_eq!((player.tick(), player.playing), (15, false));
        player.play(15, true);
        assert_eq!((player.tick(), player.playing), (0, true));
    }

    #[test]
    fn it_plays_between_two_moments_and_stops_at_the_second_once() {
        let mut player = Player::default();
        player.play_between(5, 20);
        player.advance(0.1, 100, true);
        assert_eq!((player.tick(), player.playing), (15, true));
        player.advance(0.1, 100, true);
        assert_eq!((player.tick(), player.playing), (20, false));
        player.play(100, true);
        player.advance(0.1, 100, true);
        assert_eq!((player.tick(), player.playing), (30, true));
    }

    #[test]
    fn speeds_go_up_and_down_within_their_list() {
        let mut player = Player::default();
        player.change_speed(1);
        assert_eq!(player.speed, 2.0);
        (0..20).for_each(|_| player.change_speed(-1));
        assert_eq!(player.speed, 0.1);
        (0..20).for_each(|_| player.change_speed(1));
        assert_eq!(player.speed, 16.0);
    }
}
