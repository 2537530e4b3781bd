//! Messages may be no older than the clocks may be apart.

use shared::{saml::Timing, time::Span};

#[test]
fn is_refused() {
    assert!(Timing::DEFAULT.with_max_age(Span::from_seconds(31)).is_some());
    assert!(Timing::DEFAULT.with_max_age(Span::from_seconds(30)).is_none());
}
