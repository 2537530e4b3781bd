//! A request object in a request object.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let mut party = Party::signed();
    party.claim("request", "a.b.c");
    assert_eq!(party.page(), Reason::MalformedRequest);
}
