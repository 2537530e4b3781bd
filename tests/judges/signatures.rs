//! Whatever signature we accept, `xmlsec1` (libxml2, C) and `xml-sec` (Rust) accept too.
//!
//! The reverse is not asked for: our profile refuses much that XML Signature allows. `xmlsec1` must be on the machine when
//! `TILLIT_JUDGES` is set; without either, only `xml-sec` judges.

#![expect(clippy::unwrap_used, reason = "a test stops where its assumption fails")]

use base64::{Engine, engine::general_purpose::STANDARD};
use evidence::{
    Hash,
    saml::{Metadata, Plan, Signer, Signing},
};
use proptest::{
    prelude::*,
    sample::Index,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use shared::xml::{Limits, Name, Unverified};
use std::{path::PathBuf, process::Command};

const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";
const PROTOCOL: &str = "urn:oasis:names:tc:SAML:2.0:protocol";
const METADATA: &str = "urn:oasis:names:tc:SAML:2.0:metadata";

/// A signed document, and what belongs to it.
#[derive(Clone, Debug)]
struct Case {
    text: String,
    root: Name,
    key: Signer,
}

impl Case {
    fn ours(&self) -> bool {
        let judged = Unverified::parse(self.text.as_bytes(), &Limits::MESSAGE)
            .and_then(|document| document.enveloped(self.root)?.verify(&[self.key.public()]).map(|_| ()));
        judged.is_ok()
    }

    fn pem(&self) -> String {
        let body = STANDARD.encode(self.key.spki());
        format!("-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n")
    }

    fn xml_sec(&self) -> bool {
        // It is handed text, in which a mark of the byte order has no place.
        let text = self.text.trim_start_matches('\u{feff}');
        let judged = xml_sec::xmldsig::verify_signature_with_pem_key(text, &self.pem(), false);
        judged.is_ok_and(|result| matches!(result.status, xml_sec::xmldsig::DsigStatus::Valid))
    }

    fn xmlsec1(&self, bench: &Bench) -> bool {
        let [document, key] = ["document.xml", "key.pem"].map(|name| bench.folder.path().join(name));
        std::fs::write(&document, &self.text).unwrap();
        std::fs::write(&key, self.pem()).unwrap();
        let name = STANDARD.encode(self.key.spki());
        let mut command = Command::new("xmlsec1");
        command.arg("--verify").args(["--enabled-reference-uris", "same-doc"]);
        command.arg(format!("--pubkey-pem:{name}")).arg(key);
        for name in [
            format!("{PROTOCOL}:Response"),
            format!("{PROTOCOL}:AuthnRequest"),
            format!("{METADATA}:EntitiesDescriptor"),
        ] {
            command.args(["--id-attr:ID", &name]);
        }
        let signature = format!("/*/*[local-name()='Signature' and namespace-uri()='{DSIG}']");
        command.args(["--node-xpath", &signature]).arg(document);
        command.output().unwrap().status.success()
    }
}

struct Bench {
    folder: tempfile::TempDir,
    has_xmlsec1: bool,
}

impl Bench {
    fn new() -> Self {
        let has_xmlsec1 = Command::new("xmlsec1").arg("--version").output().is_ok();
        let is_demanded = std::env::var_os("TILLIT_JUDGES").is_some();
        assert!(has_xmlsec1 || !is_demanded, "install the package xmlsec1");
        Bench {
            folder: tempfile::tempdir().unwrap(),
            has_xmlsec1,
        }
    }

    /// Whether each of the others accepts.
    fn others(&self, case: &Case) -> Vec<(&'static str, bool)> {
        let mut judged = vec![("xml-sec", case.xml_sec())];
        if self.has_xmlsec1 {
            judged.push(("xmlsec1", case.xmlsec1(self)));
        }
        judged
    }

    /// Gives whether we accept; then all others must.
    fn agree(&self, case: &Case) -> bool {
        let accepted = case.ours();
        if accepted {
            for (judge, other) in self.others(case) {
                assert!(other, "{judge} refuses what we accept:\n{}", case.text);
            }
        }
        accepted
    }
}

fn response(text: String, key: Signer) -> Case {
    let root = Name {
        namespace: PROTOCOL,
        local: "Response",
    };
    Case { text, root, key }
}

/// Good documents: every algorithm, a Response with a plain assertion, with an encrypted one, and metadata.
fn good() -> Vec<Case> {
    let mut cases = Vec::new();
    for key in [Signer::Idp, Signer::P256, Signer::P384, Signer::P521] {
        for hash in [Hash::Sha256, Hash::Sha384, Hash::Sha512] {
            let signing = |id: &str, prefixes: &str| Signing {
                key,
                hash,
                digest: hash,
                ..Signing::of(id, prefixes)
            };
            let encrypted = Plan {
                response_signing: Some(signing("_response", "")),
                ..Plan::good()
            };
            // xml-sec judges documents with one signature.
            let plain = Plan {
                response_signing: Some(signing("_response", "xs")),
                assertion_signing: None,
                ..Plan::inera()
            };
            let metadata = Metadata {
                signing: Some(signing("_metadata", "")),
                ..Metadata::good()
            };
            cases.push(response(encrypted.make(), key));
            cases.push(response(plain.make(), key));
            let root = Name {
                namespace: METADATA,
                local: "EntitiesDescriptor",
            };
            cases.push(Case {
                text: metadata.make(),
                root,
                key,
            });
        }
    }
    cases
}

/// Other ways to write the same document, and ways that only look like it.
fn rewritten(text: &str) -> Vec<String> {
    let once = |old: &str, new: &str| text.replacen(old, new, 1);
    let quotes = once(" Version=\"2.0\"", "\n\tVersion = '2.0' ");
    let ampersand = once(
        "urn:oasis:names:tc:SAML:2.0:status:Success",
        "urn:oasis:names:tc:SAML:2.0&#x3A;status:Success",
    );
    vec![
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}\n<!-- after -->"),
        format!("\u{feff}{text}"),
        once("<saml2p:Status>", "<!-- comment --><saml2p:Status>"),
        once("<saml2p:Status>", "<?instruction data?><saml2p:Status>"),
        once("></saml2p:StatusCode>", "/>"),
        quotes,
        ampersand,
        once(
            ">https://idp.example.se/saml<",
            "><![CDATA[https://idp.example.se/saml]]><",
        ),
        once(">https://idp.example.se/saml<", ">https://idp.example<!-- -->.se/saml<"),
        once(">https://idp.example.se/saml<", ">https://idp.example.se&#47;saml<"),
        once("<saml2p:Status>", "<saml2p:Status xmlns:unused=\"urn:unused\">"),
        once("<saml2p:Status>", "<saml2p:Status xmlns=\"urn:unused\">"),
        once(
            "<saml2p:Status>",
            "<saml2p:Status xmlns:saml2p=\"urn:oasis:names:tc:SAML:2.0:protocol\">",
        ),
        once(
            "<saml2p:Status>",
            "<saml2p:Status xmlns:xml=\"http://www.w3.org/XML/1998/namespace\">",
        ),
        once("<saml2p:Status>", "<saml2p:Status xml:lang=\"sv\">"),
        once("<saml2p:Status>", "<saml2p:Status xmlns:saml2p=\"\">"),
        once("<saml2p:Response ", "<saml2p:Response xmlns:a=\"relative\" "),
        once("<saml2p:Response ", "<saml2p:Response xmlns:a=\"../relative\" "),
        once("<saml2p:Response ", "<saml2p:Response xmlns:a=\"http://[\" "),
        once("<saml2p:Response ", "<saml2p:Response xmlns:a=\"urn:å\" "),
        once("<saml2p:Response ", "<saml2p:Response xmlns:a=\":a\" "),
        once("<saml2p:Response ", "<saml2p:Response xmlns:a=\"1a:b\" "),
        once("<saml2p:Response ", "<saml2p:Response xmlns:a=\"urn:a b\" "),
        once("<saml2p:Response ", "<saml2p:Response xmlns:a=\"http://a:b/\" "),
        once("<saml2p:Response ", "<saml2p:Response xmlns:a=\"urn:%zz\" "),
        once("<saml2p:Response ", "<saml2p:Response xmlns:a=\"a:\" "),
        once(
            "<saml2p:Response ",
            "<saml2p:Response xmlns:a=\"http://b@a:80:90/#c#d\" ",
        ),
        once("<saml2p:Response ", "<saml2p:Response xmlns:a=\"http:///a//?b?#c?\" "),
        once("<saml2p:Response ", "<saml2p:Response xmlns:xs=\"urn:other\" "),
        text.replace("saml2p:", "p:").replace("xmlns:saml2p", "xmlns:p"),
        text.replace("<ds:", "<")
            .replace("</ds:", "</")
            .replace("xmlns:ds=", "xmlns="),
        text.replace("\"></", "\">\n</"),
        text.replace("><", ">\r\n<"),
    ]
}

#[test]
fn every_good_document_is_accepted_by_all() {
    let bench = Bench::new();
    for case in good() {
        assert!(bench.agree(&case), "{case:?}");
    }
}

/// Metadata is written with long attributes broken over lines, as `xsi:schemaLocation`.
#[test]
fn an_attribute_broken_over_lines_is_accepted_by_all() {
    let bench = Bench::new();
    let metadata = Metadata::good().edit("Name=\"federation\"", "Name=\"one federation\"");
    let whole = Case {
        text: metadata.make(),
        root: Name {
            namespace: METADATA,
            local: "EntitiesDescriptor",
        },
        key: Signer::P256,
    };
    let broken = |space: &str| Case {
        text: whole
            .text
            .replacen("one federation", &format!("one{space}federation"), 1),
        ..whole.clone()
    };
    for space in [" ", "\n", "\t", "\r\n", "\r", "&#32;"] {
        assert!(bench.agree(&broken(space)), "{space:?}");
    }
    for space in ["", "  ", "\n\n", "&#10;", "\u{a0}"] {
        assert!(!bench.agree(&broken(space)), "{space:?}");
    }
}

#[test]
fn nothing_rewritten_is_accepted_by_us_alone() {
    let bench = Bench::new();
    let mut accepted = 0;
    let cases = good();
    for case in &cases {
        for text in rewritten(&case.text) {
            accepted += usize::from(bench.agree(&Case { text, ..case.clone() }));
        }
    }
    // The same document written otherwise: the comparison is empty without them.
    assert!(accepted > cases.len() * 5, "{accepted}");
}

#[test]
fn nothing_changed_or_wrapped_is_accepted_by_us_alone() {
    let bench = Bench::new();
    let cases = good();
    let config = Config {
        cases: 2000,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let plan = (any::<Index>(), 0_u8..4, any::<Index>(), any::<Index>(), 0x20_u8..0x7f);
    let counted = std::cell::Cell::new(0_usize);
    let outcome = runner.run(&plan, |(case, way, from, to, byte)| {
        let case = case.get(&cases);
        let text = changed(&case.text, way, from, to, byte);
        let is_accepted = bench.agree(&Case { text, ..case.clone() });
        counted.set(counted.get() + usize::from(is_accepted));
        Ok(())
    });
    outcome.unwrap();
    println!("{} changed documents were accepted by all", counted.get());
}

/// One change: another byte, a byte more, an element copied, an element moved.
fn changed(text: &str, way: u8, from: Index, to: Index, byte: u8) -> String {
    let byte = char::from(byte).to_string();
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let at = *from.get(&places);
    match way {
        0 => [
            &text[..at],
            &byte,
            &text[at + text[at..].chars().next().unwrap().len_utf8()..],
        ]
        .concat(),
        1 => [&text[..at], &byte, &text[at..]].concat(),
        _ => {
            let elements = elements(text);
            let ((start, end), (place, _)) = (*from.get(&elements), *to.get(&elements));
            let part = &text[start..end];
            if place > start && place < end {
                return text.replacen(part, "", 1);
            }
            let mut changed = text.to_owned();
            changed.insert_str(place, part);
            if way == 3 {
                let start = if place <= start { start + part.len() } else { start };
                changed.replace_range(start..start + part.len(), "");
            }
            changed
        }
    }
}

/// Where elements begin and end.
fn elements(text: &str) -> Vec<(usize, usize)> {
    let (mut open, mut found) = (Vec::new(), Vec::new());
    for (at, _) in text.match_indices('<') {
        let end = at + text[at..].find('>').unwrap() + 1;
        if text[at..].starts_with("</") {
            found.push((open.pop().unwrap(), end));
        } else {
            open.push(at);
        }
    }
    found
}

/// The judges do refuse: otherwise their agreement would mean nothing.
#[test]
fn the_others_refuse_what_is_forged() {
    let bench = Bench::new();
    for case in good() {
        let text = case
            .text
            .replacen("https://idp.example.se", "https://idp.example.sf", 1);
        assert_ne!(text, case.text);
        for (judge, accepted) in bench.others(&Case { text, ..case.clone() }) {
            assert!(!accepted, "{judge}");
        }
    }
}

/// Our own requests are signed as others understand it.
#[test]
fn our_requests_are_accepted_by_all() {
    use shared::{
        crypto::{Entropy, SigningKey},
        loa::AcceptedLevels,
        saml::{AuthnRequest, IdpRules, MessageFormat},
    };
    let bench = Bench::new();
    let plan = Plan::good().expecting;
    let mut idp = plan.idp;
    idp.sso.post = Some("https://idp.example.se/post?a=b&c=\"d\"".to_owned());
    idp.categories = ["http://id.swedenconnect.se/general-ec/1.0/supports-user-message".to_owned()].into();
    let keys = [
        (Signer::Idp, &include_bytes!("../fixtures/keys/idp.pk8")[..]),
        (Signer::P256, include_bytes!("../fixtures/keys/idp_p256.pk8")),
    ];
    for (signer, pkcs8) in keys {
        let rules = IdpRules::default();
        let request = AuthnRequest::new(
            "https://sp",
            "https://acs",
            &idp,
            &rules,
            AcceptedLevels::from_policy("loa3").expect("a policy"),
            [1; 16],
            plan.now,
        );
        let key = SigningKey::from_pkcs8(pkcs8).unwrap();
        let request = request.unwrap();
        let request = request
            .show(MessageFormat::Text, &[("sv", "Jag vill in."), ("en", "Let me in.")])
            .sign(MessageFormat::Markdown, "*Jag* intygar & skriver under.");
        let form = request.post(None, &key, Entropy([2; 32])).unwrap();
        let text = String::from_utf8(STANDARD.decode(form.saml_request).unwrap()).unwrap();
        let root = Name {
            namespace: PROTOCOL,
            local: "AuthnRequest",
        };
        assert!(bench.agree(&Case {
            text,
            root,
            key: signer
        }));
    }
}

/// What we open, `xmlsec1` opens too, and to the same text.
#[test]
fn what_is_encrypted_opens_with_xmlsec1() {
    let bench = Bench::new();
    if !bench.has_xmlsec1 {
        return;
    }
    let key = STANDARD.encode(include_bytes!("../fixtures/keys/sp.pk8"));
    let file: PathBuf = bench.folder.path().join("sp.pem");
    std::fs::write(
        &file,
        format!("-----BEGIN PRIVATE KEY-----\n{key}\n-----END PRIVATE KEY-----\n"),
    )
    .unwrap();
    for content in [
        "aes128-cbc",
        "aes192-cbc",
        "aes256-cbc",
        "aes128-gcm",
        "aes192-gcm",
        "aes256-gcm",
    ] {
        let plan = Plan::good().encrypting(|encryption| encryption.content = content);
        assert!(plan.judge().is_ok());
        let document = bench.folder.path().join("encrypted.xml");
        std::fs::write(&document, plan.make()).unwrap();
        let mut command = Command::new("xmlsec1");
        command.arg("--decrypt").arg("--privkey-pem").arg(&file).arg(&document);
        let output = command.output().unwrap();
        let opened = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && opened.contains("191212121212"), "{content}");
    }
}
