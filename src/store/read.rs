//! Reading files of people: bounded, checked, and with a diag that says what is wrong with the file.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::time::Duration;

use crate::base::diag::{Diag, Place};

/// The most that a program's file may have, bytes; what a program itself may have is the pilot's matter.
pub const PROGRAM_LIMIT: u64 = 1 << 20;
/// The most that any other text of a person may have, bytes.
pub const TEXT_LIMIT: u64 = 4 << 20;
/// The most that a film may have, bytes.
pub const FILM_LIMIT: u64 = 256 << 20;
/// How long a pipe or a device may take until its end.
const PATIENCE: Duration = Duration::from_secs(5);
/// The most entries that are taken from one folder.
const FOLDER_LIMIT: usize = 20_000;

/// What stands in a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    pub name: String,
    pub is_folder: bool,
}

/// The bytes of a file that has at most `limit` of them.
pub fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Diag> {
    let name = path.display().to_string();
    // Asked before opening: opening a folder or a pipe does strange things on some systems.
    let known = std::fs::metadata(path).map_err(|trouble| why(&trouble, &name, "store-missing"))?;
    if known.is_dir() {
        return Err(about("store-is-folder", &name));
    }
    if known.is_file() && known.len() > limit {
        return Err(too_big(&name, limit));
    }
    if known.is_file() {
        let file = File::open(path).map_err(|trouble| why(&trouble, &name, "store-missing"))?;
        return stream(file, &name, limit);
    }
    // A pipe without a writer, or a device that says nothing, must not hold everything up.
    let (tell, read) = std::sync::mpsc::channel();
    let (path, own_name) = (path.to_owned(), name.clone());
    std::thread::spawn(move || {
        let file = File::open(path).map_err(|trouble| why(&trouble, &own_name, "store-missing"));
        let _ = tell.send(file.and_then(|file| stream(file, &own_name, limit)));
    });
    read.recv_timeout(PATIENCE).unwrap_or_else(|_| Err(about("store-silent", &name)))
}

/// Does an ordinary file stand there that has something in it and does not begin like this?
pub fn is_something_else(path: &Path, beginning: &[u8]) -> bool {
    if !path.is_file() {
        return false;
    }
    let mut found = Vec::new();
    let read = File::open(path).and_then(|file| file.take(beginning.len() as u64).read_to_end(&mut found));
    read.is_ok() && !found.is_empty() && found != beginning
}

/// The bytes of anything that can be read and ends within `limit` bytes; `name` is what a diag calls it.
pub fn stream(source: impl Read, name: &str, limit: u64) -> Result<Vec<u8>, Diag> {
    let mut bytes = Vec::new();
    source
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|trouble| why(&trouble, name, "store-missing"))?;
    if bytes.len() as u64 > limit { Err(too_big(name, limit)) } else { Ok(bytes) }
}

/// The text of a file that has at most `limit` bytes.
pub fn text(path: &Path, limit: u64) -> Result<String, Diag> {
    decode(bytes(path, limit)?, &path.display().to_string())
}

/// Bytes as UTF-8 text, without the mark that some editors put at the start; the diag names the encoding it sees.
pub fn decode(mut bytes: Vec<u8>, name: &str) -> Result<String, Diag> {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    // A text of letters has no zero bytes in UTF-8, and every second byte is zero in UTF-16.
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(about("store-utf16", name));
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(about("store-binary", name).at(place(&bytes, at, name)));
    }
    String::from_utf8(bytes).map_err(|trouble| {
        let at = trouble.utf8_error().valid_up_to();
        let bytes = trouble.as_bytes();
        let code = if is_windows_1251(bytes) { "store-windows-1251" } else { "store-not-utf8" };
        about(code, name).at(place(bytes, at, name))
    })
}

/// What stands in a folder, by name; names that are no text are left out.
pub fn folder(path: &Path) -> Result<Vec<Entry>, Diag> {
    let name = path.display().to_string();
    let listed = std::fs::read_dir(path).map_err(|trouble| why(&trouble, &name, "store-missing-folder"))?;
    let mut entries: Vec<Entry> = listed
        .flatten()
        .take(FOLDER_LIMIT)
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            // Links count as what they point at.
            let kind = std::fs::metadata(entry.path()).ok()?;
            (kind.is_dir() || kind.is_file()).then_some(Entry { name, is_folder: kind.is_dir() })
        })
        .collect();
    entries.sort();
    Ok(entries)
}

/// What stands in a folder and can be neither read nor entered: pipes, links to nothing, names that are no text.
pub fn strange(path: &Path) -> Vec<String> {
    let Ok(listed) = std::fs::read_dir(path) else { return Vec::new() };
    let mut names: Vec<String> = listed
        .flatten()
        .take(FOLDER_LIMIT)
        .filter(|entry| {
            let usual = std::fs::metadata(entry.path()).is_ok_and(|known| known.is_dir() || known.is_file());
            !usual || entry.file_name().to_str().is_none()
        })
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// The last part of a path: the name by which a person knows the file.
pub fn known_name(name: &str) -> String {
    Path::new(name).file_name().map_or_else(|| name.to_owned(), |last| last.to_string_lossy().into_owned())
}

fn about(code: &'static str, name: &str) -> Diag {
    Diag::error(code).with("file", name).at(Place { file: known_name(name), ..Place::default() })
}

fn too_big(name: &str, limit: u64) -> Diag {
    about("store-too-big", name).with("limit", limit / 1024)
}

/// The diag for what the system says; `missing` is the code for "there is none".
fn why(trouble: &std::io::Error, name: &str, missing: &'static str) -> Diag {
    if is_link_loop(trouble) {
        return about("store-link-loop", name);
    }
    match trouble.kind() {
        ErrorKind::NotFound => about(missing, name),
        ErrorKind::PermissionDenied => about("store-no-permission", name),
        ErrorKind::IsADirectory => about("store-is-folder", name),
        ErrorKind::NotADirectory => about("store-is-file", name),
        ErrorKind::InvalidInput | ErrorKind::InvalidFilename => about("store-bad-name", name),
        _ => about("store-unreadable", name).with("reason", trouble.to_string()),
    }
}

/// Is it a link that leads to itself? The standard library has no stable word for it.
pub(super) fn is_link_loop(trouble: &std::io::Error) -> bool {
    let code = if cfg!(target_os = "linux") { 40 } else { 62 };
    cfg!(unix) && trouble.raw_os_error() == Some(code)
}

/// Line and column of a byte, for diags.
fn place(bytes: &[u8], at: usize, name: &str) -> Place {
    let before = &bytes[..at.min(bytes.len())];
    let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let column = String::from_utf8_lossy(&before[line_start..]).chars().count() + 1;
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Place { file: known_name(name), line: small(line), column: small(column), length: 0 }
}

/// Do the bytes that are not ASCII look like Russian in Windows-1251, where letters are 0xC0..=0xFF?
fn is_windows_1251(bytes: &[u8]) -> bool {
    let high: Vec<u8> = bytes.iter().copied().filter(|byte| *byte >= 0x80).collect();
    let letters = high.iter().filter(|byte| **byte >= 0xc0 || matches!(**byte, 0xa8 | 0xb8)).count();
    let controls = bytes.iter().filter(|byte| **byte < 0x20 && !matches!(**byte, b'\n' | b'\r' | b'\t')).count();
    controls == 0 && high.len() >= 3 && letters * 10 >= high.len() * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> String {
        decode(bytes.to_vec(), "folder/my.rhai").unwrap_err().code.into_owned()
    }

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(code(b"\xff\xfef\0o\0"), "store-utf16");
        assert_eq!(code(b"f\0o\0"), "store-binary");
        assert_eq!(code(b"// \xcf\xf0\xe8\xe2\xe5\xf2"), "store-windows-1251");
        assert_eq!(code(b"// \x80\x81\x82\x83"), "store-not-utf8");
        assert_eq!(decode(b"\xef\xbb\xbfstop();".to_vec(), "").unwrap(), "stop();");
    }

    #[test]
    fn the_place_of_a_bad_byte_counts_lines_and_letters() {
        let diag = decode("stop();\n// ой ".bytes().chain([0x80]).collect(), "folder/my.rhai").unwrap_err();
        assert_eq!(diag.place, Some(Place { file: "my.rhai".into(), line: 2, column: 7, length: 0 }));
    }

    #[test]
    fn a_folder_a_missing_file_and_a_big_file_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("big.rhai");
        std::fs::write(&path, [b' '; 2048]).unwrap();
        assert_eq!(bytes(folder.path(), 9).unwrap_err().code, "store-is-folder");
        assert_eq!(bytes(&folder.path().join("none"), 9).unwrap_err().code, "store-missing");
        assert_eq!(bytes(&path, 2047).unwrap_err().code, "store-too-big");
        assert_eq!(bytes(&path, 2048).unwrap().len(), 2048);
        assert_eq!(super::folder(&path).unwrap_err().code, "store-is-file");
        let entries = super::folder(folder.path()).unwrap();
        assert_eq!(entries, [Entry { name: "big.rhai".into(), is_folder: false }]);
    }

    #[cfg(unix)]
    #[test]
    fn an_endless_stream_is_cut() {
        assert_eq!(bytes(Path::new("/dev/zero"), 1000).unwrap_err().code, "store-too-big");
    }
}
