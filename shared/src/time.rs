//! Time as a value. The clock is read in one place of the edge and handed in.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A point in time: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub struct Timestamp(u64);

/// As [`Timestamp::parse`] reads it, with milliseconds.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, millis) = (self.unix_seconds(), self.0 % 1000);
        let whole =
            der::DateTime::from_unix_duration(std::time::Duration::from_secs(seconds)).map_err(|_| fmt::Error)?;
        let (year, month, day) = (whole.year(), whole.month(), whole.day());
        let (hour, minute, second) = (whole.hour(), whole.minutes(), whole.seconds());
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z"
        )
    }
}

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

    /// Reads `2026-11-21T12:34:56Z`, with or without a fraction of the second, of which what is finer than milliseconds is cut off.
    /// The point must be from 1970 on and in UTC, as SAML (V2.0 Core, 1.3.3) and ours demand of `xs:dateTime`.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
        let (whole, fraction) = match time.split_once('.') {
            Some((whole, fraction)) => (whole, fraction),
            None => (time, "0"),
        };
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let mut parts = whole.split(':');
        let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next()?);
        let two = [hour, minute, second]
            .iter()
            .all(|part| part.len() == 2 && digits(part));
        let (hour, minute, second): (u64, u64, u64) = (hour.parse().ok()?, minute.parse().ok()?, second.parse().ok()?);
        if !two || parts.next().is_some() || hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        if !digits(fraction) || fraction.len() > 12 {
            return None;
        }
        let millis: String = fraction.chars().chain("00".chars()).take(3).collect();
        let start = Date::parse(date)?.start();
        let within = ((hour * 60 + minute) * 60 + second) * 1000 + millis.parse::<u64>().ok()?;
        Some(start.after(Span::from_millis(within)))
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

/// How far a peer's clock may be from ours before its times are refused. Servers that keep time by NTP are within a second; more than a
/// minute would lengthen the life of every short-lived token by as much.
pub const LEEWAY: Span = Span::from_seconds(60);

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
    fn a_point_in_time_is_read_as_it_is_written() {
        for (text, millis) in [
            ("2018-03-19T16:28:41.783Z", 1_521_476_921_783),
            ("2018-03-19T16:28:41Z", 1_521_476_921_000),
            ("2018-03-19T16:28:41.7Z", 1_521_476_921_700),
            ("2018-03-19T16:28:41.7839999Z", 1_521_476_921_783),
            ("1970-01-01T00:00:00.000Z", 0),
        ] {
            assert_eq!(
                Timestamp::parse(text),
                Some(Timestamp::from_unix_millis(millis)),
                "{text}"
            );
        }
        let written = Timestamp::from_unix_millis(1_521_476_921_003).to_string();
        assert_eq!(written, "2018-03-19T16:28:41.003Z");
        for wrong in [
            "2018-03-19T16:28:41",
            "2018-03-19T16:28:41+00:00",
            "2018-03-19 16:28:41Z",
            "2018-03-19T16:28Z",
            "2018-03-19T24:00:00Z",
            "2018-03-19T16:60:00Z",
            "2018-03-19T16:28:60Z",
            "2018-03-19T16:28:41.Z",
            "2018-03-19T16:28:41.5.5Z",
            "2018-03-19T+6:28:41Z",
            "2018-02-29T16:28:41Z",
            "-2018-03-19T16:28:41Z",
            " 2018-03-19T16:28:41Z",
            "2018-03-19T16:28:41z",
            "2018-03-19T16:28:41.0000000000000Z",
            "",
        ] {
            assert_eq!(Timestamp::parse(wrong), None, "{wrong}");
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
