//! A query that is not registered.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let party = Party::redirecting_to("https://service.example/callback?next=1");
    assert_eq!(party.page(), Reason::RedirectUnknown);
}
