//! Enveloped signatures.

use super::{Edit, edited};
use crate::{Hash, der};
use base64::{Engine, engine::general_purpose::STANDARD};
use p256::ecdsa::signature::hazmat::PrehashSigner;
use rsa::{
    Pkcs1v15Sign, RsaPrivateKey,
    pkcs8::{DecodePrivateKey, EncodePublicKey},
};
use shared::crypto::PublicKey;

const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";
const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";

macro_rules! point {
    ($curve:ident, $pkcs8:expr) => {{
        let key = $curve::ecdsa::SigningKey::from_pkcs8_der($pkcs8).expect("a key");
        key.verifying_key().to_sec1_point(false).as_bytes().to_vec()
    }};
}

/// Whose key signs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Signer {
    /// The identity provider's, RSA.
    Idp,
    /// The identity provider's, on P-256.
    P256,
    /// The identity provider's, on P-384.
    P384,
    /// The identity provider's, on P-521.
    P521,
    /// Somebody else's, RSA.
    Other,
    /// RSA of 1024 bits.
    Short,
}

impl Signer {
    fn pkcs8(self) -> &'static [u8] {
        match self {
            Signer::Idp => include_bytes!("../../fixtures/keys/idp.pk8"),
            Signer::P256 => include_bytes!("../../fixtures/keys/idp_p256.pk8"),
            Signer::P384 => include_bytes!("../../fixtures/keys/idp_p384.pk8"),
            Signer::P521 => include_bytes!("../../fixtures/keys/idp_p521.pk8"),
            Signer::Other => include_bytes!("../../fixtures/keys/other.pk8"),
            Signer::Short => include_bytes!("../../fixtures/keys/short.pk8"),
        }
    }

    /// The curve and the point on it; nothing for RSA.
    pub(super) fn point(self) -> Option<(&'static str, Vec<u8>)> {
        match self {
            Signer::Idp | Signer::Other | Signer::Short => None,
            Signer::P256 => Some(("1.2.840.10045.3.1.7", point!(p256, self.pkcs8()))),
            Signer::P384 => Some(("1.3.132.0.34", point!(p384, self.pkcs8()))),
            Signer::P521 => Some(("1.3.132.0.35", point!(p521, self.pkcs8()))),
        }
    }

    /// The private key, which must be one of RSA.
    pub(super) fn rsa(self) -> RsaPrivateKey {
        RsaPrivateKey::from_pkcs8_der(self.pkcs8()).expect("a key")
    }

    /// The public key in DER.
    pub fn spki(self) -> Vec<u8> {
        let Some((curve, point)) = self.point() else {
            let key = self.rsa().to_public_key();
            return key.to_public_key_der().expect("a key").into_vec();
        };
        let algorithm = der::sequence(&[der::oid("1.2.840.10045.2.1"), der::oid(curve)]);
        der::sequence(&[algorithm, der::bits(&point)])
    }

    /// The public key.
    pub fn public(self) -> PublicKey {
        PublicKey::from_spki(&self.spki()).expect("a key that is allowed")
    }

    /// The identifier of the algorithm.
    pub fn algorithm(self, hash: Hash) -> String {
        match self {
            Signer::Idp | Signer::Other | Signer::Short => hash.signature_uri().to_owned(),
            Signer::P256 | Signer::P384 | Signer::P521 => hash.signature_uri().replace("rsa", "ecdsa"),
        }
    }

    /// Signs.
    pub fn sign(self, hash: Hash, message: &[u8]) -> Vec<u8> {
        let digest = hash.digest(message);
        match self {
            Signer::Idp | Signer::Other | Signer::Short => {
                let algorithm = der::sequence(&[hash.oid(), der::null()]);
                let info = der::sequence(&[algorithm, der::octets(&digest)]);
                let key = RsaPrivateKey::from_pkcs8_der(self.pkcs8()).expect("a key");
                key.sign(Pkcs1v15Sign::new_unprefixed(), &info).expect("a signature")
            }
            Signer::P256 => {
                let key = p256::ecdsa::SigningKey::from_pkcs8_der(self.pkcs8()).expect("a key");
                let signature: p256::ecdsa::Signature = key.sign_prehash(&digest).expect("a signature");
                signature.to_bytes().to_vec()
            }
            Signer::P384 => {
                let key = p384::ecdsa::SigningKey::from_pkcs8_der(self.pkcs8()).expect("a key");
                let signature: p384::ecdsa::Signature = key.sign_prehash(&digest).expect("a signature");
                signature.to_bytes().to_vec()
            }
            Signer::P521 => {
                let key = p521::ecdsa::SigningKey::from_pkcs8_der(self.pkcs8()).expect("a key");
                let padded = [vec![0; 66 - digest.len()], digest].concat();
                let signature: p521::ecdsa::Signature = key.sign_prehash(&padded).expect("a signature");
                signature.to_bytes().to_vec()
            }
        }
    }
}

/// How something is signed. Every field may be changed.
#[derive(Clone, Debug)]
pub struct Signing {
    /// Whose key.
    pub key: Signer,
    /// The hash of the signature.
    pub hash: Hash,
    /// The hash of the reference.
    pub digest: Hash,
    /// The `ID` of what is signed.
    pub id: String,
    /// `PrefixList`; without one if it is empty.
    pub prefixes: String,
    /// Changes of the signed information before it is signed.
    pub edits: Vec<Edit>,
}

impl Signing {
    /// As the identity provider signs.
    pub fn of(id: &str, prefixes: &str) -> Self {
        Signing {
            key: Signer::Idp,
            hash: Hash::Sha256,
            digest: Hash::Sha256,
            id: id.to_owned(),
            prefixes: prefixes.to_owned(),
            edits: Vec::new(),
        }
    }

    /// The signature over a text in canonical form.
    pub fn over(&self, canonical: &str) -> String {
        let list = match self.prefixes.as_str() {
            "" => String::new(),
            list => format!(
                r#"<ec:InclusiveNamespaces xmlns:ec="{EXCLUSIVE}" PrefixList="{list}"></ec:InclusiveNamespaces>"#
            ),
        };
        let info = [
            &format!(r#"<ds:SignedInfo xmlns:ds="{DSIG}"><ds:CanonicalizationMethod Algorithm="{EXCLUSIVE}"></ds:CanonicalizationMethod>"#),
            &format!(r#"<ds:SignatureMethod Algorithm="{}"></ds:SignatureMethod>"#, self.key.algorithm(self.hash)),
            &format!(r##"<ds:Reference URI="#{}"><ds:Transforms><ds:Transform Algorithm="{DSIG}enveloped-signature"></ds:Transform>"##, self.id),
            &format!(r#"<ds:Transform Algorithm="{EXCLUSIVE}">{list}</ds:Transform></ds:Transforms>"#),
            &format!(r#"<ds:DigestMethod Algorithm="{}"></ds:DigestMethod>"#, self.digest.digest_uri()),
            &format!("<ds:DigestValue>{}</ds:DigestValue>", STANDARD.encode(self.digest.digest(canonical.as_bytes()))),
            "</ds:Reference></ds:SignedInfo>",
        ]
        .concat();
        let info = edited(&info, &self.edits);
        let value = STANDARD.encode(self.key.sign(self.hash, info.as_bytes()));
        // In its place the declaration stands on the element around it.
        let info = info.replacen(&format!(r#" xmlns:ds="{DSIG}""#), "", 1);
        let key = STANDARD.encode(self.key.spki());
        [
            format!(r#"<ds:Signature xmlns:ds="{DSIG}">{info}<ds:SignatureValue>{value}</ds:SignatureValue>"#),
            format!("<ds:KeyInfo><ds:KeyName>{key}</ds:KeyName></ds:KeyInfo></ds:Signature>"),
        ]
        .concat()
    }
}

/// Puts the signature after the first issuer, where the schema has it.
pub(super) fn signed(canonical: &str, signing: Option<&Signing>) -> String {
    let Some(signing) = signing else {
        return canonical.to_owned();
    };
    let signature = signing.over(canonical);
    canonical.replacen("</saml2:Issuer>", &format!("</saml2:Issuer>{signature}"), 1)
}
