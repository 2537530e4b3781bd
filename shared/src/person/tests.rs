use super::{
    EidasPersonIdentifier, HsaId, OrgAffiliation, Organisationsnummer, ParseError, PersonalIdentity, Personnummer,
    Prid, PridPersistence, Samordningsnummer,
};
use crate::{environment::Environment, time::Date};
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
fn a_traders_number_is_no_mistake_where_it_may_stand() {
    let read = Organisationsnummer::parse_wide_unless_trader;
    for trader in ["6408233234", "640823-3234"] {
        assert_eq!(Organisationsnummer::parse_wide(trader), Err(ParseError::Kind));
        assert_eq!(read(trader), Ok(None));
    }
    assert_eq!(read("202100-6883"), Organisationsnummer::parse("2021006883").map(Some));
    assert_eq!(read("202100-6884"), Err(ParseError::CheckDigit));
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

#[test]
fn a_century_follows_from_the_separator_and_the_day() {
    let today = |day| Date::parse(day).unwrap();
    let read = |text, day| PersonalIdentity::parse_written(text, today(day)).map(|number| number.reveal().to_owned());
    for (written, day, number) in [
        ("640823-3234", "2026-11-21", "196408233234"),
        ("121212+1212", "2026-11-21", "191212121212"),
        ("121212-1212", "2026-11-21", "201212121212"),
        ("701063-2391", "2026-11-21", "197010632391"),
        ("640823+3234", "2064-08-23", "196408233234"),
        ("640823-3234", "2064-08-22", "196408233234"),
    ] {
        assert_eq!(read(written, day).as_deref(), Ok(number), "{written} on {day}");
    }
    for wrong in [
        "6408233234",
        "196408233234",
        "640823 3234",
        "640823-323",
        "640823--234",
        "å40823-3234",
        "",
    ] {
        assert_eq!(read(wrong, "2026-11-21"), Err(ParseError::Form), "{wrong}");
    }
    assert_eq!(read("640823-3235", "2026-11-21"), Err(ParseError::CheckDigit));
}

#[test]
fn test_catalogues_have_hsa_ids_of_their_own_which_production_refuses() {
    for wide in [
        "SE165565594230-1000",
        "TSTNMT2321000156-1019",
        "TST5565594230-A1",
        "TNT4477663322-1",
        "T_SERVICES_SE165565594230-106X",
    ] {
        assert!(HsaId::parse_in(Environment::Test, wide).is_ok(), "{wide}");
        assert!(HsaId::parse_in(Environment::Production, wide).is_err(), "{wide}");
    }
    assert!(HsaId::parse_in(Environment::Production, "SE2321000131-P1B2").is_ok());
    for wrong in [
        "2321000131-A",
        "tst2321000131-A",
        "TST23210001-A",
        "TST2321000131-",
        "TST2321000131-A@",
    ] {
        assert!(HsaId::parse_in(Environment::Test, wrong).is_err(), "{wrong}");
    }
}

#[test]
fn an_affiliation_is_divided_at_its_last_at_sign() {
    let simple = OrgAffiliation::parse("anna.svensson@2021006883").unwrap();
    assert_eq!(
        (simple.reveal_uid(), simple.organisation().as_str()),
        ("anna.svensson", "2021006883")
    );
    let double = OrgAffiliation::parse("anna@huddinge.example@2120000068").unwrap();
    assert_eq!(
        (double.reveal_uid(), double.organisation().as_str()),
        ("anna@huddinge.example", "2120000068")
    );
    for (wrong, error) in [
        ("anna", ParseError::Form),
        ("@2021006883", ParseError::Form),
        ("anna@", ParseError::Form),
        ("anna@202100-6883", ParseError::Form),
        ("anna@2021006884", ParseError::CheckDigit),
        ("anna@6408233234", ParseError::Kind),
        ("an\na@2021006883", ParseError::Form),
    ] {
        assert_eq!(OrgAffiliation::parse(wrong), Err(error), "{wrong}");
    }
    assert!(OrgAffiliation::parse(&format!("{}@2021006883", "a".repeat(250))).is_err());
    assert!(!format!("{simple:?}").contains("anna"));
}

#[test]
fn a_prid_has_exactly_its_registered_form() {
    let prid = Prid::parse("DE:3b7184c0ceaf76a9607a31e4e1f87f").unwrap();
    assert_eq!((prid.country(), format!("{prid:?}").as_str()), ("DE", "Prid"));
    for good in [
        "NO:0123456789",
        "EE:a-b-c-d-e-f-0123456789-0123456789".get(..33).unwrap(),
        "SE:0000000000",
    ] {
        assert!(Prid::parse(good).is_ok(), "{good}");
    }
    let long = format!("DE:{}", "a".repeat(31));
    for wrong in [
        "DE:012345678",
        &long,
        "de:0123456789",
        "DEU:0123456789",
        "DE0123456789",
        "DE:-123456789",
        "DE:012345678-",
        "DE:01234A6789",
        "DE:0123456789\n",
        "",
    ] {
        assert_eq!(Prid::parse(wrong), Err(ParseError::Form), "{wrong}");
    }
    assert_eq!(PridPersistence::parse("B"), Ok(PridPersistence::B));
    for wrong in ["D", "b", "", "AB"] {
        assert!(PridPersistence::parse(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn an_eidas_identifier_names_two_countries() {
    let id = EidasPersonIdentifier::parse("ES/AT/02635542Y").unwrap();
    assert_eq!(
        (id.country(), format!("{id:?}").as_str()),
        ("ES", "EidasPersonIdentifier")
    );
    assert!(EidasPersonIdentifier::parse("DK/SE/a/b+c==").is_ok());
    for wrong in [
        "ES/AT",
        "ES/AT/",
        "es/AT/1",
        "ESP/AT/1",
        "ES//1",
        "ES/AT/1 2",
        "ES-AT-1",
        "",
    ] {
        assert_eq!(EidasPersonIdentifier::parse(wrong), Err(ParseError::Form), "{wrong}");
    }
}
