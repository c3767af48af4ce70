//! What a device showed, as a person reads it: the question as a program asks it, and the value.

use crate::base::value::Value;
use crate::text::{Texts, shown};

/// `distance("front")`, as the program would ask for it.
pub fn question(word: &str, device: &str) -> String {
    let (word, device) = (shown(word), shown(device));
    if device.is_empty() { format!("{word}()") } else { format!("{word}(\"{device}\")") }
}

/// A value in a language; lists in square brackets.
pub fn value(value: &Value, texts: &Texts) -> String {
    match value {
        Value::Unit => String::new(),
        Value::Bool(truth) => truth.to_string(),
        Value::Int(number) => texts.number(*number as f64),
        Value::Float(number) => texts.number(*number),
        Value::Text(text) => shown(text),
        Value::List(list) => {
            format!("[{}]", list.iter().map(|inner| self::value(inner, texts)).collect::<Vec<_>>().join("; "))
        }
        Value::Map(_) => "#{…}".to_owned(),
    }
}
