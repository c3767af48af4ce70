//! How a part draws itself without knowing a renderer: simple strokes with a colour role.

use serde::{Deserialize, Serialize};

/// What a stroke stands for; a theme gives each role its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    Floor,
    Wall,
    Body,
    Wheel,
    Nose,
    Device,
    Thing,
    Ball,
    Beam,
    Lit,
    Trail,
    Zone,
    Label,
    /// A paint colour of the floor, as red, green, blue 0..255.
    Paint(u8, u8, u8),
}

impl Role {
    /// Its colour in pictures for documents, red, green, blue, opacity: Okabe and Ito's where a colour says something.
    pub fn on_paper(self) -> [u8; 4] {
        let (rgb, opacity): (u32, u8) = match self {
            Self::Floor => (0xff_ffff, 0xff),
            Self::Wall => (0x4d_4d4d, 0xff),
            Self::Body => (0x56_b4e9, 0xff),
            Self::Wheel | Self::Label => (0x1a_1a1a, 0xff),
            Self::Nose => (0xd5_5e00, 0xff),
            Self::Device => (0x00_72b2, 0xff),
            Self::Thing => (0xe6_9f00, 0xff),
            Self::Ball => (0xcc_79a7, 0xff),
            Self::Beam | Self::Lit => (0xf0_e442, 0xff),
            Self::Trail => (0x00_9e73, 0xff),
            Self::Zone => (0x00_9e73, 0x33),
            Self::Paint(red, green, blue) => return [red, green, blue, 0xff],
        };
        let [_, red, green, blue] = rgb.to_be_bytes();
        [red, green, blue, opacity]
    }
}

/// One stroke, metres and radians in the frame of what is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Stroke {
    Line {
        points: Vec<(f32, f32)>,
        width: f32,
    },
    Polygon {
        points: Vec<(f32, f32)>,
    },
    Disc {
        at: (f32, f32),
        radius: f32,
    },
    Circle {
        at: (f32, f32),
        radius: f32,
        width: f32,
    },
    Arc {
        at: (f32, f32),
        radius: f32,
        from: f32,
        to: f32,
        width: f32,
    },
    Text {
        at: (f32, f32),
        height: f32,
        text: String,
    },
    /// The area inside closed lines that may cross or lie in each other.
    Area {
        rings: Vec<Vec<(f32, f32)>>,
        even_odd: bool,
    },
    /// Small squares in rows, the lowest row first: red, green, blue, opacity. `along` is the first row's direction and the
    /// side of a square; the rows go to the left of it. They bring their own colours.
    Raster {
        corner: (f32, f32),
        along: (f32, f32),
        columns: u32,
        cells: Vec<[u8; 4]>,
    },
}

/// A picture: strokes in drawing order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Ink {
    pub strokes: Vec<(Role, Stroke)>,
}

impl Ink {
    /// Adds a stroke.
    pub fn add(&mut self, role: Role, stroke: Stroke) {
        self.strokes.push((role, stroke));
    }
}
