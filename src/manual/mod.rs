//! The generated reference of words, parts, goals and kits.
