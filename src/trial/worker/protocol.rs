//! The words between a parent and a worker, and their frames: a length and a postcard message.

use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::base::diag::Diag;
use crate::pilot::keys::{Act, Keys};
use crate::trial::film::{Chunk, Header};
use crate::trial::inputs::Inputs;
use crate::trial::outcome::Ending;
use crate::trial::run::Options;

/// A longer frame is nonsense; an honest one is a film of some minutes at most.
pub const MAX_FRAME_BYTES: u32 = 256 << 20;
/// Both sides must speak the same version; a worker is the same binary, so another one means a mixed installation.
pub const VERSION: u16 = 3;

/// What a parent says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToWorker {
    /// Open a trial; it waits at tick 0.
    Start { trial: u64, inputs: Box<Inputs>, options: Options },
    /// Run on until this tick or the end.
    Advance { trial: u64, until_tick: u64 },
    /// The same with a hand on the keys: what they ask for from now on, nothing when the hand is taken away. The film is
    /// told as far as it goes, whole chunk or not, so that it can be seen at once. The acts are done at once.
    Drive { trial: u64, until_tick: u64, keys: Option<Keys>, acts: Vec<Act> },
    /// Forget the trial.
    Stop { trial: u64 },
}

/// What a worker says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromWorker {
    Ready {
        version: u16,
        behaviour: u32,
    },
    /// The trial is open; the film's header, unless no film was asked for.
    Opened {
        trial: u64,
        header: Option<Box<Header>>,
    },
    /// The film has grown, or, without a film, the trial has.
    Frames {
        trial: u64,
        tick: u64,
        chunks: Vec<Chunk>,
    },
    /// The trial stands at the tick it was to run to.
    Waiting {
        trial: u64,
        tick: u64,
    },
    Outcome {
        trial: u64,
        ending: Box<Ending>,
        diags: Vec<Diag>,
    },
    /// The inputs can't be run: a broken level, say.
    Refused {
        trial: u64,
        diags: Vec<Diag>,
    },
}

/// Sends one message.
///
/// # Errors
/// The other side is gone.
pub fn send(out: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    let bytes = postcard::to_stdvec(message).map_err(io::Error::other)?;
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(&bytes)?;
    out.flush()
}

/// Receives one message; `None` when the other side has closed between two messages.
///
/// # Errors
/// The other side broke off inside a message, or said something that is no message.
pub fn receive<T: DeserializeOwned>(input: &mut impl Read) -> io::Result<Option<T>> {
    let mut length = [0; 4];
    match input.read(&mut length[..1])? {
        0 => return Ok(None),
        _ => input.read_exact(&mut length[1..])?,
    }
    let length = u32::from_le_bytes(length);
    if length > MAX_FRAME_BYTES {
        return Err(io::Error::other("a frame too long"));
    }
    // Read as it comes, so that a claimed length alone costs no memory.
    let mut bytes = Vec::new();
    input.take(u64::from(length)).read_to_end(&mut bytes)?;
    if bytes.len() != length as usize {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let (message, rest) = postcard::take_from_bytes(&bytes).map_err(io::Error::other)?;
    if rest.is_empty() { Ok(Some(message)) } else { Err(io::Error::other("more than a message")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::noise::Stream;

    #[test]
    fn a_message_comes_back_as_it_went_and_a_cut_one_is_refused() {
        let message = FromWorker::Waiting { trial: 3, tick: 12_345 };
        let mut bytes = Vec::new();
        send(&mut bytes, &message).unwrap();
        assert_eq!(receive(&mut bytes.as_slice()).unwrap(), Some(message));
        assert_eq!(receive::<FromWorker>(&mut [].as_slice()).unwrap(), None);
        for cut in 1..bytes.len() {
            assert!(receive::<FromWorker>(&mut &bytes[..cut]).is_err(), "{cut}");
        }
        assert!(receive::<FromWorker>(&mut [0xff; 64].as_slice()).is_err());
    }

    #[test]
    fn nonsense_on_the_line_of_a_driven_trial_is_refused_or_another_message_and_never_a_panic() {
        let keys = Some(Keys { cm_per_s: 20.0, deg_per_s: -60.5, sideways_cm_per_s: 3.0 });
        let messages = [
            ToWorker::Drive { trial: 1, until_tick: 12_345, keys, acts: vec![Act::Grab, Act::LiftUp] },
            ToWorker::Drive { trial: 1, until_tick: 3, keys: None, acts: Vec::new() },
        ];
        let chance = Stream::new(6).named("line");
        for message in messages {
            let mut whole = Vec::new();
            send(&mut whole, &message).unwrap();
            assert_eq!(receive(&mut whole.as_slice()).unwrap(), Some(message));
            for round in 0..2000 {
                let mut bytes = whole.clone();
                for change in 0..3 {
                    let at = chance.numbered(round).bits(change) as usize % bytes.len();
                    bytes[at] = chance.numbered(round).bits(9 + change) as u8;
                }
                if let Ok(Some(read)) = receive::<ToWorker>(&mut bytes.as_slice()) {
                    let mut again = Vec::new();
                    send(&mut again, &read).unwrap();
                }
            }
        }
    }
}
