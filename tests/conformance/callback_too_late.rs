//! The answer comes half an hour after the request.

use evidence::{Callback, NOW};
use shared::{oidc::upstream::CallbackRefusal, time::Span};

#[test]
fn is_refused() {
    let mut plan = Callback::good();
    plan.now = NOW
        .before(Span::from_seconds(30))
        .after(Span::from_millis(30 * 60_000 - 1));
    assert!(plan.judge().is_ok());
    plan.now = plan.now.after(Span::from_millis(1));
    assert_eq!(plan.judge().unwrap_err(), CallbackRefusal::Expired);
}
