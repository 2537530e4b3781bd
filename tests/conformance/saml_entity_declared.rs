//! The document type declaration of the Response declares an entity.

use evidence::saml::Plan;
use shared::{saml::Refusal, xml};

#[test]
fn is_refused() {
    let plan = Plan::good();
    let made = plan.make();
    let changed = format!("<!DOCTYPE a [<!ENTITY b 'c'>]>{made}");
    assert_ne!(made, changed);
    assert_eq!(
        plan.judge_xml(&changed).unwrap_err(),
        Refusal::Xml(xml::Refusal::Doctype)
    );
}
