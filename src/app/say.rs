//! The texts of the lab in the language that is spoken now.

use std::borrow::Cow;
use std::rc::Rc;

use crate::base::diag::{Arg, Diag};
use crate::text::Texts;
use crate::text::lang::Lang;

/// Says messages in one language; cheap to clone.
#[derive(Clone)]
pub struct Say {
    texts: Rc<Texts>,
}

impl Say {
    pub fn new(lang: Lang) -> Self {
        Self { texts: Rc::new(Texts::new(lang)) }
    }

    pub fn lang(&self) -> Lang {
        self.texts.lang()
    }

    /// The code of the language, as levels name it: `kk`, `ru`, `en`.
    pub fn code(&self) -> &'static str {
        self.texts.lang().code()
    }

    /// A message without arguments.
    pub fn plain(&self, id: &str) -> String {
        self.texts.plain(id)
    }

    /// A message with arguments.
    pub fn with<const N: usize>(&self, id: &str, args: [(&'static str, Arg); N]) -> String {
        self.texts.get(id, &args.map(|(name, arg)| (Cow::Borrowed(name), arg)))
    }

    /// A diag as sentences: the message and then its hints.
    pub fn diag(&self, diag: &Diag) -> String {
        self.texts.say(diag)
    }

    /// A number as this language writes it.
    pub fn number(&self, number: f64) -> String {
        self.texts.number(number)
    }

    pub fn texts(&self) -> &Texts {
        &self.texts
    }
}
