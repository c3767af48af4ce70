//! What is held down, on the keyboard or with the mouse, and the order that it means for a robot.

use egui::{Context, Event, Key};

use crate::pilot::keys::Keys;
use crate::sim::drive::Pace;

/// The share of the usual speed while Shift is held.
const SLOW: f64 = 0.4;
/// The share of its turning speed that a robot turns with under a hand: at the whole of it nobody hits a heading.
const TURN: f64 = 0.6;

/// What is held: ahead (+1) or back (−1), turning to the right (+1) or left (−1), sideways to the right (+1) or left (−1),
/// slowly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hold {
    pub ahead: i8,
    pub turn: i8,
    pub aside: i8,
    pub slow: bool,
}

impl Hold {
    /// Both together.
    pub fn and(self, other: Self) -> Self {
        let sum = |one: i8, other: i8| one.saturating_add(other).clamp(-1, 1);
        Self {
            ahead: sum(self.ahead, other.ahead),
            turn: sum(self.turn, other.turn),
            aside: sum(self.aside, other.aside),
            slow: self.slow || other.slow,
        }
    }

    /// What it means for a robot of this pace. A robot that steers turns only while it drives.
    pub fn keys(self, pace: Pace) -> Keys {
        let share = if self.slow { SLOW } else { 1.0 };
        let cm_per_s = f64::from(self.ahead) * pace.cm_per_s * share;
        let aside = if pace.sideways { f64::from(self.aside) * pace.cm_per_s * share } else { 0.0 };
        let turn = f64::from(self.turn);
        let deg_per_s = match (pace.deg_per_s, pace.tightest_cm) {
            (Some(rate), _) => turn * rate * TURN * share,
            (None, Some(radius)) => turn * crate::base::units::degrees(cm_per_s / radius.max(0.1)),
            (None, None) => 0.0,
        };
        // Tenths are enough for a hand, and make a recording short.
        let tenths = |number: f64| (number * 10.0).round() / 10.0;
        Keys { cm_per_s: tenths(cm_per_s), deg_per_s: tenths(deg_per_s), sideways_cm_per_s: tenths(aside) }
    }
}

/// What is done with what the robot has in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Take, or kick.
    Take,
    LetGo,
    Up,
    Down,
}

/// What the keys said in a frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pressed {
    pub hold: Hold,
    /// What is to be done at once.
    pub tools: Vec<Tool>,
    /// Escape was pressed.
    pub stop: bool,
}

/// The keys that are down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pad {
    down: Vec<Key>,
}

impl Pad {
    /// Takes the keys of driving out of what was pressed in this frame, so that no field types them.
    pub fn take(&mut self, ctx: &Context) -> Pressed {
        let (mut stop, mut tools) = (false, Vec::new());
        let slow = ctx.input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Key { key, physical_key, pressed, modifiers, .. } => {
                    // The place of the key counts, so that W A S D are there on every layout.
                    let key = physical_key.filter(|key| meaning(*key).is_some()).unwrap_or(*key);
                    if key == Key::Escape {
                        stop |= *pressed;
                        return false;
                    }
                    let Some(meaning) = meaning(key) else { return true };
                    if *pressed && (modifiers.ctrl || modifiers.alt || modifiers.command) {
                        return true;
                    }
                    let was_down = self.down.contains(&key);
                    self.down.retain(|down| *down != key);
                    if *pressed {
                        self.down.push(key);
                    }
                    // A key that is held down says itself again and again.
                    if let Meaning::Tool(tool) = meaning
                        && *pressed
                        && !was_down
                    {
                        tools.push(tool);
                    }
                    false
                }
                // Nobody hears of a key that is let go elsewhere.
                Event::WindowFocused(false) => {
                    self.down.clear();
                    true
                }
                Event::Text(_) => false,
                _ => true,
            });
            input.modifiers.shift
        });
        let ways = self.down.iter().filter_map(|key| match meaning(*key) {
            Some(Meaning::Way(hold)) => Some(hold),
            _ => None,
        });
        Pressed { hold: Hold { slow, ..ways.fold(Hold::default(), Hold::and) }, tools, stop }
    }

    /// Nothing is held any more.
    pub fn clear(&mut self) {
        self.down.clear();
    }
}

/// What a key is for.
enum Meaning {
    Way(Hold),
    Tool(Tool),
}

fn meaning(key: Key) -> Option<Meaning> {
    let (ahead, turn, aside) = match key {
        Key::ArrowUp | Key::W => (1, 0, 0),
        Key::ArrowDown | Key::S => (-1, 0, 0),
        Key::ArrowLeft | Key::A => (0, -1, 0),
        Key::ArrowRight | Key::D => (0, 1, 0),
        Key::Q => (0, 0, -1),
        Key::E => (0, 0, 1),
        Key::Space => return Some(Meaning::Tool(Tool::Take)),
        Key::X => return Some(Meaning::Tool(Tool::LetGo)),
        Key::R => return Some(Meaning::Tool(Tool::Up)),
        Key::F => return Some(Meaning::Tool(Tool::Down)),
        _ => return None,
    };
    Some(Meaning::Way(Hold { ahead, turn, aside, slow: false }))
}
