//! A request object that was good two minutes ago.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let mut party = Party::signed();
    party.claim("exp", evidence::NOW.unix_seconds() - 121);
    assert_eq!(party.page(), Reason::MalformedRequest);
}
