//! An ID token that is none.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let refused = Party::good().logout(&[("id_token_hint", "a.b.c")]);
    assert_eq!(refused.unwrap_err(), Reason::MalformedRequest);
}
