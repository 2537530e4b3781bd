use evidence::saml::{IDP, NOW, Plan};

#[test]
fn a_good_response_is_accepted() {
    let plan = Plan::good();
    let evidence = plan.judge().unwrap();
    assert_eq!(evidence.issuer(), IDP);
    assert_eq!(
        evidence.attributes().personal_identity().unwrap().reveal(),
        "191212121212"
    );
    assert!(evidence.replay().until() > NOW);
}

#[test]
fn what_inera_answers_is_accepted_under_its_rules() {
    let evidence = Plan::inera().judge().unwrap();
    assert_eq!(evidence.attributes().hsa_id().unwrap().reveal(), "SE2021006883-A1B2");
}
