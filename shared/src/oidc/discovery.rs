//! The discovery document (OpenID Connect Discovery 1.0, 3; OIDC Sweden profile, 5.2).

use super::{
    asked::{Claim, Scope},
    extension::MESSAGE_TYPES,
};
use crate::{
    api::path,
    jose::Algorithm,
    portal::{CLIENT_ALGORITHMS, ClientAuthentication, Portal, Route},
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What the provider at `issuer` says of itself. Only what it really does stands there.
pub fn document(issuer: &str, portal: &Portal) -> Value {
    let endpoint = |path| format!("{issuer}{path}");
    let scopes: Vec<_> = std::iter::once("openid").chain(Scope::ALL.map(Scope::name)).collect();
    let secret = |service: &crate::portal::Service| matches!(service.authentication, ClientAuthentication::Secret(_));
    let methods: &[&str] = match portal.services().iter().any(secret) {
        false => &["private_key_jwt"],
        true => &["private_key_jwt", "client_secret_basic", "client_secret_post"],
    };
    let login = [
        "iss",
        "sub",
        "aud",
        "exp",
        "iat",
        "auth_time",
        "nonce",
        "acr",
        "amr",
        "txn",
        "sid",
    ];
    let claims: Vec<_> = login.into_iter().chain(Claim::ALL.map(Claim::name)).collect();
    let algorithms = CLIENT_ALGORITHMS.map(Algorithm::name);
    let mut document = json!({
        "issuer": issuer,
        "authorization_endpoint": endpoint(path::AUTHORIZE),
        "pushed_authorization_request_endpoint": endpoint(path::PAR),
        "token_endpoint": endpoint(path::TOKEN),
        "userinfo_endpoint": endpoint(path::USER_INFO),
        "end_session_endpoint": endpoint(path::LOGOUT),
        "jwks_uri": endpoint(path::JWKS),
        "scopes_supported": scopes,
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code"],
        "prompt_values_supported": ["none", "login", "consent", "select_account"],
        "acr_values_supported": levels(portal),
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["ES256"],
        "userinfo_signing_alg_values_supported": ["ES256"],
        "request_object_signing_alg_values_supported": algorithms,
        "token_endpoint_auth_methods_supported": methods,
        "token_endpoint_auth_signing_alg_values_supported": algorithms,
        "code_challenge_methods_supported": ["S256"],
        "claims_supported": claims,
        "claims_parameter_supported": true,
    });
    if let (Value::Object(document), Value::Object(rest)) = (&mut document, abilities()) {
        document.extend(rest);
    }
    document
}

/// The levels that the connected methods reach.
fn levels(portal: &Portal) -> BTreeSet<&'static str> {
    let connected = portal
        .methods()
        .iter()
        .filter(|method| method.route != Route::NotConnected);
    connected.map(|method| method.level.uri()).collect()
}

/// What it can do, whatever the configuration; with what OIDC Sweden adds (Authentication Request Parameter Extensions).
fn abilities() -> Value {
    json!({
        "request_parameter_supported": true,
        "request_uri_parameter_supported": false,
        "backchannel_logout_supported": true,
        "backchannel_logout_session_supported": true,
        "ui_locales_supported": ["sv", "en"],
        "authorization_response_iss_parameter_supported": true,
        "https://id.oidc.se/disco/userMessageSupported": true,
        "https://id.oidc.se/disco/userMessageSupportedMimeTypes": MESSAGE_TYPES,
        "https://id.oidc.se/disco/authnProviderSupported": true,
        "https://id.oidc.se/disco/originalClientIdSupported": true,
        "https://id.oidc.se/disco/originalClientTokenSupported": false,
    })
}
