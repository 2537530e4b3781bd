use evidence::{Freja, NOW, Plan, Upstream, contract, saml, terms};
use shared::{
    environment::Environment,
    grant::{Contexts, Contract, Proof, grant},
    loa::Loa,
    provider::{bankid, freja},
    time::Timestamp,
};

const OP: &str = "https://op.example";

#[test]
fn what_a_saml_assertion_proves_is_granted() {
    let evidence = saml::Plan::good().judge().unwrap();
    let granted = grant(&Proof::from_saml(&evidence), &contract(saml::IDP), &terms("loa3")).unwrap();
    assert_eq!((granted.loa(), granted.at()), (Loa::Loa3, evidence.authenticated_at()));
    let evidence = saml::Plan::non_resident().judge().unwrap();
    let granted = grant(
        &Proof::from_saml(&evidence),
        &contract(saml::IDP),
        &terms("loa3+nonresident"),
    );
    assert_eq!(granted.unwrap().loa(), Loa::Loa3NonResident);
}

#[test]
fn what_inera_states_is_granted_by_the_contract_with_inera() {
    let evidence = saml::Plan::inera().judge().unwrap();
    let inera = Contract {
        contexts: Contexts::Sambi {
            loa2: None,
            loa3: Some(Loa::Loa3),
        },
        ..contract(saml::IDP)
    };
    let granted = grant(&Proof::from_saml(&evidence), &inera, &terms("loa3")).unwrap();
    assert_eq!(granted.loa(), Loa::Loa3);
}

/// What is known of BankID's levels, from this time on.
fn levels(since: Timestamp) -> bankid::evidence::Levels {
    bankid::evidence::Levels {
        card: Some(Loa::Loa3),
        file: Some(Loa::Loa3),
        mobile: Some(Loa::Loa3),
        since,
        review_by: NOW,
    }
}

#[test]
fn what_bankid_proves_is_granted() {
    let evidence = Plan::good().judge().unwrap();
    let contract = Contract {
        environment: evidence.environment(),
        ..contract("bankid")
    };
    let known = levels(Timestamp::from_unix_seconds(0));
    let granted = grant(
        &Proof::from_bankid(&evidence, &known, "bankid"),
        &contract,
        &terms("loa3"),
    );
    let granted = granted.unwrap();
    assert_eq!((granted.loa(), granted.at()), (Loa::Loa3, evidence.signed_at()));
}

#[test]
fn what_freja_proves_is_granted() {
    let evidence = Freja::good().judge().unwrap();
    let contract = Contract {
        environment: evidence.environment(),
        ..contract("freja")
    };
    let known = freja::Levels {
        loa2: Some(Loa::Loa2),
        loa3: Some(Loa::Loa3),
        loa3_non_resident: Some(Loa::Loa3NonResident),
        since: Timestamp::from_unix_seconds(0),
        review_by: NOW,
    };
    let granted = grant(
        &Proof::from_freja(&evidence, &known, "freja"),
        &contract,
        &terms("loa3"),
    );
    assert_eq!(granted.unwrap().loa(), Loa::Loa3);
}

#[test]
fn what_an_id_token_proves_is_granted_with_what_user_info_adds() {
    let plan = Upstream::good();
    let token = plan.judge().unwrap();
    let info = plan.judge_user_info().unwrap();
    let proof = Proof::from_id_token(&token, Some(&info)).unwrap();
    assert_eq!(grant(&proof, &contract(OP), &terms("loa3")).unwrap().loa(), Loa::Loa3);
    let mut same = plan.clone();
    same.user_info
        .claim("https://id.oidc.se/claim/personalIdentityNumber", "191212121212");
    let info = same.judge_user_info().unwrap();
    assert!(Proof::from_id_token(&token, Some(&info)).is_ok());
}

#[test]
fn an_employment_is_the_id_tokens_or_that_of_signed_user_info() {
    let terms = terms("loa3+nonresident");
    let plan = Upstream::non_resident();
    let token = plan.judge().unwrap();
    let proof = Proof::from_id_token(&token, None).unwrap();
    assert_eq!(
        grant(&proof, &contract(OP), &terms).unwrap().loa(),
        Loa::Loa3NonResident
    );
    let mut plan = plan;
    plan.token.without("https://id.oidc.se/claim/orgAffiliation");
    let token = plan.judge().unwrap();
    let info = plan.judge_user_info().unwrap();
    let proof = Proof::from_id_token(&token, Some(&info)).unwrap();
    assert!(grant(&proof, &contract(OP), &terms).is_ok());
    assert_eq!(plan.environment, Environment::Production);
}
