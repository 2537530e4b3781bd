//! The ciphertext was changed after it was signed: nothing is opened.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let at = made.rfind("<xenc:CipherValue>").unwrap() + 18;
    let first = if made[at..].starts_with('A') { "B" } else { "A" };
    let changed = format!("{}{first}{}", &made[..at], &made[at + 1..]);
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Xml(xml::Refusal::Digest)
    );
}
