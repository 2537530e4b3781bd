//! What the others differ from.

use evidence::{CLIENT, Party, own_id_token};

#[test]
fn a_request_is_taken_in_every_form() {
    let mut plain = Party::good();
    plain.set("id_token_hint", &own_id_token(&[]));
    assert_eq!(plain.judge().unwrap().subject.as_deref(), Some("s-1"));
    let mut signed = Party::signed();
    signed.service["request-form"] = "signed".into();
    assert_eq!(signed.judge().unwrap(), Party::good().judge().unwrap());
    let mut pushed = Party::good();
    pushed.service["request-form"] = "pushed".into();
    pushed.is_pushed = true;
    pushed.unset("client_id");
    assert_eq!(pushed.judge().unwrap(), Party::good().judge().unwrap());
}

#[test]
fn an_assertion_is_taken() {
    let party = Party::good();
    assert_eq!(party.authenticate().unwrap().id().as_str(), CLIENT);
    let mut party = Party::good();
    party.assertion.claim("aud", "https://login.example/oidc/token");
    assert!(party.authenticate().is_ok());
}

#[test]
fn a_logout_is_taken() {
    let hint = own_id_token(&[]);
    let logout = Party::good().logout(&[
        ("id_token_hint", &hint),
        ("post_logout_redirect_uri", "https://service.example/bye"),
        ("state", "a b"),
    ]);
    assert_eq!(
        logout.address().as_deref(),
        Some("https://service.example/bye?state=a%20b")
    );
}
