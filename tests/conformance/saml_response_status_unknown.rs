//! The Response has a status of the first level that there is not.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().response("status:Success", "status:success");
    assert_eq!(plan.judge().unwrap_err(), Refusal::Structure);
}
