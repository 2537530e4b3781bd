//! Nothing confirms the subject.

use evidence::saml::{Plan, element};
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let made = Plan::good().make_assertion();
    let confirmation = element(&made, "saml2:SubjectConfirmation");
    let plan = Plan::good().assertion(confirmation, "");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Structure);
}
