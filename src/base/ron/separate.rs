//! Between the elements of brackets: commas, and what people write in their place.

use crate::base::diag::Diag;
use crate::base::ron::node::{Name, Node, NodeKind, Number, Spot};
use crate::base::ron::scan::Token;
use crate::base::ron::tree::{Element, Parser};

impl Parser {
    /// What stands behind an element: a comma, the end, or a problem.
    pub(super) fn separator(&mut self, sign: char, element: Option<&mut Element>) {
        let Some(element) = element else { return };
        let node = element.value_mut();
        let end_line = self.before().spot.line;
        match self.token().clone() {
            Token::Comma => {
                self.at += 1;
                self.take_line_comments(node, end_line);
                self.decimal_comma(sign, node);
            }
            Token::Close(_) | Token::End => self.take_line_comments(node, end_line),
            Token::Stray(operator @ ('+' | '-' | '*' | '/')) => {
                let spot = self.lexeme().spot;
                self.tell(Diag::error("ron-expression-quotes").with("found", operator.to_string()), spot);
                node.kind = NodeKind::Broken;
                while !matches!(self.token(), Token::Comma | Token::Close(_) | Token::End) {
                    if matches!(self.token(), Token::Open(_)) { self.skip_brackets() } else { self.at += 1 }
                }
                if self.token() == &Token::Comma {
                    self.at += 1;
                }
            }
            Token::Stray(';') => {
                let spot = self.lexeme().spot;
                self.tell(Diag::error("ron-semicolon"), spot);
                self.at += 1;
                if self.token() == &Token::Comma {
                    self.at += 1;
                }
            }
            Token::Colon => {
                let spot = self.lexeme().spot;
                let code = if sign == '(' { "ron-colon-in-group" } else { "ron-colon-in-list" };
                self.tell(Diag::error(code), spot);
                self.at += 1;
                node.kind = NodeKind::Broken;
                let _ = self.value();
                if self.token() == &Token::Comma {
                    self.at += 1;
                }
            }
            _ if self.before().token == Token::Comma || self.taken_for_closed == self.at => {}
            _ if self.begins_outer_field(sign) => {}
            _ => {
                let before = self.before().spot;
                let next = self.lexeme().spot;
                let is_name_and_value =
                    matches!(node.kind, NodeKind::Name(_)) && next.line == before.line && sign == '(';
                if let (true, NodeKind::Name(name)) = (is_name_and_value, &node.kind) {
                    self.tell(Diag::error("ron-missing-colon").with("name", name.clone()), before);
                    let name = Name { text: name.clone(), spot: node.spot };
                    if let Some(value) = self.value() {
                        *element = Element::Field(name, value);
                    }
                    if self.token() == &Token::Comma {
                        self.at += 1;
                    }
                } else {
                    let found = self.found();
                    let spot = Spot { column: before.column + before.length, length: 1, ..before };
                    self.tell(Diag::error("ron-missing-comma").with("found", found), spot);
                }
            }
        }
    }

    /// `radius: 3,5` between named fields: a decimal comma was meant.
    fn decimal_comma(&mut self, sign: char, node: &mut Node) {
        let (NodeKind::Number(Number::Whole(whole)), '(') = (&node.kind, sign) else { return };
        let is_field = self.lexemes[..self.at].iter().rev().nth(2).is_some_and(|lexeme| lexeme.token == Token::Colon);
        let Token::Number(Number::Whole(part)) = *self.token() else { return };
        let touches = self.lexeme().bytes.0 == self.before().bytes.1;
        if !(is_field && touches && part >= 0) {
            return;
        }
        let spot = Spot { length: node.spot.length + 1 + self.lexeme().spot.length, ..node.spot };
        let (found, meant) = (format!("{whole},{part}"), format!("{whole}.{part}"));
        node.kind = meant.parse().map_or(NodeKind::Broken, |value| NodeKind::Number(Number::Decimal(value)));
        self.tell(Diag::error("ron-decimal-comma").with("found", found).with("meant", meant), spot);
        self.at += 1;
        if self.token() == &Token::Comma {
            self.at += 1;
        }
    }
}
