//! The assertion has no statement of attributes, and the service needs none.

use evidence::saml::Plan;
use shared::saml::{AttributeSet, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::good().expecting(|expecting| expecting.attributes = AttributeSet::Pseudonym);
    assert!(plan.judge().is_ok());
    let (start, end) = ("<saml2:AttributeStatement>", "</saml2:AttributeStatement>");
    let from = plan.assertion.find(start).unwrap();
    let to = plan.assertion.find(end).unwrap() + end.len();
    let statement = plan.assertion[from..to].to_owned();
    let plan = plan.assertion(&statement, "");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Structure);
}
