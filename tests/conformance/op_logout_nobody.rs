//! An address, and nobody that it would belong to.

use evidence::Party;
use shared::reason::Reason;

#[test]
fn is_refused() {
    let refused = Party::good().logout(&[("post_logout_redirect_uri", "https://service.example/bye")]);
    assert_eq!(refused.unwrap_err(), Reason::RedirectUnknown);
}
