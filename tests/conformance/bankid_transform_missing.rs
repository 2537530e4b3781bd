//! The references have no transform.

use shared::{provider::bankid::evidence::Refusal, xml};
use tests::evidence::Plan;

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.transforms = String::new();
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Algorithm));
}
