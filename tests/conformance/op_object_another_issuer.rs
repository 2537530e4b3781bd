//! A request object of another e-service.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let mut party = Party::signed();
    party.claim("iss", "https://other.example");
    assert_eq!(party.page(), Reason::MalformedRequest);
}
