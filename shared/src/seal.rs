//! State that the browser keeps for us: encrypted, authenticated, bound to what it is for, and dead after its time.
//!
//! The cipher is XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha): 192 random bits of nonce may be drawn without a counter, which no
//! edge node could keep. Each purpose has a key of its own, derived with HKDF-SHA-256 (RFC 5869), and the purpose and the
//! context are authenticated with the text; so a sealed login is never opened as anything else, nor as another login.

use crate::{secret::SecretKey, time::Timestamp};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use serde::{Serialize, de::DeserializeOwned};

/// The layout of what is sealed. A change of any sealed type changes it; older state is then refused, not misread.
const VERSION: u8 = 4;
const NONCE: usize = 24;

/// The random bytes that one sealing takes.
pub type Entropy = [u8; NONCE];

/// What something is sealed for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Purpose {
    /// What an access token opens, in the token.
    AccessToken,
    /// An authorization code's grant, in the store.
    Grant,
    /// The employments that a person chooses from, in the store.
    Employments,
    /// A login transaction, in a cookie.
    Login,
    /// A pushed authorization request, in the store.
    PushedRequest,
    /// A session, in a cookie.
    Session,
}

impl Purpose {
    fn label(self) -> &'static [u8] {
        match self {
            Purpose::AccessToken => b"tillit/seal/access-token",
            Purpose::Employments => b"tillit/seal/employments",
            Purpose::Grant => b"tillit/seal/grant",
            Purpose::Login => b"tillit/seal/login",
            Purpose::PushedRequest => b"tillit/seal/pushed-request",
            Purpose::Session => b"tillit/seal/session",
        }
    }
}

/// Sealed bytes cannot be opened: tampered with, of another purpose, context, key or version, or past their time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OpenError {
    /// Its time is over; it was genuine.
    Expired,
    /// Not made by this key for this purpose and context.
    NotGenuine,
}

/// The value could not be sealed: it is too large for the cipher or cannot be serialised.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SealError;

/// The installation's key for sealing, and while it is changed another one that opens: the one that will follow, so that every node can open
/// what the first of them seals with it; then the one that has gone before, until nothing of it lives.
#[derive(Clone, Debug)]
pub struct SealKey {
    current: SecretKey,
    other: Option<SecretKey>,
}

impl SealKey {
    /// Seals with `current`; opens with `other` as well.
    pub fn new(current: SecretKey, other: Option<SecretKey>) -> Self {
        SealKey { current, other }
    }
}

/// Seals and opens for one purpose.
pub struct Sealer {
    cipher: XChaCha20Poly1305,
    other: Option<XChaCha20Poly1305>,
    purpose: Purpose,
}

impl Sealer {
    /// A sealer for `purpose` under the installation's key. `salt` separates keys further where the holder of a secret must
    /// take part in opening; it is empty elsewhere.
    pub fn new(key: &SealKey, purpose: Purpose, salt: &[u8]) -> Self {
        let cipher = |key: &SecretKey| XChaCha20Poly1305::new(&key.derived(salt, &[purpose.label()]).into());
        Sealer {
            cipher: cipher(&key.current),
            other: key.other.as_ref().map(cipher),
            purpose,
        }
    }

    /// Seals `value` for `context` until `expires`.
    pub fn seal<T: Serialize>(
        &self,
        context: &[u8],
        value: &T,
        expires: Timestamp,
        entropy: Entropy,
    ) -> Result<Vec<u8>, SealError> {
        let plain = postcard::to_allocvec(&(expires, value)).map_err(|_| SealError)?;
        let associated = self.associated(context);
        let payload = Payload {
            msg: &plain,
            aad: &associated,
        };
        let cipher_text = self
            .cipher
            .encrypt(&XNonce::from(entropy), payload)
            .map_err(|_| SealError)?;
        let mut sealed = Vec::with_capacity(1 + NONCE + cipher_text.len());
        sealed.push(VERSION);
        sealed.extend_from_slice(&entropy);
        sealed.extend_from_slice(&cipher_text);
        Ok(sealed)
    }

    /// Opens what [`Sealer::seal`] made for the same context, if `now` is not past its time.
    pub fn open<T: DeserializeOwned>(&self, context: &[u8], sealed: &[u8], now: Timestamp) -> Result<T, OpenError> {
        let (expires, value) = self.open_dated(context, sealed)?;
        if now > expires {
            Err(OpenError::Expired)
        } else {
            Ok(value)
        }
    }

    /// What is genuine, and when its time is over.
    fn open_dated<T: DeserializeOwned>(&self, context: &[u8], sealed: &[u8]) -> Result<(Timestamp, T), OpenError> {
        let (version, rest) = sealed.split_first().ok_or(OpenError::NotGenuine)?;
        if *version != VERSION {
            return Err(OpenError::NotGenuine);
        }
        let (nonce, cipher_text) = rest.split_first_chunk::<NONCE>().ok_or(OpenError::NotGenuine)?;
        let associated = self.associated(context);
        let decrypt = |cipher: &XChaCha20Poly1305| {
            let payload = Payload {
                msg: cipher_text,
                aad: &associated,
            };
            cipher.decrypt(&XNonce::from(*nonce), payload).ok()
        };
        let plain = decrypt(&self.cipher).or_else(|| decrypt(self.other.as_ref()?));
        let plain = plain.ok_or(OpenError::NotGenuine)?;
        postcard::from_bytes(&plain).map_err(|_| OpenError::NotGenuine)
    }

    /// The same as [`Sealer::seal`] where only text can stand, as in a cookie: in base64url.
    pub fn seal_text<T: Serialize>(
        &self,
        context: &[u8],
        value: &T,
        expires: Timestamp,
        entropy: Entropy,
    ) -> Result<String, SealError> {
        let sealed = self.seal(context, value, expires, entropy)?;
        Ok(URL_SAFE_NO_PAD.encode(sealed))
    }

    /// Opens what [`Sealer::seal_text`] made for the same context, if `now` is not past its time.
    pub fn open_text<T: DeserializeOwned>(&self, context: &[u8], text: &str, now: Timestamp) -> Result<T, OpenError> {
        let sealed = URL_SAFE_NO_PAD.decode(text).map_err(|_| OpenError::NotGenuine)?;
        self.open(context, &sealed, now)
    }

    /// Opens what [`Sealer::seal_text`] made for the same context, however old it is: to say what it was, never to go on with it.
    pub fn open_text_past<T: DeserializeOwned>(&self, context: &[u8], text: &str) -> Result<T, OpenError> {
        let sealed = URL_SAFE_NO_PAD.decode(text).map_err(|_| OpenError::NotGenuine)?;
        self.open_dated(context, &sealed).map(|(_, value)| value)
    }

    /// Purpose, version and context, so that no two differ only in where one ends and the next begins.
    fn associated(&self, context: &[u8]) -> Vec<u8> {
        let label = self.purpose.label();
        let mut associated = Vec::with_capacity(label.len() + 2 + context.len());
        associated.extend_from_slice(label);
        associated.push(0);
        associated.push(VERSION);
        associated.extend_from_slice(context);
        associated
    }
}

#[cfg(test)]
mod tests {
    use super::{OpenError, Purpose, SealKey, Sealer};
    use crate::{secret::SecretKey, time::Timestamp};
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const NOW: Timestamp = Timestamp::from_unix_seconds(1_000);
    const LATER: Timestamp = Timestamp::from_unix_seconds(1_060);

    fn key(first: u8) -> SecretKey {
        let texts = [
            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
            "AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
        ];
        SecretKey::parse(texts[usize::from(first)]).unwrap()
    }

    fn sealer(purpose: Purpose, salt: &[u8]) -> Sealer {
        Sealer::new(&SealKey::new(key(0), None), purpose, salt)
    }

    fn sealed() -> Vec<u8> {
        sealer(Purpose::Login, b"")
            .seal(b"a", &"state", LATER, [9; 24])
            .unwrap()
    }

    fn open(sealer: &Sealer, context: &[u8], sealed: &[u8], now: Timestamp) -> Result<String, OpenError> {
        sealer.open(context, sealed, now)
    }

    #[test]
    fn opens_what_it_sealed() {
        assert_eq!(
            open(&sealer(Purpose::Login, b""), b"a", &sealed(), NOW).unwrap(),
            "state"
        );
    }

    #[test]
    fn what_is_past_its_time_is_read_only_where_that_is_asked_for() {
        let sealer = sealer(Purpose::Login, b"");
        let text = sealer.seal_text(b"a", &"state", NOW, [9; 24]).unwrap();
        assert_eq!(sealer.open_text::<String>(b"a", &text, LATER), Err(OpenError::Expired));
        assert_eq!(sealer.open_text_past::<String>(b"a", &text).unwrap(), "state");
        assert_eq!(sealer.open_text_past::<String>(b"b", &text), Err(OpenError::NotGenuine));
    }

    #[test]
    fn while_the_key_changes_both_open_and_one_seals() {
        let with = |current: u8, other: Option<u8>| {
            let key = SealKey::new(key(current), other.map(key));
            Sealer::new(&key, Purpose::Login, b"")
        };
        let (before, after) = (with(0, Some(1)), with(1, Some(0)));
        let seal = |sealer: &Sealer| sealer.seal(b"a", &"state", LATER, [9; 24]).unwrap();
        for sealed in [seal(&before), seal(&after)] {
            for opener in [&before, &after] {
                assert_eq!(open(opener, b"a", &sealed, NOW).unwrap(), "state");
            }
        }
        assert_eq!(seal(&before), sealed());
        assert_eq!(open(&with(1, None), b"a", &sealed(), NOW), Err(OpenError::NotGenuine));
        let late = Timestamp::from_unix_millis(1_060_001);
        assert_eq!(open(&after, b"a", &sealed(), late), Err(OpenError::Expired));
    }

    #[test]
    fn refuses_another_purpose_context_or_salt() {
        assert_eq!(
            open(&sealer(Purpose::Grant, b""), b"a", &sealed(), NOW),
            Err(OpenError::NotGenuine)
        );
        assert_eq!(
            open(&sealer(Purpose::Login, b""), b"b", &sealed(), NOW),
            Err(OpenError::NotGenuine)
        );
        assert_eq!(
            open(&sealer(Purpose::Login, b"s"), b"a", &sealed(), NOW),
            Err(OpenError::NotGenuine)
        );
    }

    #[test]
    fn refuses_every_changed_bit_and_every_shorter_text() {
        let sealed = sealed();
        for place in 0..sealed.len() {
            for bit in 0..8 {
                let mut changed = sealed.clone();
                changed[place] ^= 1 << bit;
                assert_eq!(
                    open(&sealer(Purpose::Login, b""), b"a", &changed, NOW),
                    Err(OpenError::NotGenuine)
                );
            }
            assert_eq!(
                open(&sealer(Purpose::Login, b""), b"a", &sealed[..place], NOW),
                Err(OpenError::NotGenuine)
            );
        }
    }

    #[test]
    fn refuses_what_is_past_its_time() {
        let after = Timestamp::from_unix_millis(1_060_001);
        assert_eq!(
            open(&sealer(Purpose::Login, b""), b"a", &sealed(), LATER).unwrap(),
            "state"
        );
        assert_eq!(
            open(&sealer(Purpose::Login, b""), b"a", &sealed(), after),
            Err(OpenError::Expired)
        );
    }
}
