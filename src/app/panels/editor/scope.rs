//! The program's own names: its functions, and the variables that a place can see.

use crate::app::panels::editor::reading::Reading;
use crate::pilot::rhai::scan::{Kind, Token};

/// What an own name is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnKind {
    /// A function with the names of its parameters.
    Function(Vec<String>),
    Variable,
    Constant,
    /// A constant of the whole program, seen from inside of a function: `global::NAME`.
    Global,
}

/// A name that the program itself gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    pub name: String,
    pub kind: OwnKind,
    /// The line in which it is given its name, from 1.
    pub line: u32,
    /// What the comment above it says.
    pub about: Option<String>,
}

/// The functions of the program.
pub fn functions(reading: &Reading) -> Vec<Own> {
    let tokens = &reading.tokens;
    let mut found: Vec<Own> = Vec::new();
    for (index, token) in tokens.iter().enumerate().filter(|(_, token)| token.is("fn")) {
        let Some(name) = tokens.get(index + 1).filter(|name| name.kind == Kind::Name) else { continue };
        if tokens.get(index + 2).is_some_and(|open| open.is("(")) && found.iter().all(|own| own.name != name.text) {
            let kind = OwnKind::Function(names_in_brackets(tokens, index + 2));
            let about = comment_above(reading.text, token.start);
            found.push(Own { name: name.text.to_owned(), kind, line: name.line, about });
        }
    }
    found
}

/// The variables and constants that can be seen at a place, the innermost first.
pub fn variables(reading: &Reading, at: usize) -> Vec<Own> {
    let tokens = &reading.tokens;
    let mut scopes = vec![Scope::default()];
    let mut coming = Scope::default();
    let mut bars = false;
    for (index, token) in tokens.iter().enumerate().take_while(|(_, token)| token.end() < at) {
        let name = |offset: usize| tokens.get(index + offset).filter(|name| name.kind == Kind::Name && name.end() < at);
        match (token.kind, token.text) {
            (Kind::Name, "let" | "const") => {
                let kind = if token.text == "const" { OwnKind::Constant } else { OwnKind::Variable };
                let about = comment_above(reading.text, token.start);
                if let (Some(name), Some(scope)) = (name(1), scopes.last_mut()) {
                    scope.names.push(Own { name: name.text.to_owned(), kind, line: name.line, about });
                }
            }
            (Kind::Name, "for" | "catch") => {
                coming = Scope::default();
                let one = name(1).into_iter().map(|name| name.text.to_owned());
                let names = match tokens.get(index + 1) {
                    Some(open) if open.is("(") => names_in_brackets(tokens, index + 1),
                    _ => one.collect(),
                };
                coming.names = variables_of(names, token.line);
            }
            (Kind::Name, "fn") => {
                let params = names_in_brackets(tokens, index + 2);
                coming = Scope { names: variables_of(params, token.line), is_function: true };
            }
            (Kind::Symbol, "{") => scopes.push(std::mem::take(&mut coming)),
            (Kind::Symbol, "(" | "[" | "?[" | "#{" | "${") => scopes.push(Scope::default()),
            (Kind::Symbol, ")" | "]" | "}") if scopes.len() > 1 => {
                scopes.pop();
            }
            // The names between the bars of a small function; what follows them can see them.
            (Kind::Symbol, "|") => {
                let begins = index == 0 || matches!(tokens[index - 1].text, "(" | "," | "=" | "[" | "return");
                bars = !bars && begins;
                if let (true, Some(scope)) = (bars, scopes.last_mut()) {
                    let names = tokens[index + 1..].iter().take_while(|token| !token.is("|") && token.end() < at);
                    let names = names.filter(|token| token.kind == Kind::Name).map(|token| token.text.to_owned());
                    scope.names.extend(variables_of(names.collect(), token.line));
                }
            }
            _ => {}
        }
    }
    visible(scopes)
}

/// Does a place stand inside of a function?
pub fn is_in_function(reading: &Reading, at: usize) -> bool {
    let mut open: Vec<bool> = Vec::new();
    let mut coming = false;
    for token in reading.tokens.iter().take_while(|token| token.start < at) {
        match (token.kind, token.text) {
            (Kind::Name, "fn") => coming = true,
            (Kind::Symbol, "{" | "#{" | "${") => open.push(std::mem::take(&mut coming)),
            (Kind::Symbol, "}") => {
                open.pop();
            }
            _ => {}
        }
    }
    coming || open.contains(&true)
}

/// A block and what is named in it.
#[derive(Default)]
struct Scope {
    names: Vec<Own>,
    /// Nothing of what is around can be seen from inside but the program's constants.
    is_function: bool,
}

fn visible(scopes: Vec<Scope>) -> Vec<Own> {
    let mut seen: Vec<Own> = Vec::new();
    let mut hidden = false;
    for (depth, scope) in scopes.into_iter().enumerate().rev() {
        for own in scope.names.into_iter().rev() {
            let own = match (hidden, depth, &own.kind) {
                (false, ..) => own,
                (true, 0, OwnKind::Constant) => {
                    Own { name: format!("global::{}", own.name), kind: OwnKind::Global, ..own }
                }
                _ => continue,
            };
            if seen.iter().all(|known| known.name != own.name) {
                seen.push(own);
            }
        }
        hidden |= scope.is_function;
    }
    seen
}

fn variables_of(names: Vec<String>, line: u32) -> Vec<Own> {
    names.into_iter().map(|name| Own { name, kind: OwnKind::Variable, line, about: None }).collect()
}

/// The names between the bracket at `open` and the next closing one.
fn names_in_brackets(tokens: &[Token], open: usize) -> Vec<String> {
    let inside = tokens.iter().skip(open + 1).take_while(|token| !matches!(token.text, ")" | "{" | ";"));
    inside.filter(|token| token.kind == Kind::Name).map(|token| token.text.to_owned()).collect()
}

/// What the comment in the line above says.
fn comment_above(text: &str, start: usize) -> Option<String> {
    let line = text.get(..start)?.trim_end_matches([' ', '\t']).strip_suffix('\n')?;
    let above = line.rsplit('\n').next()?.trim();
    let said = above.strip_prefix("//")?.trim_start_matches('/').trim();
    (!said.is_empty()).then(|| said.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(marked: &str) -> Vec<String> {
        let cursor = marked.find('¦').expect("a cursor");
        let text = marked.replace('¦', "");
        let mut names: Vec<String> = variables(&Reading::new(&text), cursor).into_iter().map(|own| own.name).collect();
        names.sort();
        names
    }

    #[test]
    fn a_place_sees_what_was_named_before_it_in_its_blocks() {
        assert_eq!(seen("let a = 1; { let b = 2; } let c = 3; ¦ let d = 4;"), ["a", "c"]);
        assert_eq!(seen("for i in 0..3 { let x = i; ¦ }"), ["i", "x"]);
        assert_eq!(seen("for (v, i) in list { ¦ }"), ["i", "v"]);
        assert_eq!(seen("for i in 0..3 { } ¦"), [""; 0]);
        assert_eq!(seen("try { } catch (error) { ¦ }"), ["error"]);
        assert_eq!(seen("let a = a¦"), ["a"]);
        assert_eq!(seen("let abc¦"), [""; 0]);
    }

    #[test]
    fn a_function_sees_its_parameters_and_the_programs_constants() {
        assert_eq!(seen("let a = 1; const B = 2; fn f(x, y) { let z = 1; ¦ }"), ["global::B", "x", "y", "z"]);
        assert_eq!(seen("fn f(x) { if x > 1 { ¦ } }"), ["x"]);
        assert_eq!(seen("fn f(x) { } ¦"), [""; 0]);
    }

    #[test]
    fn a_small_function_sees_what_is_around_it() {
        assert_eq!(seen("let a = 1; list.map(|x| x + ¦)"), ["a", "x"]);
        assert_eq!(seen("let a = 1; list.map(|x| x + 1); ¦"), ["a"]);
    }

    #[test]
    fn functions_are_known_everywhere_with_their_comment() {
        let text = "f();\n// Draws one side.\nfn side(length, angle) { }\nfn f() { }";
        let found = functions(&Reading::new(text));
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].kind, OwnKind::Function(vec!["length".into(), "angle".into()]));
        assert_eq!((found[0].line, found[0].about.as_deref()), (3, Some("Draws one side.")));
    }
}
