//! Messages may be older than ten minutes.

use shared::{saml::Timing, time::Span};

#[test]
fn is_refused() {
    assert!(Timing::DEFAULT.with_max_age(Span::from_seconds(600)).is_some());
    assert!(Timing::DEFAULT.with_max_age(Span::from_seconds(601)).is_none());
}
