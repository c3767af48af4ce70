//! One run: the tick order, the outcome, the film, the replay file, the worker and its protocol.

pub mod run;

pub mod vocabulary;

mod desk;

pub mod outcome;

pub mod fingerprint;

pub mod film;

pub mod picture;

pub mod reel;

pub mod senses;

mod squares;

pub mod inputs;

pub mod verify;

pub mod still;

pub mod worker;
