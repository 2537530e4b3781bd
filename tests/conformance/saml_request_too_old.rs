//! The request was sent more than half an hour ago.

use evidence::saml::{NOW, Plan};
use shared::{saml::Refusal, time::Span};

#[test]
fn is_refused() {
    let sent = |span| Plan::good().expecting(|expecting| expecting.request.at = NOW.before(span));
    assert!(sent(Span::from_minutes(30)).judge().is_ok());
    let plan = sent(Span::from_millis(30 * 60_000 + 1));
    assert_eq!(plan.judge().unwrap_err(), Refusal::RequestTooOld);
}
