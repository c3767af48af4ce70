//! What a trial comes to: the verdict, the sheet, the metrics, the fingerprint, and the film.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::base::diag::Diag;
use crate::rules::metrics::Metrics;
use crate::rules::sheet::Sheet;
use crate::rules::verdict::Verdict;
use crate::trial::film::Film;

/// How a trial ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ending {
    pub verdict: Verdict,
    pub sheet: Sheet,
    pub metrics: Metrics,
    /// Ticks of 10 ms that were run.
    pub ticks: u64,
    /// The hash of what went in: layout, rules, kits, programs, seed, behaviour version. No texts.
    pub inputs: Fingerprint,
    /// The hash of what happened: state, events, asked readings, verdict, sheet. The same on every machine.
    pub run: Fingerprint,
}

/// The four ways in which a trial can end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ResultName {
    Passed,
    Failed,
    Fault,
    Aborted,
}

impl ResultName {
    pub fn of(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Passed => Self::Passed,
            Verdict::Failed(_) => Self::Failed,
            Verdict::Fault(_) => Self::Fault,
        }
    }

    /// As JSON and `--timings` have it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Fault => "fault",
            Self::Aborted => "aborted",
        }
    }
}

impl Serialize for ResultName {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

/// What a trial comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub ending: Ending,
    /// Notes of the robots and warnings of the programs, in order of time.
    pub diags: Vec<Diag>,
    /// The film, unless none was asked for.
    pub film: Option<Film>,
}

/// 128 bits of a BLAKE3 hash, written as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fingerprint(pub [u8; 16]);

impl Fingerprint {
    /// The first half of a hash.
    pub fn of(hash: &blake3::Hash) -> Self {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash.as_bytes()[..16]);
        Self(bytes)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl FromStr for Fingerprint {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut bytes = [0; 16];
        if text.len() != 32 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(());
        }
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[index * 2..index * 2 + 2], 16).map_err(|_| ())?;
        }
        Ok(Self(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_reads_what_it_writes() {
        let fingerprint = Fingerprint::of(&blake3::hash(b"arba"));
        assert_eq!(fingerprint.to_string().parse(), Ok(fingerprint));
        assert!("zz".parse::<Fingerprint>().is_err() && "é".repeat(16).parse::<Fingerprint>().is_err());
    }
}
