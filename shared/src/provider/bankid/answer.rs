//! BankID's answers, read into types.

use super::{
    evidence::{self, Expected, Operation, Trust, UnverifiedEvidence},
    order::Order,
    request::Binding,
};
use crate::{
    id::OrderRef,
    person::{Organisationsnummer, Personnummer},
    reason::Reason,
    secret::SecretText,
    time::Timestamp,
};
use serde::Deserialize;

/// A token or secret of BankID's is a UUID; this is far above, and small enough to be sealed in a cookie.
const MAX_TOKEN: usize = 64;

/// What `/auth` gave.
#[derive(Clone, Debug)]
pub struct Started {
    pub(super) order_ref: OrderRef,
    pub(super) auto_start_token: SecretText,
    pub(super) qr_start_token: SecretText,
    pub(super) qr_start_secret: SecretText,
}

/// What `/collect` gave.
#[derive(Clone, Debug)]
pub enum Collect {
    /// The order goes on; the hint code says how far it has come.
    Pending(String),
    /// The order has failed; the hint code says why.
    Failed(String),
    /// The person has identified themselves, says BankID.
    Complete(Box<UnverifiedCompletion>),
}

/// What BankID says of the person, and the evidence for it. None of it may be believed until the evidence is verified.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UnverifiedCompletion {
    pub(super) user: UnverifiedUser,
    pub(super) device: Option<UnverifiedDevice>,
    pub(super) signature: String,
    pub(super) ocsp_response: String,
    risk: Option<String>,
}

/// The person, as BankID names them.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct UnverifiedUser {
    pub(super) personal_number: String,
}

/// What a completion is judged by.
#[derive(Clone, Copy)]
pub struct Court<'a> {
    /// Whose certificates are believed.
    pub trust: &'a Trust,
    /// Our own number, in the certificate that we have as a relying party.
    pub relying_party: &'a Organisationsnummer,
    /// What ties the order to the login.
    pub binding: &'a Binding,
}

/// The device that the app runs on.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct UnverifiedDevice {
    pub(super) ip_address: Option<String>,
}

impl std::fmt::Debug for UnverifiedCompletion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("UnverifiedCompletion")
    }
}

impl UnverifiedCompletion {
    /// Whether BankID holds the risk for high: a sign that the person did not start this order themselves. An absent risk is no
    /// risk; any other word than those documented counts as high.
    pub fn is_risky(&self) -> bool {
        !matches!(self.risk.as_deref(), None | Some("low" | "moderate"))
    }

    /// Has the evidence judged. What BankID says beside it must agree with it, and is otherwise not used.
    pub fn verify(
        self,
        court: &Court<'_>,
        order: &Order,
        now: Timestamp,
    ) -> Result<evidence::BankIdEvidence, evidence::Refusal> {
        let claimed =
            Personnummer::parse(&self.user.personal_number).map_err(|_| evidence::Refusal::PersonalNumberMismatch)?;
        let expected = Expected {
            trust: court.trust,
            operation: Operation::Identification,
            relying_party: court.relying_party,
            personal_number: &claimed,
            user_visible_data: Some(order.start().visible.as_bytes()),
            user_non_visible_data: Some(court.binding.as_bytes()),
        };
        UnverifiedEvidence::new(self.signature, self.ocsp_response).verify(&expected, now)
    }

    /// The address of the device that the app runs on, if BankID says it.
    pub fn device_address(&self) -> Option<&str> {
        self.device.as_ref().and_then(|device| device.ip_address.as_deref())
    }
}

/// BankID did not do what it was asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refusal {
    /// `alreadyInProgress`: the person's running order is gone, and no new one was begun.
    AlreadyInProgress,
    /// BankID answered with something that is not in its documentation.
    Answer,
    /// `internalError`.
    InternalError,
    /// `invalidParameters`: our mistake, or the order is known no more.
    InvalidParameters,
    /// `maintenance`: soon over; a collect is tried again for a while.
    Maintenance,
    /// Our certificate or our request is wrong (`unauthorized`, `notFound`, `methodNotAllowed`, `unsupportedMediaType`).
    Misconfigured,
    /// `requestTimeout`.
    RequestTimeout,
    /// `tooManyRequests`.
    TooManyRequests,
    /// No answer: no connection, or the TLS peer is not BankID.
    Unreachable,
}

impl Refusal {
    /// What the person is told.
    pub fn reason(self) -> Reason {
        match self {
            Refusal::AlreadyInProgress => Reason::BankIdAlreadyInProgress,
            Refusal::InvalidParameters => Reason::BankIdFailed,
            Refusal::Answer
            | Refusal::InternalError
            | Refusal::Maintenance
            | Refusal::Misconfigured
            | Refusal::RequestTimeout
            | Refusal::TooManyRequests
            | Refusal::Unreachable => Reason::BankIdUnavailable,
        }
    }

    /// Whether a collect may be tried again without asking the person.
    pub fn is_passing(self) -> bool {
        matches!(
            self,
            Refusal::Maintenance | Refusal::TooManyRequests | Refusal::Unreachable
        )
    }

    /// The word for the log.
    pub fn code(self) -> &'static str {
        match self {
            Refusal::AlreadyInProgress => "already-in-progress",
            Refusal::Answer => "unexpected-answer",
            Refusal::InternalError => "internal-error",
            Refusal::InvalidParameters => "invalid-parameters",
            Refusal::Maintenance => "maintenance",
            Refusal::Misconfigured => "misconfigured",
            Refusal::RequestTimeout => "request-timeout",
            Refusal::TooManyRequests => "too-many-requests",
            Refusal::Unreachable => "unreachable",
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AuthAnswer {
    order_ref: OrderRef,
    auto_start_token: String,
    qr_start_token: String,
    qr_start_secret: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct CollectAnswer {
    order_ref: OrderRef,
    status: String,
    hint_code: Option<String>,
    completion_data: Option<Box<UnverifiedCompletion>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ErrorAnswer {
    error_code: String,
}

/// Reads the answer to `/auth`.
pub fn read_auth(status: u16, body: &[u8]) -> Result<Started, Refusal> {
    if status != 200 {
        return Err(read_error(status, body));
    }
    let answer: AuthAnswer = serde_json::from_slice(body).map_err(|_| Refusal::Answer)?;
    let token = |text: String| {
        let fits =
            !text.is_empty() && text.len() <= MAX_TOKEN && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if fits {
            Ok(SecretText::new(text))
        } else {
            Err(Refusal::Answer)
        }
    };
    Ok(Started {
        order_ref: answer.order_ref,
        auto_start_token: token(answer.auto_start_token)?,
        qr_start_token: token(answer.qr_start_token)?,
        qr_start_secret: token(answer.qr_start_secret)?,
    })
}

/// Reads the answer to `/collect` for `order`. An answer about another order, a status that is not documented, and a
/// completion without data are refused.
pub fn read_collect(order: &OrderRef, status: u16, body: &[u8]) -> Result<Collect, Refusal> {
    if status != 200 {
        return Err(read_error(status, body));
    }
    let answer: CollectAnswer = serde_json::from_slice(body).map_err(|_| Refusal::Answer)?;
    if answer.order_ref != *order {
        return Err(Refusal::Answer);
    }
    let hint = answer.hint_code.unwrap_or_default();
    match (answer.status.as_str(), answer.completion_data) {
        ("pending", None) => Ok(Collect::Pending(hint)),
        ("failed", None) => Ok(Collect::Failed(hint)),
        ("complete", Some(completion)) => Ok(Collect::Complete(completion)),
        _ => Err(Refusal::Answer),
    }
}

/// The documented errors by their code and status; `details` is never read.
fn read_error(status: u16, body: &[u8]) -> Refusal {
    let code = serde_json::from_slice(body)
        .map(|ErrorAnswer { error_code }| error_code)
        .unwrap_or_default();
    match (status, code.as_str()) {
        (400, "alreadyInProgress") => Refusal::AlreadyInProgress,
        (400, _) => Refusal::InvalidParameters,
        (401 | 403 | 404 | 405 | 415, _) => Refusal::Misconfigured,
        (408, _) => Refusal::RequestTimeout,
        (429, _) => Refusal::TooManyRequests,
        (503, _) => Refusal::Maintenance,
        (500..=599, _) => Refusal::InternalError,
        _ => Refusal::Answer,
    }
}

#[cfg(test)]
mod tests {
    use super::{Collect, Refusal, read_auth, read_collect};
    use crate::id::OrderRef;
    use serde_json::{Value, json};
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn order() -> OrderRef {
        OrderRef::parse("131daac9-16c6-4618-beb0-365768f37288").unwrap()
    }

    fn started() -> Value {
        json!({"orderRef": order(), "autoStartToken": "7c40b5c9-fa74-49cf-b98c-bfe651f9a7c6",
            "qrStartToken": "67df3917-fa0d-44e5-b327-edcc928297f8", "qrStartSecret": "d28db9a7-4cde-429e-a983-359be676944c"})
    }

    fn complete() -> Value {
        json!({"orderRef": order(), "status": "complete", "completionData": {
            "user": {"personalNumber": "191212121212", "name": "Tolvan Tolvansson", "givenName": "Tolvan", "surname": "Tolvansson"},
            "device": {"ipAddress": "192.0.2.7", "uhi": "x"}, "signature": "s", "ocspResponse": "o"}})
    }

    fn collect(body: &Value) -> Result<Collect, Refusal> {
        read_collect(&order(), 200, body.to_string().as_bytes())
    }

    #[test]
    fn reads_a_started_order_and_refuses_strange_tokens() {
        assert!(read_auth(200, started().to_string().as_bytes()).is_ok());
        for strange in [json!(""), json!("a b"), json!("a".repeat(65)), json!(1)] {
            let mut body = started();
            body["qrStartToken"] = strange;
            assert_eq!(
                read_auth(200, body.to_string().as_bytes()).unwrap_err(),
                Refusal::Answer
            );
        }
    }

    #[test]
    fn reads_the_three_statuses_and_no_other() {
        assert!(
            matches!(collect(&json!({"orderRef": order(), "status": "pending", "hintCode": "userSign"})), Ok(Collect::Pending(h)) if h == "userSign")
        );
        assert!(matches!(
            collect(&json!({"orderRef": order(), "status": "failed", "hintCode": "userCancel"})),
            Ok(Collect::Failed(_))
        ));
        assert!(matches!(collect(&complete()), Ok(Collect::Complete(_))));
        assert_eq!(
            collect(&json!({"orderRef": order(), "status": "complete"})).unwrap_err(),
            Refusal::Answer
        );
        assert_eq!(
            collect(&json!({"orderRef": order(), "status": "done"})).unwrap_err(),
            Refusal::Answer
        );
    }

    #[test]
    fn refuses_an_answer_about_another_order() {
        let mut body = complete();
        body["orderRef"] = json!("another");
        assert_eq!(collect(&body).unwrap_err(), Refusal::Answer);
    }

    #[test]
    fn only_a_documented_low_or_moderate_risk_is_no_risk() {
        for (risk, risky) in [
            (json!(null), false),
            (json!("low"), false),
            (json!("moderate"), false),
            (json!("high"), true),
            (json!("extreme"), true),
        ] {
            let mut body = complete();
            body["completionData"]["risk"] = risk.clone();
            let Ok(Collect::Complete(completion)) = collect(&body) else {
                panic!("not complete")
            };
            assert_eq!(completion.is_risky(), risky, "{risk}");
        }
    }

    #[test]
    fn every_documented_error_is_known() {
        for (status, code, refusal) in [
            (400, "alreadyInProgress", Refusal::AlreadyInProgress),
            (400, "invalidParameters", Refusal::InvalidParameters),
            (401, "unauthorized", Refusal::Misconfigured),
            (404, "notFound", Refusal::Misconfigured),
            (405, "methodNotAllowed", Refusal::Misconfigured),
            (408, "requestTimeout", Refusal::RequestTimeout),
            (415, "unsupportedMediaType", Refusal::Misconfigured),
            (429, "tooManyRequests", Refusal::TooManyRequests),
            (500, "internalError", Refusal::InternalError),
            (503, "maintenance", Refusal::Maintenance),
            (302, "", Refusal::Answer),
        ] {
            let body = json!({"errorCode": code, "details": "never shown"}).to_string();
            assert_eq!(read_auth(status, body.as_bytes()).unwrap_err(), refusal, "{code}");
        }
        assert_eq!(read_auth(503, b"<html>").unwrap_err(), Refusal::Maintenance);
        assert_eq!(read_auth(200, b"<html>").unwrap_err(), Refusal::Answer);
    }
}
