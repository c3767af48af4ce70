//! The editor as a student uses it, by keys and clicks.
