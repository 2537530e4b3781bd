use super::{Decision, MAX_DECISIONS, Session, SessionId, Visited};
use crate::{
    id::{ClientId, MethodId},
    identity::{Identity, Level, Parts},
    loa::Loa,
    mark::Mark,
    oidc::{Request, authorization::tests::portal_with, token::tests::request},
    person::PersonalIdentity,
    portal::{MAX_GROUP, Portal},
    seal::{Purpose, SealKey, Sealer},
    secret::SecretKey,
    time::Timestamp,
};
use serde_json::{Value, json};
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// A group of so many e-services, the names of which are as long as names may be.
fn portal(size: usize, more: &Value) -> Portal {
    let key = json!({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"});
    let ids: Vec<_> = (0..size).map(|number| format!("https://{number:0>192}")).collect();
    let services: Vec<_> = ids.iter().map(|id| (id.as_str(), &key)).collect();
    portal_with(&services, more)
}

/// Somebody whose names are long.
fn identity() -> Identity {
    Identity::new(Parts {
        person: PersonalIdentity::parse("191212121212").unwrap(),
        name: "å".repeat(100),
        given_name: Some("å".repeat(50)),
        surname: Some("å".repeat(50)),
        method: MethodId::parse("bankid").unwrap(),
        level: Level::Proved(Loa::Loa3),
        transaction: "7c40b5c9-fa74-49cf-b98c-bfe651f9a7c6".to_owned(),
        at: Timestamp::from_unix_seconds(1_800_000_000),
    })
}

/// The request of an e-service, for another one if it stands in for that.
fn request_of(client: &ClientId, original: Option<&ClientId>) -> Request {
    Request {
        client: client.clone(),
        original: original.cloned(),
        ..request()
    }
}

fn decision(number: u8) -> Decision {
    Decision {
        employment: Some(Mark::of(&[&number.to_string()])),
        agreed: MethodId::parse("bankid").ok(),
    }
}

fn begun(portal: &Portal) -> Session {
    let service = portal.services().first().unwrap();
    Session::begin(SessionId::from_entropy([1; 16]), service, identity()).unwrap()
}

#[test]
fn a_session_forgets_no_e_service_of_the_largest_group_and_fits_into_a_cookie() {
    let portal = portal(MAX_GROUP, &json!({"sso": "a-group-with-a-name-of-forty-characters-"}));
    let session = portal.services().iter().fold(begun(&portal), |session, service| {
        session.visiting(&request_of(&service.id, None), decision(1))
    });
    let visited = session.clients(&portal);
    assert_eq!(visited.len(), MAX_GROUP);
    assert!(
        visited
            .iter()
            .zip(portal.services())
            .all(|(visited, service)| visited.client == service.id)
    );
    let key = SecretKey::parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8").unwrap();
    let sealer = Sealer::new(&SealKey::new(key, None), Purpose::Session, b"");
    let sealed = sealer.seal_text(b"", &session, session.expires(), [2; 24]).unwrap();
    assert!(sealed.len() <= 3_900, "{}", sealed.len());
}

#[test]
fn an_e_service_and_whom_it_stands_in_for_are_told_apart() {
    let originals = json!({"sso": "staff", "original": [{"id": "https://a.example", "name": {"sv": "A", "en": "A"}},
        {"id": "https://b.example", "name": {"sv": "B", "en": "B"}}]});
    let portal = portal(2, &originals);
    let [first, second] = portal.services() else {
        unreachable!()
    };
    let (a, b) = (&first.originals[0].id, &first.originals[1].id);
    let session = begun(&portal)
        .visiting(&request_of(&second.id, Some(b)), Decision::default())
        .visiting(&request_of(&first.id, Some(a)), decision(1))
        .visiting(&request_of(&second.id, Some(b)), Decision::default());
    let visited = |client: &ClientId, original: &ClientId| Visited {
        client: client.clone(),
        original: Some(original.clone()),
    };
    assert_eq!(
        session.clients(&portal),
        [visited(&first.id, a), visited(&second.id, b)]
    );
    assert_eq!(session.decision(&request_of(&first.id, Some(a))), Some(&decision(1)));
    for (client, original) in [(&first.id, None), (&first.id, Some(b)), (&second.id, Some(a))] {
        assert_eq!(session.decision(&request_of(client, original)), None);
    }
}

#[test]
fn the_last_decisions_are_remembered_each_once() {
    let portal = portal(MAX_DECISIONS + 1, &json!({"sso": "staff"}));
    let of = |at: usize| request_of(&portal.services()[at].id, None);
    let mut session = begun(&portal);
    for at in 0..=MAX_DECISIONS {
        session = session.visiting(&of(at), decision(1));
    }
    assert_eq!(session.decision(&of(0)), None, "the oldest goes");
    assert_eq!(session.decision(&of(1)), Some(&decision(1)));
    let session = session
        .visiting(&of(1), decision(2))
        .visiting(&of(2), Decision::default());
    assert_eq!(session.decision(&of(1)), Some(&decision(2)));
    assert_eq!(session.decision(&of(2)), None, "what is decided no more");
    assert_eq!(session.clients(&portal).len(), MAX_DECISIONS + 1);
}
