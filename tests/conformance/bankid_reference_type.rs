//! The reference to the data has another type.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, xml};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.kind = "http://www.w3.org/2000/09/xmldsig#Object";
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Reference));
}
