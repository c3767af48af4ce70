//! From the bytes of a file to a program's text: encoding, size and line ends.

use crate::base::diag::{Diag, Place};

/// The largest program, bytes.
pub const MAX_BYTES: usize = 32 << 10;

/// Reads the text of a program: UTF-8, with or without a byte order mark, any line ends.
pub fn read(bytes: &[u8], name: &str) -> Result<String, Box<Diag>> {
    let whole = Place { file: name.to_owned(), ..Place::default() };
    let refuse = |code: &'static str| Err(Box::new(Diag::error(code).at(whole.clone())));
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || is_utf16(bytes) {
        return refuse("pilot-encoding-utf16");
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().take(4 * MAX_BYTES).any(|byte| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c)) {
        return refuse("pilot-binary");
    }
    if bytes.len() > MAX_BYTES {
        let diag = Diag::error("pilot-too-long")
            .with("size", bytes.len().div_ceil(1 << 10))
            .with("limit", MAX_BYTES >> 10)
            .at(whole);
        return Err(Box::new(diag));
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let good = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            let line = good.matches('\n').count() as u32 + 1;
            let column = good.rsplit('\n').next().unwrap_or_default().chars().count() as u32 + 1;
            let place = Place { line, column, length: 1, ..whole };
            return Err(Box::new(Diag::error("pilot-encoding").at(place)));
        }
    };
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// UTF-16 without a mark: every other byte of a text in Latin letters is zero.
fn is_utf16(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(256)];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    head.len() >= 8 && (zeros(0) * 4 > head.len() && zeros(1) == 0 || zeros(1) * 4 > head.len() && zeros(0) == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> String {
        read(bytes, "my.rhai").unwrap_or_else(|diag| diag.code.into_owned())
    }

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(code(b"\xef\xbb\xbfx;\r\ny;\rz;"), "x;\ny;\nz;");
        assert_eq!(code(b"\xff\xfex\0;\0"), "pilot-encoding-utf16");
        assert_eq!(code(b"f\0o\0r\0w\0a\0r\0d\0"), "pilot-encoding-utf16");
        assert_eq!(code(b"print(\"\xcf\xf0\xe8\xe2\xe5\xf2\");"), "pilot-encoding");
        assert_eq!(code(b"\x7fELF\x02\x01\x01\0\0\0\0"), "pilot-binary");
        assert_eq!(code(&vec![b' '; 40_000]), "pilot-too-long");
        assert_eq!(code(b""), "");
    }

    #[test]
    fn a_wrong_byte_has_its_place() {
        let diag = read(b"stop();\nprint(\"\xcf\");", "my.rhai").expect_err("not UTF-8");
        let place = diag.place.expect("a place");
        assert_eq!((place.line, place.column), (2, 8));
    }
}
