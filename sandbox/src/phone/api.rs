//! The phone's API: what the app can do, and what a test can do to the server behind it.
//!
//! | Method | Path | Body |
//! |---|---|---|
//! | GET | `/api/persons` | |
//! | POST | `/api/scan` | `{content, person, kind?, ip?}` |
//! | POST | `/api/open` | `{link, person, kind?, ip?}` |
//! | POST | `/api/decode?width=…&height=…` | grey pixels |
//! | GET | `/api/orders`, `/api/orders/{id}` | |
//! | POST | `/api/orders/{id}/approve` | `{code, risk?}` |
//! | POST | `/api/orders/{id}/cancel` | |
//! | GET, POST, DELETE | `/api/faults` | `{fault, …, on?, times?}` |
//! | POST | `/api/hints` | `{order?, hint?: {status, hintCode}}` |
//! | POST | `/api/reset` | |

use super::scanner;
use crate::bankid::{BankId, FAILED, Hint, Injection, Kind, OrderView, PENDING, Phone, PhoneError, Risk};
use crate::person::{PEOPLE, Person};
use axum::body::Bytes;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::net::{IpAddr, SocketAddr};

/// A picture of a large screen, a byte for each pixel.
const MAX_PICTURE: usize = 64 * 1024 * 1024;

/// What the app starts from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Scan {
    content: String,
    person: String,
    #[serde(default)]
    kind: Kind,
    ip: Option<IpAddr>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Open {
    link: String,
    person: String,
    #[serde(default)]
    kind: Kind,
    ip: Option<IpAddr>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Approve {
    code: String,
    #[serde(default)]
    risk: Risk,
}

/// A hint for one order, or for every order from now on; no hint takes the last one back.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SetHint {
    order: Option<String>,
    hint: Option<Hint>,
}

pub(super) fn router(bankid: BankId) -> Router {
    Router::new()
        .route("/api/persons", get(persons))
        .route("/api/scan", post(scan))
        .route("/api/open", post(open))
        .route(
            "/api/decode",
            post(scanner::decode).layer(DefaultBodyLimit::max(MAX_PICTURE)),
        )
        .route("/api/orders", get(orders))
        .route("/api/orders/{id}", get(order))
        .route("/api/orders/{id}/approve", post(approve))
        .route("/api/orders/{id}/cancel", post(cancel))
        .route("/api/faults", get(faults).post(add_fault).delete(clear_faults))
        .route("/api/hints", get(hint_codes).post(set_hint))
        .route("/api/reset", post(reset))
        .with_state(bankid)
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, PhoneError> {
    serde_json::from_slice(body).map_err(|_| PhoneError::Malformed)
}

fn device(person: &str, kind: Kind, ip: Option<IpAddr>, peer: SocketAddr) -> Result<Phone, PhoneError> {
    let person = Person::find(person).ok_or(PhoneError::NoSuchPerson)?;
    Ok(Phone {
        person,
        kind,
        ip: ip.unwrap_or_else(|| peer.ip()),
    })
}

async fn persons() -> Json<Value> {
    let person = |person: &Person| json!({ "personalNumber": person.personal_number, "name": person.name() });
    let kind = |kind: Kind| json!({ "kind": kind, "name": kind.label() });
    Json(json!({ "persons": PEOPLE.iter().map(person).collect::<Vec<_>>(), "kinds": Kind::ALL.map(kind) }))
}

async fn scan(
    State(bankid): State<BankId>,
    Extension(ConnectInfo(peer)): Extension<ConnectInfo<SocketAddr>>,
    body: Bytes,
) -> Result<Json<OrderView>, PhoneError> {
    let scan: Scan = read(&body)?;
    let id = bankid.scan(&scan.content, device(&scan.person, scan.kind, scan.ip, peer)?)?;
    bankid.order(&id).map(Json)
}

async fn open(
    State(bankid): State<BankId>,
    Extension(ConnectInfo(peer)): Extension<ConnectInfo<SocketAddr>>,
    body: Bytes,
) -> Result<Json<OrderView>, PhoneError> {
    let open: Open = read(&body)?;
    let id = bankid.open(&open.link, device(&open.person, open.kind, open.ip, peer)?)?;
    bankid.order(&id).map(Json)
}

async fn orders(State(bankid): State<BankId>) -> Json<Vec<OrderView>> {
    Json(bankid.orders())
}

async fn order(State(bankid): State<BankId>, Path(id): Path<String>) -> Result<Json<OrderView>, PhoneError> {
    bankid.order(&id).map(Json)
}

async fn approve(
    State(bankid): State<BankId>,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Json<OrderView>, PhoneError> {
    let approve: Approve = read(&body)?;
    bankid.approve(&id, &approve.code, approve.risk).map(Json)
}

async fn cancel(State(bankid): State<BankId>, Path(id): Path<String>) -> Result<Json<OrderView>, PhoneError> {
    bankid.decline(&id).map(Json)
}

async fn faults(State(bankid): State<BankId>) -> Json<Vec<Injection>> {
    Json(bankid.faults())
}

async fn add_fault(State(bankid): State<BankId>, body: Bytes) -> Result<Json<Vec<Injection>>, PhoneError> {
    bankid.break_with(read(&body)?);
    Ok(Json(bankid.faults()))
}

async fn clear_faults(State(bankid): State<BankId>) -> StatusCode {
    bankid.mend();
    StatusCode::NO_CONTENT
}

async fn hint_codes() -> Json<Value> {
    Json(json!({ "pending": PENDING, "failed": FAILED }))
}

async fn set_hint(State(bankid): State<BankId>, body: Bytes) -> Result<Response, PhoneError> {
    let SetHint { order, hint } = read(&body)?;
    match order {
        Some(id) => Ok(Json(bankid.hint(&id, hint.as_ref())?).into_response()),
        None => {
            bankid.hint_all(hint);
            Ok(StatusCode::NO_CONTENT.into_response())
        }
    }
}

async fn reset(State(bankid): State<BankId>) -> StatusCode {
    bankid.reset();
    StatusCode::NO_CONTENT
}
