//! A request object for another provider.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let mut party = Party::signed();
    party.claim("aud", "https://other.example");
    assert_eq!(party.page(), Reason::MalformedRequest);
}
