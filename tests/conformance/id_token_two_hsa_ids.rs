//! Inera states two HSA-ids: the person has not chosen.

use evidence::Upstream;
use serde_json::json;
use shared::oidc::upstream::{Refusal, Vocabulary};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.vocabulary = Vocabulary::Sambi;
    plan.deviations.claims_in_arrays = true;
    plan.token.claim("employeeHsaId", json!(["SE2321000131-A"]));
    assert!(plan.judge().unwrap().attributes().hsa_id().is_some(), "one is accepted");
    plan.token
        .claim("employeeHsaId", json!(["SE2321000131-A", "SE2321000131-B"]));
    assert_eq!(plan.judge().unwrap_err(), Refusal::Claims);
}
