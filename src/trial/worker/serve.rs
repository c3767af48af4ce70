//! The worker's side: opens the trial it is told to, runs it, and tells of it every hundred ticks.

use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use crate::trial::film::CHUNK_TICKS;
use crate::trial::inputs::Opened;
use crate::trial::run::{BEHAVIOUR, Trial};
use crate::trial::worker::caps;
use crate::trial::worker::protocol::{FromWorker, ToWorker, VERSION, receive, send};

/// Serves a parent until it closes the line.
///
/// # Errors
/// The parent is gone.
pub fn serve(input: impl Read + Send + 'static, mut out: impl Write) -> io::Result<()> {
    caps::set();
    send(&mut out, &FromWorker::Ready { version: VERSION, behaviour: BEHAVIOUR })?;
    let orders = listen(input);
    // The level of the last trial is kept open, because the next one is mostly of the same level.
    let mut opened = Opened::default();
    let mut running: Option<(u64, Trial)> = None;
    while let Ok(order) = orders.recv() {
        match order {
            ToWorker::Start { trial, inputs, options } => {
                running = None;
                let ready = opened.layout(&inputs).map(|layout| {
                    caps::allow(layout.pilots.len(), layout.rules.limits.time_s);
                    Trial::new(&inputs, &layout, options)
                });
                match ready {
                    Ok(ready) => {
                        let header = ready.header().cloned().map(Box::new);
                        send(&mut out, &FromWorker::Opened { trial, header })?;
                        running = Some((trial, ready));
                    }
                    Err(diags) => send(&mut out, &FromWorker::Refused { trial, diags })?,
                }
            }
            ToWorker::Advance { trial, until_tick } => {
                let Some((_, mut ready)) = running.take().filter(|(of, _)| *of == trial) else { continue };
                if advance(&mut out, &orders, trial, &mut ready, until_tick)? {
                    running = Some((trial, ready));
                }
            }
            ToWorker::Drive { trial, until_tick, keys, acts } => {
                let Some((_, mut ready)) = running.take().filter(|(of, _)| *of == trial) else { continue };
                ready.drive(keys, &acts);
                if advance(&mut out, &orders, trial, &mut ready, until_tick)? {
                    running = Some((trial, ready));
                }
            }
            ToWorker::Stop { trial } => running = running.filter(|(of, _)| *of != trial),
        }
    }
    Ok(())
}

/// Reads orders on a thread of their own, so that a trial that runs can be told to stop.
fn listen(mut input: impl Read + Send + 'static) -> Receiver<ToWorker> {
    let (tell, orders) = channel();
    thread::spawn(move || {
        while let Ok(Some(order)) = receive(&mut input) {
            if tell.send(order).is_err() {
                break;
            }
        }
    });
    orders
}

/// Runs on; gives whether the trial still waits for more.
fn advance(
    out: &mut impl Write,
    orders: &Receiver<ToWorker>,
    trial: u64,
    running: &mut Trial,
    until_tick: u64,
) -> io::Result<bool> {
    while running.tick() < until_tick {
        let ended = !running.advance();
        if ended {
            let (ending, diags) = running.ending();
            let chunks = running.take_chunks();
            send(out, &FromWorker::Frames { trial, tick: running.tick(), chunks })?;
            send(out, &FromWorker::Outcome { trial, ending: Box::new(ending), diags })?;
            return Ok(false);
        }
        if running.tick().is_multiple_of(CHUNK_TICKS) {
            let chunks = running.take_chunks();
            send(out, &FromWorker::Frames { trial, tick: running.tick(), chunks })?;
            match orders.try_recv() {
                Ok(ToWorker::Stop { trial: of }) if of == trial => return Ok(false),
                Err(TryRecvError::Disconnected) => return Err(io::ErrorKind::BrokenPipe.into()),
                _ => {}
            }
        }
    }
    let chunks = if running.is_driven() { running.take_all_chunks() } else { Vec::new() };
    if !chunks.is_empty() {
        send(out, &FromWorker::Frames { trial, tick: running.tick(), chunks })?;
    }
    send(out, &FromWorker::Waiting { trial, tick: running.tick() })?;
    Ok(true)
}
