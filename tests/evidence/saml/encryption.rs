//! Encrypted assertions (XML Encryption).

use aes::cipher::consts::{U12, U16};
use aes_gcm::{AeadInOut, AesGcm, KeyInit, aead::array::Array};
use aes_kw::KwAes256;
use base64::{Engine, engine::general_purpose::STANDARD};
use cbc::cipher::{BlockCipherEncrypt, BlockModeEncrypt, KeyIvInit};
use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use rsa::{Oaep, RsaPrivateKey, pkcs8::DecodePrivateKey};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};
use shared::crypto::DecryptionKey;

const XENC: &str = "http://www.w3.org/2001/04/xmlenc#";
const XENC11: &str = "http://www.w3.org/2009/xmlenc11#";
const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";

/// Whose key opens.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Receiver {
    /// Our current key.
    Current,
    /// The key before it.
    Previous,
    /// A key of ours of 3072 bits, as long as the Swedish profile would rather have it.
    Long,
    /// A key of ours on P-256, with which the key is agreed on.
    Agreed,
}

impl Receiver {
    fn pkcs8(self) -> &'static [u8] {
        match self {
            Receiver::Current => include_bytes!("../../fixtures/keys/sp.pk8"),
            Receiver::Previous => include_bytes!("../../fixtures/keys/sp_previous.pk8"),
            Receiver::Long => include_bytes!("../../fixtures/keys/sp_3072.pk8"),
            Receiver::Agreed => include_bytes!("../../fixtures/keys/sp_p256.pk8"),
        }
    }

    /// The private key.
    pub fn private(self) -> DecryptionKey {
        DecryptionKey::from_pkcs8(self.pkcs8()).expect("a key")
    }
}

/// Where the encrypted key stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Placement {
    /// In the data's `KeyInfo`.
    Inside,
    /// Beside the data, with a `RetrievalMethod`.
    Beside,
}

/// How an assertion is encrypted. Every field may be changed.
#[derive(Clone, Debug)]
pub struct Encryption {
    /// The local part of the algorithm's identifier: `aes128-cbc` and so on.
    pub content: &'static str,
    /// What the algorithm is said to be, if it is not what it is.
    pub said: Option<&'static str>,
    /// The digest of OAEP: `sha1` and so on; said nothing of if it is empty, and then SHA-1.
    pub oaep: &'static str,
    /// To whom.
    pub receiver: Receiver,
    /// Where the key stands.
    pub placement: Placement,
    /// The last byte of the padding, if it is not the right one.
    pub padding: Option<u8>,
    /// What is encrypted instead of the assertion.
    pub instead: Option<String>,
    /// The key of the content, if it is not the one that is wrapped.
    pub content_key: Option<Vec<u8>>,
    /// The length of the key that is wrapped, if it is not the right one.
    pub key_length: Option<usize>,
    /// How many bytes are missing at the end of the ciphertext, where the tag of GCM is.
    pub cut: usize,
    /// Whether the last byte of the ciphertext is changed, which is the last of the tag of GCM.
    pub flip_last: bool,
    /// Which byte of the ciphertext is changed.
    pub flip: Option<usize>,
    /// Which byte of the wrapped key is changed.
    pub flip_key: Option<usize>,
    /// What of the encrypted key's element is replaced, and by what.
    pub edit: Option<(&'static str, &'static str)>,
}

impl Default for Encryption {
    fn default() -> Self {
        Encryption {
            content: "aes256-gcm",
            said: None,
            oaep: "sha1",
            receiver: Receiver::Current,
            placement: Placement::Inside,
            padding: None,
            instead: None,
            content_key: None,
            key_length: None,
            cut: 0,
            flip_last: false,
            flip: None,
            flip_key: None,
            edit: None,
        }
    }
}

impl Encryption {
    /// Every cipher of the profile.
    pub const CONTENTS: [&'static str; 6] = [
        "aes128-cbc",
        "aes192-cbc",
        "aes256-cbc",
        "aes128-gcm",
        "aes192-gcm",
        "aes256-gcm",
    ];

    /// `EncryptedAssertion` around an assertion.
    pub fn around(&self, assertion: &str) -> String {
        let text = self.instead.as_deref().unwrap_or(assertion);
        let key = vec![9; self.key_length()];
        let mut data = self.encrypt(self.content_key.as_ref().unwrap_or(&key), text.as_bytes());
        let mut wrapped = self.wrap(&vec![9; self.key_length.unwrap_or(key.len())]);
        data.truncate(data.len() - self.cut);
        flip(&mut data, self.flip);
        let last = data.len().checked_sub(1).filter(|_| self.flip_last);
        flip(&mut data, last);
        flip(&mut wrapped, self.flip_key);
        let uri = self.said.map_or_else(|| self.uri(), str::to_owned);
        let method = match self.receiver {
            Receiver::Agreed => agreement(),
            _ => format!(
                r#"<xenc:EncryptionMethod Algorithm="{XENC}rsa-oaep-mgf1p">{}</xenc:EncryptionMethod>"#,
                self.digest()
            ),
        };
        let key = [
            format!(r#"<xenc:EncryptedKey xmlns:xenc="{XENC}" Id="_key">{method}"#),
            format!(
                "<xenc:CipherData><xenc:CipherValue>{}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey>",
                STANDARD.encode(wrapped)
            ),
        ]
        .concat();
        let key = self.edit.map_or(key.clone(), |(old, new)| {
            assert_eq!(key.matches(old).count(), 1, "{old} in {key}");
            key.replace(old, new)
        });
        let pointer = format!(r##"<ds:RetrievalMethod Type="{XENC}EncryptedKey" URI="#_key"></ds:RetrievalMethod>"##);
        let (inside, beside) = match self.placement {
            // Inside, both namespaces are declared already.
            Placement::Inside => (
                key.replace(&format!(r#" xmlns:xenc="{XENC}""#), "")
                    .replace(&format!(r#" xmlns:ds="{DSIG}""#), ""),
                String::new(),
            ),
            Placement::Beside => (pointer, key),
        };
        [
            r#"<saml2:EncryptedAssertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">"#,
            &format!(r#"<xenc:EncryptedData xmlns:xenc="{XENC}" Id="_data" Type="{XENC}Element"><xenc:EncryptionMethod Algorithm="{uri}"></xenc:EncryptionMethod>"#),
            &format!(r#"<ds:KeyInfo xmlns:ds="{DSIG}">{inside}</ds:KeyInfo>"#),
            &format!("<xenc:CipherData><xenc:CipherValue>{}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>", STANDARD.encode(data)),
            &format!("{beside}</saml2:EncryptedAssertion>"),
        ]
        .concat()
    }

    fn uri(&self) -> String {
        let namespace = if self.content.ends_with("gcm") { XENC11 } else { XENC };
        format!("{namespace}{}", self.content)
    }

    fn key_length(&self) -> usize {
        let bits = self.content.get(3..6).expect("a length");
        bits.parse::<usize>().expect("a length") / 8
    }

    fn digest(&self) -> String {
        let uri = match self.oaep {
            "" => return String::new(),
            "sha1" => "http://www.w3.org/2000/09/xmldsig#sha1",
            "sha256" => "http://www.w3.org/2001/04/xmlenc#sha256",
            "sha384" => "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "sha512" => "http://www.w3.org/2001/04/xmlenc#sha512",
            other => other,
        };
        format!(r#"<ds:DigestMethod xmlns:ds="{DSIG}" Algorithm="{uri}"></ds:DigestMethod>"#)
    }

    /// The key of the content, encrypted to the receiver.
    pub fn wrap(&self, key: &[u8]) -> Vec<u8> {
        if self.receiver == Receiver::Agreed {
            return wrap_agreed(self.receiver.pkcs8(), key);
        }
        let public = RsaPrivateKey::from_pkcs8_der(self.receiver.pkcs8())
            .expect("a key")
            .to_public_key();
        let mut rng = ChaCha20Rng::from_seed([5; 32]);
        let wrapped = match self.oaep {
            "sha256" => public.encrypt(&mut rng, Oaep::<Sha256, Sha1>::new_with_mgf_hash(), key),
            "sha384" => public.encrypt(&mut rng, Oaep::<Sha384, Sha1>::new_with_mgf_hash(), key),
            "sha512" => public.encrypt(&mut rng, Oaep::<Sha512, Sha1>::new_with_mgf_hash(), key),
            _ => public.encrypt(&mut rng, Oaep::<Sha1, Sha1>::new_with_mgf_hash(), key),
        };
        wrapped.expect("a wrapped key")
    }

    fn encrypt(&self, key: &[u8], text: &[u8]) -> Vec<u8> {
        match self.content {
            "aes128-cbc" => self.cbc::<aes::Aes128>(key, text),
            "aes192-cbc" => self.cbc::<aes::Aes192>(key, text),
            "aes256-cbc" => self.cbc::<aes::Aes256>(key, text),
            "aes128-gcm" => gcm::<AesGcm<aes::Aes128, U12>>(key, text),
            "aes192-gcm" => gcm::<AesGcm<aes::Aes192, U12>>(key, text),
            _ => gcm::<AesGcm<aes::Aes256, U12>>(key, text),
        }
    }

    fn cbc<C>(&self, key: &[u8], text: &[u8]) -> Vec<u8>
    where
        C: BlockCipherEncrypt<BlockSize = U16> + KeyInit,
    {
        let iv = [3; 16];
        let length = 16 - text.len() % 16;
        let mut padded = text.to_vec();
        padded.resize(text.len() + length, 0xaa);
        let right = u8::try_from(length).expect("at most a block");
        *padded.last_mut().expect("padding") = self.padding.unwrap_or(right);
        let mut mode = cbc::Encryptor::<C>::new_from_slices(key, &iv).expect("a key");
        let (blocks, _) = Array::<u8, U16>::slice_as_chunks_mut(&mut padded);
        mode.encrypt_blocks(blocks);
        [iv.to_vec(), padded].concat()
    }
}

/// The sender's key of this one message.
fn ephemeral() -> p256::SecretKey {
    p256::SecretKey::from_slice(&[6; 32]).expect("a key")
}

/// What stands in `EncryptedKey` before the key where it is agreed on, as OpenSAML writes it.
fn agreement() -> String {
    use p256::elliptic_curve::sec1::ToSec1Point;
    let point = STANDARD.encode(ephemeral().public_key().to_sec1_point(false).as_bytes());
    [
        format!(r#"<xenc:EncryptionMethod Algorithm="{XENC}kw-aes256"></xenc:EncryptionMethod>"#),
        format!(r#"<ds:KeyInfo xmlns:ds="{DSIG}"><xenc:AgreementMethod Algorithm="{XENC11}ECDH-ES">"#),
        format!(r#"<xenc11:KeyDerivationMethod xmlns:xenc11="{XENC11}" Algorithm="{XENC11}ConcatKDF">"#),
        r#"<xenc11:ConcatKDFParams AlgorithmID="0001" PartyUInfo="00AB" PartyVInfo="00cdEF">"#.to_owned(),
        format!(r#"<ds:DigestMethod Algorithm="{XENC}sha256"></ds:DigestMethod></xenc11:ConcatKDFParams></xenc11:KeyDerivationMethod>"#),
        r#"<xenc:OriginatorKeyInfo><ds:KeyValue><dsig11:ECKeyValue xmlns:dsig11="http://www.w3.org/2009/xmldsig11#">"#.to_owned(),
        r#"<dsig11:NamedCurve URI="urn:oid:1.2.840.10045.3.1.7"></dsig11:NamedCurve>"#.to_owned(),
        format!("<dsig11:PublicKey>{point}</dsig11:PublicKey></dsig11:ECKeyValue></ds:KeyValue></xenc:OriginatorKeyInfo>"),
        "<xenc:RecipientKeyInfo><ds:KeyName>ours</ds:KeyName></xenc:RecipientKeyInfo></xenc:AgreementMethod></ds:KeyInfo>".to_owned(),
    ]
    .concat()
}

fn wrap_agreed(receiver: &[u8], key: &[u8]) -> Vec<u8> {
    let receiver = p256::SecretKey::from_pkcs8_der(receiver).expect("a key").public_key();
    let secret = p256::ecdh::diffie_hellman(ephemeral().to_nonzero_scalar(), receiver.as_affine());
    let round = [
        &[0, 0, 0, 1],
        secret.raw_secret_bytes().as_slice(),
        &[0x01, 0xab, 0xcd, 0xef],
    ]
    .concat();
    let mut wrapped = vec![0; key.len() + 8];
    let cipher = KwAes256::new(&Sha256::digest(round));
    cipher.wrap_key(key, &mut wrapped).expect("a wrapped key");
    wrapped
}

fn gcm<C: AeadInOut<NonceSize = U12, TagSize = U16> + KeyInit>(key: &[u8], text: &[u8]) -> Vec<u8> {
    let iv = [3; 12];
    let mut data = text.to_vec();
    let cipher = C::new_from_slice(key).expect("a key");
    let tag = cipher
        .encrypt_inout_detached(&Array::from(iv), &[], data.as_mut_slice().into())
        .expect("a ciphertext");
    [iv.to_vec(), data, tag.to_vec()].concat()
}

fn flip(bytes: &mut [u8], place: Option<usize>) {
    if let Some(byte) = place.and_then(|place| bytes.get_mut(place)) {
        *byte ^= 1;
    }
}
