use super::{HsaId, Organisationsnummer, ParseError, PersonalIdentity, Personnummer, Samordningsnummer};
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn personal_numbers_with_the_right_check_digit_are_read() {
    for good in [
        "195006262546",
        "197309069289",
        "198906059483",
        "195207306886",
        "196911292032",
        "193101189227",
        "192011189228",
        "196408233234",
        "191212121212",
    ] {
        assert_eq!(Personnummer::parse(good).unwrap().reveal(), good);
    }
}

#[test]
fn wrong_check_digits_are_refused_even_where_a_specification_prints_them() {
    for wrong in ["196903261687", "190001019802", "191212121213"] {
        assert_eq!(Personnummer::parse(wrong), Err(ParseError::CheckDigit), "{wrong}");
    }
}

#[test]
fn only_twelve_ascii_digits_are_a_number() {
    for wrong in [
        "",
        "6408233234",
        "640823-3234",
        "19640823-3234",
        "1964082332345",
        "19640823323a",
        "１９６４08233234",
    ] {
        assert_eq!(Personnummer::parse(wrong), Err(ParseError::Form), "{wrong}");
    }
}

#[test]
fn impossible_dates_are_refused() {
    for wrong in [
        "196413233234",
        "196400233234",
        "196408003234",
        "196402303234",
        "190002293234",
        "010002013234",
        "196408923234",
    ] {
        assert_eq!(PersonalIdentity::parse(wrong), Err(ParseError::Date), "{wrong}");
    }
    assert_eq!(Personnummer::parse("196408230000"), Err(ParseError::Serial));
    assert_eq!(
        Personnummer::parse("200002290005"),
        Err(ParseError::Serial),
        "2000 has a 29 February"
    );
}

#[test]
fn coordination_numbers_are_told_apart() {
    let coordination = "197010632391";
    assert_eq!(Samordningsnummer::parse(coordination).unwrap().reveal(), coordination);
    assert_eq!(Personnummer::parse(coordination), Err(ParseError::Kind));
    assert_eq!(Samordningsnummer::parse("196408233234"), Err(ParseError::Kind));
    assert!(matches!(
        PersonalIdentity::parse(coordination),
        Ok(PersonalIdentity::Samordningsnummer(_))
    ));
    assert!(matches!(
        PersonalIdentity::parse("196408233234"),
        Ok(PersonalIdentity::Personnummer(_))
    ));
}

#[test]
fn a_number_says_nothing_in_debug() {
    let identity = PersonalIdentity::parse("196408233234").unwrap();
    assert_eq!(format!("{identity:?}"), "Personnummer(Personnummer)");
    assert_eq!(format!("{:?}", HsaId::parse("SE2321000131-E1").unwrap()), "HsaId");
}

#[test]
fn sealed_state_gives_back_what_went_in_and_is_checked_again() {
    let number = Personnummer::parse("196408233234").unwrap();
    let sealed = postcard::to_allocvec(&number).unwrap();
    assert_eq!(postcard::from_bytes::<Personnummer>(&sealed), Ok(number));
    let forged = postcard::to_allocvec("196408233235").unwrap();
    assert!(postcard::from_bytes::<Personnummer>(&forged).is_err());
}

#[test]
fn organisation_numbers() {
    for good in [
        "2021006883",
        "2021005521",
        "2021006255",
        "5562265719",
        "2120000167",
        "2120000068",
        "2321000131",
    ] {
        assert_eq!(Organisationsnummer::parse(good).unwrap().as_str(), good);
    }
    assert_eq!(Organisationsnummer::parse("5560000000"), Err(ParseError::CheckDigit));
    assert_eq!(
        Organisationsnummer::parse("6408233234"),
        Err(ParseError::Kind),
        "a sole trader"
    );
    assert_eq!(Organisationsnummer::parse("162021006883"), Err(ParseError::Form));
}

#[test]
fn the_wide_forms_give_the_same_number() {
    let number = Organisationsnummer::parse("2021006883").unwrap();
    for wide in ["2021006883", "202100-6883", "162021006883"] {
        assert_eq!(Organisationsnummer::parse_wide(wide).as_ref(), Ok(&number), "{wide}");
    }
    for wrong in ["172021006883", "20210-06883", "åååååå"] {
        assert_eq!(Organisationsnummer::parse_wide(wrong), Err(ParseError::Form), "{wrong}");
    }
}

#[test]
fn hsa_ids_are_strict_and_blind_to_case() {
    assert_eq!(
        HsaId::parse("SE2321000131-p1b2").unwrap(),
        HsaId::parse("SE2321000131-P1B2").unwrap()
    );
    let wrong = [
        "SE2321000131",
        "SE2321000131-",
        "SE165565594230-1000",
        "TSTNMT2321000156-1019",
        "SE2321000131-å",
        "SE2321000131-A-B",
        "SE2321000131-AAAAAAAAAAAAAAAAAAA",
        "",
    ];
    for wrong in wrong {
        assert!(HsaId::parse(wrong).is_err(), "{wrong}");
    }
}
