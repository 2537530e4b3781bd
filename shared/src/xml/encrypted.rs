//! Encrypted elements (XML Encryption Syntax and Processing), as far as SAML and the Deployment Profile for the Swedish eID
//! Framework, 8 have them.

use super::{
    Limits, Name, Refusal, Signed, SignedElement, Unverified, UnverifiedEnveloped, XMLDSIG, agreement,
    read::{base64_in_lines, ids},
};
use crate::crypto::{ContentEncryption, DecryptionKey, Entropy, KeyLength, KeyTransport, KeyWrapping};
use std::collections::BTreeSet;

/// The namespace of XML Encryption, 1.3.
const XMLENC: &str = "http://www.w3.org/2001/04/xmlenc#";
/// What `EncryptedData` says that it holds, and `RetrievalMethod` that it points to.
const ELEMENT: &str = "http://www.w3.org/2001/04/xmlenc#Element";
const ENCRYPTED_KEY: &str = "http://www.w3.org/2001/04/xmlenc#EncryptedKey";
const RSA_OAEP: &str = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p";

const CONTENT: [(&str, ContentEncryption); 6] = [
    (
        "http://www.w3.org/2001/04/xmlenc#aes128-cbc",
        ContentEncryption::Cbc(KeyLength::Bits128),
    ),
    (
        "http://www.w3.org/2001/04/xmlenc#aes192-cbc",
        ContentEncryption::Cbc(KeyLength::Bits192),
    ),
    (
        "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
        ContentEncryption::Cbc(KeyLength::Bits256),
    ),
    (
        "http://www.w3.org/2009/xmlenc11#aes128-gcm",
        ContentEncryption::Gcm(KeyLength::Bits128),
    ),
    (
        "http://www.w3.org/2009/xmlenc11#aes192-gcm",
        ContentEncryption::Gcm(KeyLength::Bits192),
    ),
    (
        "http://www.w3.org/2009/xmlenc11#aes256-gcm",
        ContentEncryption::Gcm(KeyLength::Bits256),
    ),
];

const OAEP: [(&str, KeyTransport); 4] = [
    ("http://www.w3.org/2000/09/xmldsig#sha1", KeyTransport::OaepSha1),
    ("http://www.w3.org/2001/04/xmlenc#sha256", KeyTransport::OaepSha256),
    (
        "http://www.w3.org/2001/04/xmldsig-more#sha384",
        KeyTransport::OaepSha384,
    ),
    ("http://www.w3.org/2001/04/xmlenc#sha512", KeyTransport::OaepSha512),
];

pub(super) const fn xenc(local: &'static str) -> Name {
    Name {
        namespace: XMLENC,
        local,
    }
}

/// An element that is encrypted, in a form that we can open. It comes only out of what a signature covers: that is what makes CBC
/// acceptable, and keeps strangers from sending us ciphertexts of their choice.
#[derive(Debug)]
pub struct Encrypted {
    content: ContentEncryption,
    wrapping: KeyWrapping,
    key: Vec<u8>,
    data: Vec<u8>,
}

impl Encrypted {
    /// Reads `EncryptedData` in `around` (SAML's `EncryptedAssertion`), and the one `EncryptedKey`, which stands in its `KeyInfo` or
    /// beside it with a `RetrievalMethod` that points there (SAML V2.0 Core, 2.3.4 and 6.1).
    pub fn read(around: &SignedElement<'_>) -> Result<Self, Refusal> {
        let data = around.child(xenc("EncryptedData"))?;
        if data.attribute("Type").is_some_and(|kind| kind != ELEMENT) {
            return Err(Refusal::Structure);
        }
        let method = algorithm(&data)?;
        if method.children().next().is_some() {
            return Err(Refusal::Algorithm);
        }
        let name = method.attribute("Algorithm");
        let content = CONTENT.iter().find(|(uri, _)| name == Some(uri));
        let key = encrypted_key(around, &data.child(Name::dsig("KeyInfo"))?)?;
        Ok(Encrypted {
            content: content.ok_or(Refusal::Algorithm)?.1,
            wrapping: wrapping(&key)?,
            key: cipher_value(&key)?,
            data: cipher_value(&data)?,
        })
    }

    /// Opens the element with one of our keys.
    pub fn open(&self, keys: &[DecryptionKey], entropy: Entropy) -> Result<Opened, Refusal> {
        self.content
            .open(&self.wrapping, keys, &self.key, &self.data, entropy)
            .map(Opened)
            .map_err(|_| Refusal::Decryption)
    }
}

/// The text of an element that was encrypted.
pub struct Opened(Vec<u8>);

impl Opened {
    /// Parses the text, which must be one element of this name, under the same rules as any document. Whichever rule it breaks, the
    /// answer is the same as when it had not opened.
    pub fn parse(&self, limits: &Limits, name: Name) -> Result<OpenedDocument<'_>, Refusal> {
        let document = Unverified::parse(&self.0, limits).map_err(|_| Refusal::Decryption)?;
        if document.is(name) {
            Ok(OpenedDocument { document, name })
        } else {
            Err(Refusal::Decryption)
        }
    }
}

/// An element that was encrypted, as a document of its own. The signature that covers its ciphertext covers it; it may have another
/// one inside.
pub struct OpenedDocument<'x> {
    document: Unverified<'x>,
    name: Name,
}

impl<'x> OpenedDocument<'x> {
    /// Whether the element has a signature of its own.
    pub fn is_signed(&self) -> bool {
        self.document.is_signed()
    }

    /// The element's own signature.
    pub fn enveloped(&'x self) -> Result<UnverifiedEnveloped<'x>, Refusal> {
        self.document.enveloped(self.name)
    }

    /// The element, covered by the signature around its ciphertext: [`Encrypted`] comes out of nothing else.
    pub fn covered(&'x self) -> Signed<'x> {
        let root = self.document.0.root();
        Signed {
            tree: &self.document.0,
            elements: root.map(|root| (self.name, root)).into_iter().collect(),
            signature: None,
        }
    }

    /// Whether it and the document around it use the same identifier.
    pub fn shares_id_with(&self, around: &Unverified<'_>) -> bool {
        let known: BTreeSet<_> = ids(&around.0).collect();
        ids(&self.document.0).any(|id| known.contains(id))
    }
}

/// `EncryptionMethod`.
fn algorithm<'d>(of: &SignedElement<'d>) -> Result<SignedElement<'d>, Refusal> {
    of.child(xenc("EncryptionMethod"))
}

/// How an `EncryptedKey` is wrapped.
fn wrapping(key: &SignedElement<'_>) -> Result<KeyWrapping, Refusal> {
    let method = algorithm(key)?;
    match agreement::length(&method) {
        Some(length) => agreement::read(key, length).map(KeyWrapping::Agreement),
        None => transport(&method).map(KeyWrapping::Transport),
    }
}

/// RSA-OAEP with MGF1 of SHA-1, and the digest that is named; SHA-1 if there is none (XML Encryption, 5.5.2).
fn transport(method: &SignedElement<'_>) -> Result<KeyTransport, Refusal> {
    if method.attribute("Algorithm") != Some(RSA_OAEP) {
        return Err(Refusal::Algorithm);
    }
    let mut inside = method.children();
    let digest = match (inside.next(), inside.next()) {
        (None, _) => return Ok(KeyTransport::OaepSha1),
        (Some(digest), None) if digest.is(Name::dsig("DigestMethod")) => digest.attribute("Algorithm"),
        _ => return Err(Refusal::Algorithm),
    };
    let known = OAEP.iter().find(|(uri, _)| digest == Some(uri));
    known.map(|(_, transport)| *transport).ok_or(Refusal::Algorithm)
}

/// The one key in `KeyInfo`, or beside the data.
fn encrypted_key<'d>(around: &SignedElement<'d>, info: &SignedElement<'d>) -> Result<SignedElement<'d>, Refusal> {
    let inside = info.optional_child(xenc("EncryptedKey"))?;
    let beside = around.optional_child(xenc("EncryptedKey"))?;
    match (inside, beside, info.optional_child(RETRIEVAL)?) {
        (Some(key), None, None) => Ok(key),
        (None, Some(key), Some(pointer)) => {
            let is_key = pointer.attribute("Type") == Some(ENCRYPTED_KEY) && pointer.children().next().is_none();
            let target = pointer.attribute("URI").and_then(|uri| uri.strip_prefix('#'));
            if is_key && target.is_some() && target == key.attribute("Id") {
                Ok(key)
            } else {
                Err(Refusal::Reference)
            }
        }
        _ => Err(Refusal::Structure),
    }
}

const RETRIEVAL: Name = Name {
    namespace: XMLDSIG,
    local: "RetrievalMethod",
};

fn cipher_value(of: &SignedElement<'_>) -> Result<Vec<u8>, Refusal> {
    let text = of.child(xenc("CipherData"))?.child(xenc("CipherValue"))?.text()?;
    base64_in_lines(&text).ok_or(Refusal::Structure)
}
