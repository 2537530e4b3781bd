//! An ID token that is none.

use evidence::Party;

#[test]
fn is_refused() {
    let logout = Party::good().logout(&[("id_token_hint", "a.b.c")]);
    assert!(logout.hint.is_none());
}
