//! An employer's e-ID without identifier.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::organisation();
    plan.token.claims["requestedAttributes"]["organisationId"]["identifier"] = "".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::OrganisationId);
}
