//! A request object that will be good in two minutes.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let mut party = Party::signed();
    party.claim("nbf", evidence::NOW.unix_seconds() + 121);
    assert_eq!(party.page(), Reason::MalformedRequest);
}
