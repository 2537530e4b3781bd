//! A portal for the tests of the e-service: only what its library asks for, and wrong where a test wants it.

use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use p256::ecdsa::signature::{Signer, Verifier};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// What the portal's next token is to have wrong.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Wrong {
    Nothing,
    Nonce,
    Audience,
    Issuer,
    Expired,
    Key,
    Algorithm,
}

pub struct Portal {
    pub issuer: String,
    pub wrong: Mutex<Wrong>,
    /// The authorization request of the code `code`.
    pub request: Mutex<HashMap<String, String>>,
    /// Every assertion that was accepted.
    pub assertions: Mutex<Vec<Value>>,
}

pub const CLIENT_ID: &str = sandbox::demo_service::CLIENT_ID;

impl Portal {
    pub async fn start() -> Arc<Portal> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let portal = Arc::new(Portal {
            issuer: format!("http://{}", listener.local_addr().unwrap()),
            wrong: Mutex::new(Wrong::Nothing),
            request: Mutex::default(),
            assertions: Mutex::default(),
        });
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(metadata))
            .route("/jwks", get(jwks))
            .route("/token", post(token))
            .with_state(Arc::clone(&portal));
        tokio::spawn(async { axum::serve(listener, router).await });
        portal
    }
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_slice(&[seed; 32]).unwrap()
}

async fn metadata(State(portal): State<Arc<Portal>>) -> Json<Value> {
    let issuer = &portal.issuer;
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["ES256"],
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "authorization_response_iss_parameter_supported": true,
    }))
}

async fn jwks() -> Json<Value> {
    let point = key(7).verifying_key().to_sec1_point(false);
    let (x, y) = point.as_bytes()[1..].split_at(32);
    let key = json!({
        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": "k",
        "x": BASE64URL.encode(x), "y": BASE64URL.encode(y),
    });
    Json(json!({ "keys": [key] }))
}

fn refused(why: &str) -> Response {
    (
        StatusCode::BAD_REQUEST,
        Json(json!({ "error": "invalid_client", "error_description": why })),
    )
        .into_response()
}

async fn token(State(portal): State<Arc<Portal>>, Form(form): Form<HashMap<String, String>>) -> Response {
    let field = |name: &str| form.get(name).cloned().unwrap_or_default();
    let request = portal.request.lock().unwrap().clone();
    let challenge = BASE64URL.encode(Sha256::digest(field("code_verifier")));
    if request.get("code_challenge") != Some(&challenge) || request.get("redirect_uri") != Some(&field("redirect_uri"))
    {
        return refused("PKCE or redirect URI");
    }
    if field("client_id") != CLIENT_ID
        || field("client_assertion_type") != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    {
        return refused("client_id or assertion type");
    }
    let assertion = match verified(&field("client_assertion")) {
        Some(claims) => claims,
        None => return refused("signature of the assertion"),
    };
    portal.assertions.lock().unwrap().push(assertion);
    let wrong = *portal.wrong.lock().unwrap();
    Json(json!({
        "access_token": "x", "token_type": "Bearer", "expires_in": 60,
        "id_token": id_token(&portal.issuer, &request, wrong),
    }))
    .into_response()
}

/// The claims of an assertion whose signature the committed public key verifies.
fn verified(jwt: &str) -> Option<Value> {
    let jwk: Value = serde_json::from_str(include_str!("../../keys/kontaktboken.public.jwk")).unwrap();
    let coordinate = |name: &str| BASE64URL.decode(jwk[name].as_str().unwrap()).unwrap();
    let key = VerifyingKey::from_sec1_bytes(&[vec![4], coordinate("x"), coordinate("y")].concat()).unwrap();
    let (signed, signature) = jwt.rsplit_once('.')?;
    let (header, claims) = signed.split_once('.')?;
    let parse = |part: &str| serde_json::from_slice::<Value>(&BASE64URL.decode(part).ok()?).ok();
    let header = parse(header)?;
    let signature = Signature::from_slice(&BASE64URL.decode(signature).ok()?).ok()?;
    key.verify(signed.as_bytes(), &signature).ok()?;
    (header["alg"] == "ES256" && header["kid"] == jwk["kid"]).then(|| parse(claims))?
}

fn id_token(issuer: &str, request: &HashMap<String, String>, wrong: Wrong) -> String {
    let now = sandbox::clock::Clock::machine().now().unix_seconds();
    let or = |case: Wrong, bad: Value, good: Value| if wrong == case { bad } else { good };
    let claims = json!({
        "iss": or(Wrong::Issuer, json!("https://other.example"), json!(issuer)),
        "aud": or(Wrong::Audience, json!("other"), json!(CLIENT_ID)),
        "sub": "pairwise",
        "nonce": or(Wrong::Nonce, json!("other"), json!(request["nonce"])),
        "iat": now - 600,
        "exp": or(Wrong::Expired, json!(now - 300), json!(now + 300)),
        "acr": "http://id.swedenconnect.se/loa/1.0/uncertified-loa3",
        "name": "Tolvan <b>Tolvansson</b>",
        "https://id.oidc.se/claim/personalIdentityNumber": "191212121212",
    });
    let algorithm = if wrong == Wrong::Algorithm { "none" } else { "ES256" };
    let part = |value: Value| BASE64URL.encode(value.to_string());
    let signed = format!("{}.{}", part(json!({ "alg": algorithm, "kid": "k" })), part(claims));
    if wrong == Wrong::Algorithm {
        return format!("{signed}.");
    }
    let signature: Signature = key(if wrong == Wrong::Key { 8 } else { 7 }).sign(signed.as_bytes());
    format!("{signed}.{}", BASE64URL.encode(signature.to_bytes()))
}
