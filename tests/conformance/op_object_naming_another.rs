//! A request object that names another request.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let mut party = Party::signed();
    party.claim("request_uri", "urn:ietf:params:oauth:request_uri:x");
    assert_eq!(party.page(), Reason::MalformedRequest);
}
