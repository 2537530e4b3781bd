//! A request object with an extension that must be understood.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let mut party = Party::signed();
    party.object.as_mut().unwrap().header["crit"] = serde_json::json!(["x"]);
    assert_eq!(party.page(), Reason::MalformedRequest);
}
