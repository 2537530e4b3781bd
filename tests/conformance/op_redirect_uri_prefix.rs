//! Something longer that begins with what is registered.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let party = Party::redirecting_to("https://service.example/callback.evil.example");
    assert_eq!(party.page(), Reason::RedirectUnknown);
}
