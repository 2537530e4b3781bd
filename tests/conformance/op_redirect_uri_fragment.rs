//! A fragment.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let party = Party::redirecting_to("https://service.example/callback#x");
    assert_eq!(party.page(), Reason::RedirectUnknown);
}
