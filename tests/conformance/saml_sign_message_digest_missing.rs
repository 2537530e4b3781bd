//! The person was to sign a message, and nothing says that they have.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let digest = "0yKaSVsYeh+PX2Q6diqO2w89+a3Dm303tp3AVjgxwj0=";
    let plan = Plan::good().expecting(|expecting| expecting.request.sign_message = Some(digest.to_owned()));
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::AttributeMissing(Attribute::SignMessageDigest)
    );
}
