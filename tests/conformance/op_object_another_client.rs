//! A request object that names another e-service inside.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let mut party = Party::signed();
    party.claim("client_id", "https://other.example");
    assert_eq!(party.page(), Reason::MalformedRequest);
}
