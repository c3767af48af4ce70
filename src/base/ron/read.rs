//! Reading typed values from the tree: a serde deserializer whose errors are diags with the innermost place.

use serde::de::{Deserializer, Visitor};

use crate::base::diag::Diag;
use crate::base::ron::access::{Entries, Items, Key};
use crate::base::ron::draws::Draws;
use crate::base::ron::error::{ReadError, other_kind};
use crate::base::ron::expression;
use crate::base::ron::node::{Body, Name, Node, NodeKind, place_of};

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
    pub bare: bool,
}

impl<'a> Reader<'a> {
    pub fn new(node: &'a Node, draws: &'a Draws) -> Self {
        Self { node, draws, bare: false }
    }

    pub(super) fn child(self, node: &'a Node) -> Self {
        Self::new(node, self.draws)
    }

    pub(super) fn brackets_missing<T>(self) -> Result<T, ReadError> {
        let diag = Diag::error("ron-brackets-missing").with("name", self.node.name().unwrap_or_default());
        self.place(Err(ReadError::new(diag)))
    }

    pub(super) fn other<T>(self, expected: &'static str) -> Result<T, ReadError> {
        Err(ReadError::new(other_kind(self.node, expected)))
    }

    pub(super) fn place<T>(self, result: Result<T, ReadError>) -> Result<T, ReadError> {
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
    pub(super) fn body<V: Visitor<'a>>(self, body: &'a Body, visitor: V) -> Result<V::Value, ReadError> {
        match body {
            Body::Fields(fields) => self.visit_fields(fields, visitor),
            Body::Items(items) if items.is_empty() => self.visit_fields(&[], visitor),
            Body::Items(_) => self.other("ron-what-fields"),
        }
    }

    /// Brackets with a number of values that is known.
    pub(super) fn tuple<V: Visitor<'a>>(
        self,
        items: &'a [Node],
        count: usize,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
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
