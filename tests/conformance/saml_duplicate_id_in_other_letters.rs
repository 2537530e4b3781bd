//! Another element has the identifier of the Response, in another attribute.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let changed = made.replacen("<saml2p:Status>", r#"<saml2p:Status xml:id="_response">"#, 1);
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Xml(xml::Refusal::DuplicateId)
    );
}
