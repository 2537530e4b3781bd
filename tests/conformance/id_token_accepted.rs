use evidence::{ACCESS_TOKEN, Hash, Key, NOW, Signer, Upstream};
use serde_json::json;
use shared::{
    jose::algorithm::SWEDISH_PROFILE,
    oidc::upstream::{Freshness, Vocabulary},
    person::OrgAffiliation,
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

/// As Inera's access tokens are; its ID tokens are not published [?]. Names without a namespace, every one of them in an array, and three
/// audiences.
#[test]
fn a_token_like_ineras_is_accepted_from_inera() {
    let mut plan = Upstream::of_inera();
    let issued = NOW.unix_seconds() - 5;
    plan.token.claim("exp", issued + 3600);
    let token = plan.judge().unwrap();
    let attributes = token.attributes();
    assert_eq!(token.acr(), Some("http://id.sambi.se/loa/loa3"));
    assert_eq!(attributes.hsa_id().unwrap().reveal(), "TSTNMT2321000156-1019");
    assert_eq!(attributes.personal_identity().unwrap().reveal(), "191212121212");
    assert_eq!(attributes.organisation().unwrap().as_str(), "2021006883");
    assert_eq!(attributes.organisation_name(), Some("Myndigheten"));
    let affiliations: Vec<_> = attributes.affiliations().iter().map(OrgAffiliation::reveal).collect();
    assert_eq!(affiliations, ["tolvan@2021006883"]);
    assert_eq!(attributes.given_name(), Some("Tolvan"));
    assert_eq!(attributes.surname(), Some("Tolvansson"));
}

/// Of who trades under the own personal number, and of an employment that cannot be read, nothing is taken, and the person is.
#[test]
fn what_inera_says_of_a_trader_keeps_nobody_out() {
    let mut plan = Upstream::of_inera();
    plan.token.claim("organizationIdentifier", json!(["640823-3234"]));
    plan.token
        .claim("orgAffiliation", json!(["tolvan@6408233234", "tolvan", ""]));
    let token = plan.judge().unwrap();
    let attributes = token.attributes();
    assert!(attributes.hsa_id().is_some());
    assert!(attributes.organisation().is_none() && attributes.organisation_name().is_none());
    assert!(attributes.affiliations().is_empty());
}

#[test]
fn ineras_time_is_accepted_in_the_standard_form_too() {
    let mut plan = Upstream::of_inera();
    plan.token.claim("auth_time", NOW.unix_seconds() - 10);
    assert!(plan.judge().is_ok());
}

/// As its IdP has come to name them; and an empty array says nothing.
#[test]
fn ineras_names_of_a_person_are_read_in_both_spellings() {
    let mut plan = Upstream::of_inera();
    plan.token.claim("given_name", "Tolvan Tove");
    plan.token.claim("family_name", json!(["Tolvfors"]));
    plan.token.claim("name", "Tove Tolvfors");
    let token = plan.judge().unwrap();
    assert_eq!(token.attributes().given_name(), Some("Tolvan Tove"));
    assert_eq!(token.attributes().surname(), Some("Tolvfors"));
    assert_eq!(token.attributes().name(), Some("Tove Tolvfors"));
    plan.token.without("given_name");
    plan.token.claim("givenName", json!([]));
    assert_eq!(plan.judge().unwrap().attributes().given_name(), None);
}

/// The level may be repeated, and be no lower there; most tokens do not repeat it.
#[test]
fn a_level_that_inera_repeats_may_be_the_same_or_higher() {
    let mut plan = Upstream::of_inera();
    for repeated in ["http://id.sambi.se/loa/loa3", "http://id.sambi.se/loa/loa4"] {
        plan.token.claim("levelOfAssurance", json!([repeated]));
        assert!(plan.judge().is_ok(), "{repeated}");
    }
    plan.token.without("levelOfAssurance");
    assert!(plan.judge().is_ok());
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
