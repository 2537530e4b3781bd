//! Time as a value. The clock is read in one place of the edge and handed in.

use serde::{Deserialize, Serialize};

/// A point in time: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub struct Timestamp(u64);

/// A length of time in milliseconds.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub struct Span(u64);

impl Timestamp {
    /// The point `millis` milliseconds after the Unix epoch.
    pub const fn from_unix_millis(millis: u64) -> Self {
        Timestamp(millis)
    }

    /// The point `seconds` seconds after the Unix epoch; the last one there is, if that overflows.
    pub const fn from_unix_seconds(seconds: u64) -> Self {
        Timestamp(seconds.saturating_mul(1000))
    }

    /// Milliseconds since the Unix epoch.
    pub const fn unix_millis(self) -> u64 {
        self.0
    }

    /// Whole seconds since the Unix epoch, as a JWT `NumericDate` (RFC 7519, 2).
    pub const fn unix_seconds(self) -> u64 {
        self.0 / 1000
    }

    /// How long after `earlier` this is; nothing if it is not after.
    pub const fn since(self, earlier: Timestamp) -> Span {
        Span(self.0.saturating_sub(earlier.0))
    }

    /// The point `span` later.
    pub const fn after(self, span: Span) -> Timestamp {
        Timestamp(self.0.saturating_add(span.0))
    }

    /// The point `span` earlier; the epoch if that would be before it.
    pub const fn before(self, span: Span) -> Timestamp {
        Timestamp(self.0.saturating_sub(span.0))
    }
}

impl Span {
    /// `millis` milliseconds.
    pub const fn from_millis(millis: u64) -> Self {
        Span(millis)
    }

    /// `seconds` seconds.
    pub const fn from_seconds(seconds: u64) -> Self {
        Span(seconds.saturating_mul(1000))
    }

    /// `minutes` minutes.
    pub const fn from_minutes(minutes: u64) -> Self {
        Span(minutes.saturating_mul(60_000))
    }

    /// Milliseconds.
    pub const fn millis(self) -> u64 {
        self.0
    }

    /// Whole seconds, rounded down.
    pub const fn seconds(self) -> u64 {
        self.0 / 1000
    }

    /// What is left of this after `used`; nothing if all is used.
    pub const fn minus(self, used: Span) -> Span {
        Span(self.0.saturating_sub(used.0))
    }
}

/// How far a peer's clock may be from ours before its times are refused. Two minutes: servers that keep time by NTP are
/// within a second; more would lengthen the life of every short-lived token by as much.
pub const LEEWAY: Span = Span::from_minutes(2);

#[cfg(test)]
mod tests {
    use super::{Span, Timestamp};

    #[test]
    fn a_span_never_goes_below_zero() {
        let (early, late) = (Timestamp::from_unix_seconds(10), Timestamp::from_unix_seconds(12));
        assert_eq!(late.since(early), Span::from_seconds(2));
        assert_eq!(early.since(late), Span::from_seconds(0));
        assert_eq!(early.before(Span::from_minutes(1)).unix_millis(), 0);
    }

    #[test]
    fn overflow_stops_at_the_end_of_time() {
        assert_eq!(
            Timestamp::from_unix_seconds(u64::MAX)
                .after(Span::from_seconds(1))
                .unix_millis(),
            u64::MAX
        );
    }
}
