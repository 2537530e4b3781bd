//! The default port, written out.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let party = Party::redirecting_to("https://service.example:443/callback");
    assert_eq!(party.page(), Reason::RedirectUnknown);
}
