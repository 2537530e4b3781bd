//! A parameter twice, with the same value.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let mut party = Party::good();
    party.parameters.push(("state".to_owned(), "s-1".to_owned()));
    assert_eq!(party.page(), Reason::MalformedRequest);
}
