//! Numbers: what is made by the rules is read, what is changed in one digit is refused, and nothing else happens.

use proptest::prelude::*;
use shared::{
    environment::Environment,
    person::{
        EidasPersonIdentifier, HsaId, OrgAffiliation, Organisationsnummer, ParseError, PersonalIdentity, Personnummer,
        Prid, Samordningsnummer,
    },
    time::Date,
};

/// The check digit, by another way than the crate's: doubled digits above nine less nine.
fn with_check_digit(nine: &str) -> String {
    let sum: u32 = nine
        .chars()
        .rev()
        .enumerate()
        .map(|(place, letter)| {
            let digit = letter.to_digit(10).unwrap();
            let doubled = digit * if place % 2 == 0 { 2 } else { 1 };
            if doubled > 9 { doubled - 9 } else { doubled }
        })
        .sum();
    format!("{nine}{}", (10 - sum % 10) % 10)
}

/// Twelve digits of a person born on such a day; `shift` is added to the day.
fn number(year: u16, month: u8, day: u8, serial: u16, shift: u8) -> String {
    let text = format!("{year:04}{month:02}{:02}{serial:03}", day + shift);
    format!("{}{}", &text[..2], with_check_digit(&text[2..]))
}

proptest! {
    #[test]
    fn a_number_by_the_rules_is_read(year in 1850_u16..2100, month in 1_u8..=12, day in 1_u8..=28, serial in 1_u16..1000) {
        let plain = number(year, month, day, serial, 0);
        let parsed = Personnummer::parse(&plain).unwrap();
        assert_eq!(parsed.reveal(), &plain);
        assert!(!format!("{parsed:?}").contains(&plain));
        assert_eq!(Samordningsnummer::parse(&plain), Err(ParseError::Kind));
        let coordination = number(year, month, day, serial, 60);
        assert_eq!(Samordningsnummer::parse(&coordination).unwrap().reveal(), &coordination);
        assert_eq!(Personnummer::parse(&coordination), Err(ParseError::Kind));
        let sealed = serialised(&PersonalIdentity::parse(&plain).unwrap());
        assert_eq!(sealed.reveal(), &plain);
    }

    #[test]
    fn a_changed_digit_is_refused(year in 1850_u16..2100, month in 1_u8..=12, day in 1_u8..=28, serial in 1_u16..1000, place in 2_usize..12, by in 1_u8..10) {
        let good = number(year, month, day, serial, 0);
        let mut bytes = good.into_bytes();
        bytes[place] = (bytes[place] - b'0' + by) % 10 + b'0';
        let changed = String::from_utf8(bytes).unwrap();
        assert!(PersonalIdentity::parse(&changed).is_err(), "the check digit finds every single change");
    }

    #[test]
    fn a_written_number_gets_the_century_of_its_birth(year in 1927_u16..2026, month in 1_u8..=12, day in 1_u8..=28, serial in 1_u16..1000) {
        let whole = number(year, month, day, serial, 0);
        let today = Date::parse("2026-12-31").unwrap();
        let written = format!("{}-{}", &whole[2..8], &whole[8..]);
        assert_eq!(PersonalIdentity::parse_written(&written, today).unwrap().reveal(), &whole);
        let older = number(year - 100, month, day, serial, 0);
        let with_plus = format!("{}+{}", &older[2..8], &older[8..]);
        assert_eq!(PersonalIdentity::parse_written(&with_plus, today).unwrap().reveal(), &older);
    }

    #[test]
    fn an_organisation_by_the_rules_is_read(group in 1_u8..10, second in 0_u8..10, third in 2_u8..10, rest in 0_u32..1_000_000) {
        let number = with_check_digit(&format!("{group}{second}{third}{rest:06}"));
        let parsed = Organisationsnummer::parse(&number).unwrap();
        assert_eq!(parsed.as_str(), &number);
        let hyphen = format!("{}-{}", &number[..6], &number[6..]);
        assert_eq!(&Organisationsnummer::parse_wide(&hyphen).unwrap(), &parsed);
        assert_eq!(&Organisationsnummer::parse_wide(&format!("16{number}")).unwrap(), &parsed);
        let affiliation = OrgAffiliation::parse(&format!("a@b@{number}")).unwrap();
        assert_eq!(affiliation.organisation(), &parsed);
        assert_eq!(affiliation.reveal_uid(), "a@b");
    }

    #[test]
    fn a_prid_is_its_registered_expression(text in "[A-Z]{2}:[0-9a-z][0-9a-z-]{8,28}[0-9a-z]", other in "[A-Za-z]{1,3}:[0-9a-zA-Z-]{7,33}") {
        assert_eq!(Prid::parse(&text).unwrap().reveal(), &text);
        let (country, id) = other.split_once(':').unwrap();
        let fits = country.len() == 2
            && country == country.to_uppercase()
            && (10..=30).contains(&id.len())
            && id == id.to_lowercase()
            && !id.starts_with('-')
            && !id.ends_with('-');
        assert_eq!(Prid::parse(&other).is_ok(), fits);
    }

    #[test]
    fn no_text_stops_the_program(text in any::<String>()) {
        let today = Date::parse("2026-11-21").unwrap();
        let _ = PersonalIdentity::parse(&text);
        let _ = PersonalIdentity::parse_written(&text, today);
        let _ = Organisationsnummer::parse_wide(&text);
        let _ = HsaId::parse_in(Environment::Test, &text);
        let _ = OrgAffiliation::parse(&text);
        let _ = Prid::parse(&text);
        let _ = EidasPersonIdentifier::parse(&text);
    }
}

/// Through the serialised form, as sealed state goes.
fn serialised(identity: &PersonalIdentity) -> PersonalIdentity {
    serde_json::from_str(&serde_json::to_string(identity).unwrap()).unwrap()
}
