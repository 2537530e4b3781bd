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

/// A day, as `2026-11-21`: from midnight UTC. Operators write days where an hour more or less does not matter.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    start: Timestamp,
}

impl Date {
    /// Reads `YYYY-MM-DD` (RFC 3339, 5.6, `full-date`) of a day that there is, from 1970 on.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return None;
        }
        let date = der::DateTime::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?, 0, 0, 0).ok()?;
        Some(Date {
            start: Timestamp::from_unix_seconds(date.unix_duration().as_secs()),
        })
    }

    /// Its first moment.
    pub const fn start(self) -> Timestamp {
        self.start
    }
}

impl TryFrom<String> for Date {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Date::parse(&text).ok_or("not a day as 2026-11-21")
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        let whole = der::DateTime::from_unix_duration(std::time::Duration::from_secs(date.start.unix_seconds()));
        whole.map_or_else(
            |_| String::new(),
            |day| format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
        )
    }
}

/// How far a peer's clock may be from ours before its times are refused. Two minutes: servers that keep time by NTP are
/// within a second; more would lengthen the life of every short-lived token by as much.
pub const LEEWAY: Span = Span::from_minutes(2);

#[cfg(test)]
mod tests {
    use super::{Date, Span, Timestamp};
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_span_never_goes_below_zero() {
        let (early, late) = (Timestamp::from_unix_seconds(10), Timestamp::from_unix_seconds(12));
        assert_eq!(late.since(early), Span::from_seconds(2));
        assert_eq!(early.since(late), Span::from_seconds(0));
        assert_eq!(early.before(Span::from_minutes(1)).unix_millis(), 0);
    }

    #[test]
    fn a_day_is_one_that_there_is() {
        let day = Date::parse("2026-11-21").unwrap();
        assert_eq!(day.start().unix_seconds(), 1_795_219_200);
        assert_eq!(String::from(day), "2026-11-21");
        for wrong in [
            "2026-02-29",
            "2026-13-01",
            "26-11-21",
            "2026-11-21T00:00",
            "1969-12-31",
            "2026-1-1",
            "+026-01-01",
            "",
        ] {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
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
