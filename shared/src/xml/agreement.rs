//! Keys that are agreed on (XML Encryption 1.1, 5.6), as OpenSAML writes them.

use super::{Name, Refusal, SignedElement, encrypted::xenc, read::base64_in_lines};
use crate::crypto::{KeyAgreement, KeyLength};

const XMLENC11: &str = "http://www.w3.org/2009/xmlenc11#";
const ECDH_ES: &str = "http://www.w3.org/2009/xmlenc11#ECDH-ES";
const CONCAT_KDF: &str = "http://www.w3.org/2009/xmlenc11#ConcatKDF";
const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";
const P256: &str = "urn:oid:1.2.840.10045.3.1.7";

/// What ConcatKDF takes beside the secret, in this order (XML Encryption 1.1, 5.4.1).
const INFO: [&str; 5] = ["AlgorithmID", "PartyUInfo", "PartyVInfo", "SuppPubInfo", "SuppPrivInfo"];
/// How long each of these may be, in bytes. What peers write is a few.
const MAX_INFO: usize = 256;

const WRAP: [(&str, KeyLength); 3] = [
    ("http://www.w3.org/2001/04/xmlenc#kw-aes128", KeyLength::Bits128),
    ("http://www.w3.org/2001/04/xmlenc#kw-aes192", KeyLength::Bits192),
    ("http://www.w3.org/2001/04/xmlenc#kw-aes256", KeyLength::Bits256),
];

const fn xenc11(local: &'static str) -> Name {
    Name {
        namespace: XMLENC11,
        local,
    }
}

/// The length of the key that wraps, if the `EncryptionMethod` is AES key wrap.
pub(super) fn length(method: &SignedElement<'_>) -> Option<KeyLength> {
    let name = method.attribute("Algorithm");
    let known = WRAP.iter().find(|(uri, _)| name == Some(uri));
    known.map(|(_, length)| *length)
}

/// Reads the `AgreementMethod` of an `EncryptedKey`. Which of our keys it is for is not read: each is tried.
pub(super) fn read(key: &SignedElement<'_>, length: KeyLength) -> Result<KeyAgreement, Refusal> {
    let method = key.child(Name::dsig("KeyInfo"))?.child(xenc("AgreementMethod"))?;
    named(&method, ECDH_ES)?;
    let derivation = method.child(xenc11("KeyDerivationMethod"))?;
    named(&derivation, CONCAT_KDF)?;
    let parameters = derivation.child(xenc11("ConcatKDFParams"))?;
    named(&parameters.child(Name::dsig("DigestMethod"))?, SHA256)?;
    let value = method
        .child(xenc("OriginatorKeyInfo"))?
        .child(Name::dsig("KeyValue"))?
        .child(Name::dsig11("ECKeyValue"))?;
    if value.child(Name::dsig11("NamedCurve"))?.attribute("URI") != Some(P256) {
        return Err(Refusal::Algorithm);
    }
    let point = base64_in_lines(&value.child(Name::dsig11("PublicKey"))?.text()?).ok_or(Refusal::Structure)?;
    KeyAgreement::new(&point, info(&parameters)?, length).map_err(|_| Refusal::Structure)
}

fn named(element: &SignedElement<'_>, algorithm: &str) -> Result<(), Refusal> {
    let is = element.attribute("Algorithm") == Some(algorithm);
    is.then_some(()).ok_or(Refusal::Algorithm)
}

/// The parts that are there, each a string of bits in hexadecimal whose first byte says how many bits at its end mean nothing: none, in
/// whole bytes.
fn info(parameters: &SignedElement<'_>) -> Result<Vec<u8>, Refusal> {
    let mut info = Vec::new();
    for written in INFO.iter().filter_map(|name| parameters.attribute(name)) {
        if written.is_empty() {
            continue;
        }
        let bits = hexadecimal(written).ok_or(Refusal::Structure)?;
        match bits.split_first() {
            Some((0, bytes)) => info.extend_from_slice(bytes),
            _ => return Err(Refusal::Algorithm),
        }
    }
    Ok(info)
}

fn hexadecimal(text: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if !rest.is_empty() || pairs.len() > MAX_INFO {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let byte = |[high, low]: &[u8; 2]| u8::try_from(digit(*high)? << 4 | digit(*low)?).ok();
    pairs.iter().map(byte).collect()
}
