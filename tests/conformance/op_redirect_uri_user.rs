//! A name in front of the host.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let party = Party::redirecting_to("https://service.example@evil.example/callback");
    assert_eq!(party.page(), Reason::RedirectUnknown);
}
