//! Bytes as text and back: base64 (RFC 4648, §4), for pictures in places that keep texts.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Bytes as text.
pub fn text_of(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The bytes of a text; nothing when it is no such text.
pub fn bytes_of(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_and_what_is_no_base64_is_refused() {
        for count in 0..70u8 {
            let bytes: Vec<u8> = (0..count).map(|byte| byte.wrapping_mul(37)).collect();
            assert_eq!(bytes_of(&text_of(&bytes)), Some(bytes));
        }
        for text in ["a", "ab=", "ab c", "é===", "===="] {
            assert_eq!(bytes_of(text), None, "{text}");
        }
    }
}
