//! Why a program broke while it ran.

use rhai::EvalAltResult;

use crate::base::diag::Diag;
use crate::pilot::rhai::session::Session;

/// The cause of an error that came out of Rhai.
pub fn cause(error: &EvalAltResult, session: &Session) -> Box<Diag> {
    let _ = session;
    Box::new(Diag::error("pilot-run").with("text", error.to_string()))
}
