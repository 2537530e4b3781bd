//! Our requests.

use super::{ACS, NOW, Plan, SP, policy};
use shared::{
    crypto::SigningKey,
    saml::{AuthnRequest, Endpoints, IdentityProvider, IdpRules, RequestError},
};

/// The identity provider with addresses for every binding, which may assert levels 2, 3 and 4, and one that nobody knows.
pub fn reachable() -> IdentityProvider {
    let mut idp = Plan::good().expecting.idp;
    let endpoints = |redirect: &str, post: &str| Endpoints {
        redirect: Some(redirect.to_owned()),
        post: Some(post.to_owned()),
    };
    idp.sso = endpoints(
        "https://idp.example.se/redirect?tenant=a&b",
        "https://idp.example.se/post",
    );
    idp.holder_of_key = endpoints("https://key.example.se/redirect", "https://key.example.se/post");
    let others = [
        "http://id.elegnamnden.se/loa/1.0/loa2",
        "http://id.elegnamnden.se/loa/1.0/loa4",
        "urn:unknown",
    ];
    idp.assurance.extend(others.map(str::to_owned));
    idp
}

/// A request to `idp` under these rules, for an e-service with the policy of this name.
pub fn request<'a>(
    idp: &'a IdentityProvider,
    rules: &IdpRules,
    accepted: &str,
) -> Result<AuthnRequest<'a>, RequestError> {
    AuthnRequest::new(SP, ACS, idp, rules, policy(accepted), [0x0f; 16], NOW)
}

/// The key that our requests are signed with.
pub fn signing_key() -> SigningKey {
    SigningKey::from_pkcs8(include_bytes!("../../fixtures/keys/idp.pk8")).expect("a key")
}
