use evidence::Match;

#[test]
fn a_good_match_is_accepted() {
    assert_eq!(Match::good().judge(), Ok(()));
}

#[test]
fn an_identity_provider_without_contract_is_for_everybody() {
    let mut plan = Match::good();
    plan.idp.remove(1);
    assert_eq!(plan.judge(), Ok(()));
}

#[test]
fn an_e_service_that_declares_nothing_matches_by_level_alone() {
    let mut plan = Match::good();
    plan.sp.remove(0);
    assert_eq!(plan.judge(), Ok(()));
}
