//! The colours that have a name: of paint, of things, and as a colour sensor tells them.

use serde::Deserialize;

use crate::sim::scene::Rgb;

macro_rules! colours {
    ($($name:ident $said:literal $red:literal $green:literal $blue:literal)*) => {
        /// A colour with a name, as files say it: `Red`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        pub enum Colour {
            $($name,)*
        }

        impl Colour {
            /// All of them, in the order of the manual.
            pub const ALL: &[Self] = &[$(Self::$name),*];
            /// Their names in files.
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];
            /// Their names in programs.
            pub const SAID: &[&str] = &[$($said),*];

            /// The name in files.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }

            /// The name in programs.
            pub fn said(self) -> &'static str {
                match self {
                    $(Self::$name => $said,)*
                }
            }

            fn bytes(self) -> (u8, u8, u8) {
                match self {
                    $(Self::$name => ($red, $green, $blue),)*
                }
            }
        }
    };
}

// Paint of school mats, not pure screen colours.
colours! {
    Black "black" 20 20 20
    White "white" 245 245 245
    Gray "gray" 128 128 128
    Red "red" 200 40 40
    Green "green" 0 140 80
    Blue "blue" 20 90 180
    Yellow "yellow" 240 210 40
    Orange "orange" 230 130 20
    Purple "purple" 120 60 150
    Pink "pink" 235 130 170
    Cyan "cyan" 60 180 210
    Brown "brown" 120 75 40
}

impl Colour {
    /// Its light, 0..1 each.
    pub fn rgb(self) -> Rgb {
        let (red, green, blue) = self.bytes();
        Rgb { red: f64::from(red) / 255.0, green: f64::from(green) / 255.0, blue: f64::from(blue) / 255.0 }
    }

    /// The colour with this name in files.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|colour| colour.name() == name)
    }

    /// The colour with this name in programs.
    pub fn of_said(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|colour| colour.said() == name)
    }

    /// The role of ink that is painted in it.
    pub fn role(self) -> crate::base::ink::Role {
        let (red, green, blue) = self.bytes();
        crate::base::ink::Role::Paint(red, green, blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_found_by_both_of_its_names() {
        for (&colour, name) in Colour::ALL.iter().zip(Colour::NAMES) {
            assert_eq!(Colour::of_name(name), Some(colour));
            assert_eq!(Colour::of_said(&name.to_lowercase()), Some(colour));
        }
    }
}
