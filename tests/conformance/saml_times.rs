//! The edges of every time, with the clocks allowed to be a minute apart: on one side of each it is accepted, on the other refused.

use evidence::saml::Plan;
use shared::{
    saml::{Refusal, Timing},
    time::{Span, Timestamp},
};

/// Judges at `now`, with everything that is issued then too unless `edits` say otherwise.
fn judge(edits: &[(&str, &str)], now: Timestamp) -> Result<(), Refusal> {
    let plan = edits
        .iter()
        .fold(Plan::good(), |plan, (old, new)| plan.assertion(old, new));
    let timing = Timing::DEFAULT.with_skew(Span::from_seconds(60)).unwrap();
    let plan = plan.expecting(|expecting| (expecting.timing, expecting.now) = (timing, now));
    plan.judge().map(|_| ())
}

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

#[test]
fn the_end_of_the_confirmation() {
    let end = [(
        " NotOnOrAfter=\"2026-01-02T03:09:05.000Z\" Recipient",
        " NotOnOrAfter=\"2026-01-02T03:05:00.000Z\" Recipient",
    )];
    assert_eq!(judge(&end, at("2026-01-02T03:05:59Z")), Ok(()));
    assert_eq!(judge(&end, at("2026-01-02T03:05:59.999Z")), Ok(()));
    assert_eq!(judge(&end, at("2026-01-02T03:06:00Z")), Err(Refusal::Expired));
    assert_eq!(judge(&end, at("2026-01-02T03:06:01Z")), Err(Refusal::Expired));
}

#[test]
fn the_end_of_the_conditions() {
    let end = [(
        "NotOnOrAfter=\"2026-01-02T03:09:05.000Z\">",
        "NotOnOrAfter=\"2026-01-02T03:05:00.000Z\">",
    )];
    assert_eq!(judge(&end, at("2026-01-02T03:05:59.999Z")), Ok(()));
    assert_eq!(judge(&end, at("2026-01-02T03:06:00Z")), Err(Refusal::Expired));
}

#[test]
fn the_beginning_of_the_conditions() {
    let begin = [(
        "NotBefore=\"2026-01-02T03:04:00.000Z\"",
        "NotBefore=\"2026-01-02T03:05:07.000Z\"",
    )];
    assert_eq!(judge(&begin, at("2026-01-02T03:04:07Z")), Ok(()));
    assert_eq!(judge(&begin, at("2026-01-02T03:04:06.999Z")), Err(Refusal::NotYetValid));
    assert_eq!(judge(&begin, at("2026-01-02T03:04:06Z")), Err(Refusal::NotYetValid));
}

#[test]
fn the_age_of_the_message() {
    assert_eq!(judge(&[], at("2026-01-02T03:07:05Z")), Ok(()));
    assert_eq!(judge(&[], at("2026-01-02T03:07:05.001Z")), Err(Refusal::TooOld));
    assert_eq!(judge(&[], at("2026-01-02T03:03:05Z")), Ok(()));
    assert_eq!(judge(&[], at("2026-01-02T03:03:04.999Z")), Err(Refusal::FromTheFuture));
}

#[test]
fn the_authentication_after_the_request() {
    // The request was sent at 03:03:27.
    let instant = |time| [("AuthnInstant=\"2026-01-02T03:04:00.000Z\"", time)];
    let now = at("2026-01-02T03:04:07Z");
    assert_eq!(judge(&instant("AuthnInstant=\"2026-01-02T03:02:27Z\""), now), Ok(()));
    assert_eq!(
        judge(&instant("AuthnInstant=\"2026-01-02T03:02:26.999Z\""), now),
        Err(Refusal::Reauthentication)
    );
    assert_eq!(judge(&instant("AuthnInstant=\"2026-01-02T03:05:07Z\""), now), Ok(()));
    assert_eq!(
        judge(&instant("AuthnInstant=\"2026-01-02T03:05:07.001Z\""), now),
        Err(Refusal::FromTheFuture)
    );
}

#[test]
fn the_age_that_is_configured() {
    let judged = |seconds| {
        let issued = r#"IssueInstant="2026-01-02T03:04:05.000Z""#;
        let earlier = r#"IssueInstant="2026-01-02T03:02:05.000Z""#;
        let timing = Timing::DEFAULT.with_max_age(Span::from_seconds(seconds)).unwrap();
        let plan = Plan::good().response(issued, earlier).assertion(issued, earlier);
        let judged = plan.expecting(|expecting| expecting.timing = timing).judge();
        judged.map(|_| ())
    };
    assert_eq!(judged(123), Ok(()));
    assert_eq!(judged(121), Err(Refusal::TooOld));
}
