//! Reading typed values from the tree: a serde deserializer whose errors are diags with the innermost place.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use crate::base::diag::{Arg, Diag};
use crate::base::ron::BROKEN;
use crate::base::ron::draws::Draws;
use crate::base::ron::expression;
use crate::base::ron::node::{Body, Name, Node, NodeKind, Spot, place_of};

/// A problem on its way out: it gets its place from the innermost value that knows one.
#[derive(Debug)]
pub(super) struct ReadError(Box<Diag>);

impl ReadError {
    fn new(diag: Diag) -> Self {
        Self(Box::new(diag))
    }

    fn at(self, file: &str, spot: Spot) -> Self {
        Self::new(self.0.at_least(place_of(file, spot)))
    }

    pub(super) fn into_diag(self, node: &Node) -> Diag {
        self.0.at_least(node.place())
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.code)
    }
}

impl std::error::Error for ReadError {}

impl de::Error for ReadError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Diag::error("ron-value").with("message", message.to_string()))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::new(
            Diag::error("ron-unknown-name")
                .with("name", variant)
                .with("known", expected.join(", "))
                .did_you_mean(variant, expected.iter().copied()),
        )
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::new(unknown_field(field, expected))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(Diag::error("ron-missing-field").with("name", field))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(Diag::error("ron-twice").with("name", field).with("line", 0usize))
    }

    fn invalid_length(length: usize, expected: &dyn de::Expected) -> Self {
        let _ = expected;
        Self::new(Diag::error("ron-length").with("found", length))
    }
}

/// The diag about a field that nobody knows.
pub(super) fn unknown_field(field: &str, expected: &[&str]) -> Diag {
    let known = if expected.is_empty() { "–".to_owned() } else { expected.join(", ") };
    Diag::error("ron-unknown-field")
        .with("name", field)
        .with("known", known)
        .did_you_mean(field, expected.iter().copied())
}

/// The diag about a value of another kind than was asked.
pub(super) fn other_kind(node: &Node, expected: &'static str) -> Diag {
    if node.is_broken() {
        return Diag::error(BROKEN).at(node.place());
    }
    let diag = Diag::error("ron-type")
        .with("expected", Arg::Message(expected.into()))
        .with("found", Arg::Message(node.what().into()))
        .at(node.place());
    match (expected, &node.kind) {
        ("ron-what-name", NodeKind::Text { value, .. }) => {
            diag.hint_with("ron-hint-no-quotes", [("name", Arg::from(value.as_str()))])
        }
        ("ron-what-text", NodeKind::Name(name)) => {
            diag.hint_with("ron-hint-quotes", [("name", Arg::from(name.as_str()))])
        }
        ("ron-what-bool", NodeKind::Name(name)) => diag.did_you_mean(name, ["true", "false"]),
        ("ron-what-number", NodeKind::Name(name)) if matches!(name.as_str(), "inf" | "NaN") => {
            diag.hint("ron-hint-finite")
        }
        ("ron-what-number", NodeKind::Name(name)) => {
            diag.hint_with("ron-hint-quotes", [("name", Arg::from(name.as_str()))])
        }
        ("ron-what-list", NodeKind::Group { body: Body::Items(_), .. }) => diag.hint("ron-hint-square"),
        ("ron-what-tuple", NodeKind::List(_)) => diag.hint("ron-hint-round"),
        ("ron-what-fields", NodeKind::Map(_)) => diag.hint("ron-hint-round"),
        ("ron-what-map", NodeKind::Group { .. }) => diag.hint("ron-hint-curly"),
        _ => diag,
    }
}

/// The finite number of a value: a literal, or an expression over the draws.
pub(super) fn number(node: &Node, draws: &Draws) -> Result<f64, Diag> {
    match &node.kind {
        NodeKind::Number(number) => Ok(number.value()),
        NodeKind::Text { value, plain } if draws.has_expressions() => {
            expression::value(value, draws).map_err(|wrong| {
                let mut spot = node.spot;
                if *plain {
                    spot.column += 1 + wrong.at as u32;
                    spot.length = (wrong.length as u32).max(1);
                }
                wrong.diag.at(place_of(&node.file, spot))
            })
        }
        _ => Err(other_kind(node, "ron-what-number")),
    }
}

/// The whole number of a value.
fn whole(node: &Node, draws: &Draws) -> Result<i128, Diag> {
    if let NodeKind::Number(super::node::Number::Whole(whole)) = node.kind {
        return Ok(whole);
    }
    let value = number(node, draws)?;
    if value.fract() != 0.0 || value.abs() > 9e15 {
        return Err(Diag::error("ron-not-whole").with("found", value).at(node.place()));
    }
    Ok(value as i128)
}

/// Reads one value.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub node: &'a Node,
    pub draws: &'a Draws,
    /// The name before the brackets has been used already; only what stands in them counts.
    bare: bool,
}

impl<'a> Reader<'a> {
    pub fn new(node: &'a Node, draws: &'a Draws) -> Self {
        Self { node, draws, bare: false }
    }

    fn child(self, node: &'a Node) -> Self {
        Self::new(node, self.draws)
    }

    fn brackets_missing<T>(self) -> Result<T, ReadError> {
        let diag = Diag::error("ron-brackets-missing").with("name", self.node.name().unwrap_or_default());
        self.place(Err(ReadError::new(diag)))
    }

    fn other<T>(self, expected: &'static str) -> Result<T, ReadError> {
        Err(ReadError::new(other_kind(self.node, expected)))
    }

    fn place<T>(self, result: Result<T, ReadError>) -> Result<T, ReadError> {
        result.map_err(|error| error.at(&self.node.file, self.node.spot))
    }

    fn whole(self, low: i128, high: i128) -> Result<i128, ReadError> {
        let value = whole(self.node, self.draws).map_err(ReadError::new)?;
        if !(low..=high).contains(&value) {
            let diag = Diag::error("ron-out-of-range")
                .with("found", value as f64)
                .with("low", low as f64)
                .with("high", high as f64);
            return self.place(Err(ReadError::new(diag)));
        }
        Ok(value)
    }

    fn visit_items<V: Visitor<'a>>(self, items: &'a [Node], visitor: V) -> Result<V::Value, ReadError> {
        let count = items.len();
        let mut access = Items { reader: self, items: items.iter(), length: count };
        let value = visitor.visit_seq(&mut access)?;
        if access.items.len() > 0 {
            let diag = Diag::error("ron-count").with("expected", count - access.items.len()).with("found", count);
            return self.place(Err(ReadError::new(diag)));
        }
        Ok(value)
    }

    fn visit_fields<V: Visitor<'a>>(self, fields: &'a [(Name, Node)], visitor: V) -> Result<V::Value, ReadError> {
        let entries = fields.iter().map(|(name, node)| (Key::Name(name), node)).collect();
        visitor.visit_map(Entries { reader: self, entries, at: 0 })
    }

    fn visit_pairs<V: Visitor<'a>>(self, pairs: &'a [(Node, Node)], visitor: V) -> Result<V::Value, ReadError> {
        let entries = pairs.iter().map(|(key, node)| (Key::Node(key), node)).collect();
        visitor.visit_map(Entries { reader: self, entries, at: 0 })
    }

    /// The brackets of a struct, whatever name stands before them.
    fn body<V: Visitor<'a>>(self, body: &'a Body, visitor: V) -> Result<V::Value, ReadError> {
        match body {
            Body::Fields(fields) => self.visit_fields(fields, visitor),
            Body::Items(items) if items.is_empty() => self.visit_fields(&[], visitor),
            Body::Items(_) => self.other("ron-what-fields"),
        }
    }

    /// Brackets with a number of values that is known.
    fn tuple<V: Visitor<'a>>(self, items: &'a [Node], count: usize, visitor: V) -> Result<V::Value, ReadError> {
        if items.len() == count {
            return self.visit_items(items, visitor);
        }
        let mut diag = Diag::error("ron-count").with("expected", count).with("found", items.len());
        if items.len() > count && items.iter().all(|item| matches!(item.kind, NodeKind::Number(_))) {
            diag = diag.hint("ron-hint-decimal-point");
        }
        self.place(Err(ReadError::new(diag)))
    }

    /// The name before the brackets must be the type's own, when there is one.
    fn check_name(self, expected: &'static str) -> Result<(), ReadError> {
        match &self.node.kind {
            NodeKind::Group { name: Some(name), .. } | NodeKind::Name(name) if name != expected && !self.bare => {
                let diag = Diag::error("ron-other-name").with("expected", expected).with("found", name.as_str());
                self.place(Err(ReadError::new(diag)))
            }
            _ => Ok(()),
        }
    }
}

macro_rules! whole_numbers {
    ($($method:ident $visit:ident $type:ty,)*) => {$(
        fn $method<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
            let value = self.whole(i128::from(<$type>::MIN), i128::from(<$type>::MAX))?;
            self.place(visitor.$visit(value as $type))
        }
    )*};
}

impl<'a> Deserializer<'a> for Reader<'a> {
    type Error = ReadError;

    whole_numbers! {
        deserialize_i8 visit_i8 i8,
        deserialize_i16 visit_i16 i16,
        deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64,
        deserialize_u8 visit_u8 u8,
        deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32,
        deserialize_u64 visit_u64 u64,
    }

    fn deserialize_i128<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let value = self.whole(i128::MIN, i128::MAX)?;
        self.place(visitor.visit_i128(value))
    }

    fn deserialize_u128<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let value = self.whole(0, i128::MAX)?;
        self.place(visitor.visit_u128(value as u128))
    }

    fn deserialize_f32<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let value = number(self.node, self.draws).map_err(ReadError::new)?;
        let short = value as f32;
        if !short.is_finite() {
            let (low, high) = (f64::from(f32::MIN), f64::from(f32::MAX));
            let diag = Diag::error("ron-out-of-range").with("found", value).with("low", low).with("high", high);
            return self.place(Err(ReadError::new(diag)));
        }
        self.place(visitor.visit_f32(short))
    }

    fn deserialize_f64<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let value = number(self.node, self.draws).map_err(ReadError::new)?;
        self.place(visitor.visit_f64(value))
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.node.kind {
            NodeKind::Bool(value) => self.place(visitor.visit_bool(value)),
            _ => self.other("ron-what-bool"),
        }
    }

    fn deserialize_char<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.node.kind {
            NodeKind::Char(value) => self.place(visitor.visit_char(value)),
            _ => self.other("ron-what-char"),
        }
    }

    fn deserialize_str<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match &self.node.kind {
            NodeKind::Text { value, .. } => self.place(visitor.visit_borrowed_str(value)),
            _ => self.other("ron-what-text"),
        }
    }

    fn deserialize_string<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match &self.node.kind {
            NodeKind::Name(name) if name == "None" => visitor.visit_none(),
            NodeKind::Group { name: Some(name), body: Body::Items(items) }
                if name == "Some" && items.len() == 1 && !self.bare =>
            {
                visitor.visit_some(self.child(&items[0]))
            }
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match &self.node.kind {
            NodeKind::Group { name, body: Body::Items(items) } if items.is_empty() && (self.bare || name.is_none()) => {
                visitor.visit_unit()
            }
            _ => self.other("ron-what-unit"),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'a>>(self, name: &'static str, visitor: V) -> Result<V::Value, ReadError> {
        self.check_name(name)?;
        match &self.node.kind {
            NodeKind::Name(_) => visitor.visit_unit(),
            NodeKind::Group { body: Body::Items(items), .. } if items.is_empty() => visitor.visit_unit(),
            _ => self.other("ron-what-unit"),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'a>>(self, name: &'static str, visitor: V) -> Result<V::Value, ReadError> {
        match &self.node.kind {
            NodeKind::Group { name: Some(found), body: Body::Items(items) }
                if found == name && items.len() == 1 && !self.bare =>
            {
                visitor.visit_newtype_struct(self.child(&items[0]))
            }
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match &self.node.kind {
            NodeKind::List(items) => self.visit_items(items, visitor),
            _ => self.other("ron-what-list"),
        }
    }

    fn deserialize_tuple<V: Visitor<'a>>(self, count: usize, visitor: V) -> Result<V::Value, ReadError> {
        match &self.node.kind {
            NodeKind::Group { name, body: Body::Items(items) } if self.bare || name.is_none() => {
                self.tuple(items, count, visitor)
            }
            _ => self.other("ron-what-tuple"),
        }
    }

    fn deserialize_tuple_struct<V: Visitor<'a>>(
        self,
        name: &'static str,
        count: usize,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.check_name(name)?;
        match &self.node.kind {
            NodeKind::Group { body: Body::Items(items), .. } => self.tuple(items, count, visitor),
            _ => self.other("ron-what-tuple"),
        }
    }

    fn deserialize_map<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match &self.node.kind {
            NodeKind::Map(pairs) => self.visit_pairs(pairs, visitor),
            _ => self.other("ron-what-map"),
        }
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.check_name(name)?;
        match &self.node.kind {
            NodeKind::Group { body, .. } => self.place(self.body(body, visitor)),
            _ => self.other("ron-what-fields"),
        }
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        match &self.node.kind {
            NodeKind::Name(_) => self.place(visitor.visit_enum(self)),
            NodeKind::Group { name: Some(_), .. } if !self.bare => self.place(visitor.visit_enum(self)),
            _ => self.other("ron-what-name"),
        }
    }

    fn deserialize_identifier<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match &self.node.kind {
            NodeKind::Text { value, .. } => self.place(visitor.visit_borrowed_str(value)),
            _ => match self.node.name() {
                Some(name) => self.place(visitor.visit_borrowed_str(name)),
                None => self.other("ron-what-name"),
            },
        }
    }

    fn deserialize_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let read = match &self.node.kind {
            NodeKind::Bool(value) => visitor.visit_bool(*value),
            NodeKind::Number(super::node::Number::Whole(whole)) => match i64::try_from(*whole) {
                Ok(short) => visitor.visit_i64(short),
                Err(_) => visitor.visit_i128(*whole),
            },
            NodeKind::Number(super::node::Number::Decimal(value)) => visitor.visit_f64(*value),
            NodeKind::Text { value, .. } => visitor.visit_borrowed_str(value),
            NodeKind::Char(value) => visitor.visit_char(*value),
            NodeKind::Name(name) => visitor.visit_borrowed_str(name),
            NodeKind::Group { body: Body::Items(items), .. } if items.is_empty() => visitor.visit_unit(),
            NodeKind::Group { body: Body::Items(items), .. } | NodeKind::List(items) => {
                self.visit_items(items, visitor)
            }
            NodeKind::Group { body: Body::Fields(fields), .. } => self.visit_fields(fields, visitor),
            NodeKind::Map(pairs) => self.visit_pairs(pairs, visitor),
            NodeKind::Broken => self.other("ron-what-broken"),
        };
        self.place(read)
    }

    fn deserialize_ignored_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }
}

/// The values of a list or of round brackets.
struct Items<'a> {
    reader: Reader<'a>,
    items: std::slice::Iter<'a, Node>,
    length: usize,
}

impl<'a> SeqAccess<'a> for &mut Items<'a> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'a>>(&mut self, seed: S) -> Result<Option<S::Value>, ReadError> {
        let Some(node) = self.items.next() else { return Ok(None) };
        let reader = self.reader.child(node);
        reader.place(seed.deserialize(reader)).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.length)
    }
}

/// The key of an entry: a field's name, or a value of a map.
#[derive(Clone, Copy)]
enum Key<'a> {
    Name(&'a Name),
    Node(&'a Node),
}

/// The entries of a map or a struct.
struct Entries<'a> {
    reader: Reader<'a>,
    entries: Vec<(Key<'a>, &'a Node)>,
    at: usize,
}

impl<'a> MapAccess<'a> for Entries<'a> {
    type Error = ReadError;

    fn next_key_seed<S: DeserializeSeed<'a>>(&mut self, seed: S) -> Result<Option<S::Value>, ReadError> {
        match self.entries.get(self.at) {
            None => Ok(None),
            Some((Key::Name(name), node)) => {
                let key = de::value::BorrowedStrDeserializer::new(&name.text);
                let error = |error: ReadError| error.at(&node.file, name.spot);
                seed.deserialize(key).map(Some).map_err(error)
            }
            Some((Key::Node(key), _)) => {
                let reader = self.reader.child(key);
                reader.place(seed.deserialize(reader)).map(Some)
            }
        }
    }

    fn next_value_seed<S: DeserializeSeed<'a>>(&mut self, seed: S) -> Result<S::Value, ReadError> {
        let Some(&(_, node)) = self.entries.get(self.at) else {
            return Err(ReadError::new(Diag::error(BROKEN)));
        };
        self.at += 1;
        let reader = self.reader.child(node);
        reader.place(seed.deserialize(reader))
    }
}

impl<'a> EnumAccess<'a> for Reader<'a> {
    type Error = ReadError;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'a>>(self, seed: S) -> Result<(S::Value, Self), ReadError> {
        let name = self.node.name().unwrap_or_default();
        let spot = Spot { length: name.chars().count() as u32, ..self.node.spot };
        let key = de::value::BorrowedStrDeserializer::new(name);
        let variant = seed.deserialize(key).map_err(|error: ReadError| error.at(&self.node.file, spot))?;
        Ok((variant, self))
    }
}

impl<'a> VariantAccess<'a> for Reader<'a> {
    type Error = ReadError;

    fn unit_variant(self) -> Result<(), ReadError> {
        match &self.node.kind {
            NodeKind::Group { body: Body::Items(items), .. } if items.is_empty() => Ok(()),
            NodeKind::Group { name, .. } => {
                let diag = Diag::error("ron-no-brackets").with("name", name.as_deref().unwrap_or_default());
                self.place(Err(ReadError::new(diag)))
            }
            _ => Ok(()),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'a>>(self, seed: S) -> Result<S::Value, ReadError> {
        match &self.node.kind {
            NodeKind::Group { body: Body::Items(items), .. } if items.len() == 1 => {
                let reader = self.child(&items[0]);
                reader.place(seed.deserialize(reader))
            }
            // What stands in the brackets is the inner value: `Pin(radius: 3)` for `Pin((radius: 3))`.
            NodeKind::Group { .. } => self.place(seed.deserialize(Self { bare: true, ..self })),
            _ => self.brackets_missing(),
        }
    }

    fn tuple_variant<V: Visitor<'a>>(self, count: usize, visitor: V) -> Result<V::Value, ReadError> {
        match &self.node.kind {
            NodeKind::Group { body: Body::Items(items), .. } => self.tuple(items, count, visitor),
            NodeKind::Group { .. } => self.other("ron-what-tuple"),
            _ => self.brackets_missing(),
        }
    }

    fn struct_variant<V: Visitor<'a>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, ReadError> {
        match &self.node.kind {
            NodeKind::Group { body, .. } => self.place(self.body(body, visitor)),
            _ => self.brackets_missing(),
        }
    }
}
