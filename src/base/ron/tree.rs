//! The parser: tokens become a tree, and every problem is told with its place.

use std::sync::Arc;

use crate::base::diag::{Arg, Diag};
use crate::base::ron::node::{Comment, Name, Node, NodeKind, Spot, place_of};
use crate::base::ron::scan::{Lexeme, Token, scan};
use crate::base::ron::{MAX_BYTES, MAX_DEPTH, MAX_DIAGS};

/// Reads text into a tree.
pub(super) fn parse(text: &str, file: &str) -> (Option<Node>, Vec<Diag>) {
    if text.len() > MAX_BYTES {
        let diag = Diag::error("ron-too-big").with("found", text.len() / 1024).with("limit", MAX_BYTES / 1024);
        return (None, vec![diag.at(place_of(file, Spot::default()))]);
    }
    let mut scanned = scan(text, file);
    if let Some(at) = scanned.diags.iter().position(|diag| diag.code == "ron-too-many") {
        return (None, vec![scanned.diags.swap_remove(at)]);
    }
    let mut parser = Parser {
        lexemes: scanned.lexemes,
        comments: scanned.comments,
        comments_taken: 0,
        at: 0,
        file: Arc::from(file),
        open: Vec::new(),
        suspect: None,
        unclosed_told: false,
        taken_for_closed: usize::MAX,
        diags: scanned.diags,
    };
    let root = parser.root();
    let mut diags = parser.diags;
    diags.sort_by_key(|diag| diag.place.as_ref().map(|place| (place.line, place.column)));
    diags.truncate(MAX_DIAGS);
    (root, diags)
}

/// The parser while it runs.
pub(super) struct Parser {
    pub lexemes: Vec<Lexeme>,
    comments: Vec<Comment>,
    comments_taken: usize,
    pub at: usize,
    pub file: Arc<str>,
    /// The brackets that are open now.
    open: Vec<(char, Spot)>,
    /// The first bracket whose closing one stands further left than its line begins: where a bracket is likely missing.
    suspect: Option<(char, Spot)>,
    unclosed_told: bool,
    /// The token at which a bracket was taken for closed that isn't: nothing more is told of it.
    pub taken_for_closed: usize,
    diags: Vec<Diag>,
}

/// One element between brackets.
pub(super) enum Element {
    Item(Node),
    Field(Name, Node),
    /// A key of a map and its value.
    Pair(Node, Node),
}

impl Element {
    pub(super) fn into_value(self) -> Node {
        match self {
            Self::Item(node) | Self::Field(_, node) | Self::Pair(_, node) => node,
        }
    }

    pub(super) fn value_mut(&mut self) -> &mut Node {
        match self {
            Self::Item(node) | Self::Field(_, node) | Self::Pair(_, node) => node,
        }
    }
}

impl Parser {
    fn root(&mut self) -> Option<Node> {
        let mut root = None;
        while root.is_none() {
            if self.token() == &Token::End {
                if self.diags.is_empty() {
                    let spot = self.lexeme().spot;
                    self.tell(Diag::error("ron-empty"), spot);
                }
                return None;
            }
            root = self.value();
            if root.is_none() {
                self.unexpected();
            }
        }
        if self.token() != &Token::End {
            let spot = self.lexeme().spot;
            let found = self.found();
            self.tell(Diag::error("ron-behind-end").with("found", found), spot);
        }
        self.at = self.lexemes.len() - 1;
        if let Some(root) = &mut root {
            self.take_comments(root);
        }
        root
    }

    /// One value; `None`, with nothing taken, when none begins here.
    pub(super) fn value(&mut self) -> Option<Node> {
        let lexeme = self.lexeme().clone();
        let mut node = Node {
            kind: NodeKind::Broken,
            file: self.file.clone(),
            spot: lexeme.spot,
            bytes: lexeme.bytes,
            comments: Vec::new(),
        };
        self.take_comments(&mut node);
        match lexeme.token {
            Token::Name(name) => {
                self.at += 1;
                if self.token() == &Token::Open('(') {
                    node.kind = self.brackets('(', Some(name), &mut node.comments);
                } else {
                    node.kind = match name.as_str() {
                        "true" => NodeKind::Bool(true),
                        "false" => NodeKind::Bool(false),
                        _ => NodeKind::Name(name),
                    };
                }
            }
            Token::Open(sign) => node.kind = self.brackets(sign, None, &mut node.comments),
            Token::Number(number) => {
                self.at += 1;
                node.kind = NodeKind::Number(number);
            }
            Token::Text { value, plain } => {
                self.at += 1;
                node.kind = NodeKind::Text { value, plain };
            }
            Token::Char(sign) => {
                self.at += 1;
                node.kind = NodeKind::Char(sign);
            }
            Token::Broken => self.at += 1,
            Token::Close(_) | Token::Comma | Token::Colon | Token::Stray(_) | Token::End => return None,
        }
        node.bytes.1 = self.before().bytes.1;
        Some(node)
    }

    /// What stands between brackets, from the opening one to behind the closing one.
    fn brackets(&mut self, sign: char, name: Option<String>, comments: &mut Vec<Comment>) -> NodeKind {
        let opening = self.lexeme().clone();
        if self.open.len() >= MAX_DEPTH {
            self.tell(Diag::error("ron-too-deep").with("limit", MAX_DEPTH), opening.spot);
            self.skip_brackets();
            return NodeKind::Broken;
        }
        self.at += 1;
        self.open.push((sign, opening.spot));
        let mut elements = Vec::new();
        while let Some(element) = self.element(sign, &opening) {
            elements.push(element);
            self.separator(sign, elements.last_mut());
        }
        self.open.pop();
        while self.comments_taken < self.before().comments_before.min(self.comments.len()) {
            comments.push(self.comments[self.comments_taken].clone());
            self.comments_taken += 1;
        }
        match sign {
            '[' => NodeKind::List(self.items(elements)),
            '{' => NodeKind::Map(self.pairs(elements)),
            _ => NodeKind::Group { name, body: self.body(elements) },
        }
    }

    /// The next element, or `None` when the brackets are closed (or should have been).
    fn element(&mut self, sign: char, opening: &Lexeme) -> Option<Element> {
        loop {
            match self.token().clone() {
                Token::Close(closing) => {
                    self.close(sign, closing, opening);
                    return None;
                }
                Token::End => {
                    self.unclosed(sign, opening.spot);
                    return None;
                }
                Token::Comma => {
                    let spot = self.lexeme().spot;
                    self.tell(Diag::error("ron-extra-comma"), spot);
                    self.at += 1;
                }
                _ => {}
            }
            if self.begins_outer_field(sign) {
                self.unclosed(sign, opening.spot);
                self.unclosed_told = false;
                return None;
            }
            if sign != '[' && self.begins_field(sign) {
                return Some(self.field(sign));
            }
            match self.value() {
                Some(key) if sign == '{' && self.token() == &Token::Colon => {
                    self.at += 1;
                    let name = key.text().unwrap_or_default().to_owned();
                    let value = self.value_or_broken(&name);
                    return Some(Element::Pair(key, value));
                }
                Some(node) => return Some(Element::Item(node)),
                None if matches!(self.token(), Token::Close(_) | Token::End | Token::Comma) => {}
                None => self.unexpected(),
            }
        }
    }

    /// Does a field begin here though a list is open in round brackets? Then the list was meant to end before it.
    pub(super) fn begins_outer_field(&self, sign: char) -> bool {
        let in_group = self.open.iter().rev().nth(1).is_some_and(|&(outer, _)| outer == '(');
        sign == '[' && in_group && self.begins_field(sign)
    }

    /// Does a name and a colon (or something that was meant as one) stand here?
    fn begins_field(&self, sign: char) -> bool {
        let second = self.lexemes.get(self.at + 1).map(|lexeme| &lexeme.token);
        let colon = matches!(second, Some(Token::Colon | Token::Stray('=')));
        match self.token() {
            Token::Name(_) => colon,
            Token::Text { .. } => colon && sign == '(',
            _ => false,
        }
    }

    /// A field `name: value`, or in a map a bare name as key.
    fn field(&mut self, sign: char) -> Element {
        let lexeme = self.lexeme().clone();
        self.at += 1;
        let text = match lexeme.token {
            Token::Name(name) => {
                if sign == '{' {
                    self.tell(Diag::error("ron-key-without-quotes").with("found", name.clone()), lexeme.spot);
                }
                name
            }
            Token::Text { value, .. } => {
                self.tell(Diag::error("ron-field-in-quotes").with("found", value.clone()), lexeme.spot);
                value
            }
            _ => String::new(),
        };
        if self.token() != &Token::Colon {
            let spot = self.lexeme().spot;
            self.tell(Diag::error("ron-equals").with("name", text.clone()), spot);
        }
        self.at += 1;
        let value = self.value_or_broken(&text);
        Element::Field(Name { text, spot: lexeme.spot }, value)
    }

    /// The value behind a colon; when there is none, that is told once.
    fn value_or_broken(&mut self, name: &str) -> Node {
        if let Some(node) = self.value() {
            return node;
        }
        let spot = self.lexeme().spot;
        let found = self.found();
        self.tell(Diag::error("ron-no-value").with("name", name.to_owned()).with("found", found), spot);
        if matches!(self.token(), Token::Colon | Token::Stray(_)) {
            self.at += 1;
        }
        let (file, bytes) = (self.file.clone(), self.lexeme().bytes);
        Node { kind: NodeKind::Broken, file, spot, bytes, comments: Vec::new() }
    }

    fn close(&mut self, sign: char, closing: char, opening: &Lexeme) {
        let lexeme = self.lexeme().clone();
        if closing == closing_of(sign) {
            if lexeme.first && lexeme.spot.line > opening.spot.line && lexeme.spot.column < opening.indent {
                self.suspect.get_or_insert((sign, opening.spot));
            }
            self.at += 1;
            return;
        }
        let outer = self.open.iter().rev().skip(1).any(|&(open, _)| closing_of(open) == closing);
        if outer {
            self.unclosed(sign, opening.spot);
            self.unclosed_told = false;
        } else {
            let diag = Diag::error("ron-wrong-closing")
                .with("found", closing.to_string())
                .with("expected", closing_of(sign).to_string())
                .with("open", sign.to_string())
                .with("line", opening.spot.line as usize);
            self.tell(diag, lexeme.spot);
            self.at += 1;
        }
    }

    fn unclosed(&mut self, sign: char, spot: Spot) {
        self.taken_for_closed = self.at;
        if std::mem::replace(&mut self.unclosed_told, true) {
            return;
        }
        let (sign, spot) = self.suspect.take().unwrap_or((sign, spot));
        let diag =
            Diag::error("ron-not-closed").with("open", sign.to_string()).with("expected", closing_of(sign).to_string());
        self.tell(diag, spot);
    }

    /// Skips from an opening bracket to behind the one that closes it.
    pub(super) fn skip_brackets(&mut self) {
        let mut depth = 0usize;
        loop {
            match self.token() {
                Token::Open(_) => depth += 1,
                Token::Close(_) => depth = depth.saturating_sub(1),
                Token::End => return,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }

    fn unexpected(&mut self) {
        let spot = self.lexeme().spot;
        let found = self.found();
        self.tell(Diag::error("ron-unexpected").with("found", found), spot);
        self.at = (self.at + 1).min(self.lexemes.len() - 1);
    }

    /// What stands here, for a message.
    pub(super) fn found(&self) -> Arg {
        let sign = |sign: char| Arg::Text(sign.to_string());
        match self.token() {
            Token::Open(open) | Token::Close(open) | Token::Stray(open) => sign(*open),
            Token::Comma => sign(','),
            Token::Colon => sign(':'),
            Token::Name(name) => Arg::Text(name.chars().take(40).collect()),
            Token::Number(_) => Arg::Message("ron-what-number".into()),
            Token::Text { .. } => Arg::Message("ron-what-text".into()),
            Token::Char(_) => Arg::Message("ron-what-char".into()),
            Token::Broken => Arg::Message("ron-what-broken".into()),
            Token::End => Arg::Message("ron-what-end".into()),
        }
    }

    fn take_comments(&mut self, node: &mut Node) {
        let until = self.lexeme().comments_before;
        while self.comments_taken < until {
            node.comments.push(self.comments[self.comments_taken].clone());
            self.comments_taken += 1;
        }
    }

    pub(super) fn take_line_comments(&mut self, node: &mut Node, line: u32) {
        let until = self.lexeme().comments_before;
        while self.comments_taken < until && self.comments[self.comments_taken].spot.line == line {
            node.comments.push(self.comments[self.comments_taken].clone());
            self.comments_taken += 1;
        }
    }

    pub(super) fn tell(&mut self, diag: Diag, spot: Spot) {
        if self.diags.len() < MAX_DIAGS {
            self.diags.push(diag.at(place_of(&self.file, spot)));
        }
    }

    pub(super) fn lexeme(&self) -> &Lexeme {
        &self.lexemes[self.at.min(self.lexemes.len() - 1)]
    }

    pub(super) fn token(&self) -> &Token {
        &self.lexeme().token
    }

    pub(super) fn before(&self) -> &Lexeme {
        &self.lexemes[self.at.saturating_sub(1).min(self.lexemes.len() - 1)]
    }
}

/// The bracket that closes another.
fn closing_of(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}
