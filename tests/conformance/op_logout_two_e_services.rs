//! An ID token of one e-service, and the name of another: neither is believed.

use evidence::{Party, own_id_token};

#[test]
fn is_refused() {
    let logout = Party::good().logout(&[
        ("client_id", "https://other.example"),
        ("id_token_hint", &own_id_token(&[])),
    ]);
    assert!(logout.hint.is_none() && logout.client.is_none());
}
