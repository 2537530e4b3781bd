//! The signature does not stand directly in the Response.

use evidence::saml::{Plan, element};
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let signature = element(&made, "ds:Signature");
    let moved = format!("<saml2p:Extensions>{signature}</saml2p:Extensions>");
    let changed = made.replacen(signature, &moved, 1);
    assert_ne!(made, changed);
    assert_eq!(plan.judge_xml(&changed).unwrap_err(), Refusal::Unsigned);
}
