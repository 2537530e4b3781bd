//! What a request to an OpenID Provider ties its answer to.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use evidence::{CALLBACK, Callback, NOW, query};
use sha2::{Digest, Sha256};
use shared::{jose::SigningKey, oidc::upstream::Redeem, replay::Seen, secret::SecretText, time::Span};

#[test]
fn a_good_answer_gives_the_code() {
    let unspent = Callback::good().judge().unwrap();
    assert_eq!(
        unspent.replay().until(),
        NOW.after(Span::from_millis(30 * 60_000 - 30_000))
    );
    assert_eq!(unspent.spend(Seen::FirstTime).unwrap().reveal(), "code-1");
}

#[test]
fn a_provider_that_does_not_name_itself_need_not() {
    let mut plan = Callback::good();
    plan.unset("iss");
    plan.provider.names_itself = false;
    assert!(plan.judge().is_ok());
}

#[test]
fn two_requests_are_marked_apart() {
    let marked = |browser| {
        let mut plan = Callback::good();
        plan.transaction = Callback::transaction(&plan.provider, browser);
        plan.set(
            "state",
            &query(&Callback::asked(&plan.provider, &plan.transaction), "state"),
        );
        plan.judge().unwrap().replay().key().to_owned()
    };
    assert_eq!(marked(1), marked(1));
    assert_ne!(marked(1), marked(11));
}

/// The challenge is in the request, and the verifier in the redemption alone; the address is the same in both.
#[test]
fn the_code_is_redeemed_with_the_verifier_and_the_address_of_the_request() {
    let plan = Callback::good();
    let asked = Callback::asked(&plan.provider, &plan.transaction);
    let (code, key) = (
        SecretText::new("code-1".to_owned()),
        SigningKey::from_entropy([9; 32]).unwrap(),
    );
    let redeem = Redeem {
        provider: &plan.provider,
        endpoint: "https://op.example/token",
        code: &code,
        key: &key,
    };
    let form = redeem.form(&plan.transaction, [7; 16], NOW).unwrap();
    let form = ["?", form.reveal()].concat();
    let verifier = query(&form, "code_verifier");
    assert!(!asked.contains(&verifier));
    assert_eq!(query(&asked, "code_challenge_method"), "S256");
    assert_eq!(
        query(&asked, "code_challenge"),
        URL_SAFE_NO_PAD.encode(Sha256::digest(&verifier))
    );
    assert_eq!(query(&asked, "redirect_uri"), query(&form, "redirect_uri"));
    let decoded = query(&asked, "redirect_uri").replace("%3A", ":").replace("%2F", "/");
    assert_eq!(decoded, CALLBACK);
    assert!(query(&asked, "state").len() >= 43, "256 bits");
}
