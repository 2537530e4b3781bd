//! Signatures of SAML messages and metadata, before the other verifiers.

use base64::{Engine, engine::general_purpose::STANDARD};
use evidence::{
    Hash,
    saml::{Metadata, Plan, Signer, Signing},
};
use judges::{DSIG, Tally, Xmlsec1, change::changed, xml_sec_verifies};
use proptest::{
    prelude::*,
    sample::Index,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use shared::xml::{Limits, Name, Unverified};

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

    fn xmlsec1(&self, judge: &Xmlsec1) -> bool {
        let ids = [
            ("ID", format!("{PROTOCOL}:Response")),
            ("ID", format!("{PROTOCOL}:AuthnRequest")),
            ("ID", format!("{METADATA}:EntitiesDescriptor")),
        ];
        let signature = format!("/*/*[local-name()='Signature' and namespace-uri()='{DSIG}']");
        judge.verifies(&self.text, &self.key.spki(), &ids, &signature)
    }
}

struct Bench {
    xmlsec1: Option<Xmlsec1>,
}

impl Bench {
    fn new() -> Self {
        Bench {
            xmlsec1: Xmlsec1::find(),
        }
    }

    /// Whether each of the others accepts.
    fn others(&self, case: &Case) -> Vec<(&'static str, bool)> {
        let mut judged = vec![("xml-sec", xml_sec_verifies(&case.text, &case.key.spki()))];
        if let Some(xmlsec1) = &self.xmlsec1 {
            judged.push(("xmlsec1", case.xmlsec1(xmlsec1)));
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

/// A line may end in three ways, in character data and instructions too; a reference to a carriage return is none of them. `xml-sec`
/// is not asked: it leaves some of them as they are.
#[test]
fn lines_that_end_otherwise_are_accepted_by_xmlsec1_too() {
    let bench = Bench::new();
    let agree = |case: &Case| {
        let accepted = case.ours();
        if let Some(xmlsec1) = &bench.xmlsec1 {
            assert_eq!(case.xmlsec1(xmlsec1), accepted, "{}", case.text);
        }
        accepted
    };
    let plan = Plan {
        response_signing: Some(Signing::of("_response", "xs")),
        assertion_signing: None,
        ..Plan::inera()
    };
    let whole = response(
        plan.assertion(">Tolvan<", ">one\ntwo<?a three\nfour?><").make(),
        Signer::Idp,
    );
    let written = |text: &str, instruction: &str| {
        let text = whole.text.replacen("one\ntwo", text, 1);
        let text = text.replacen("three\nfour", instruction, 1);
        Case { text, ..whole.clone() }
    };
    for line in ["\n", "\r\n", "\r"] {
        for text in [format!("one{line}two"), format!("<![CDATA[one{line}two]]>")] {
            let case = written(&text, &format!("three{line}four"));
            assert!(agree(&case), "{line:?} {text}");
        }
    }
    for text in ["one&#13;\ntwo", "one\n\rtwo", "one<![CDATA[\r\r\n]]>two"] {
        assert!(!agree(&written(text, "three\nfour")), "{text}");
    }
}

#[test]
fn nothing_rewritten_is_accepted_by_us_alone() {
    let bench = Bench::new();
    let (mut accepted, mut tally) = (0, Tally::default());
    let cases = good();
    for (number, case) in cases.iter().enumerate() {
        for text in rewritten(&case.text) {
            let case = Case { text, ..case.clone() };
            let is_accepted = bench.agree(&case);
            accepted += usize::from(is_accepted);
            // What is refused by us is counted too, for the first algorithm.
            if number < 3 {
                tally.add(is_accepted, &bench.others(&case));
            }
        }
    }
    println!("{tally}");
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
