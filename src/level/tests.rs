//! What loading and laying out a level promises.
