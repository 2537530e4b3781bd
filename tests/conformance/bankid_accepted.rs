use evidence::{Certificate, PERSON, Plan};
use shared::provider::bankid::evidence::Kind;

#[test]
fn good_evidence_is_accepted() {
    let evidence = Plan::good().judge().unwrap();
    assert_eq!(evidence.personnummer().reveal(), PERSON);
    assert_eq!(
        (evidence.given_name(), evidence.surname()),
        (Some("Tolvan"), Some("Tolvansson"))
    );
    assert_eq!(evidence.name(), "Tolvan Tolvansson");
    assert_eq!(evidence.kind(), Kind::Mobile);
    assert_eq!(evidence.signed_at().unix_seconds(), 1_767_323_045);
}

#[test]
fn the_policy_says_which_kind_it_is() {
    for (policy, kind) in [
        ("1.2.3.4.5", Kind::File),
        ("1.2.3.4.10", Kind::Card),
        ("1.2.3.4.25", Kind::Mobile),
    ] {
        let plan = Plan::good();
        let plan = Plan {
            user: Certificate {
                policies: vec![policy],
                ..plan.user.clone()
            },
            ..plan
        };
        assert_eq!(plan.judge().unwrap().kind(), kind);
    }
}

#[test]
fn a_signature_is_accepted_where_one_is_expected() {
    let mut plan = Plan::good();
    plan.expect_signing = true;
    plan.document.function = "Signing";
    assert!(plan.judge().is_ok());
}
