//! An identifier without issuer, which is nobody's.

use evidence::Freja;
use serde_json::json;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::organisation();
    plan.token.claims["requestedAttributes"]["organisationId"] = json!({"identifier": "tolvan"});
    assert_eq!(plan.judge().unwrap_err(), Refusal::OrganisationIssuer);
}
