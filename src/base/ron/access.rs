//! The parts of a value as serde asks for them: elements, entries, variants.

use serde::de::{self, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use crate::base::diag::Diag;
use crate::base::ron::BROKEN;
use crate::base::ron::error::ReadError;
use crate::base::ron::node::{Body, Name, Node, NodeKind, Spot};
use crate::base::ron::read::Reader;

/// The values of a list or of round brackets.
pub(super) struct Items<'a> {
    pub reader: Reader<'a>,
    pub items: std::slice::Iter<'a, Node>,
    pub length: usize,
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
pub(super) enum Key<'a> {
    Name(&'a Name),
    Node(&'a Node),
}

/// The entries of a map or a struct.
pub(super) struct Entries<'a> {
    pub reader: Reader<'a>,
    pub entries: Vec<(Key<'a>, &'a Node)>,
    pub at: usize,
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
