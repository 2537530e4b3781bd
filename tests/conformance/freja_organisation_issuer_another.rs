//! An e-ID that another organisation has issued.

use evidence::Freja;
use shared::provider::freja::evidence::Refusal;

#[test]
fn is_refused() {
    let mut plan = Freja::organisation();
    plan.token.claims["requestedAttributes"]["organisationId"]["issuerCode"] = "2021006883".into();
    assert_eq!(plan.judge().unwrap_err(), Refusal::OrganisationIssuer);
}
