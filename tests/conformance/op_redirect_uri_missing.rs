//! No address to answer at.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.unset("redirect_uri");
    assert_eq!(party.page(), Reason::MalformedRequest);
}
