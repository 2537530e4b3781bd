use evidence::{ACCESS_TOKEN, Hash, Key, NOW, Signer, Upstream};
use serde_json::json;
use shared::{
    environment::Environment,
    jose::algorithm::SWEDISH_PROFILE,
    oidc::upstream::{Freshness, Vocabulary},
    time::Span,
};

#[test]
fn a_good_token_is_accepted() {
    let token = Upstream::good().judge().unwrap();
    assert_eq!(
        (token.subject(), token.acr()),
        ("s-1", Some("http://id.elegnamnden.se/loa/1.0/loa3"))
    );
    assert_eq!(token.auth_time().unix_seconds(), NOW.unix_seconds() - 10);
    assert_eq!(token.attributes().personal_identity().unwrap().reveal(), "191212121212");
    assert_eq!(token.attributes().name(), Some("Tolvan Tolvansson"));
    assert!(!format!("{token:?}").contains("Tolvan"));
}

#[test]
fn every_algorithm_of_the_profile_is_accepted() {
    for (alg, signer) in [
        ("ES256", Signer::P256(9)),
        ("ES384", Signer::P384(9)),
        ("ES512", Signer::P521(9)),
        ("RS256", Signer::Rsa(Key::User, Hash::Sha256)),
        ("RS384", Signer::Rsa(Key::User, Hash::Sha384)),
        ("RS512", Signer::Rsa(Key::User, Hash::Sha512)),
    ] {
        let mut plan = Upstream::good();
        plan.keys = json!({"keys": [signer.jwk("k1")]});
        plan.token.signer = signer;
        plan.token.header["alg"] = alg.into();
        plan.alg = SWEDISH_PROFILE.into_iter().find(|known| known.name() == alg).unwrap();
        // The hashes are by the token's algorithm; those of the plan are by SHA-256.
        if !alg.ends_with("256") {
            plan.token.without("at_hash");
            plan.token.without("c_hash");
        }
        assert!(plan.judge().is_ok(), "{alg}");
    }
}

#[test]
fn what_need_not_be_there_may_be_missing() {
    let mut plan = Upstream::good();
    plan.token.without("at_hash");
    plan.token.without("c_hash");
    plan.token.without("name");
    plan.asked = None;
    plan.token.without("acr");
    assert_eq!(plan.judge().unwrap().acr(), None);
    plan.token.header = json!({"alg": "ES256", "kid": "k1"});
    assert!(plan.judge().is_ok());
    assert!(!ACCESS_TOKEN.is_empty());
}

#[test]
fn several_audiences_are_accepted_where_the_token_was_issued_to_us() {
    let mut plan = Upstream::good();
    plan.token.claim("aud", json!(["another", "tillit"]));
    plan.token.claim("azp", "tillit");
    assert!(plan.judge().is_ok());
}

#[test]
fn a_session_is_enough_where_no_new_login_was_asked_for() {
    let mut plan = Upstream::good();
    plan.token.claim("auth_time", NOW.unix_seconds() - 1_800);
    assert!(plan.judge().is_err());
    plan.freshness = Freshness::Within(Span::from_minutes(60));
    assert!(plan.judge().is_ok());
}

#[test]
fn user_info_adds_what_it_says() {
    let info = Upstream::good().judge_user_info().unwrap();
    assert_eq!(info.attributes().surname(), Some("Tolvansson"));
    assert_eq!(
        info.attributes().affiliations()[0].organisation().as_str(),
        "2021006883"
    );
    assert!(!format!("{info:?}").contains("Tolvan"));
}

#[test]
fn a_coordination_number_has_a_claim_of_its_own() {
    let mut plan = Upstream::good();
    plan.token.without("https://id.oidc.se/claim/personalIdentityNumber");
    plan.token
        .claim("https://id.oidc.se/claim/coordinationNumber", "197010632391");
    plan.token
        .claim("https://id.oidc.se/claim/coordinationNumberLevel", "confirmed");
    let token = plan.judge().unwrap();
    assert_eq!(token.attributes().personal_identity().unwrap().reveal(), "197010632391");
    assert!(token.attributes().coordination_level().is_some());
}

#[test]
fn the_deviations_of_inera_are_accepted_from_inera() {
    let mut plan = Upstream::good();
    plan.vocabulary = Vocabulary::Sambi;
    plan.environment = Environment::Test;
    plan.deviations.claims_in_arrays = true;
    plan.deviations.auth_time_in_millisecond_text = true;
    plan.may_state = vec!["http://id.sambi.se/loa/loa3"];
    plan.asked = Some(plan.may_state.clone());
    plan.token.claim("acr", "http://id.sambi.se/loa/loa3");
    plan.token.claim("auth_time", (NOW.unix_millis() - 10_000).to_string());
    plan.token.claim(
        "http://sambi.se/attributes/1/employeeHsaId",
        json!(["TSTNMT2321000156-1019"]),
    );
    plan.token.claim(
        "http://sambi.se/attributes/1/organizationIdentifier",
        json!(["202100-6883"]),
    );
    plan.token.claim("http://sambi.se/attributes/1/givenName", json!([]));
    let token = plan.judge().unwrap();
    assert_eq!(token.attributes().hsa_id().unwrap().reveal(), "TSTNMT2321000156-1019");
    assert_eq!(token.attributes().organisation().unwrap().as_str(), "2021006883");
    assert_eq!(token.attributes().given_name(), None);
}

#[test]
fn keys_and_addresses_in_a_header_are_not_looked_at() {
    let mut plan = Upstream::good();
    plan.token.header["jwk"] = Signer::P256(3).jwk("k1");
    plan.token.header["jku"] = "https://other.example/jwks".into();
    plan.token.header["x5u"] = "https://other.example/certificate".into();
    plan.token.header["x5c"] = json!(["AAAA"]);
    assert!(plan.judge().is_ok());
}

/// The claims have Freja's names, and what is not signed adds nothing to the level.
#[test]
fn what_freja_states_is_read_by_frejas_names() {
    let mut plan = Upstream::good();
    plan.vocabulary = Vocabulary::Freja;
    plan.deviations.unsigned_user_info = true;
    plan.token.without("https://id.oidc.se/claim/personalIdentityNumber");
    plan.token.claim(
        "https://frejaeid.com/oidc/claims/personalIdentityNumber",
        "191212121212",
    );
    plan.token.claim("https://frejaeid.com/oidc/claims/country", "SE");
    let token = plan.judge().unwrap();
    assert_eq!(token.attributes().personal_identity().unwrap().reveal(), "191212121212");
    assert!(plan.judge_unsigned().is_ok());
}
