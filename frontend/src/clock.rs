//! Swedish time, without a database of time zones: the rule has been the same since 1996 (Directive 2000/84/EC).

use shared::time::Timestamp;

const HOUR: u64 = 3600;
const DAY: u64 = 24 * HOUR;

/// What a clock on the wall in Sweden shows, as `14:32`.
///
/// Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October.
pub fn in_sweden(at: Timestamp) -> String {
    let utc = at.unix_seconds();
    let offset = if is_summer(utc) { 2 * HOUR } else { HOUR };
    let second = utc.saturating_add(offset) % DAY;
    format!("{:02}:{:02}", second / HOUR, second % HOUR / 60)
}

/// The same point for `<time datetime>`, which takes a time of UTC: `2026-10-25T00:59:59Z`.
pub fn in_utc(at: Timestamp) -> String {
    let second = at.unix_seconds() % DAY;
    let (year, month, day) = date(at.unix_seconds() / DAY);
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z",
        second / HOUR,
        second % HOUR / 60,
        second % 60
    )
}

/// Whether summer time holds at this second of Unix time.
fn is_summer(utc: u64) -> bool {
    let today = utc / DAY;
    let (_, month, day) = date(today);
    match month {
        4..=9 => true,
        3 | 10 => {
            // 1970-01-01 was a Thursday; Sunday is 0. Both months have 31 days.
            let weekday = (today + 4) % 7;
            let next_sunday = day + 7 - weekday;
            let change_is_today = weekday == 0 && next_sunday > 31;
            let change_is_past = if change_is_today {
                utc % DAY >= HOUR
            } else {
                next_sunday > 31
            };
            (month == 3) == change_is_past
        }
        _ => false,
    }
}

/// The year, month and day of the Gregorian calendar that lies `days` days after 1970-01-01.
///
/// Counted from 1 March of the year 0, so that the leap day is the last of its year: 400 years are 146,097 days, and the
/// months from March on repeat 31, 30, 31, 30, 31 days, which is what `153 / 5` counts.
fn date(days: u64) -> (u64, u64, u64) {
    let days = days.saturating_add(719_468);
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let months_since_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * months_since_march + 2) / 5 + 1;
    let month = if months_since_march < 10 {
        months_since_march + 3
    } else {
        months_since_march - 9
    };
    (era * 400 + year_of_era + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::{DAY, date, in_sweden, in_utc};
    use shared::time::Timestamp;

    fn at(seconds: u64) -> Timestamp {
        Timestamp::from_unix_seconds(seconds)
    }

    #[test]
    fn summer_time_begins_on_the_last_sunday_of_march() {
        assert_eq!(
            (in_utc(at(1_774_745_999)), in_sweden(at(1_774_745_999))),
            ("2026-03-29T00:59:59Z".into(), "01:59".into())
        );
        assert_eq!(
            (in_utc(at(1_774_746_000)), in_sweden(at(1_774_746_000))),
            ("2026-03-29T01:00:00Z".into(), "03:00".into())
        );
    }

    #[test]
    fn summer_time_ends_on_the_last_sunday_of_october() {
        assert_eq!(
            (in_utc(at(1_792_889_999)), in_sweden(at(1_792_889_999))),
            ("2026-10-25T00:59:59Z".into(), "02:59".into())
        );
        assert_eq!(
            (in_utc(at(1_792_890_000)), in_sweden(at(1_792_890_000))),
            ("2026-10-25T01:00:00Z".into(), "02:00".into())
        );
    }

    #[test]
    fn a_last_sunday_on_the_31st_counts() {
        // 31 March 2024 and 31 October 2027 are Sundays.
        assert_eq!(
            (in_utc(at(1_711_846_800)), in_sweden(at(1_711_846_800))),
            ("2024-03-31T01:00:00Z".into(), "03:00".into())
        );
        assert_eq!(
            (in_utc(at(1_711_846_799)), in_sweden(at(1_711_846_799))),
            ("2024-03-31T00:59:59Z".into(), "01:59".into())
        );
        assert_eq!(
            (in_utc(at(1_824_944_399)), in_sweden(at(1_824_944_399))),
            ("2027-10-31T00:59:59Z".into(), "02:59".into())
        );
        assert_eq!(
            (in_utc(at(1_824_944_400)), in_sweden(at(1_824_944_400))),
            ("2027-10-31T01:00:00Z".into(), "02:00".into())
        );
    }

    #[test]
    fn the_days_around_a_change_and_the_other_months_have_their_time() {
        // The Sunday before the last, the Saturday before and the Monday after, at noon UTC.
        for (day, noon) in [
            (20_534, "13:00"),
            (20_540, "13:00"),
            (20_541, "14:00"),
            (20_542, "14:00"),
        ] {
            assert_eq!(in_sweden(at(day * DAY + 12 * 3600)), noon, "{}", in_utc(at(day * DAY)));
        }
        for (day, noon) in [
            (20_744, "14:00"),
            (20_750, "14:00"),
            (20_751, "13:00"),
            (20_752, "13:00"),
        ] {
            assert_eq!(in_sweden(at(day * DAY + 12 * 3600)), noon, "{}", in_utc(at(day * DAY)));
        }
        assert_eq!(in_sweden(at(1_783_080_000)), "14:00", "July");
        assert_eq!(
            in_sweden(at(1_767_225_540)),
            "00:59",
            "New Year's Eve in UTC is New Year's Day in Sweden"
        );
    }

    #[test]
    fn dates_are_counted_right() {
        assert_eq!(date(0), (1970, 1, 1));
        assert_eq!(date(11_016), (2000, 2, 29));
        assert_eq!(date(11_017), (2000, 3, 1));
        assert_eq!(date(47_540), (2100, 2, 28));
        assert_eq!(date(47_541), (2100, 3, 1));
        assert_eq!(in_sweden(Timestamp::from_unix_millis(u64::MAX)).len(), 5);
    }
}
