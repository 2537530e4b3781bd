//! The references have changed places.

use evidence::Plan;
use shared::{provider::bankid::evidence::Refusal, xml};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.references.swap(0, 1);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Reference));
}
