//! A request object under a secret that both sides share.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let mut party = Party::signed();
    party.object.as_mut().unwrap().header["alg"] = "HS256".into();
    assert_eq!(party.page(), Reason::MalformedRequest);
}
