//! The discovery document (OpenID Connect Discovery 1.0, 3; OIDC Sweden profile, 5.2).

use super::Scope;
use crate::{api::path, jose::Algorithm, loa::Loa, portal::CLIENT_ALGORITHMS};
use serde_json::{Value, json};

/// What the provider at `issuer` says of itself. Only what it really does stands there.
pub fn document(issuer: &str) -> Value {
    let scopes: Vec<_> = std::iter::once("openid").chain(Scope::ALL.map(Scope::name)).collect();
    json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}{}", path::AUTHORIZE),
        "token_endpoint": format!("{issuer}{}", path::TOKEN),
        "jwks_uri": format!("{issuer}{}", path::JWKS),
        "scopes_supported": scopes,
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code"],
        "acr_values_supported": Loa::SWEDISH.map(Loa::uri),
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["ES256"],
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "token_endpoint_auth_signing_alg_values_supported": CLIENT_ALGORITHMS.map(Algorithm::name),
        "code_challenge_methods_supported": ["S256"],
        "claims_supported": [
            "iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "txn", "name", "given_name", "family_name",
        ],
        "claims_parameter_supported": true,
        "request_parameter_supported": false,
        "request_uri_parameter_supported": false,
        "ui_locales_supported": ["sv", "en"],
        "authorization_response_iss_parameter_supported": true,
    })
}
