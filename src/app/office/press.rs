//! The press: a film becomes a picture, an animation or a page on a thread of its own.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use crate::app::office::Wake;
use crate::base::diag::Diag;
use crate::export::{gif, page, png};
use crate::text::Texts;
use crate::text::lang::Lang;
use crate::trial::film::{Film, file};
use crate::trial::reel::Reel;

/// What a film is to become.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sheet {
    /// The film itself, to be opened in another lab.
    Film,
    /// A page that plays it in a browser, in this language.
    Page(Lang),
    /// The field after so many ticks, so many pixels wide, with the time in this language.
    Picture {
        tick: u64,
        width_px: u32,
        lang: Lang,
    },
    Animation(gif::Options),
}

/// One film that is being made into something.
pub struct Press {
    /// Thousandths that are done.
    done: Arc<AtomicU32>,
    stop: Arc<AtomicBool>,
    made: Receiver<Result<Vec<u8>, Option<Diag>>>,
}

impl Press {
    pub fn begin(film: Film, sheet: Sheet, wake: Wake) -> Self {
        let (done, stop) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicBool::new(false)));
        let (tell, made) = channel();
        let (its_done, its_stop) = (Arc::clone(&done), Arc::clone(&stop));
        thread::spawn(move || {
            let result = print(film, sheet, &mut |share| {
                let thousandths = (share * 1000.0) as u32;
                if its_done.swap(thousandths, Ordering::Relaxed) / 10 != thousandths / 10 {
                    wake();
                }
                !its_stop.load(Ordering::Relaxed)
            });
            // Nobody waits for it when the lab was closed meanwhile.
            let _ = tell.send(result);
            wake();
        });
        Self { done, stop, made }
    }

    /// The share that is done, 0 to 1.
    pub fn share(&self) -> f32 {
        self.done.load(Ordering::Relaxed) as f32 / 1000.0
    }

    /// The bytes of the file, or what to tell; nothing while it goes on.
    pub fn take(&self) -> Option<Result<Vec<u8>, Option<Diag>>> {
        match self.made.try_recv() {
            Ok(made) => Some(made),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(None)),
        }
    }
}

impl Drop for Press {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

fn print(film: Film, sheet: Sheet, progress: &mut dyn FnMut(f32) -> bool) -> Result<Vec<u8>, Option<Diag>> {
    let told = |diag: Box<Diag>| Some(*diag);
    match sheet {
        Sheet::Film => Ok(file::write(&film)),
        Sheet::Page(lang) => page::page(&film, &Texts::new(lang)).map(String::into_bytes).map_err(told),
        Sheet::Picture { tick, width_px, lang } => png::moment(&Reel::of(film), tick, width_px, lang).map_err(told),
        Sheet::Animation(options) => {
            gif::animation(&Reel::of(film), &options, progress).map_err(|trouble| trouble.diag())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing::played;

    fn made(sheet: Sheet) -> Result<Vec<u8>, Option<Diag>> {
        made_of("first-steps", "forward(20);", sheet)
    }

    fn made_of(level: &str, program: &str, sheet: Sheet) -> Result<Vec<u8>, Option<Diag>> {
        let film = played(level, program).reel.film();
        let press = Press::begin(film, sheet, Arc::new(|| {}));
        loop {
            match press.take() {
                Some(made) => return made,
                None => thread::sleep(std::time::Duration::from_millis(5)),
            }
        }
    }

    #[test]
    fn each_sheet_is_a_file_of_its_kind() {
        let animation = gif::Options { from: 0, to: 100, speed: 1.0, fps: 10, width_px: 64, lang: Lang::Kk };
        for (sheet, begins) in [
            (Sheet::Film, &b"ARBAFILM"[..]),
            (Sheet::Page(Lang::Kk), b"<!DOCTYPE html>\n<html lang=\"kk\">"),
            (Sheet::Picture { tick: 50, width_px: 64, lang: Lang::Kk }, b"\x89PNG"),
            (Sheet::Animation(animation), b"GIF89a"),
        ] {
            assert!(made(sheet).unwrap().starts_with(begins), "{sheet:?}");
        }
    }

    #[test]
    fn pictures_to_be_looked_at_have_beams_and_the_time() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/pictures");
        std::fs::create_dir_all(folder).unwrap();
        let look = "loop { distance(\"front\"); color(); wait(0.05); }";
        for (lang, level) in Lang::ALL.into_iter().zip(["stop-at-20", "kegelring", "line-loop"]) {
            let program = format!("drive(20, 18);\n{look}");
            let sheet = Sheet::Picture { tick: 180, width_px: 640, lang };
            let picture = made_of(level, &program, sheet).unwrap();
            std::fs::write(format!("{folder}/moment-{level}-{}.png", lang.code()), &picture).unwrap();
            let animation = gif::Options { from: 0, to: 300, speed: 2.0, fps: 20, width_px: 480, lang };
            let animation = made_of(level, &program, Sheet::Animation(animation)).unwrap();
            std::fs::write(format!("{folder}/moments-{level}-{}.gif", lang.code()), &animation).unwrap();
            assert!(animation.len() < 2 << 20, "{level}: {} bytes", animation.len());
        }
    }
}
