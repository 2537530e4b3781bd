//! Identifiers: one type each, so that one is never taken for another.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An identifier from the wire is empty, too long, or holds a character that it may not hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ParseIdError;

impl fmt::Display for ParseIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("identifier is empty, too long or malformed")
    }
}

impl std::error::Error for ParseIdError {}

/// An identifier that we make ourselves: 128 random bits, in base64url without padding (22 characters).
macro_rules! random_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name([u8; 16]);

        impl $name {
            /// An identifier of these random bytes.
            pub const fn from_entropy(bytes: [u8; 16]) -> Self {
                $name(bytes)
            }

            /// The 16 bytes.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }

            /// Reads the 22 characters; anything else is refused.
            pub fn parse(text: &str) -> Result<Self, ParseIdError> {
                let mut bytes = [0; 16];
                match URL_SAFE_NO_PAD.decode_slice(text, &mut bytes) {
                    Ok(16) if text.len() == 22 => Ok($name(bytes)),
                    _ => Err(ParseIdError),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&URL_SAFE_NO_PAD.encode(self.0))
            }
        }

        impl TryFrom<String> for $name {
            type Error = ParseIdError;
            fn try_from(text: String) -> Result<Self, ParseIdError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.to_string()
            }
        }
    };
}

/// An identifier that somebody else made: printable ASCII, 1 to `$max` characters.
macro_rules! foreign_id {
    ($(#[$doc:meta])* $name:ident, $max:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Reads the identifier: printable ASCII without spaces, at most the length the type allows.
            pub fn parse(text: &str) -> Result<Self, ParseIdError> {
                let fits = !text.is_empty() && text.len() <= $max && text.bytes().all(|b| b.is_ascii_graphic());
                if fits { Ok($name(text.to_owned())) } else { Err(ParseIdError) }
            }

            /// The identifier as it stands on the wire.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = ParseIdError;
            fn try_from(text: String) -> Result<Self, ParseIdError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }
    };
}

random_id! {
    /// One login in one tab; it stands in the path and in the name of the cookie that holds the login.
    LoginId
}

random_id! {
    /// The nonce in the return address of a same-device start.
    ReturnNonce
}

foreign_id! {
    /// The `client_id` of an e-service (RFC 6749, 2.2).
    ClientId, 200
}

foreign_id! {
    /// The name of a method in the configuration, as `bankid`.
    MethodId, 40
}

foreign_id! {
    /// The name of an attribute source in the configuration, as `personnel`.
    SourceId, 40
}

foreign_id! {
    /// An e-service's `nonce` (OpenID Connect Core 1.0, 3.1.2.1).
    Nonce, 512
}

foreign_id! {
    /// BankID's `orderRef` (Relying Party API v6).
    OrderRef, 64
}

foreign_id! {
    /// Freja's `authRef` (Relying Party API).
    AuthRef, 128
}

/// An e-service's `state` (RFC 6749, 4.1.1): opaque text, which goes back as it came. Printable ASCII with spaces (appendix A.5).
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct State(String);

impl State {
    /// Reads the value; at most 1,024 characters.
    pub fn parse(text: &str) -> Result<Self, ParseIdError> {
        let fits = !text.is_empty() && text.len() <= 1024 && text.bytes().all(|b| (b' '..=b'~').contains(&b));
        if fits {
            Ok(State(text.to_owned()))
        } else {
            Err(ParseIdError)
        }
    }

    /// The value as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a person reads to the helpdesk and the operator finds in the log: eight characters without those that look alike,
/// as `7F3K-22QX`. 40 random bits: enough to find one line of one day, of no use to anybody else.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Reference([u8; 5]);

impl Reference {
    /// Crockford's base 32: no I, L, O or U.
    const ALPHABET: &'static [u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// A reference of these random bytes.
    pub const fn from_entropy(bytes: [u8; 5]) -> Self {
        Reference(bytes)
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = self.0.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        for place in (0..8_u32).rev() {
            let index = usize::try_from(bits >> (place * 5) & 31).unwrap_or_default();
            let letter = Self::ALPHABET.get(index).copied().unwrap_or(b'0');
            write!(f, "{}", char::from(letter))?;
            if place == 4 {
                f.write_str("-")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{ClientId, LoginId, Reference};
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_login_id_is_read_back_and_nothing_else_is() {
        let id = LoginId::from_entropy([7; 16]);
        assert_eq!(LoginId::parse(&id.to_string()), Ok(id));
        for wrong in [
            "",
            "AAAA",
            "BwcHBwcHBwcHBwcHBwcHBw==",
            "BwcHBwcHBwcHBwcHBwcHB/",
            "BwcHBwcHBwcHBwcHBwcHBwcH",
        ] {
            assert!(LoginId::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_foreign_id_is_printable_and_bounded() {
        assert!(ClientId::parse("https://service.example").is_ok());
        for wrong in ["", "a b", "a\n", "å", &"a".repeat(201)] {
            assert!(ClientId::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_reference_reads_as_two_groups_of_four() {
        assert_eq!(Reference::from_entropy([0; 5]).to_string(), "0000-0000");
        assert_eq!(Reference::from_entropy([255; 5]).to_string(), "ZZZZ-ZZZZ");
        assert_eq!(Reference::from_entropy([0, 0, 0, 0, 33]).to_string(), "0000-0011");
    }
}
