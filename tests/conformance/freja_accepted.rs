use evidence::{Freja, NOW};
use serde_json::json;
use shared::{
    environment::Environment,
    loa::Loa,
    person::PersonalIdentity,
    provider::freja::{FrejaLoa, Levels, RegistrationLevel},
    time::{Span, Timestamp},
};

fn levels() -> Levels {
    Levels {
        loa2: Some(Loa::Loa2),
        loa3: Some(Loa::Loa3),
        loa3_non_resident: Some(Loa::Loa3NonResident),
        since: Timestamp::from_unix_seconds(0),
        review_by: NOW,
    }
}

#[test]
fn a_good_result_is_accepted() {
    let evidence = Freja::good().judge().unwrap();
    assert_eq!((evidence.given_name(), evidence.surname()), ("Tolvan", "Tolvansson"));
    assert_eq!(evidence.personal_identity().unwrap().reveal(), "191212121212");
    assert_eq!(
        (evidence.registration(), evidence.stated()),
        (RegistrationLevel::Plus, FrejaLoa::Loa3)
    );
    assert_eq!(evidence.at(), NOW.before(Span::from_seconds(2)));
    assert_eq!(evidence.loa(&levels()), Some(Loa::Loa3));
    assert!(evidence.organisation_id().is_none());
    assert!(!format!("{evidence:?}").contains("Tolvan"));
}

#[test]
fn nothing_is_known_of_the_time_before_the_list() {
    let evidence = Freja::good().judge().unwrap();
    let later = Levels { since: NOW, ..levels() };
    assert_eq!(evidence.loa(&later), None);
    assert!(!later.is_overdue(NOW) && later.is_overdue(NOW.after(Span::from_seconds(1))));
}

#[test]
fn an_employers_e_id_is_accepted_without_a_number() {
    let mut plan = Freja::organisation();
    let evidence = plan.judge().unwrap();
    let id = evidence.organisation_id().unwrap();
    assert_eq!((id.issuer(), id.reveal()), ("2120000068", "tolvan"));
    assert!(evidence.personal_identity().is_none() && !format!("{id:?}").contains("tolvan"));
    // A number that was not asked for is not taken.
    plan.token.claims["requestedAttributes"]["ssn"] = json!({"country": "SE", "ssn": "191212121212"});
    assert!(plan.judge().unwrap().personal_identity().is_none());
}

#[test]
fn an_employers_e_id_is_not_taken_where_none_was_asked_for() {
    let mut plan = Freja::organisation();
    plan.issuers.clear();
    assert!(plan.judge().unwrap().organisation_id().is_none());
}

#[test]
fn a_person_without_residence_is_accepted_without_a_number() {
    let mut plan = Freja::good();
    plan.personal_number = false;
    plan.token.claims["requestedAttributes"]["loaLevel"] = "LOA3_NR".into();
    plan.token.claims["requestedAttributes"]["ssn"] = json!({"country": "NO", "ssn": "01010112345"});
    let evidence = plan.judge().unwrap();
    assert_eq!(evidence.loa(&levels()), Some(Loa::Loa3NonResident));
    assert!(evidence.personal_identity().is_none());
}

#[test]
fn a_coordination_number_is_told_apart() {
    let mut plan = Freja::good();
    plan.token.claims["requestedAttributes"]["ssn"]["ssn"] = "197010632391".into();
    assert!(matches!(
        plan.judge().unwrap().personal_identity(),
        Some(PersonalIdentity::Samordningsnummer(_))
    ));
}

#[test]
fn the_lower_levels_are_accepted_where_they_are_enough() {
    let mut plan = Freja::good();
    plan.level = RegistrationLevel::Extended;
    plan.token.claims["requestedAttributes"]["registrationLevel"] = "EXTENDED".into();
    plan.token.claims["requestedAttributes"]["loaLevel"] = "LOA2".into();
    assert_eq!(plan.judge().unwrap().loa(&levels()), Some(Loa::Loa2));
    plan.token.claims["requestedAttributes"]["loaLevel"] = "LOA1".into();
    assert_eq!(plan.judge().unwrap().loa(&levels()), None);
}

#[test]
fn a_set_that_has_run_out_is_known_before_anybody_logs_in() {
    let mut plan = Freja::good();
    assert!(plan.trust(Environment::Production).unwrap().is_usable_at(NOW));
    plan.signer.validity = ["20230101000000Z", "20251231000000Z"];
    assert!(!plan.trust(Environment::Production).unwrap().is_usable_at(NOW));
}

/// Freja changes the authority above its signers: for a while, there are two roots.
#[test]
fn a_signer_under_a_second_root_is_accepted_beside_the_first() {
    let before = Freja::good();
    let mut after = Freja::good();
    let name = vec![("2.5.4.3", "Root v2".to_owned())];
    (after.root.subject, after.root.issuer) = (name.clone(), name.clone());
    after.ca.issuer = name;
    after.signer.serial = 9;
    let [first, second] = [&before, &after].map(|plan| plan.trust(Environment::Test).unwrap());
    assert!(after.judge_with(&first, &after.make()).is_err(), "not configured");
    let both = first.and(second).unwrap();
    for plan in [&before, &after] {
        assert!(plan.judge_with(&both, &plan.make()).is_ok());
    }
}

/// The same signer may stand under both, and one of them is over first.
#[test]
fn a_signer_under_two_roots_is_accepted_while_either_holds() {
    let mut over = Freja::good();
    over.root.validity = ["20230101000000Z", "20251231000000Z"];
    let lasting = Freja::good();
    let token = lasting.make();
    let trust = |plan: &Freja| plan.trust(Environment::Test).unwrap();
    assert!(lasting.judge_with(&trust(&over), &token).is_err());
    for both in [trust(&over).and(trust(&lasting)), trust(&lasting).and(trust(&over))] {
        let both = both.unwrap();
        assert!(lasting.judge_with(&both, &token).is_ok());
        assert!(!trust(&over).is_usable_at(NOW) && both.is_usable_at(NOW));
    }
    assert!(
        lasting
            .judge_with(&trust(&over).and(trust(&over)).unwrap(), &token)
            .is_err()
    );
}
