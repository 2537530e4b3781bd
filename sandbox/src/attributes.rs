//! Where people of the sandbox are employed: a personnel system that speaks SCIM 2.0, and a source that answers signed questions.
//!
//! Both know the same two people. Tolvan works at the municipality, where the pupils' health is cared for, and has hours at the region, with two
//! commissions there; Agda is a teacher and nothing else.

use crate::serving::{self, Running};
use anyhow::{Context, Result};
use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use openidconnect::reqwest;
use serde::Deserialize;
use serde_json::{Value, json};
use shared::jose::{self, JwkSet, SigningKey, Typ, UnverifiedJws, algorithm::ES256};
use std::{fs, net::SocketAddr, path::PathBuf, sync::Arc};

/// What the personnel system wants to be shown.
pub const SCIM_TOKEN: &str = "sandbox-scim-token";
/// What the signed source calls itself.
const ISSUER: &str = "https://attributes.tillit.example";
/// The extension in which the personnel system has what stands in health care's catalogue.
const HSA_SCHEMA: &str = "urn:tillit:sandbox:scim:schemas:extension:hsa:1.0:User";
/// The municipality's people: personal number, number at work, unit, roles.
const MUNICIPALITY: [(&str, &str, &str, &[&str]); 2] = [
    ("191212121212", "tolv", "Elevhälsan", &["psykolog"]),
    ("195006262546", "agda", "Ekskolan", &["larare"]),
];

/// How the sources are set up.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where they listen.
    pub listen: SocketAddr,
    /// The portal's issuer identifier: its keys are fetched from there.
    pub issuer: String,
    /// The file with the private key (P-256, as a JWK) of the signed source.
    pub key_file: PathBuf,
}

struct Sources {
    issuer: String,
    key: SigningKey,
    http: reqwest::Client,
}

/// Starts the sources. The portal need not be up yet.
///
/// # Errors
/// If the port is taken or the key cannot be read.
pub async fn serve(options: Options) -> Result<Running> {
    let (listener, address) = serving::listen(options.listen).await?;
    let text = fs::read_to_string(&options.key_file).context("the key of the signed attribute source")?;
    let sources = Sources {
        issuer: options.issuer,
        key: SigningKey::from_jwk(&text).context("the key of the signed attribute source")?,
        http: reqwest::Client::builder().no_proxy().build()?,
    };
    let router = Router::new()
        .route("/scim/v2/Users/.search", post(search))
        .route("/ask", post(ask))
        .with_state(Arc::new(sources));
    Ok(serving::plain_on(listener, address, router))
}

/// What is read of a search.
#[derive(Deserialize)]
struct Search {
    filter: String,
}

/// What is read of a question.
#[derive(Deserialize)]
struct Question {
    iss: String,
    aud: String,
    sub: String,
    iat: u64,
    exp: u64,
    jti: String,
}

/// A search (RFC 7644, 3.4.3) by the one filter that the portal sends.
async fn search(headers: HeaderMap, Json(question): Json<Search>) -> Response {
    let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    if shown != Some(&format!("Bearer {SCIM_TOKEN}")) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let Some(number) = question
        .filter
        .strip_prefix("externalId eq \"")
        .and_then(|rest| rest.strip_suffix('"'))
    else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let found = MUNICIPALITY.iter().filter(|(known, ..)| *known == number);
    let users: Vec<_> = found
        .map(|(number, work, unit, roles)| {
            let roles: Vec<_> = roles.iter().map(|role| json!({"value": role})).collect();
            json!({
                "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "externalId": number, "active": true, "roles": roles,
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                    {"employeeNumber": work, "organization": "Nacka kommun", "department": unit},
                HSA_SCHEMA: (*work == "tolv").then(in_the_catalogue),
            })
        })
        .collect();
    let list = json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "totalResults": users.len(), "Resources": users,
    });
    ([(header::CONTENT_TYPE, "application/scim+json")], list.to_string()).into_response()
}

/// What health care's catalogue has of Tolvan at the municipality.
fn in_the_catalogue() -> Value {
    json!({"employeeHsaId": "SE2120000167-TOLV", "commissions": [{"commissionHsaId": "SE2120000167-V001", "commissionName": "Elevhälsa",
        "commissionPurpose": "Vård och behandling", "healthCareUnitHsaId": "SE2120000167-U001", "healthCareUnitName": "Elevhälsan"}]})
}

/// Answers a question of the portal's; nobody else's.
async fn ask(State(sources): State<Arc<Sources>>, question: Bytes) -> Response {
    match sources.answer(&question).await {
        Ok(token) => ([(header::CONTENT_TYPE, "application/jwt")], token).into_response(),
        Err(_) => StatusCode::FORBIDDEN.into_response(),
    }
}

impl Sources {
    async fn answer(&self, question: &[u8]) -> Result<String> {
        let keys = self.http.get(format!("{}/oidc/jwks", self.issuer)).send().await?;
        let keys = JwkSet::parse(&keys.bytes().await?, &[&ES256])?;
        let token = UnverifiedJws::parse(std::str::from_utf8(question)?)?;
        let asked: Question = token.verify(&keys, Typ::OneOf(&["attribute-request+jwt"]))?.read()?;
        anyhow::ensure!(asked.iss == self.issuer && asked.aud == ISSUER, "not for us");
        let at_the_region = json!([{
            "affiliation": "tolv@2321000016", "organisation": "Region Stockholm", "unit": "Nacka sjukhus",
            "hsa-id": "SE2321000016-TOLV", "roles": ["psykolog"], "commissions": [
                {"hsa-id": "SE2321000016-V001", "name": "Vård och behandling", "purpose": "Vård och behandling", "rights": ["Läsa;alla;SJF"],
                    "care-unit": {"hsa-id": "SE2321000016-U001", "name": "Barnmottagningen"},
                    "care-provider": {"hsa-id": "SE2321000016-P001", "name": "Region Stockholm"}},
                {"hsa-id": "SE2321000016-V002", "name": "Uppföljning", "purpose": "Kvalitetssäkring",
                    "care-unit": {"hsa-id": "SE2321000016-U001", "name": "Barnmottagningen"}},
            ],
        }]);
        let employments = if asked.sub == "191212121212" {
            at_the_region
        } else {
            json!([])
        };
        let answer = json!({
            "iss": ISSUER, "aud": asked.iss, "sub": asked.sub, "iat": asked.iat, "exp": asked.exp,
            "in_response_to": asked.jti, "employments": employments,
        });
        Ok(jose::sign(&self.key, "attribute-response+jwt", &answer)?)
    }
}
