//! An ID token of one e-service, and the name of another.

use evidence::{Party, own_id_token};
use shared::reason::Reason;

#[test]
fn is_refused() {
    let refused = Party::good().logout(&[
        ("client_id", "https://other.example"),
        ("id_token_hint", &own_id_token(&[])),
    ]);
    assert_eq!(refused.unwrap_err(), Reason::MalformedRequest);
}
