//! JSON that means the same to whoever reads it.

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error, MapAccess, SeqAccess, Visitor},
};
use std::{collections::BTreeSet, fmt};

/// Reads one JSON object in which no object, at any depth, names a member twice.
///
/// Of two members with one name, readers take the first, or the last (RFC 8259, 4); a header must not have them (RFC 7515, 4), nor
/// a set of claims (RFC 7519, 4). The text is gone through twice, because what is read into a type passes over members that the
/// type does not have.
pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let unique: Unique = serde_json::from_slice(bytes).ok()?;
    // A type's fields could be read from an array as well.
    if !unique.is_object {
        return None;
    }
    serde_json::from_slice(bytes).ok()
}

/// A value that names no member twice.
struct Unique {
    is_object: bool,
}

const OTHER: Unique = Unique { is_object: false };

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Look)
    }
}

struct Look;

impl<'de> Visitor<'de> for Look {
    type Value = Unique;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Unique, E> {
        Ok(OTHER)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Unique, E> {
        Ok(OTHER)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Unique, E> {
        Ok(OTHER)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Unique, E> {
        Ok(OTHER)
    }

    fn visit_str<E>(self, _: &str) -> Result<Unique, E> {
        Ok(OTHER)
    }

    fn visit_unit<E>(self) -> Result<Unique, E> {
        Ok(OTHER)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Unique, A::Error> {
        while values.next_element::<Unique>()?.is_some() {}
        Ok(OTHER)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Unique, A::Error> {
        let mut names = BTreeSet::new();
        while let Some(name) = members.next_key::<String>()? {
            if !names.insert(name) {
                return Err(A::Error::custom("member twice"));
            }
            members.next_value::<Unique>()?;
        }
        Ok(Unique { is_object: true })
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use serde_json::Value;
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn reads_an_object_and_nothing_else() {
        assert!(read::<Value>(br#"{"a":[1,-1,0.5,null,true,"a",{"a":1}]}"#).is_some());
        for wrong in [r#"["a"]"#, "1", "", "{", r#"{"a":1} x"#, "\u{feff}{}"] {
            assert!(read::<Value>(wrong.as_bytes()).is_none(), "{wrong}");
        }
        assert!(read::<Value>(b"{\"a\":\"\xff\"}").is_none(), "not UTF-8");
        assert!(read::<Value>("[".repeat(100_000).as_bytes()).is_none());
    }

    #[test]
    fn refuses_a_member_that_is_named_twice_wherever_it_stands() {
        for wrong in [
            r#"{"a":1,"a":1}"#,
            r#"{"a":1,"\u0061":2}"#,
            r#"{"b":{"a":1,"a":2}}"#,
            r#"{"b":[{"a":1,"a":2}]}"#,
        ] {
            assert!(read::<Value>(wrong.as_bytes()).is_none(), "{wrong}");
        }
        assert!(read::<Value>(br#"{"a":1,"b":{"a":1}}"#).is_some());
    }
}
