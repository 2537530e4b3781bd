//! What a browser keeps for us: sealed state of any age and from anywhere.

use evidence::NOW;
use shared::{
    login::Login,
    seal::{Purpose, SealKey, Sealer},
    secret::SecretKey,
    session::Session,
    time::Span,
};
use std::sync::LazyLock;

static KEY: LazyLock<SealKey> = LazyLock::new(|| {
    let key = SecretKey::parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8").unwrap();
    SealKey::new(key, None)
});

/// The bytes as a cookie, which nothing opens, and as what a genuine one has inside, which an older version of the program may have
/// written otherwise: it is read or refused.
pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for purpose in [Purpose::Login, Purpose::Session] {
        let sealer = Sealer::new(&KEY, purpose, b"");
        assert!(sealer.open::<Vec<u8>>(b"context", data, NOW).is_err());
        assert!(sealer.open_text::<Vec<u8>>(b"context", &text, NOW).is_err());
        assert!(sealer.open_text_past::<Vec<u8>>(b"context", &text).is_err());
        let expires = NOW.after(Span::from_minutes(1));
        let sealed = sealer.seal(b"context", &Raw(data), expires, [1; 24]).unwrap();
        let _ = sealer.open::<Login>(b"context", &sealed, NOW);
        let _ = sealer.open::<Session>(b"context", &sealed, NOW);
        assert!(sealer.open::<()>(b"another", &sealed, NOW).is_err());
    }
}

/// Bytes that are written as they are, without their length.
struct Raw<'a>(&'a [u8]);

impl serde::Serialize for Raw<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeTuple;
        let mut bytes = serializer.serialize_tuple(self.0.len())?;
        for byte in self.0 {
            bytes.serialize_element(byte)?;
        }
        bytes.end()
    }
}
