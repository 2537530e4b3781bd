//! What a resolver's answer and a trust chain give.

use evidence::{
    NOW,
    federation::{Chain, LOA3_MARK, NON_RESIDENT_MARK, OP, PROVIDER, Resolve, trust_mark},
};
use serde_json::json;
use shared::loa::Loa;

#[test]
fn an_answer_gives_metadata_and_levels() {
    let resolution = Resolve::good().judge().unwrap();
    assert_eq!(resolution.metadata(PROVIDER).unwrap()["issuer"], OP);
    assert_eq!(resolution.certified(), [Loa::Loa3]);
    assert_eq!(resolution.expires().unix_seconds(), NOW.unix_seconds() + 600);
}

#[test]
fn two_marks_give_the_right_to_a_level_without_residence() {
    let mut plan = Resolve::good();
    plan.marks.push(trust_mark(NON_RESIDENT_MARK));
    assert_eq!(plan.judge().unwrap().certified(), [Loa::Loa3, Loa::Loa3NonResident]);
}

#[test]
fn a_mark_may_have_no_end_and_name_its_type_in_the_old_way() {
    let mut plan = Resolve::good();
    plan.marks[0].without("exp");
    plan.marks[0].without("trust_mark_type");
    plan.marks[0].claim("id", LOA3_MARK);
    assert!(plan.judge().unwrap().has_mark(LOA3_MARK));
}

#[test]
fn what_counts_is_kept_until_the_first_of_it_runs_out() {
    let mut plan = Resolve::good();
    plan.marks[0].claim("exp", NOW.unix_seconds() + 10);
    assert_eq!(plan.judge().unwrap().expires().unix_seconds(), NOW.unix_seconds() + 10);
    let mut chain = Chain::good();
    chain.intermediate.claim("exp", NOW.unix_seconds() + 20);
    assert_eq!(chain.judge().unwrap().expires().unix_seconds(), NOW.unix_seconds() + 20);
}

#[test]
fn a_chain_gives_metadata_after_all_policies_and_levels() {
    let resolution = Chain::good().judge().unwrap();
    let provider = resolution.metadata(PROVIDER).unwrap();
    assert_eq!(provider["issuer"], OP);
    assert_eq!(
        provider["id_token_signing_alg_values_supported"],
        json!(["ES256", "RS256"])
    );
    assert_eq!(provider["client_registration_types_supported"], json!(["automatic"]));
    assert!(resolution.metadata("federation_entity").is_some());
    assert_eq!(resolution.certified(), [Loa::Loa3]);
    assert_eq!(resolution.expires().unix_seconds(), NOW.unix_seconds() + 600);
}

#[test]
fn what_the_immediate_superior_says_stands_in_the_place_of_what_the_entity_says() {
    let mut plan = Chain::good();
    plan.intermediate.claim(
        "metadata",
        json!({"openid_provider": {"subject_types_supported": ["pairwise"]}, "openid_relying_party": {"client_name": "x"}}),
    );
    let resolution = plan.judge().unwrap();
    let provider = resolution.metadata(PROVIDER).unwrap();
    assert_eq!(provider["subject_types_supported"], json!(["pairwise"]));
    assert!(
        resolution.metadata("openid_relying_party").is_none(),
        "it gives no type that the entity has not"
    );
}

#[test]
fn constraints_that_are_kept_change_nothing() {
    let mut plan = Chain::good();
    plan.anchor.claim(
        "constraints",
        json!({
            "max_path_length": 1, "allowed_entity_types": ["openid_provider"],
            "naming_constraints": {"permitted": ["op.example", "fed.example"], "excluded": [".op.example"]},
        }),
    );
    let resolution = plan.judge().unwrap();
    assert!(resolution.metadata(PROVIDER).is_some() && resolution.metadata("federation_entity").is_some());
}
