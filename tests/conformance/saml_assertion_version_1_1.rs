//! The assertion is of another version.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().assertion(r#" Version="2.0">"#, r#" Version="1.1">"#);
    assert_eq!(plan.judge().unwrap_err(), Refusal::Version);
}
