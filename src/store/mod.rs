//! Atomic saves, embedded files and the user's files.
