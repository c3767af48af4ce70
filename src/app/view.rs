//! What a panel may look at.

use std::borrow::Cow;

use crate::app::bench::Bench;
use crate::app::say::Say;
use crate::app::settings::Settings;
use crate::app::theme::Theme;

/// What a panel may look at; it asks for changes by commands.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub say: &'a Say,
    pub theme: &'a Theme,
    pub settings: &'a Settings,
    /// The open level and everything the student does on it.
    pub bench: &'a Bench,
}

impl<'a> View<'a> {
    /// What a zone, a thing or a robot of the shown film is called in the language spoken.
    pub fn name<'n>(&self, id: &'n str) -> Cow<'n, str>
    where
        'a: 'n,
    {
        self.bench.reel.header().texts.names.get(id, self.say.code())
    }
}
