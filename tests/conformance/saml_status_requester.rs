//! The request was wrong, and no more is said. The assertion beside the report would be accepted.

use evidence::saml::Plan;
use shared::saml::{Failure, Refusal};

#[test]
fn is_refused() {
    let plan = Plan::failing("Requester", None);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Status(Failure::Requester));
}
