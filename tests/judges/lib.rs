//! Independent implementations of XML Signature and XML Encryption, which judge what we judge: `xmlsec1` (libxml2, C) and `xml-sec` (Rust).
//!
//! Whatever signature we accept, they accept too, and what we decrypt they decrypt to the same text. The reverse is not asked for: our
//! profile refuses much that the standards allow. `xmlsec1` must be on the machine when `TILLIT_JUDGES` is set; without either, only
//! `xml-sec` judges.

#![expect(clippy::unwrap_used, reason = "a test stops where its assumption fails")]

pub mod change;

use base64::{Engine, engine::general_purpose::STANDARD};
use std::{
    collections::BTreeMap,
    fmt,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

/// How many documents each accepts.
#[derive(Default)]
pub struct Tally {
    documents: usize,
    accepted: BTreeMap<&'static str, usize>,
}

impl Tally {
    /// Counts one document: whether we accept it, and whether each of the others does.
    pub fn add(&mut self, ours: bool, others: &[(&'static str, bool)]) {
        self.documents += 1;
        for (judge, accepts) in others.iter().copied().chain([("tillit", ours)]) {
            *self.accepted.entry(judge).or_default() += usize::from(accepts);
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "of {} documents are accepted: {:?}", self.documents, self.accepted)
    }
}

/// The namespace of XML Signature.
pub const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";

/// The command `xmlsec1`, with a folder for what it is given.
pub struct Xmlsec1 {
    folder: TempDir,
}

impl Xmlsec1 {
    /// `None` if it is not installed. Panics if it is not and `TILLIT_JUDGES` demands it. With it comes `openssl`.
    pub fn find() -> Option<Self> {
        let is_installed = Command::new("xmlsec1").arg("--version").output().is_ok();
        let is_demanded = std::env::var_os("TILLIT_JUDGES").is_some();
        assert!(is_installed || !is_demanded, "install the package xmlsec1");
        is_installed.then(|| Xmlsec1 {
            folder: tempfile::tempdir().unwrap(),
        })
    }

    /// Whether the signature at this XPath of the document is good by the public key (SubjectPublicKeyInfo, DER), whatever certificates
    /// the document brings. `ids` are the elements that are referred to, each by its attribute and its name, as `("ID", "urn:x:Response")`.
    pub fn verifies(&self, document: &str, spki: &[u8], ids: &[(&str, String)], signature: &str) -> bool {
        let document_file = self.file("document.xml", document.as_bytes());
        let key_file = self.file("key.pem", pem("PUBLIC KEY", spki).as_bytes());
        let mut command = Command::new("xmlsec1");
        command.arg("--verify").args(["--enabled-reference-uris", "same-doc"]);
        command.args(["--enabled-key-data", "key-name"]);
        command
            .arg(format!("--pubkey-pem:{}", STANDARD.encode(spki)))
            .arg(key_file);
        for (attribute, name) in ids {
            command.args([format!("--id-attr:{attribute}"), name.clone()]);
        }
        command.args(["--node-xpath", signature]).arg(document_file);
        command.output().unwrap().status.success()
    }

    /// The document with what is encrypted in it in plain, if this private key (PKCS #8, DER) opens it. `oaep` is the digest of OAEP as
    /// OpenSSL calls it, if it is another than SHA-1: the `xmlsec1` that Debian has knows no other, so that `openssl` opens the key, and
    /// `xmlsec1` with that key the rest.
    pub fn decrypts(&self, document: &str, pkcs8: &[u8], oaep: Option<&str>) -> Option<String> {
        let [encrypted, private] = [
            ("encrypted.xml", document.as_bytes()),
            ("private.pem", pem("PRIVATE KEY", pkcs8).as_bytes()),
        ]
        .map(|(name, content)| self.file(name, content));
        let mut command = Command::new("xmlsec1");
        command.arg("--decrypt");
        match oaep {
            None => command
                .args([
                    "--id-attr:Id",
                    "http://www.w3.org/2001/04/xmlenc#:EncryptedKey",
                    "--privkey-pem",
                ])
                .arg(private),
            Some(digest) => {
                let wrapped = self.file("wrapped", &wrapped_key(document)?);
                let key = self.file("key", &unwrap(&wrapped, &private, digest)?);
                command.args(["--enabled-key-data", "key-name", "--aeskey"]).arg(key)
            }
        };
        let output = command.arg(encrypted).output().unwrap();
        let is_opened = output.status.success();
        is_opened.then(|| String::from_utf8(output.stdout).unwrap())
    }

    fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }
}

/// The encrypted key in the document.
fn wrapped_key(document: &str) -> Option<Vec<u8>> {
    let (_, key) = document
        .split_once("<xenc:EncryptedKey")?
        .1
        .split_once("CipherValue>")?;
    STANDARD.decode(key.split_once('<')?.0).ok()
}

/// Opens a key with `openssl`: RSA-OAEP with this digest, and MGF1 with SHA-1.
fn unwrap(wrapped: &Path, private: &Path, digest: &str) -> Option<Vec<u8>> {
    let mut command = Command::new("openssl");
    command.args([
        "pkeyutl",
        "-decrypt",
        "-pkeyopt",
        "rsa_padding_mode:oaep",
        "-pkeyopt",
        "rsa_mgf1_md:sha1",
    ]);
    command
        .args(["-pkeyopt", &format!("rsa_oaep_md:{digest}"), "-inkey"])
        .arg(private);
    let output = command.arg("-in").arg(wrapped).output().unwrap();
    output.status.success().then_some(output.stdout)
}

/// Whether `xml-sec` finds the document's signature good by this public key (SubjectPublicKeyInfo, DER).
pub fn xml_sec_verifies(document: &str, spki: &[u8]) -> bool {
    // It is handed text, in which a mark of the byte order has no place.
    let text = document.trim_start_matches('\u{feff}');
    let judged = xml_sec::xmldsig::verify_signature_with_pem_key(text, &pem("PUBLIC KEY", spki), false);
    judged.is_ok_and(|result| matches!(result.status, xml_sec::xmldsig::DsigStatus::Valid))
}

fn pem(label: &str, der: &[u8]) -> String {
    format!(
        "-----BEGIN {label}-----\n{}\n-----END {label}-----\n",
        STANDARD.encode(der)
    )
}
