//! The Response uses an entity that nothing declares: a document type declaration would be refused before it (`saml_doctype`).

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let changed = made.replacen("<saml2p:Status>", "<saml2p:Status>&b;", 1);
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Xml(xml::Refusal::Malformed)
    );
}
