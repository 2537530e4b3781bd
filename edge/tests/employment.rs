//! Where a person is employed: what the sources say, who may enter, and what the e-service learns.

use crate::{
    browser::{Browser, authorize_path, body, location, parameter, redeem, text},
    token::claims,
    world::{ISSUER, OTHER, World},
};
use http::StatusCode;
use serde_json::{Value, json};
use shared::jose::{self, SigningKey};
use shared::time::Span;

const ORGANISATION: &str = "https://id.oidc.se/claim/orgAffiliation";
const SCOPE: (&str, &str) = ("scope", "openid https://id.oidc.se/scope/naturalPersonOrgId");

fn source_key() -> SigningKey {
    SigningKey::from_entropy([5; 32]).unwrap()
}

/// A world whose e-service asks these sources, of those that there are: a register, SCIM and a signed one.
fn asking(sources: &str, more: &str) -> World {
    with_sources(World::with_service(&format!(
        "attribute-sources = [{sources}]\nmay-learn = [\"names\", \"employment\", \"roles\"]\n{more}"
    )))
}

fn with_sources(mut world: World) -> World {
    let mut key: Value = serde_json::from_str(&source_key().to_private_jwk()).unwrap();
    key.as_object_mut().unwrap().remove("d");
    let (x, y, kid) = (
        key["x"].as_str().unwrap(),
        key["y"].as_str().unwrap(),
        key["kid"].as_str().unwrap(),
    );
    world.portal.push_str(&format!(
        r#"
        [[attribute-source]]
        id = "register"
        kind = "register"
        [[attribute-source.person]]
        number = "191212121212"
        employment = [
            {{ affiliation = "tolv@2120000167", organisation = "Kommunen", unit = "Skolan", roles = ["teacher"] }},
            {{ affiliation = "tolv@2120000142", organisation = "Regionen", roles = ["nurse"] }},
        ]
        [[attribute-source]]
        id = "hr"
        kind = "scim"
        url = "https://hr.example/scim"
        organisation-number = "2120000167"
        required = true
        [[attribute-source]]
        id = "signed"
        kind = "signed"
        url = "https://source.example/ask"
        issuer = "https://source.example"
        organisations = ["2120000167"]
        keys = [{{ kty = "EC", crv = "P-256", kid = "{kid}", x = "{x}", y = "{y}" }}]
        "#
    ));
    let tokens = |text: &str| world.variables.borrow_mut().insert("scim_tokens", text.to_owned());
    for wrong in ["", "hr", "hr:", "other:t", "hr:t other:t", "hr:t hr:u", "signed:t"] {
        tokens(wrong);
        assert!(
            world.config_fault().is_some_and(|fault| fault.contains("scim_tokens")),
            "{wrong}"
        );
    }
    tokens("hr:scim-token");
    assert_eq!(world.config_fault(), None);
    world
}

fn scim(roles: &[&str]) -> Value {
    let roles: Vec<_> = roles.iter().map(|role| json!({"value": role})).collect();
    json!({"Resources": [{"externalId": "191212121212", "active": true, "roles": roles,
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"employeeNumber": "tolv", "organization": "Kommunen"}}]})
}

/// The claims of the ID token for this code.
fn learnt(world: &World, answer: &str) -> Value {
    let code = parameter(answer, "code").unwrap_or_else(|| panic!("{answer}"));
    claims(world, body(&redeem(world, &code, &[]))["id_token"].as_str().unwrap())
}

#[test]
fn whoever_has_several_employments_says_which_one_it_is() {
    let world = asking("\"register\"", "");
    let browser = Browser::new(&world);
    let login = browser.authenticated_for(&[SCOPE]);
    let page = text(&browser.get(&format!("{login}/continue")));
    assert!(
        page.contains("Kommunen") && page.contains("Skolan") && page.contains("Regionen"),
        "{page}"
    );
    assert!(
        !page.contains("tolv@"),
        "what the organisation calls the person is not shown"
    );
    let proceed = format!("{login}/continue");
    for wrong in ["2", "x", ""] {
        assert_eq!(
            location(&browser.post(&format!("{login}/employment"), &[("employment", wrong)])),
            proceed
        );
        assert_eq!(browser.get(&proceed).status(), StatusCode::OK, "still asked: {wrong}");
    }
    assert_eq!(
        location(&browser.post(&format!("{login}/employment"), &[("employment", "1")])),
        proceed
    );
    let learnt = learnt(&world, &location(&browser.get(&proceed)));
    assert_eq!(learnt[ORGANISATION], "tolv@2120000142");
}

#[test]
fn there_is_room_for_many_long_employments() {
    let mut world = World::with_service("attribute-sources = [\"long\"]\nmay-learn = [\"names\", \"employment\"]");
    // As long as a text may be, in bytes.
    let text_of = |number: usize| format!("{number:02}{}", "å".repeat(39));
    let employments: String = (0..40)
        .map(|number| {
            let roles = vec![text_of(number); 8];
            let (organisation, unit) = (text_of(number), text_of(number));
            format!(
                r#"{{ affiliation = "tolv{number}@2120000167", organisation = "{organisation}", unit = "{unit}", roles = {roles:?} }},"#
            )
        })
        .collect();
    world.portal.push_str(&format!(
        r#"
        [[attribute-source]]
        id = "long"
        kind = "register"
        [[attribute-source.person]]
        number = "191212121212"
        employment = [{employments}]
        "#
    ));
    assert_eq!(world.config_fault(), None);
    let browser = Browser::new(&world);
    let login = browser.authenticated_for(&[SCOPE]);
    let proceed = format!("{login}/continue");
    let page = text(&browser.get(&proceed));
    assert!(page.contains(&text_of(0)) && page.contains(&text_of(39)));
    browser.post(&format!("{login}/employment"), &[("employment", "39")]);
    let learnt = learnt(&world, &location(&browser.get(&proceed)));
    assert_eq!(learnt[ORGANISATION], "tolv39@2120000167");
}

#[test]
fn a_choice_between_employments_waits_for_the_store_and_tells_it_nothing() {
    let world = asking("\"register\"", "");
    let browser = Browser::new(&world);
    let login = browser.authenticated_for(&[SCOPE]);
    let proceed = format!("{login}/continue");
    assert!(text(&browser.get(&proceed)).contains("Kommunen"));
    for (key, value) in world.stored() {
        let value = String::from_utf8_lossy(&value).into_owned();
        assert!(!value.contains("tolv") && !value.contains("Kommunen"), "{key}");
    }
    world.store_is_down.set(true);
    assert_eq!(browser.get(&proceed).status(), StatusCode::SERVICE_UNAVAILABLE);
    let chosen = browser.post(&format!("{login}/employment"), &[("employment", "0")]);
    assert_eq!(chosen.status(), StatusCode::SERVICE_UNAVAILABLE);
    world.store_is_down.set(false);
    assert!(text(&browser.get(&proceed)).contains("Kommunen"));
    browser.post(&format!("{login}/employment"), &[("employment", "0")]);
    let learnt = learnt(&world, &location(&browser.get(&proceed)));
    assert_eq!(learnt[ORGANISATION], "tolv@2120000167");
}

#[test]
fn who_may_enter_decides_which_employments_are_left() {
    let world = asking("\"register\"", "may-enter = { roles = [\"teacher\"] }");
    let browser = Browser::new(&world);
    let login = browser.authenticated_for(&[SCOPE]);
    let learnt = learnt(&world, &location(&browser.get(&format!("{login}/continue"))));
    assert_eq!(
        learnt[ORGANISATION], "tolv@2120000167",
        "one is left, and nothing is asked"
    );
    let world = asking("\"register\"", "may-enter = { roles = [\"head\"] }");
    let browser = Browser::new(&world);
    let login = browser.authenticated_for(&[SCOPE]);
    let refused = browser.get(&format!("{login}/continue"));
    assert!(text(&refused).contains("may-not-enter"), "{}", text(&refused));
    assert_eq!(world.logged("failed")[0]["reason"], "may-not-enter");
}

#[test]
fn scim_is_asked_without_a_number_in_the_address() {
    let world = asking(
        "\"hr\", \"register\"",
        "may-enter = { organisations = [\"2120000167\"] }",
    );
    let browser = Browser::new(&world);
    let claims = (
        "claims",
        r#"{"id_token":{"https://github.com/tillit-login/tillit/claim/roles":null}}"#,
    );
    let login = browser.authenticated_for(&[SCOPE, claims]);
    world.answer(200, scim(&["head"]));
    let learnt = learnt(&world, &location(&browser.get(&format!("{login}/continue"))));
    assert_eq!(
        learnt["https://github.com/tillit-login/tillit/claim/roles"],
        json!(["head", "teacher"])
    );
    let (address, question) = world.sent.borrow().last().unwrap().clone();
    assert_eq!(address, "https://hr.example/scim/Users/.search");
    assert!(question["filter"].as_str().unwrap().contains("191212121212"));
    for line in world.log.borrow().iter() {
        assert!(
            !line.to_string().contains("191212121212") && !line.to_string().contains("tolv@"),
            "{line}"
        );
    }
}

#[test]
fn a_source_that_is_needed_and_fails_keeps_the_person_out_until_it_answers() {
    let world = asking("\"hr\"", "");
    let browser = Browser::new(&world);
    let login = browser.authenticated_for(&[SCOPE]);
    let proceed = format!("{login}/continue");
    world.answer_nothing();
    let page = text(&browser.get(&proceed));
    assert!(page.contains("attributes-unavailable"), "{page}");
    let tries = format!("action=\"{proceed}\"");
    assert!(page.contains(&tries) && !page.contains("/choose"), "{page}");
    world.answer(200, json!({"Resources": [{"externalId": "195006262546"}]}));
    assert!(
        text(&browser.get(&proceed)).contains("attributes-unavailable"),
        "somebody else's"
    );
    world.answer(200, json!({"Resources": []}));
    assert!(text(&browser.get(&proceed)).contains("not-employed"));
    assert_eq!(world.logged("source-failed").len(), 2);
    world.answer(200, scim(&[]));
    assert!(
        parameter(&location(&browser.get(&proceed)), "code").is_some(),
        "and then they go on"
    );
}

#[test]
fn a_source_may_take_no_longer_than_it_is_given() {
    let world = asking("\"hr\"", "");
    let browser = Browser::new(&world);
    let login = browser.authenticated_for(&[SCOPE]);
    let proceed = format!("{login}/continue");
    world.slowness.set(Span::from_seconds(4));
    world.answer(200, scim(&[]));
    let before = edge::env::Env::now(&world);
    assert!(text(&browser.get(&proceed)).contains("attributes-unavailable"));
    assert_eq!(edge::env::Env::now(&world).since(before), Span::from_seconds(3));
    world.slowness.set(Span::from_seconds(2));
    world.answer(200, scim(&[]));
    assert!(parameter(&location(&browser.get(&proceed)), "code").is_some());
}

#[test]
fn a_source_that_is_not_needed_may_fail() {
    let world = asking("\"signed\", \"register\"", "may-enter = { roles = [\"nurse\"] }");
    let browser = Browser::new(&world);
    let login = browser.authenticated_for(&[SCOPE]);
    world.answer(500, json!({}));
    let learnt = learnt(&world, &location(&browser.get(&format!("{login}/continue"))));
    assert_eq!(learnt[ORGANISATION], "tolv@2120000142");
    assert_eq!(
        (
            &world.logged("source-failed")[0]["error"],
            &world.logged("source-failed")[0]["required"]
        ),
        (&json!("unavailable"), &json!(false))
    );
}

#[test]
fn a_signed_source_is_asked_by_a_token_and_believed_by_its_signature() {
    let world = asking("\"signed\", \"register\"", "may-enter = { roles = [\"nurse\"] }");
    let browser = Browser::new(&world);
    let login = browser.authenticated_for(&[SCOPE]);
    let now = edge::env::Env::now(&world).unix_seconds();
    // The question is not known before it is asked, so an answer made beforehand can only be one to another question.
    let stale = json!({"iss": "https://source.example", "aud": ISSUER, "sub": "191212121212", "iat": now, "exp": now + 60,
        "in_response_to": "another", "employments": []});
    world.answer(
        200,
        Value::String(jose::sign(&source_key(), "attribute-response+jwt", &stale).unwrap()),
    );
    browser.get(&format!("{login}/continue"));
    let (address, question) = world.sent.borrow().last().unwrap().clone();
    assert_eq!(address, "https://source.example/ask");
    let asked = claims_of_type(&world, question.as_str().unwrap(), "attribute-request+jwt");
    assert_eq!(
        (&asked["aud"], &asked["sub"]),
        (&json!("https://source.example"), &json!("191212121212"))
    );
    assert!(world.logged("source-failed").len() == 1, "the stale answer");
}

fn claims_of_type(world: &World, token: &str, typ: &str) -> Value {
    let keys = body(&Browser::new(world).get("/oidc/jwks"));
    let keys = jose::JwkSet::parse(keys.to_string().as_bytes(), &[&jose::algorithm::ES256]).unwrap();
    let token = jose::UnverifiedJws::parse(token).unwrap();
    token.verify(&keys, jose::Typ::OneOf(&[typ])).unwrap().read().unwrap()
}

#[test]
fn an_e_service_without_sources_gets_no_scope_of_employment() {
    let world = World::new();
    let refused = location(&Browser::new(&world).get(&authorize_path(&[SCOPE])));
    assert_eq!(parameter(&refused, "error").unwrap(), "invalid_scope");
}

#[test]
fn a_session_leads_past_nobody_who_must_say_where_they_work() {
    let world = asking("\"register\"", "sso = \"staff\"");
    let browser = Browser::new(&world);
    let login = browser.authenticated_for(&[SCOPE]);
    browser.get(&format!("{login}/continue"));
    browser.post(&format!("{login}/employment"), &[("employment", "0")]);
    browser.get(&format!("{login}/continue"));
    let stored = world.stored_keys();
    let silent = location(&browser.get(&authorize_path(&[SCOPE, ("prompt", "none")])));
    assert_eq!(parameter(&silent, "error").unwrap(), "interaction_required");
    assert_eq!(
        world.stored_keys(),
        stored,
        "nothing is kept for a page that is not shown"
    );
    let proceed = location(&browser.get(&authorize_path(&[SCOPE])));
    assert!(proceed.ends_with("/continue") && text(&browser.get(&proceed)).contains("Regionen"));
}

#[test]
fn an_e_service_that_wants_no_page_is_told_that_the_person_may_not_enter() {
    let first = "attribute-sources = [\"register\"]\nmay-learn = [\"names\", \"employment\"]\nsso = \"staff\"";
    let world = with_sources(World::with_service(first).and_another("may-enter = { roles = [\"head\"] }"));
    let browser = Browser::new(&world);
    let login = browser.authenticated_for(&[SCOPE]);
    browser.get(&format!("{login}/continue"));
    browser.post(&format!("{login}/employment"), &[("employment", "0")]);
    assert!(parameter(&location(&browser.get(&format!("{login}/continue"))), "code").is_some());
    let silent = [
        ("client_id", OTHER),
        ("redirect_uri", "https://second.example/callback"),
        ("prompt", "none"),
        SCOPE,
    ];
    let silent = location(&browser.get(&authorize_path(&silent)));
    assert_eq!(parameter(&silent, "error").unwrap(), "access_denied");
    assert_eq!(world.logged("failed")[0]["reason"], "may-not-enter");
}

/// A world whose e-service may learn of commissions, and a register with two of them in one employment, and an employment without any.
fn with_commissions(more: &str) -> World {
    let mut world = World::with_service(&format!(
        "attribute-sources = [\"register\"]\nmay-learn = [\"names\", \"employment\", \"hsa-id\", \"commission\"]\n{more}"
    ));
    world.portal.push_str(
        r#"
        [[attribute-source]]
        id = "register"
        kind = "register"
        [[attribute-source.person]]
        number = "191212121212"
        [[attribute-source.person.employment]]
        affiliation = "tolv@2321000016"
        organisation = "Regionen"
        hsa-id = "SE2321000016-TOLV"
        roles = ["nurse"]
        [[attribute-source.person.employment.commissions]]
        hsa-id = "SE2321000016-V1"
        name = "Uppdrag ett"
        purpose = "Vård och behandling"
        rights = ["Läsa;alla"]
        care-unit = { hsa-id = "SE2321000016-U1", name = "Vårdcentralen" }
        care-provider = { hsa-id = "SE2321000016-P1", name = "Vårdgivaren" }
        [[attribute-source.person.employment.commissions]]
        hsa-id = "SE2321000016-V2"
        name = "Uppdrag två"
        purpose = "Administration"
        [[attribute-source.person.employment]]
        affiliation = "tolv@2120000167"
        organisation = "Kommunen"
        roles = ["teacher"]
        "#,
    );
    assert_eq!(world.config_fault(), None);
    world
}

const OURS: &str = "https://github.com/tillit-login/tillit/claim";

/// A request for every claim about a commission, in the ID token.
fn commission_claims() -> String {
    let names = [
        "commissionHsaId",
        "commissionName",
        "commissionPurpose",
        "commissionRight",
        "healthCareUnitHsaId",
        "healthCareUnitName",
        "healthCareProviderHsaId",
        "healthCareProviderName",
    ];
    let members: serde_json::Map<_, _> = names
        .iter()
        .map(|name| (format!("{OURS}/{name}"), Value::Null))
        .collect();
    json!({ "id_token": members }).to_string()
}

#[test]
fn whoever_has_several_commissions_says_which_one_it_is() {
    let world = with_commissions("");
    let browser = Browser::new(&world);
    let asked = commission_claims();
    let begin = || browser.authenticated_for(&[SCOPE, ("claims", asked.as_str())]);
    let chosen = |login: &str, place: &str| {
        browser.post(&format!("{login}/employment"), &[("employment", place)]);
        learnt(&world, &location(&browser.get(&format!("{login}/continue"))))
    };
    let login = begin();
    let page = text(&browser.get(&format!("{login}/continue")));
    assert!(
        page.contains("Uppdrag ett, Vårdcentralen") && page.contains("Uppdrag två") && page.contains("Kommunen"),
        "{page}"
    );
    let first = chosen(&login, "0");
    let claim = |name: &str| first[format!("{OURS}/{name}")].clone();
    assert_eq!(
        [
            claim("commissionHsaId"),
            claim("commissionName"),
            claim("commissionPurpose"),
            claim("commissionRight")
        ],
        [
            json!("SE2321000016-V1"),
            json!("Uppdrag ett"),
            json!("Vård och behandling"),
            json!(["Läsa;alla"])
        ]
    );
    assert_eq!(
        [claim("healthCareUnitHsaId"), claim("healthCareUnitName")],
        [json!("SE2321000016-U1"), json!("Vårdcentralen")]
    );
    assert_eq!(
        [claim("healthCareProviderHsaId"), claim("healthCareProviderName")],
        [json!("SE2321000016-P1"), json!("Vårdgivaren")]
    );
    let login = begin();
    browser.get(&format!("{login}/continue"));
    let second = chosen(&login, "1");
    assert_eq!(second[format!("{OURS}/commissionHsaId")], "SE2321000016-V2");
    assert!(second.get(format!("{OURS}/healthCareUnitName")).is_none());
    let login = begin();
    browser.get(&format!("{login}/continue"));
    let third = chosen(&login, "2");
    assert_eq!(third[ORGANISATION], "tolv@2120000167");
    assert!(third.get(format!("{OURS}/commissionHsaId")).is_none());
}

#[test]
fn nobody_is_asked_for_a_commission_that_the_e_service_does_not_learn() {
    let world = with_commissions("may-enter = { organisations = [\"2321000016\"] }");
    let browser = Browser::new(&world);
    let asked = commission_claims();
    let login = browser.authenticated_for(&[SCOPE]);
    let told = learnt(&world, &location(&browser.get(&format!("{login}/continue"))));
    assert_eq!(told[ORGANISATION], "tolv@2321000016");
    let mut world = world;
    world.portal = world.portal.replacen(", \"commission\"]", "]", 1);
    let browser = Browser::new(&world);
    let login = browser.authenticated_for(&[SCOPE, ("claims", asked.as_str())]);
    let told = learnt(&world, &location(&browser.get(&format!("{login}/continue"))));
    assert!(told.get(format!("{OURS}/commissionHsaId")).is_none(), "{told}");
}

#[test]
fn a_commission_with_the_right_purpose_lets_its_holder_in() {
    let entering = |purpose: &str| {
        let world = with_commissions(&format!("may-enter = {{ commission-purposes = [\"{purpose}\"] }}"));
        let browser = Browser::new(&world);
        let asked = commission_claims();
        let login = browser.authenticated_for(&[SCOPE, ("claims", asked.as_str())]);
        let answer = browser.get(&format!("{login}/continue"));
        match answer.status() {
            StatusCode::SEE_OTHER => learnt(&world, &location(&answer))[format!("{OURS}/commissionHsaId")].clone(),
            _ => json!(text(&answer).contains("may-not-enter")),
        }
    };
    assert_eq!(entering("Administration"), "SE2321000016-V2");
    assert_eq!(entering("Forskning"), json!(true));
}

#[test]
fn an_employment_without_the_hsa_id_that_is_wanted_is_not_enough() {
    let world = with_commissions("identity = \"hsa-id\"");
    let browser = Browser::new(&world);
    let hsa_id = format!("{OURS}/employeeHsaId");
    let claims = json!({"id_token": {hsa_id.as_str(): null}}).to_string();
    let asked = [SCOPE, ("claims", claims.as_str())];
    let login = browser.authenticated_for(&asked);
    let told = learnt(&world, &location(&browser.get(&format!("{login}/continue"))));
    assert_eq!(told[&hsa_id], "SE2321000016-TOLV", "the other employment is no choice");
    let mut world = world;
    world.portal = world.portal.replacen("hsa-id = \"SE2321000016-TOLV\"", "", 1);
    let browser = Browser::new(&world);
    let login = browser.authenticated_for(&asked);
    let refused = text(&browser.get(&format!("{login}/continue")));
    assert!(refused.contains("<code>identity-missing</code>"), "{refused}");
}

#[test]
fn a_method_that_cannot_give_the_identity_that_is_wanted_is_refused_with_why() {
    let wanting = |identity: &str| {
        let mut world = asking("\"hr\"", "");
        let wants = format!("\"roles\", \"hsa-id\"]\nidentity = \"{identity}\"");
        world.portal = world.portal.replacen("\"roles\"]", &wants, 1).replacen(
            "id = \"nacka-eid\"",
            "id = \"nacka-eid\"\n        gives = [\"hsa-id\"]",
            1,
        );
        assert_eq!(world.config_fault(), None);
        world
    };
    let essential = (
        "claims",
        r#"{"id_token":{"acr":{"essential":true,"value":"http://id.elegnamnden.se/loa/1.0/loa3"}}}"#,
    );
    // The source knows employments and no HSA-ids, and BankID knows neither.
    let outcome = |identity: &str| {
        let world = wanting(identity);
        let browser = Browser::new(&world);
        let login = browser.arrive();
        let page = text(&browser.get(&login));
        world.answer_nothing();
        let started = browser.post(&format!("{login}/start"), &[("method", "bankid"), ("device", "other")]);
        let asked = location(&browser.get(&authorize_path(&[essential])));
        let page_tells = page.contains("Lämnar inte de uppgifter om dig som tjänsten behöver.");
        (page_tells, started.status(), parameter(&asked, "error"))
    };
    let unmet = Some("unmet_authentication_requirements".to_owned());
    assert_eq!(outcome("hsa-id"), (true, StatusCode::CONFLICT, unmet));
    assert_eq!(outcome("none"), (false, StatusCode::SEE_OTHER, None));
    let (page_tells, started, asked) = outcome("employment");
    assert!(page_tells, "the other method gives no number to ask the source by");
    assert_eq!((started, asked), (StatusCode::SEE_OTHER, None));
}

#[test]
fn what_several_sources_say_has_an_end_and_the_first_words_stand() {
    let many = |from: usize| -> String {
        let roles: Vec<_> = (from..from + 8).map(|number| format!("role-{number}")).collect();
        format!("{roles:?}")
    };
    let mut world = World::with_service(
        "attribute-sources = [\"r0\", \"r1\", \"r2\", \"r3\"]\nmay-learn = [\"names\", \"employment\", \"roles\"]",
    );
    for number in 0..4 {
        world.portal.push_str(&format!(
            r#"
            [[attribute-source]]
            id = "r{number}"
            kind = "register"
            [[attribute-source.person]]
            number = "191212121212"
            employment = [{{ affiliation = "tolv@2120000167", organisation = "Kommunen", roles = {} }}]
            "#,
            many(number * 8)
        ));
    }
    let roles = "https://github.com/tillit-login/tillit/claim/roles";
    let claims = json!({"id_token": {roles: null}}).to_string();
    let browser = Browser::new(&world);
    let login = browser.authenticated_for(&[SCOPE, ("claims", claims.as_str())]);
    let told = learnt(&world, &location(&browser.get(&format!("{login}/continue"))));
    assert_eq!(told[roles].as_array().unwrap().len(), 24);
    let failed = world.logged("source-failed");
    assert_eq!(
        (failed.len(), &failed[0]["source"], &failed[0]["error"]),
        (1, &json!("r3"), &json!("too-much"))
    );
    let required = world
        .portal
        .replacen("id = \"r3\"", "id = \"r3\"\n            required = true", 1);
    let mut world = world;
    world.portal = required;
    let browser = Browser::new(&world);
    let login = browser.authenticated_for(&[SCOPE]);
    assert!(text(&browser.get(&format!("{login}/continue"))).contains("attributes-unavailable"));
}

#[test]
fn what_is_known_of_a_person_has_room_while_they_read_what_is_told() {
    let role = |number: usize| format!("{number}{}", "å".repeat(39));
    let roles: Vec<_> = (0..8).map(role).collect();
    let mut world =
        World::with_service("attribute-sources = [\"long\"]\nmay-learn = [\"names\", \"employment\", \"roles\"]");
    world.portal = world.portal.replace("show-release = false", "show-release = true");
    world.portal.push_str(&format!(
        r#"
        [[attribute-source]]
        id = "long"
        kind = "register"
        [[attribute-source.person]]
        number = "191212121212"
        employment = [{{ affiliation = "tolv@2120000167", organisation = "Kommunen", roles = {roles:?} }}]
        "#
    ));
    let browser = Browser::new(&world);
    // As long as a state may be.
    let state = "s".repeat(900);
    let login = browser.authenticated_for(&[SCOPE, ("state", &state)]);
    let page = browser.get(&format!("{login}/continue"));
    assert_eq!(page.status(), StatusCode::OK, "{}", text(&page));
    let answered = location(&browser.post(&format!("{login}/release"), &[]));
    assert_eq!(learnt(&world, &answered)[ORGANISATION], "tolv@2120000167");
}
