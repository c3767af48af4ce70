//! Bytes as text and back: base64 with padding (RFC 4648, §4), for pictures in places that keep texts.

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes as text.
pub fn text_of(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let part = |index: usize| u32::from(three.get(index).copied().unwrap_or(0)) << (16 - 8 * index);
        let bits = part(0) | part(1) | part(2);
        for sign in 0..4 {
            let value = (bits >> (18 - 6 * sign)) as usize & 63;
            text.push(if sign <= three.len() { char::from(SIGNS[value]) } else { '=' });
        }
    }
    text
}

/// The bytes of a text; nothing when it is no such text.
pub fn bytes_of(text: &str) -> Option<Vec<u8>> {
    let signs = text.as_bytes();
    if !signs.len().is_multiple_of(4) {
        return None;
    }
    let plain = text.trim_end_matches('=').len();
    if signs.len() - plain > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(plain * 3 / 4);
    let (mut bits, mut count) = (0u32, 0);
    for &sign in &signs[..plain] {
        let value = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_and_the_texts_are_those_of_the_standard() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(text_of(bytes.as_bytes()), text);
            assert_eq!(bytes_of(text).as_deref(), Some(bytes.as_bytes()));
        }
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(bytes_of(&text_of(&all)), Some(all));
    }

    #[test]
    fn what_is_no_such_text_gives_nothing() {
        for text in ["Z", "Zg=", "Zg===", "Z===", "====", "Zg==Zg==", "Zm9\u{44f}", "Zm 9"] {
            assert_eq!(bytes_of(text), None, "{text}");
        }
    }
}
