//! The outbox: files that a person asked for, written on a thread of their own because a stick may be slow.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::office::Wake;
use crate::base::diag::Diag;
use crate::store::read;
use crate::store::save::{make_folder, save, save_new};

/// The longest name without its ending, letters.
const LONGEST_STEM: usize = 80;
/// So many names are tried until one is free.
const MOST_NAMES: u32 = 100_000;

/// A file on its way out.
#[derive(Clone, Debug, PartialEq)]
pub struct Parcel {
    /// The name that it has as long as nobody chose another one.
    pub name: String,
    pub contents: Contents,
    pub to: To,
}

/// What is in it.
#[derive(Clone, Debug, PartialEq)]
pub enum Contents {
    Bytes(Vec<u8>),
    /// What this file has.
    File(PathBuf),
}

/// Where it goes.
#[derive(Clone, Debug, PartialEq)]
pub enum To {
    /// Into this folder, made when it isn't there, under a name that is free.
    Folder(PathBuf),
    /// This very file, which a person chose; one that was there stays as `.bak`.
    File(PathBuf),
    /// Under this very name into this folder, or into `<folder>-2` and so on when that has such a file: a level is its
    /// folder, and what is called otherwise in it is never read.
    OwnFolder(PathBuf),
}

/// How it went: where the file lies, or why not, with the parcel for another try.
pub type Delivered = Result<PathBuf, (Diag, Parcel)>;

/// A thread that writes one parcel after the other; it is begun with the first one.
pub struct Outbox {
    wake: Wake,
    thread: Option<(Sender<Parcel>, Receiver<Delivered>)>,
    on_the_way: usize,
    delivered: Vec<Delivered>,
}

impl Outbox {
    pub fn new(wake: Wake) -> Self {
        Self { wake, thread: None, on_the_way: 0, delivered: Vec::new() }
    }

    pub fn put(&mut self, parcel: Parcel) {
        let (parcels, _) = self.thread.get_or_insert_with(|| {
            let (parcels, waiting) = channel::<Parcel>();
            let (tell, delivered) = channel();
            let wake = self.wake.clone();
            thread::spawn(move || {
                for parcel in waiting {
                    let done = deliver(&parcel).map_err(|diag| (diag, parcel));
                    if tell.send(done).is_err() {
                        return;
                    }
                    wake();
                }
            });
            (parcels, delivered)
        });
        if parcels.send(parcel).is_ok() {
            self.on_the_way += 1;
        }
    }

    /// What came to its end since the last call.
    pub fn delivered(&mut self) -> Vec<Delivered> {
        while let Some(done) = self.thread.as_ref().and_then(|(_, delivered)| delivered.try_recv().ok()) {
            self.on_the_way = self.on_the_way.saturating_sub(1);
            self.delivered.push(done);
        }
        std::mem::take(&mut self.delivered)
    }

    /// Waits until nothing is on its way, at most so long; says whether that is so.
    pub fn flush(&mut self, patience: Duration) -> bool {
        let until = Instant::now() + patience;
        while let (true, Some((_, delivered))) = (self.on_the_way > 0, &self.thread) {
            match delivered.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(done) => {
                    self.on_the_way -= 1;
                    self.delivered.push(done);
                }
                Err(_) => return false,
            }
        }
        true
    }
}

fn deliver(parcel: &Parcel) -> Result<PathBuf, Diag> {
    let read;
    let bytes = match &parcel.contents {
        Contents::Bytes(bytes) => bytes,
        Contents::File(path) => {
            read = read::bytes(path, read::FILM_LIMIT)?;
            &read
        }
    };
    match &parcel.to {
        To::File(path) => {
            save(path, bytes)?;
            Ok(path.clone())
        }
        To::Folder(folder) => {
            make_folder(folder)?;
            for path in names(folder, &parcel.name) {
                if save_new(&path, bytes)? {
                    return Ok(path);
                }
            }
            Err(Diag::error("store-bad-name").with("file", folder.join(&parcel.name).display().to_string()))
        }
        To::OwnFolder(folder) => {
            for folder in folders(folder) {
                make_folder(&folder)?;
                let path = folder.join(&parcel.name);
                if save_new(&path, bytes)? {
                    return Ok(path);
                }
            }
            Err(Diag::error("store-bad-name").with("file", folder.display().to_string()))
        }
    }
}

/// The folder itself, then `folder-2` and so on beside it.
fn folders(folder: &Path) -> impl Iterator<Item = PathBuf> {
    (1..MOST_NAMES).map(move |number| match number {
        1 => folder.to_owned(),
        number => {
            let mut name = folder.file_name().unwrap_or_default().to_owned();
            name.push(format!("-{number}"));
            folder.with_file_name(name)
        }
    })
}

/// `name.csv`, `name-2.csv` and so on, one of which is free.
fn names(folder: &Path, name: &str) -> impl Iterator<Item = PathBuf> {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) => (stem, format!(".{ending}")),
        None => (name, String::new()),
    };
    let plain = |letter: char| if letter.is_alphanumeric() || "-_ ".contains(letter) { letter } else { '_' };
    let stem: String = stem.chars().take(LONGEST_STEM).map(plain).collect();
    (1..MOST_NAMES).map(move |number| match number {
        1 => folder.join(format!("{stem}{ending}")),
        number => folder.join(format!("{stem}-{number}{ending}")),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    fn parcel(name: &str, text: &str, to: To) -> Parcel {
        Parcel { name: name.to_owned(), contents: Contents::Bytes(text.as_bytes().to_vec()), to }
    }

    fn sent(parcels: Vec<Parcel>) -> Vec<Delivered> {
        let mut outbox = Outbox::new(Arc::new(|| {}));
        parcels.into_iter().for_each(|parcel| outbox.put(parcel));
        assert!(outbox.flush(LONG));
        outbox.delivered()
    }

    #[test]
    fn nothing_that_is_there_is_replaced_and_a_name_leads_nowhere_else() {
        let folder = tempfile::tempdir().unwrap();
        let into = To::Folder(folder.path().join("exports"));
        let all = ["1", "2", "3"].map(|text| parcel("../gap.csv", text, into.clone())).to_vec();
        let paths = sent(all).into_iter().map(Result::unwrap);
        let names = ["___gap.csv", "___gap-2.csv", "___gap-3.csv"].map(|name| folder.path().join("exports").join(name));
        assert_eq!(paths.collect::<Vec<_>>(), names);
        let texts = names.map(|path| std::fs::read_to_string(path).unwrap());
        assert_eq!(texts, ["1", "2", "3"]);
    }

    #[test]
    fn what_could_not_be_written_comes_back_for_another_try_and_the_rest_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let (file, chosen) = (folder.path().join("file"), folder.path().join("chosen.gif"));
        std::fs::write(&file, "").unwrap();
        let lost = parcel("a.gif", "GIF", To::Folder(file.join("exports")));
        let told = sent(vec![lost.clone(), parcel("a.gif", "new", To::File(chosen.clone()))]);
        let [Err((diag, back)), Ok(path)] = &told[..] else { panic!("{told:?}") };
        assert_eq!((back, diag.is_error(), path), (&lost, true, &chosen));
        // A copy of what lies there, over a file that a person chose: the old one stays beside it.
        let copy = Parcel { name: String::new(), contents: Contents::File(chosen.clone()), to: To::File(file.clone()) };
        assert_eq!(sent(vec![copy]), [Ok(file.clone())]);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "new");
        assert!(folder.path().join("file.bak").exists());
    }
}
