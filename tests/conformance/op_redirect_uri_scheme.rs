//! Without TLS.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let party = Party::redirecting_to("http://service.example/callback");
    assert_eq!(party.page(), Reason::RedirectUnknown);
}
