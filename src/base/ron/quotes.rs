//! Texts and characters in all kinds of quotes, the right ones and those that were meant as such.

use crate::base::diag::Diag;
use crate::base::ron::scan::{Mark, Scanner, Token};

impl Scanner<'_> {
    /// A text in straight double quotes; it ends on its line, and when it does not, the rest of the line is taken for it.
    pub(super) fn plain_text(&mut self, mark: Mark) -> Token {
        self.next();
        let mut value = String::new();
        let mut plain = true;
        loop {
            let before = self.mark();
            match self.peek() {
                Some('"') => {
                    self.next();
                    return Token::Text { value, plain };
                }
                None | Some('\n') => {
                    self.tell(Diag::error("ron-text-not-closed"), mark);
                    // The brackets and the comma at the end of the line were most likely meant to stand behind the text.
                    let kept = value.trim_end_matches([',', ')', ']', '}', ' ', '\r', '\t']).len();
                    if plain {
                        let back = value.len() - kept;
                        self.at -= back;
                        self.column -= value[kept..].chars().count() as u32;
                        value.truncate(kept);
                    }
                    return Token::Text { value, plain };
                }
                Some('\\') => {
                    plain = false;
                    self.next();
                    match self.escape(before, true) {
                        Some(Some(sign)) => value.push(sign),
                        Some(None) => {}
                        None => value.push('\u{fffd}'),
                    }
                }
                Some(sign) => {
                    self.next();
                    value.push(sign);
                }
            }
        }
    }

    /// Behind a backslash: the sign that is meant, `Some(None)` for a continued line, `None` when it was reported.
    fn escape(&mut self, mark: Mark, in_text: bool) -> Option<Option<char>> {
        let sign = self.peek()?;
        if sign == '\n' && !in_text {
            return None;
        }
        self.next();
        let meant = match sign {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => '\0',
            '\\' | '"' | '\'' => sign,
            '\r' if in_text && self.peek() == Some('\n') => {
                self.take_while(|next| matches!(next, ' ' | '\t' | '\r' | '\n'));
                return Some(None);
            }
            '\n' => {
                self.take_while(|next| matches!(next, ' ' | '\t' | '\r' | '\n'));
                return Some(None);
            }
            'x' => {
                let digits = self.take_some(2, |next| next.is_ascii_hexdigit());
                let code = u8::from_str_radix(digits, 16).ok().filter(|code| digits.len() == 2 && code.is_ascii());
                return self.or_bad_escape(code.map(char::from), mark);
            }
            'u' if self.peek() == Some('{') => {
                self.next();
                let digits = self.take_some(6, |next| next.is_ascii_hexdigit());
                let code = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
                let closed = self.peek() == Some('}');
                if closed {
                    self.next();
                }
                return self.or_bad_escape(code.filter(|_| closed), mark);
            }
            _ => return self.or_bad_escape(None, mark),
        };
        Some(Some(meant))
    }

    fn or_bad_escape(&mut self, meant: Option<char>, mark: Mark) -> Option<Option<char>> {
        if meant.is_none() {
            let found = self.text[mark.at..self.at].to_owned();
            self.tell(Diag::error("ron-bad-escape").with("found", found), mark);
        }
        meant.map(Some)
    }

    /// A character in single quotes, or a text in quotes that are not straight double ones.
    pub(super) fn other_quotes(&mut self, sign: char, mark: Mark) -> Token {
        self.next();
        if sign == '\'' {
            let start = self.mark();
            let character = match self.peek() {
                Some('\\') => {
                    let before = self.mark();
                    self.next();
                    let count = self.found.diags.len();
                    let meant = self.escape(before, false).flatten();
                    self.found.diags.truncate(count);
                    meant
                }
                Some('\n' | '\'') | None => None,
                Some(sign) => {
                    self.next();
                    Some(sign)
                }
            };
            if let (Some(character), Some('\'')) = (character, self.peek()) {
                self.next();
                return Token::Char(character);
            }
            self.back_to(start);
        }
        let closing: &[char] = match sign {
            '\'' | '`' => &['\'', '`'],
            '«' | '»' => &['«', '»'],
            '‘' | '’' => &['‘', '’'],
            _ => &['“', '”', '"'],
        };
        let value = self.take_while(|next| next != '\n' && !closing.contains(&next)).to_owned();
        let end = self.peek();
        if end.is_some_and(|next| closing.contains(&next)) {
            self.next();
        }
        self.tell(Diag::error("ron-quotes").with("found", sign.to_string()), mark);
        Token::Text { value, plain: true }
    }

    /// The number of `#` of a raw text that begins here (`r"`, `r#"`), if one does.
    pub(super) fn raw_hashes(&self) -> Option<usize> {
        let rest = self.text.get(self.at + 1..)?;
        let hashes = rest.bytes().take_while(|&byte| byte == b'#').count();
        rest[hashes..].starts_with('"').then_some(hashes)
    }

    pub(super) fn raw_text(&mut self, mark: Mark) -> Token {
        let hashes = self.raw_hashes().unwrap_or(0);
        for _ in 0..hashes + 2 {
            self.next();
        }
        let start = self.at;
        let closing = format!("\"{}", "#".repeat(hashes));
        let Some(length) = self.text[start..].find(&closing) else {
            self.tell(Diag::error("ron-text-not-closed"), mark);
            while self.next().is_some() {}
            return Token::Text { value: self.text[start..].to_owned(), plain: false };
        };
        let value = self.text[start..start + length].replace("\r\n", "\n");
        while self.at < start + length + closing.len() && self.next().is_some() {}
        Token::Text { value, plain: false }
    }
}
