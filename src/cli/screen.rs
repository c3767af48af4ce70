//! Where commands print: results on the standard output, troubles and progress on the standard error.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Write};

use indicatif::{ProgressBar, ProgressStyle};

use crate::base::diag::{Arg, Diag};
use crate::cli::{Exit, Trouble, snippet};
use crate::text::Texts;

/// The terminal, or whatever stands in its place, and the language spoken there.
///
/// Colours are taken out where the other end is no terminal or `NO_COLOR` asks for it.
pub struct Screen {
    pub texts: Texts,
    /// Print JSON for programs instead of sentences for people.
    pub json: bool,
}

impl Screen {
    pub fn new(texts: Texts, json: bool) -> Self {
        Self { texts, json }
    }

    /// Prints a result.
    pub fn out(&self, text: &str) -> std::io::Result<()> {
        let mut out = anstream::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()
    }

    /// Prints a result for programs: one object, indented.
    pub fn out_json(&self, value: &impl serde::Serialize) -> std::io::Result<()> {
        let text = serde_json::to_string_pretty(value).map_err(std::io::Error::other)?;
        self.out(&format!("{text}\n"))
    }

    /// Prints something beside the result, for people only.
    pub fn aside(&self, text: &str) {
        // When even this cannot be written there is nobody left to tell.
        let _ = writeln!(anstream::stderr().lock(), "{text}");
    }

    /// Tells why a command could not do what was asked.
    pub fn trouble(&self, trouble: &Trouble) -> Exit {
        if !trouble.diags.is_empty() {
            self.aside(snippet::render_all(&trouble.diags, &trouble.sources, &self.texts).trim_end_matches('\n'));
        }
        if self.json {
            let diags: Vec<_> = trouble.diags.iter().map(|diag| DiagView::of(diag, &self.texts)).collect();
            let _ = self.out_json(&serde_json::json!({ "diags": diags }));
        }
        Exit::NotRun
    }

    /// The exit after the last output. A reader that has read enough (`arba … | head`) is no trouble.
    pub fn closed(&self, written: std::io::Result<()>, exit: Exit) -> Exit {
        match written {
            Ok(()) => exit,
            Err(trouble) if trouble.kind() == ErrorKind::BrokenPipe => exit,
            Err(trouble) if trouble.kind() == ErrorKind::StorageFull => {
                self.trouble(&Diag::error("cli-output-full").into())
            }
            Err(trouble) => self.trouble(&Diag::error("cli-cannot-write").with("reason", trouble.to_string()).into()),
        }
    }

    /// Brings everything printed so far out.
    pub fn flush(&self) -> std::io::Result<()> {
        anstream::stdout().lock().flush()
    }

    /// A bar for long work; it shows on a terminal only.
    pub fn progress(&self, count: u64) -> ProgressBar {
        let bar = ProgressBar::new(count);
        let shape = format!("{{bar:30}} {{pos}}/{{len}} {}", self.texts.plain("cli-progress"));
        match ProgressStyle::with_template(&shape) {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        }
    }
}

/// A diag as JSON gives it: the stable code for programs, the sentence for people.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct DiagView {
    pub code: String,
    pub severity: &'static str,
    pub text: String,
    pub hints: Vec<String>,
    /// The arguments of the message; one that is a message itself is given by its id.
    pub args: BTreeMap<String, serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<crate::base::diag::Place>,
}

impl DiagView {
    pub fn of(diag: &Diag, texts: &Texts) -> Self {
        Self {
            code: diag.code.clone().into_owned(),
            severity: snippet::severity(diag.severity),
            text: texts.sentence(diag),
            hints: texts.hints(diag),
            args: diag.args.iter().map(|(name, arg)| (name.clone().into_owned(), arg_json(arg))).collect(),
            place: diag.place.clone(),
        }
    }
}

fn arg_json(arg: &Arg) -> serde_json::Value {
    match arg {
        Arg::Text(text) => text.as_str().into(),
        Arg::Number(number) => (*number).into(),
        Arg::Message(id) => id.as_ref().into(),
        Arg::Name(name) => name.id.as_str().into(),
    }
}
