//! A request object that would be a client assertion as well.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let mut party = Party::signed();
    party.claim("sub", evidence::CLIENT);
    assert_eq!(party.page(), Reason::MalformedRequest);
}
