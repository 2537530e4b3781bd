//! An address that is not registered.

use evidence::{CLIENT, Party};
use shared::reason::Reason;

#[test]
fn is_refused() {
    let refused = Party::good().logout(&[
        ("client_id", CLIENT),
        ("post_logout_redirect_uri", "https://evil.example/"),
    ]);
    assert_eq!(refused.unwrap_err(), Reason::RedirectUnknown);
}
