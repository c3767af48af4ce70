//! The conditions of goals: the list of them, how they combine, and what a condition must say of itself.

mod all_inside;
mod all_outside;
mod alone_in;
mod carried_to;
mod collected;
mod combine;
mod count_in;
mod covered;
mod distance;
mod drawn;
mod ended;
mod estimated;
mod first_to;
mod followed;
mod inside;
mod kept_distance;
mod line_error;
mod mapped;
mod messages;
mod moved;
mod nearer_to;
mod off_line;
mod outside;
mod parked;
mod passed;
mod pulled_across;
mod sorted;
mod stalemate;
mod stopped;
mod survived;
mod time;
mod touched;
mod visited;

use std::boxed::Box;

use serde::Deserialize;

use crate::base::diag::Hint;
use crate::rules::feed::Feed;
use crate::rules::look::{Binder, Blame, Look};
use crate::rules::truth::Truth;

/// The longest time in a condition, s.
pub const MAX_SECONDS: f64 = 3600.0;

/// What a kind of condition must say of itself. Its own type is the shape in a level file: cm, degrees, seconds.
pub trait ConditionPart {
    /// Turns names into numbers and makes the judge that watches this condition; `None` when something was told.
    fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>>;
}

/// Watches one condition of one trial. It is asked in every tick, in order.
pub trait Judge: Send {
    /// How true the condition is after this tick.
    fn judge(&mut self, look: &Look) -> Truth;

    /// The condition must never be true and has just become so: what to say of it.
    fn blame(&self, look: &Look) -> Option<Blame> {
        let _ = look;
        None
    }

    /// The condition should be true and isn't: what is missing, as a second sentence.
    fn missing(&self, look: &Look) -> Option<Hint> {
        let _ = look;
        None
    }

    /// The robot the condition speaks of.
    fn robot(&self) -> Option<usize> {
        None
    }

    /// When a line was lost that the condition wants followed.
    fn line_lost(&self) -> Option<LineLost> {
        None
    }
}

/// A line that a robot has lost and not found again.
#[derive(Clone, Debug, PartialEq)]
pub struct LineLost {
    pub robot: usize,
    pub tick: u64,
    /// Where its origin was, metres.
    pub at: crate::base::maths::Vec2,
    pub speed_m_s: f64,
}

macro_rules! conditions {
    ($($kind:ident in $file:ident,)*) => {
        /// A condition as a level writes it. Conditions have named fields, what combines them has none.
        #[derive(Clone, Debug, PartialEq, Deserialize)]
        pub enum Condition {
            $($kind($file::$kind),)*
            /// All are true.
            All(Vec<Condition>),
            /// At least one is true.
            Any(Vec<Condition>),
            /// It is not true.
            Not(Box<Condition>),
            /// It is, or was at some time.
            Once(Box<Condition>),
            /// The first was true, then the second, and so on.
            Then(Vec<Condition>),
            /// It became true within so many seconds.
            Within(f64, Box<Condition>),
            /// It has been true for so many seconds without a break.
            For(f64, Box<Condition>),
            /// At least so many are true.
            Count(u32, Vec<Condition>),
            /// The first became true before any of the others.
            Before(Box<Condition>, Vec<Condition>),
        }

        impl Condition {
            /// Every condition: its name in a level file and an example.
            pub const KINDS: &[(&str, &str)] = &[$((stringify!($kind), $file::$kind::EXAMPLE)),*];

            /// The condition's own part; `None` for what combines others.
            fn part(&self) -> Option<&dyn ConditionPart> {
                match self {
                    $(Self::$kind(part) => Some(part),)*
                    _ => None,
                }
            }

            /// The name of the condition or combination in a level file.
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$kind(_) => stringify!($kind),)*
                    Self::All(_) => "All",
                    Self::Any(_) => "Any",
                    Self::Not(_) => "Not",
                    Self::Once(_) => "Once",
                    Self::Then(_) => "Then",
                    Self::Within(..) => "Within",
                    Self::For(..) => "For",
                    Self::Count(..) => "Count",
                    Self::Before(..) => "Before",
                }
            }
        }
    };
}

conditions! {
    Inside in inside,
    Outside in outside,
    AllInside in all_inside,
    AllOutside in all_outside,
    Touched in touched,
    Visited in visited,
    Followed in followed,
    Moved in moved,
    Distance in distance,
    Stopped in stopped,
    Time in time,
    Ended in ended,
    CountIn in count_in,
    Sorted in sorted,
    CarriedTo in carried_to,
    Collected in collected,
    Passed in passed,
    Covered in covered,
    Drawn in drawn,
    Parked in parked,
    OffLine in off_line,
    LineError in line_error,
    KeptDistance in kept_distance,
    Survived in survived,
    FirstTo in first_to,
    AloneIn in alone_in,
    NearerTo in nearer_to,
    Stalemate in stalemate,
    PulledAcross in pulled_across,
    Messages in messages,
    Estimated in estimated,
    Mapped in mapped,
}

impl Condition {
    /// Everything that combines conditions: its name and an example.
    pub const COMBINATIONS: &[(&str, &str)] = &[
        ("All", "All([Stopped(robot: \"me\", seconds: 0.4), Ended(robot: \"me\")])"),
        ("Any", "Any([Ended(robot: \"me\"), Time(after: 20)])"),
        ("Not", "Not(Touched(robot: \"me\", edge: true))"),
        ("Once", "Once(Inside(robot: \"me\", zone: \"pad\"))"),
        ("Then", "Then([Inside(robot: \"me\", zone: \"pad\"), Outside(robot: \"me\", zone: \"pad\")])"),
        ("Within", "Within(10, Inside(robot: \"me\", zone: \"pad\"))"),
        ("For", "For(5, Outside(robot: \"me\", zone: \"pad\"))"),
        ("Count", "Count(2, [Inside(robot: \"me\", zone: \"pad\"), Ended(robot: \"me\"), Time(after: 5)])"),
        ("Before", "Before(Inside(robot: \"me\", zone: \"pad\"), [Time(after: 20)])"),
    ];

    /// The conditions that this one combines.
    pub fn inner(&self) -> impl Iterator<Item = &Condition> {
        let (first, rest): (Option<&Condition>, &[Condition]) = match self {
            Self::All(inner) | Self::Any(inner) | Self::Then(inner) | Self::Count(_, inner) => (None, inner),
            Self::Not(inner) | Self::Once(inner) | Self::Within(_, inner) | Self::For(_, inner) => (Some(inner), &[]),
            Self::Before(first, rest) => (Some(first), rest),
            _ => (None, &[]),
        };
        first.into_iter().chain(rest)
    }

    /// How many conditions these are, with all that are combined.
    pub fn count(&self) -> usize {
        1 + self.inner().map(Condition::count).sum::<usize>()
    }

    /// The id of the message that says what a condition or a combination means: `goal-all-inside` for `AllInside`.
    pub fn message(kind: &str) -> String {
        let mut id = "goal".to_owned();
        for sign in kind.chars() {
            if sign.is_ascii_uppercase() {
                id.push('-');
            }
            id.push(sign.to_ascii_lowercase());
        }
        id
    }

    /// Turns names into numbers and makes the judge of this condition; every problem is told to the binder.
    pub fn bind(&self, binder: &mut Binder) -> Option<Box<dyn Judge>> {
        match self.part() {
            Some(part) => part.bind(binder),
            None => combine::bind(self, binder),
        }
    }

    /// Feeds the condition to a hasher. What a derived `Debug` writes holds every field, and floats so that they read
    /// back the same.
    pub fn feed(&self, feed: &mut Feed) {
        feed.text(&format!("{self:?}"));
    }
}
