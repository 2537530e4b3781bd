//! A request object that is good for ever, of an e-service that always signs.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let mut party = Party::signed();
    party.service["request-form"] = "signed".into();
    party.object.as_mut().unwrap().without("exp");
    assert_eq!(party.page(), Reason::MalformedRequest);
}
