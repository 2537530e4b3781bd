//! An address that is registered for something else.

use evidence::{CLIENT, Party, REDIRECT_URI};
use shared::reason::Reason;

#[test]
fn is_refused() {
    let refused = Party::good().logout(&[("client_id", CLIENT), ("post_logout_redirect_uri", REDIRECT_URI)]);
    assert_eq!(refused.unwrap_err(), Reason::RedirectUnknown);
}
