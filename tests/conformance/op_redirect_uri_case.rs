//! Another case of the path.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let party = Party::redirecting_to("https://service.example/Callback");
    assert_eq!(party.page(), Reason::RedirectUnknown);
}
