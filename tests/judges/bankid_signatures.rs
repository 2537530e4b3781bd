//! BankID's signatures, before the other verifiers: two references within the signature itself, in Canonical XML 1.0 with the namespaces
//! and `xml:` attributes that an element inherits.

#![expect(clippy::unwrap_used, reason = "a test stops where its assumption fails")]

use evidence::{Key, Plan};
use judges::{DSIG, Tally, Xmlsec1, change::changed, xml_sec_verifies};
use proptest::{
    prelude::*,
    sample::Index,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

const TYPES: &str = "http://www.bankid.com/signature/v1.0.0/types";

struct Bench {
    plan: Plan,
    xmlsec1: Option<Xmlsec1>,
}

impl Bench {
    fn new() -> Self {
        Bench {
            plan: Plan::good(),
            xmlsec1: Xmlsec1::find(),
        }
    }

    /// The document as it is signed.
    fn document(&self) -> String {
        self.plan.document.make(&self.plan)
    }

    /// Whether we accept the whole evidence with this document in it.
    fn ours(&self, document: &str) -> bool {
        self.plan.judge_made(self.plan.around(document)).is_ok()
    }

    /// Whether each of the others accepts the document's signature.
    fn others(&self, document: &str) -> Vec<(&'static str, bool)> {
        let spki = Key::User.spki();
        let mut judged = vec![("xml-sec", xml_sec_verifies(document, &spki))];
        if let Some(xmlsec1) = &self.xmlsec1 {
            let ids = [
                ("Id", format!("{TYPES}:bankIdSignedData")),
                ("Id", format!("{DSIG}:KeyInfo")),
            ];
            judged.push(("xmlsec1", xmlsec1.verifies(document, &spki, &ids, "/*")));
        }
        judged
    }

    /// Gives whether we accept; then all others must.
    fn agree(&self, document: &str) -> bool {
        let accepted = self.ours(document);
        if accepted {
            for (judge, other) in self.others(document) {
                assert!(other, "{judge} refuses what we accept:\n{document}");
            }
        }
        accepted
    }
}

/// Other ways to write the same document, and ways that only look like it.
fn rewritten(document: &str) -> Vec<String> {
    let once = |old: &str, new: &str| document.replacen(old, new, 1);
    vec![
        document.split_once("?>").unwrap().1.to_owned(),
        once(" standalone=\"no\"", ""),
        once("?>", "?>\n<!-- before -->"),
        format!("{document}\n<!-- after -->"),
        format!("{document}\n<?instruction data?>"),
        once("<SignatureValue>", "<SignatureValue>\n"),
        once("</SignatureValue>", "\r\n</SignatureValue>"),
        once("<Object>", "<Object Id=\"o\">"),
        once("<Object>", "<Object>\n"),
        once("<Object>", "<Object><!-- comment -->"),
        once("</Object>", "\n</Object>"),
        once(" Id=\"bidSignedData\"", " Id='bidSignedData' "),
        once(" Id=\"bidSignedData\"", "\n\tId=\"bidSignedData\""),
        once("Id=\"bidSignedData\"", "Id=\"bid&#x53;ignedData\""),
        once("URI=\"#bidSignedData\"", "URI=\"#bid&#83;ignedData\""),
        once("<funcId>Identification<", "<funcId>Identi<!-- -->fication<"),
        once("<funcId>Identification<", "<funcId><![CDATA[Identification]]><"),
        once("<funcId>Identification<", "<funcId>&#73;dentification<"),
        once("<funcId>", "<!-- comment --><funcId>"),
        once("<funcId>", "<?instruction data?><funcId>"),
        once("<funcId>", &format!("<funcId xmlns=\"{TYPES}\">")),
        once("<funcId>", "<funcId xmlns:unused=\"urn:unused\">"),
        once("<X509Data>", &format!("<X509Data xmlns=\"{DSIG}\">")),
        document.replace("></DigestMethod>", "/>"),
        document.replace("></CanonicalizationMethod>", " />"),
        document.replace(&format!("<SignedInfo xmlns=\"{DSIG}\">"), "<SignedInfo>"),
        document.replace(&format!("<KeyInfo xmlns=\"{DSIG}\""), "<KeyInfo"),
        document.replace("\"><", "\">\n<"),
        document.replace("><", ">\r\n<"),
    ]
}

/// What stands on an outer element, and belongs to the canonical form of what is inside.
fn inherited(document: &str) -> Vec<String> {
    let attributes = [
        "xmlns:unused=\"urn:unused\"",
        "xml:lang=\"sv\"",
        "xml:space=\"preserve\"",
        "xml:base=\"https://example.se/\"",
        "xml:id=\"x\"",
        "xmlns:xml=\"http://www.w3.org/XML/1998/namespace\"",
    ];
    let mut all = Vec::new();
    for attribute in attributes {
        for element in ["Signature", "SignedInfo", "KeyInfo", "bankIdSignedData"] {
            all.push(document.replacen(&format!("<{element} "), &format!("<{element} {attribute} "), 1));
        }
        all.push(document.replacen("<Object>", &format!("<Object {attribute}>"), 1));
    }
    all
}

#[test]
fn a_good_document_is_accepted_by_all() {
    let bench = Bench::new();
    assert!(bench.agree(&bench.document()));
}

#[test]
fn nothing_rewritten_is_accepted_by_us_alone() {
    let bench = Bench::new();
    let document = bench.document();
    let (mut accepted, mut tally) = (0, Tally::default());
    for text in rewritten(&document) {
        assert_ne!(text, document);
        let is_accepted = bench.agree(&text);
        accepted += usize::from(is_accepted);
        tally.add(is_accepted, &bench.others(&text));
    }
    println!("{tally}");
    // The same document written otherwise: the comparison is empty without them.
    assert!(accepted > 10, "{accepted}");
}

#[test]
fn nothing_inherited_is_accepted_by_us_alone() {
    let bench = Bench::new();
    let document = bench.document();
    let mut accepted = 0;
    for text in inherited(&document) {
        assert_ne!(text, document);
        accepted += usize::from(bench.agree(&text));
    }
    // The declaration of the prefix `xml` adds nothing to a canonical form.
    assert!(accepted <= 5, "{accepted}");
}

#[test]
fn nothing_changed_or_wrapped_is_accepted_by_us_alone() {
    let bench = Bench::new();
    let document = bench.document().split_once("?>").unwrap().1.to_owned();
    let config = Config {
        cases: 1000,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let plan = (0_u8..4, any::<Index>(), any::<Index>(), 0x20_u8..0x7f);
    let outcome = runner.run(&plan, |(way, from, to, byte)| {
        bench.agree(&changed(&document, way, from, to, byte));
        Ok(())
    });
    outcome.unwrap();
}

/// The judges do refuse: otherwise their agreement would mean nothing.
#[test]
fn the_others_refuse_what_is_forged() {
    let bench = Bench::new();
    let document = bench.document();
    let forged = [
        ("<funcId>Identification<", "<funcId>Signing<"),
        ("<Object>", "<Object xml:lang=\"sv\">"),
        ("<KeyInfo ", "<KeyInfo xmlns:unused=\"urn:unused\" "),
    ];
    for (old, new) in forged {
        let text = document.replacen(old, new, 1);
        assert_ne!(text, document);
        for (judge, accepted) in bench.others(&text) {
            assert!(!accepted, "{judge}: {new}");
        }
    }
}
