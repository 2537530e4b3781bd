//! The signature does not stand directly in the Response.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let start = made.find("<ds:Signature ").unwrap();
    let end = made.find("</ds:Signature>").unwrap() + 15;
    let signature = made[start..end].to_owned();
    let changed = format!(
        "{}<saml2p:Extensions>{signature}</saml2p:Extensions>{}",
        &made[..start],
        &made[end..]
    );
    assert_ne!(made, changed);
    assert_eq!(plan.judge_xml(&changed).unwrap_err(), Refusal::Unsigned);
}
