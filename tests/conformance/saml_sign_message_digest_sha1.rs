//! The digest of the signed message is said to be by SHA-1.

use evidence::saml::Plan;
use shared::saml::{Attribute, Refusal};

#[test]
fn is_refused() {
    let digest = "0yKaSVsYeh+PX2Q6diqO2w89+a3Dm303tp3AVjgxwj0=";
    let stated = |stated: &str| {
        Plan::good()
            .with_attribute("urn:oid:1.2.752.201.3.14", stated)
            .expecting(|expecting| expecting.request.sign_message = Some(digest.to_owned()))
    };
    let right = format!("http://www.w3.org/2001/04/xmlenc#sha256;{digest}");
    assert!(stated(&right).judge().is_ok());
    let plan = stated("http://www.w3.org/2000/09/xmldsig#sha1;0yKaSVsYeh+PX2Q6diqO2w89+a3Dm303tp3AVjgxwj0=");
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::Attribute(Attribute::SignMessageDigest)
    );
}
