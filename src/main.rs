//! Parses the command line, runs it and gives its exit code.

fn main() {}
