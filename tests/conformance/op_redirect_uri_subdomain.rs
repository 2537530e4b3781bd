//! A host below the registered one.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let party = Party::redirecting_to("https://a.service.example/callback");
    assert_eq!(party.page(), Reason::RedirectUnknown);
}
