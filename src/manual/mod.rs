//! The generated reference, from the lists of the other rooms: words, parts, goals and kits as Markdown.

pub mod words;
