//! What an e-service gets for a code.

use evidence::{NOW, Redemption};
use serde_json::json;

#[test]
fn the_id_token_says_what_was_proved_and_when() {
    let token = Redemption::good().id_token();
    assert_eq!(
        token["acr"], "http://id.elegnamnden.se/loa/1.0/loa3",
        "as it was proved"
    );
    assert_eq!(
        token["auth_time"],
        json!(NOW.unix_seconds() - 7),
        "when the person was authenticated, not when we heard of it"
    );
    assert_eq!(token["nonce"], "n-1");
    assert_eq!(
        token["exp"].as_u64().unwrap() - token["iat"].as_u64().unwrap(),
        300,
        "five minutes"
    );
}

#[test]
fn the_subject_is_no_personal_number() {
    let token = Redemption::good().id_token();
    let subject = token["sub"].as_str().unwrap();
    assert_eq!(subject.len(), 43, "a keyed hash");
    assert!(!token.to_string().contains("191212121212"));
    assert_eq!(Redemption::good().user_info()["sub"], subject);
}

/// That it is signed is seen by the one who reads it here.
#[test]
fn user_info_is_signed_and_says_what_was_asked_for() {
    let info = Redemption::good().user_info();
    assert_eq!(
        (&info["iss"], &info["aud"]),
        (&json!("https://login.example"), &json!(evidence::CLIENT))
    );
    assert_eq!(info["family_name"], "Tolvansson");
    assert!(info.get("acr").is_none() && info.get("https://id.oidc.se/claim/personalIdentityNumber").is_none());
}

#[test]
fn the_access_token_is_opaque() {
    let token = Redemption::good().access_token();
    assert!(!token.contains('.'));
    assert!(evidence::Redemption::open(&format!("Bearer {token}"), 0, NOW).is_ok());
}
