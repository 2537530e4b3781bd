//! A letter of the path, escaped.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let party = Party::redirecting_to("https://service.example/%63allback");
    assert_eq!(party.page(), Reason::RedirectUnknown);
}
