//! The signed information says exclusive canonicalisation.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, xml};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.canonicalization = "http://www.w3.org/2001/10/xml-exc-c14n#";
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Algorithm));
}
