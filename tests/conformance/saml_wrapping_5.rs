//! Wrapping 5: a forged assertion has the signature, and the genuine one comes after it.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::inera();
    let made = plan.make();
    let start = made.find("<saml2:Assertion ").unwrap();
    let end = made.find("</saml2:Assertion>").unwrap() + 18;
    let assertion = made[start..end].to_owned();
    let (s, f) = (
        assertion.find("<ds:Signature ").unwrap(),
        assertion.find("</ds:Signature>").unwrap() + 15,
    );
    let signature = assertion[s..f].to_owned();
    let bare = assertion.replacen(&signature, "", 1);
    let forged = bare
        .replace("_assertion", "_forged")
        .replace("191212121212", "197010632391");
    let changed = made.replacen(
        &assertion,
        &format!(
            "{}{bare}",
            forged.replacen("</saml2:Issuer>", &format!("</saml2:Issuer>{signature}"), 1)
        ),
        1,
    );
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Assertion(xml::Refusal::Structure)
    );
}
