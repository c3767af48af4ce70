//! Feeding a hasher: each kind of value has one way to become bytes, with lengths, so that nothing can be confused.

use crate::base::maths::Vec2;
use crate::base::shape::Shape;
use crate::base::value::Value;

/// Takes values and hands bytes on to a hasher.
pub struct Feed<'a>(pub &'a mut dyn FnMut(&[u8]));

impl Feed<'_> {
    pub fn text(&mut self, text: &str) {
        self.count(text.len());
        (self.0)(text.as_bytes());
    }

    pub fn number(&mut self, number: f64) {
        (self.0)(&number.to_bits().to_le_bytes());
    }

    pub fn whole(&mut self, whole: u64) {
        (self.0)(&whole.to_le_bytes());
    }

    pub fn count(&mut self, count: usize) {
        self.whole(count as u64);
    }

    pub fn truth(&mut self, truth: bool) {
        (self.0)(&[u8::from(truth)]);
    }

    pub fn point(&mut self, point: Vec2) {
        let Vec2 { x, y } = point;
        self.number(x);
        self.number(y);
    }

    pub fn optional_text(&mut self, text: Option<&str>) {
        self.truth(text.is_some());
        self.text(text.unwrap_or_default());
    }

    pub fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Disc { at, radius } => {
                self.whole(0);
                self.point(*at);
                self.number(*radius);
            }
            Shape::Ring { at, inner, outer } => {
                self.whole(1);
                self.point(*at);
                self.number(*inner);
                self.number(*outer);
            }
            Shape::Polygon(corners) => {
                self.whole(2);
                self.count(corners.len());
                for corner in corners {
                    self.point(*corner);
                }
            }
        }
    }

    pub fn value(&mut self, value: &Value) {
        match value {
            Value::Unit => self.whole(0),
            Value::Bool(truth) => {
                self.whole(1);
                self.truth(*truth);
            }
            Value::Int(whole) => {
                self.whole(2);
                self.whole(*whole as u64);
            }
            Value::Float(number) => {
                self.whole(3);
                self.number(*number);
            }
            Value::Text(text) => {
                self.whole(4);
                self.text(text);
            }
            Value::List(values) => {
                self.whole(5);
                self.count(values.len());
                for value in values {
                    self.value(value);
                }
            }
            Value::Map(values) => {
                self.whole(6);
                self.count(values.len());
                for (name, value) in values {
                    self.text(name);
                    self.value(value);
                }
            }
        }
    }
}
