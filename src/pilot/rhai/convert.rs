//! Values that cross between Rhai and the desk, without allocating for numbers and for texts that were seen before.

use std::cell::RefCell;
use std::sync::Arc;

use rhai::{Array, Dynamic, ImmutableString, Map};

use crate::base::value::Value;

/// Texts that are kept in both forms.
const KEPT: usize = 64;

/// The two forms of the texts that went over the border.
#[derive(Debug, Default)]
pub struct Texts {
    kept: RefCell<Vec<(Arc<str>, ImmutableString)>>,
}

impl Texts {
    /// A program's text for the desk.
    pub fn to_desk(&self, text: &ImmutableString) -> Arc<str> {
        let mut kept = self.kept.borrow_mut();
        if let Some((shared, _)) = kept.iter().find(|(_, known)| known.ptr_eq(text) || known == text) {
            return Arc::clone(shared);
        }
        let shared: Arc<str> = Arc::from(text.as_str());
        if kept.len() < KEPT {
            kept.push((Arc::clone(&shared), text.clone()));
        }
        shared
    }

    /// A desk's text for the program.
    fn to_program(&self, text: &Arc<str>) -> ImmutableString {
        let mut kept = self.kept.borrow_mut();
        if let Some((_, known)) = kept.iter().find(|(shared, _)| Arc::ptr_eq(shared, text) || shared == text) {
            return known.clone();
        }
        let known = ImmutableString::from(&**text);
        if kept.len() < KEPT {
            kept.push((Arc::clone(text), known.clone()));
        }
        known
    }

    /// A desk's value for the program.
    pub fn dynamic(&self, value: Value) -> Dynamic {
        match value {
            Value::Unit => Dynamic::UNIT,
            Value::Bool(truth) => Dynamic::from(truth),
            Value::Int(number) => Dynamic::from(number),
            Value::Float(number) => Dynamic::from(number),
            Value::Text(text) => Dynamic::from(self.to_program(&text)),
            Value::List(list) => {
                Dynamic::from_array(list.into_iter().map(|item| self.dynamic(item)).collect::<Array>())
            }
            Value::Map(map) => Dynamic::from_map(
                map.into_iter().map(|(key, item)| (key.as_str().into(), self.dynamic(item))).collect::<Map>(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_kind() {
        let texts = Texts::default();
        let list =
            Value::List(vec![Value::Int(1), Value::Float(2.0), Value::from("a"), Value::Bool(true), Value::Unit]);
        let list = texts.dynamic(list).into_array().expect("a list");
        assert_eq!(list[0].as_int(), Ok(1));
        assert_eq!(list[1].as_float(), Ok(2.0));
        assert!(list[2].is_string() && list[3].is_bool() && list[4].is_unit());
    }

    #[test]
    fn a_text_seen_before_is_the_same_text() {
        let texts = Texts::default();
        let first = texts.to_desk(&"red".into());
        assert!(Arc::ptr_eq(&first, &texts.to_desk(&"red".into())));
        assert_eq!(texts.to_program(&first), "red");
    }
}
