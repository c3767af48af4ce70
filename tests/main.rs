//! One test binary: the laws of the source tree, the texts, the command line, the generated pages, the licences.

mod cli;
mod hostile;
mod licences;
mod project;
mod texts;
mod tidy;
