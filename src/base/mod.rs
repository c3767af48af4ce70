//! Words that every room speaks: values, diags, asks, ink, noise, maths, units, shapes and RON with places. No I/O.

pub mod ask;
pub mod base64;
pub mod csv;
pub mod diag;
pub mod ink;
pub mod maths;
pub mod noise;
pub mod ron;
pub mod shape;
pub mod svg;
pub mod units;
pub mod value;
