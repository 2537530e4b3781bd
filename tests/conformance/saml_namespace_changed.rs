//! What is covered has another namespace under the same prefix.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let changed = made.replacen(r#"<saml2p:Status>"#, r#"<saml2p:Status xmlns:saml2p="urn:other">"#, 1);
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Xml(xml::Refusal::Digest)
    );
}
