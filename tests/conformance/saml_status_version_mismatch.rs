//! The identity provider does not speak SAML 2.0. The assertion beside the report would be accepted.

use evidence::saml::Plan;
use shared::saml::{Failure, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::failing("VersionMismatch", None);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Status(Failure::VersionMismatch));
}
