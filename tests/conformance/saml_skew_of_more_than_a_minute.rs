//! The clocks are allowed to be more than a minute apart.

use shared::{saml::Timing, time::Span};

#[test]
fn is_refused() {
    assert!(Timing::DEFAULT.with_skew(Span::from_millis(60_000)).is_some());
    assert!(Timing::DEFAULT.with_skew(Span::from_millis(60_001)).is_none());
}
