//! The evidence of a completed order, judged by programs that know nothing of this project: `xmlsec1` and `openssl`.

use crate::world::{World, pki, tolvan};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sandbox::bankid::{Kind, Risk};
use serde_json::{Value, json};
use sha1::{Digest, Sha1};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// Evidence in files.
struct Evidence {
    folder: TempDir,
    signature: String,
    xml: String,
}

async fn evidence(kind: Kind, method: &str, more: Value) -> Evidence {
    let world = World::start().await;
    let mut body = json!({ "endUserIp": "192.0.2.7" });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let (status, started) = world.call(method, body).await;
    assert_eq!(status, 200, "{started}");
    let mut phone = tolvan();
    phone.kind = kind;
    let link = format!(
        "bankid:///?autostarttoken={}&redirect=null",
        started["autoStartToken"].as_str().unwrap()
    );
    let id = world.bankid.open(&link, phone).unwrap();
    world.bankid.approve(&id, "123456", Risk::Low).unwrap();
    let (_, collected) = world.call("collect", json!({ "orderRef": id })).await;
    let data = &collected["completionData"];
    let text = |name: &str| data[name].as_str().unwrap().to_owned();
    let (signature, folder) = (text("signature"), tempfile::tempdir().unwrap());
    let xml = String::from_utf8(STANDARD.decode(&signature).unwrap()).unwrap();
    fs::write(folder.path().join("signature.xml"), &xml).unwrap();
    fs::write(
        folder.path().join("ocsp.der"),
        STANDARD.decode(text("ocspResponse")).unwrap(),
    )
    .unwrap();
    Evidence { folder, signature, xml }
}

impl Evidence {
    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The text of every element of that name.
    fn texts(&self, name: &str) -> Vec<&str> {
        let (start, end) = (format!("<{name}>"), format!("</{name}>"));
        self.xml
            .split(&start)
            .skip(1)
            .map(|piece| piece.split(&end).next().unwrap())
            .collect()
    }

    fn decoded(&self, name: &str) -> Vec<String> {
        let decode = |text: &str| String::from_utf8(STANDARD.decode(text).unwrap()).unwrap();
        self.texts(name).into_iter().map(decode).collect()
    }

    /// Writes the certificates of `KeyInfo` as PEM files: `user.pem`, and both CAs in `chain.pem`.
    fn certificates(&self) -> (PathBuf, PathBuf) {
        let pem = |der: &&str| {
            format!(
                "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
                wrapped(der)
            )
        };
        let all: Vec<_> = self.texts("X509Certificate").iter().map(pem).collect();
        assert_eq!(all.len(), 3);
        fs::write(self.file("user.pem"), &all[0]).unwrap();
        fs::write(self.file("chain.pem"), all[1..].concat()).unwrap();
        (self.file("user.pem"), self.file("chain.pem"))
    }
}

fn wrapped(text: &str) -> String {
    text.as_bytes()
        .chunks(64)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Runs a program. Gives whether it was content, and all that it said.
fn run(program: &str, package: &str, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|_| panic!("{program} is needed for this test: install the package {package}"));
    let said = [output.stdout, output.stderr]
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .concat();
    (output.status.success(), said)
}

fn xmlsec(file: &Path, root: &Path) -> (bool, String) {
    let arguments = [
        "--verify",
        "--trusted-pem",
        root.to_str().unwrap(),
        "--id-attr:Id",
        "http://www.bankid.com/signature/v1.0.0/types:bankIdSignedData",
        "--id-attr:Id",
        "http://www.w3.org/2000/09/xmldsig#:KeyInfo",
        file.to_str().unwrap(),
    ];
    run("xmlsec1", "xmlsec1", &arguments)
}

fn openssl(arguments: &[&str]) -> (bool, String) {
    run("openssl", "openssl", arguments)
}

#[tokio::test]
async fn the_signature_verifies_and_a_changed_one_does_not() {
    let root = pki().member_bank_root();
    let texts = json!({ "userVisibleData": "SGVqIMOlw6TDtg==", "userNonVisibleData": "YmluZGluZw==" });
    for (kind, method, more) in [
        (Kind::Mobile, "auth", json!({})),
        (Kind::File, "auth", texts.clone()),
        (Kind::Card, "sign", texts),
    ] {
        let evidence = evidence(kind, method, more).await;
        let (good, said) = xmlsec(&evidence.file("signature.xml"), &root);
        assert!(good, "{said}");
        let (good, _) = xmlsec(&evidence.file("signature.xml"), &pki().ssl_root());
        assert!(!good, "the root of TLS is not the root of signatures");
        let function = if method == "sign" { "Signing" } else { "Identification" };
        assert_eq!(evidence.texts("funcId"), [function]);
        for (old, new) in [
            ("<fsib>0<", "<fsib>1<"),
            ("Id=\"bidKeyInfo\"", "Id=\"bidKeyInfo\" Name=\"x\""),
        ] {
            assert!(evidence.xml.contains(old));
            fs::write(evidence.file("changed.xml"), evidence.xml.replace(old, new)).unwrap();
            assert!(
                !xmlsec(&evidence.file("changed.xml"), &root).0,
                "{old} changed to {new} still verifies"
            );
        }
    }
}

#[tokio::test]
async fn what_is_signed_says_who_asked_what_and_on_which_conditions() {
    let more = json!({
        "userVisibleData": "SGVqIMOlw6TDtg==",
        "userNonVisibleData": "YmluZGluZw==",
        "requirement": { "certificatePolicies": ["1.2.3.4.25"] },
    });
    let evidence = evidence(Kind::Mobile, "auth", more).await;
    assert!(
        evidence
            .xml
            .starts_with(r#"<?xml version="1.0" encoding="UTF-8" standalone="no"?><Signature xmlns="#)
    );
    assert!(
        evidence
            .xml
            .contains(r#"<usrVisibleData charset="UTF-8" visible="wysiwys">SGVqIMOlw6TDtg==</usrVisibleData>"#)
    );
    assert_eq!(evidence.texts("usrNonVisibleData"), ["YmluZGluZw=="]);
    let name = "cn=Tillit Sandbox,name=Tillit i sandlådan,serialNumber=5555555555,o=Sandlådebanken AB (publ),c=SE";
    assert_eq!(evidence.decoded("name"), [name]);
    assert_eq!(evidence.decoded("displayName"), ["Tillit i sandlådan"]);
    let conditions = "<condition><type>CertificatePolicies</type><value>1.2.3.4.25</value></condition>\
                      <condition><type>TokenStartRequired</type><value>yes</value></condition>";
    assert_eq!(evidence.texts("requirement"), [conditions]);
    assert_eq!(evidence.texts("uhi").len(), 1);
}

#[tokio::test]
async fn the_chain_leads_to_the_root_of_the_member_banks() {
    for kind in Kind::ALL {
        let evidence = evidence(kind, "auth", json!({})).await;
        let (user, chain) = evidence.certificates();
        let (user, chain) = (user.to_str().unwrap(), chain.to_str().unwrap());
        let root = pki().member_bank_root();
        let (good, said) = openssl(&[
            "verify",
            "-x509_strict",
            "-CAfile",
            root.to_str().unwrap(),
            "-untrusted",
            chain,
            user,
        ]);
        assert!(good, "{said}");
        let (_, text) = openssl(&[
            "x509",
            "-in",
            user,
            "-noout",
            "-subject",
            "-text",
            "-nameopt",
            "RFC2253,-esc_msb,utf8",
        ]);
        assert!(text.contains("serialNumber=191212121212"), "{text}");
        assert!(text.contains(&format!("Policy: {}\n", kind.policy())), "{text}");
        assert!(text.contains(kind.label()), "{text}");
        assert!(text.contains("Public-Key: (2048 bit)"), "{text}");
    }
}

#[tokio::test]
async fn the_ocsp_response_verifies_and_is_bound_to_the_signature() {
    let evidence = evidence(Kind::Mobile, "auth", json!({})).await;
    let (user, chain) = evidence.certificates();
    let customer_ca = evidence.file("customer-ca.pem");
    let chain = fs::read_to_string(chain).unwrap();
    let end = "-----END CERTIFICATE-----\n";
    fs::write(&customer_ca, chain.split_inclusive(end).next().unwrap()).unwrap();
    let trusted = evidence.file("trusted.pem");
    fs::write(&trusted, chain + &fs::read_to_string(pki().member_bank_root()).unwrap()).unwrap();
    let response = evidence.file("ocsp.der");
    let [response, user, customer_ca, trusted] =
        [&response, &user, &customer_ca, &trusted].map(|f| f.to_str().unwrap());
    let (good, said) = openssl(&[
        "ocsp",
        "-respin",
        response,
        "-issuer",
        customer_ca,
        "-cert",
        user,
        "-CAfile",
        trusted,
        "-no_nonce",
        "-resp_text",
    ]);
    assert!(
        good && said.contains("Response verify OK") && said.contains(&format!("{user}: good")),
        "{said}"
    );
    assert!(
        said.contains("Hash Algorithm: sha1") && !said.contains("Next Update"),
        "{said}"
    );
    assert!(
        said.contains("X509v3 Extended Key Usage: critical") && said.contains("OCSP No Check"),
        "{said}"
    );
    let nonce = said
        .split("OCSP Nonce: critical")
        .nth(1)
        .unwrap()
        .split_whitespace()
        .next()
        .unwrap();
    let prefix: String = Sha1::digest(&evidence.signature)
        .iter()
        .map(|byte| format!("{byte:02X}"))
        .collect();
    assert!(
        nonce.starts_with(&prefix) && nonce.len() == 64,
        "{nonce} does not begin with {prefix}"
    );
}
