//! A reference stands there twice.

use evidence::{Part, Plan};
use shared::{provider::bankid::evidence::Refusal, xml};

#[test]
fn is_refused() {
    let mut plan = Plan::good();
    plan.document.references.push(Part::Data);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Reference));
}
