//! The anchor adds a value, and does not allow it.

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
    assert_eq!(
        demanding(json!({"add": ["ephemeral"], "subset_of": ["public", "ephemeral"]})),
        Ok(())
    );
    assert_eq!(
        demanding(json!({"add": ["ephemeral"], "subset_of": ["public"]})),
        Err(Refusal::Policy)
    );
}
