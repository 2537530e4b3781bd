//! A request object with an address that is not registered.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let mut party = Party::signed();
    party.claim("redirect_uri", "https://service.example/");
    assert_eq!(party.page(), Reason::RedirectUnknown);
}
