//! The anchor demands a kind of subject that the OpenID Provider does not offer.

use evidence::federation::Chain;
use serde_json::json;
use shared::oidc::federation::Refusal;

#[test]
fn is_refused() {
    let demanding = |operators| {
        Chain::good()
            .demanding("subject_types_supported", operators)
            .judge()
            .map(|_| ())
    };
    assert_eq!(demanding(json!({"superset_of": ["pairwise"]})), Ok(()));
    assert_eq!(
        demanding(json!({"superset_of": ["pairwise", "ephemeral"]})),
        Err(Refusal::Policy)
    );
}
