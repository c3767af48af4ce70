//! Messages: robots have talked to each other.

use serde::Deserialize;

use crate::base::diag::{Arg, Diag, Hint};
use crate::rules::goal::{ConditionPart, Judge};
use crate::rules::look::{Binder, Look, hint};
use crate::rules::truth::Truth;
use crate::sim::world::BodyId;

/// The most messages that can be asked for.
const MOST: f64 = 1e6;

/// A robot has sent at least so many messages, and received at least so many.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Messages {
    pub robot: String,
    #[serde(default)]
    pub sent: u32,
    #[serde(default)]
    pub received: u32,
}

impl Messages {
    /// A condition as a level writes it.
    pub const EXAMPLE: &'static str = "Messages(robot: \"me\", sent: 1, received: 1)";
}

impl ConditionPart for Messages {
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        let robot = binder.robot(&self.robot);
        if self.sent == 0 && self.received == 0 {
            binder.tell(Diag::error("rules-sent-or-received"));
            return None;
        }
        let sent = binder.range("sent", f64::from(self.sent), 0.0, MOST);
        let received = binder.range("received", f64::from(self.received), 0.0, MOST);
        Some(Box::new(MessagesJudge { robot: robot?, sent: sent? as u64, received: received? as u64 }))
    }
}

struct MessagesJudge {
    robot: BodyId,
    sent: u64,
    received: u64,
}

impl Judge for MessagesJudge {
    fn judge(&mut self, look: &Look) -> Truth {
        let (sent, received) = look.world.messages(usize::from(self.robot.0));
        Truth::once(sent >= self.sent && received >= self.received)
    }

    fn missing(&self, look: &Look) -> Option<Hint> {
        let (sent, received) = look.world.messages(usize::from(self.robot.0));
        if sent < self.sent {
            return Some(hint("missing-sent", [("count", Arg::from(sent)), ("wanted", Arg::from(self.sent))]));
        }
        // Who has received enough lacks nothing, though another robot of the same goal may.
        (received < self.received)
            .then(|| hint("missing-received", [("count", Arg::from(received)), ("wanted", Arg::from(self.received))]))
    }

    fn robot(&self) -> Option<usize> {
        Some(usize::from(self.robot.0))
    }
}
