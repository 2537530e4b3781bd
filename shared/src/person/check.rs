//! The rules that the numbers follow: form, date and check digit.

use super::ParseError;
use crate::time::Date;

/// What the day of a personal number says about its kind.
pub(super) enum Day {
    /// 01 to 31.
    Plain,
    /// 61 to 91.
    Coordination,
}

/// Checks `YYYYMMDDNNNC`.
pub(super) fn personal(text: &str) -> Result<Day, ParseError> {
    let number = digits::<12>(text)?;
    let [y1, y2, y3, y4, m1, m2, d1, d2, n1, n2, n3, _] = number.map(u16::from);
    let (year, month, day) = ((y1 * 10 + y2) * 100 + y3 * 10 + y4, m1 * 10 + m2, d1 * 10 + d2);
    let (kind, day) = if day > 60 {
        (Day::Coordination, day - 60)
    } else {
        (Day::Plain, day)
    };
    is_day(year, month, day)?;
    if (n1, n2, n3) == (0, 0, 0) {
        return Err(ParseError::Serial);
    }
    // The century is left out of the check digit (SKV 704).
    check_digit(number.iter().skip(2))?;
    Ok(kind)
}

/// Checks `YYYY-MM-DD`.
pub(super) fn day_of_birth(text: &str) -> Result<(), ParseError> {
    let mut parts = text.split('-');
    let mut part = || parts.next().ok_or(ParseError::Form);
    let [y1, y2, y3, y4] = digits::<4>(part()?)?.map(u16::from);
    let [m1, m2] = digits::<2>(part()?)?.map(u16::from);
    let [d1, d2] = digits::<2>(part()?)?.map(u16::from);
    if parts.next().is_some() {
        return Err(ParseError::Form);
    }
    is_day((y1 * 10 + y2) * 100 + y3 * 10 + y4, m1 * 10 + m2, d1 * 10 + d2)
}

/// Whether somebody can have been born on this day.
fn is_day(year: u16, month: u16, day: u16) -> Result<(), ParseError> {
    if (1800..2200).contains(&year) && day != 0 && day <= days(year, month) {
        Ok(())
    } else {
        Err(ParseError::Date)
    }
}

/// Checks a ten-digit organisation number. The third digit tells it from a personal number, whose month is at most 12.
pub(super) fn organisation(text: &str) -> Result<(), ParseError> {
    let number = digits::<10>(text)?;
    if matches!(number, [_, _, 0 | 1, ..]) {
        return Err(ParseError::Kind);
    }
    check_digit(number.iter())
}

/// Checks the strict form of an HSA-id.
pub(super) fn hsa_id(text: &str) -> Result<(), ParseError> {
    let rest = text
        .strip_prefix("SE")
        .filter(|_| text.len() <= 31)
        .ok_or(ParseError::Form)?;
    let (organisation, unit) = rest.split_once('-').ok_or(ParseError::Form)?;
    digits::<10>(organisation)?;
    let fits = !unit.is_empty() && unit.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if fits { Ok(()) } else { Err(ParseError::Form) }
}

/// Checks the wider forms of HSA-ids in test catalogues: a prefix of capital letters and `_`, and ten or twelve digits.
pub(super) fn test_hsa_id(text: &str) -> Result<(), ParseError> {
    let (head, unit) = text.split_once('-').ok_or(ParseError::Form)?;
    let prefix = head.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = head.len() - prefix.len();
    let fits = text.len() <= 31
        && !prefix.is_empty()
        && prefix.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
        && matches!(digits, 10 | 12)
        && !unit.is_empty()
        && unit.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if fits { Ok(()) } else { Err(ParseError::Form) }
}

/// The twelve digits of `YYMMDD-NNNC` or `YYMMDD+NNNC` as it is written on the day `today`.
pub(super) fn with_century(text: &str, today: Date) -> Result<String, ParseError> {
    let (born, rest) = text.split_at_checked(6).ok_or(ParseError::Form)?;
    let (older, number) = match (rest.strip_prefix('-'), rest.strip_prefix('+')) {
        (Some(number), _) => (0, number),
        (_, Some(number)) => (1, number),
        _ => return Err(ParseError::Form),
    };
    digits::<4>(number)?;
    let value = |digits: &[u8]| digits.iter().fold(0_u32, |value, digit| value * 10 + u32::from(*digit));
    let day_of_birth = value(&digits::<6>(born)?);
    let day_of_birth = day_of_birth - if day_of_birth % 100 > 60 { 60 } else { 0 };
    let today = value(&digits::<8>(&String::from(today).replace('-', ""))?);
    let (this_century, day_of_century) = (today / 1_000_000, today % 1_000_000);
    let century = this_century - u32::from(day_of_birth > day_of_century) - older;
    Ok(format!("{century:02}{born}{number}"))
}

/// Exactly `N` ASCII digits, as numbers.
fn digits<const N: usize>(text: &str) -> Result<[u8; N], ParseError> {
    let bytes: [u8; N] = text.as_bytes().try_into().map_err(|_| ParseError::Form)?;
    if bytes.iter().all(u8::is_ascii_digit) {
        Ok(bytes.map(|byte| byte - b'0'))
    } else {
        Err(ParseError::Form)
    }
}

/// How many days the month has in the Gregorian calendar; none if there is no such month.
fn days(year: u16, month: u16) -> u16 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u16::from(leap),
        _ => 0,
    }
}

/// The check digit of ten digits: weights 2, 1, 2, …; the digits of each product are added.
fn check_digit<'n>(number: impl Iterator<Item = &'n u8>) -> Result<(), ParseError> {
    let sum: u8 = number
        .zip([2, 1].into_iter().cycle())
        .map(|(digit, weight)| digit * weight)
        .map(|n| n / 10 + n % 10)
        .sum();
    if sum.is_multiple_of(10) {
        Ok(())
    } else {
        Err(ParseError::CheckDigit)
    }
}
