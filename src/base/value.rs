//! What a program and a robot say to each other: one plain value.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, de};

/// Lists and maps may stand in each other this deep; a deeper value from a stranger's file is refused.
pub const MAX_DEPTH: u32 = 32;

/// A value that crosses a border between rooms, in human units where it is a measure.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub enum Value {
    #[default]
    Unit,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Arc<str>),
    List(Vec<Value>),
    Map(BTreeMap<String, Value>),
}

impl Value {
    /// The number in a `Float` or an `Int`.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Float(number) => Some(*number),
            Self::Int(number) => Some(*number as f64),
            _ => None,
        }
    }

    /// The text in a `Text`.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl Value {
    /// Feeds its bits to a hasher, each kind and each length apart.
    pub fn feed(&self, feed: &mut dyn FnMut(&[u8])) {
        match self {
            Self::Unit => feed(&[0]),
            Self::Bool(truth) => feed(&[1, u8::from(*truth)]),
            Self::Int(number) => {
                feed(&[2]);
                feed(&number.to_le_bytes());
            }
            Self::Float(number) => feed(&float_bits(*number)),
            Self::Text(text) => {
                feed(&[4]);
                feed(&(text.len() as u64).to_le_bytes());
                feed(text.as_bytes());
            }
            Self::List(list) => {
                feed(&[5]);
                feed(&(list.len() as u64).to_le_bytes());
                list.iter().for_each(|item| item.feed(feed));
            }
            Self::Map(map) => {
                feed(&[6]);
                feed(&(map.len() as u64).to_le_bytes());
                for (key, item) in map {
                    feed(&(key.len() as u64).to_le_bytes());
                    feed(key.as_bytes());
                    item.feed(feed);
                }
            }
        }
    }
}

/// The bits of a `Value::Float` for a fingerprint.
pub fn float_bits(number: f64) -> [u8; 9] {
    let mut bits = [3; 9];
    bits[1..].copy_from_slice(&number.to_bits().to_le_bytes());
    bits
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Float(number)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Bool(truth)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

/// Reading is bounded in depth, because each level of nesting costs stack and a file can claim any number of them.
impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        thread_local!(static DEPTH: Cell<u32> = const { Cell::new(0) });
        let depth = DEPTH.get();
        if depth >= MAX_DEPTH {
            return Err(de::Error::custom("a value nested too deep"));
        }
        DEPTH.set(depth + 1);
        let read = Plain::deserialize(deserializer);
        DEPTH.set(depth);
        read.map(|plain| match plain {
            Plain::Unit => Self::Unit,
            Plain::Bool(truth) => Self::Bool(truth),
            Plain::Int(number) => Self::Int(number),
            Plain::Float(number) => Self::Float(number),
            Plain::Text(text) => Self::Text(text),
            Plain::List(list) => Self::List(list),
            Plain::Map(map) => Self::Map(map),
        })
    }
}

/// The variants of `Value` in the same order, so that what is derived here reads what is derived there.
#[derive(Deserialize)]
#[serde(rename = "Value")]
enum Plain {
    Unit,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Arc<str>),
    List(Vec<Value>),
    Map(BTreeMap<String, Value>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_comes_back_as_it_went_and_a_bottomless_one_is_refused() {
        let value = Value::List(vec![Value::Map([("a".to_owned(), Value::Int(1))].into()), Value::from("b")]);
        let bytes = postcard::to_stdvec(&value).unwrap();
        assert_eq!(postcard::from_bytes::<Value>(&bytes).unwrap(), value);
        let list_of_one = [5, 1];
        let deep: Vec<u8> = list_of_one.repeat(100_000);
        assert!(postcard::from_bytes::<Value>(&deep).is_err());
    }
}
