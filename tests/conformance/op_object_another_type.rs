//! A token of another kind.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let mut party = Party::signed();
    party.object.as_mut().unwrap().header["typ"] = "client-authentication+jwt".into();
    assert_eq!(party.page(), Reason::MalformedRequest);
}
