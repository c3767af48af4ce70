//! What happens in a tick of the world and is worth telling.

use crate::base::diag::Diag;
use crate::sim::stage::ThingState;
use crate::sim::world::BodyId;

/// Something that happened in this tick, in a fixed order.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Two bodies began to touch; `None` is the wall at the field's edge. The impulse is in N·s.
    Touch { body: BodyId, other: Option<BodyId>, impulse: f64 },
    /// They part.
    Part { body: BodyId, other: Option<BodyId> },
    /// The robot's firmware has something to say, such as a move that made no progress.
    Note { robot: usize, diag: Box<Diag> },
    /// A lamp, a pen or a beep changed; the value is what to show (a colour name, or hertz).
    Show { robot: usize, device: u16, value: crate::base::value::Value },
    /// Something about a thing beside its pose changed: it was taken, passed, opened, lit or lifted.
    Thing { body: BodyId, state: ThingState },
}
