//! Freja's answers, read into types.

use super::evidence::UnverifiedEvidence;
use crate::{id::AuthRef, jose::json, secret::SecretText};
use serde::Deserialize;

/// The longest answer that is read, in bytes: the signed result and little beside it.
const MAX_LENGTH: usize = 64 * 1024;
/// The longest secret of a QR code, and the longest cookie. Both are sealed in a cookie of ours.
const MAX_SECRET: usize = 256;

/// What `initAuthentication` gave.
#[derive(Clone, Debug)]
pub struct Started {
    /// Freja's name of the authentication.
    pub reference: AuthRef,
    /// The secret of its dynamic QR code. It never leaves the edge.
    pub qr_secret: Option<SecretText>,
}

/// How an authentication has ended without success.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// `CANCELED`: the person said no.
    Cancelled,
    /// `RP_CANCELED`: we withdrew it, or the person began another one at the same time.
    CancelledByUs,
    /// `EXPIRED`: nobody took it up in time.
    Expired,
    /// `REJECTED`: Freja stopped it for safety.
    Rejected,
}

/// What `getOneResult` gave.
#[derive(Debug)]
pub enum Polled {
    /// `STARTED`: no app has taken it up.
    Started,
    /// `DELIVERED_TO_MOBILE`: the person sees it.
    Delivered,
    /// It is over.
    Failed(Outcome),
    /// `APPROVED`, says Freja.
    Approved(Box<UnverifiedResult>),
}

/// An approved authentication. Nothing of it may be believed until its evidence is verified.
#[derive(Debug)]
pub struct UnverifiedResult {
    /// The signed result.
    pub evidence: UnverifiedEvidence,
    /// What the browser is to keep for next time.
    pub freja_cookie: Option<String>,
}

/// Freja did not do what it was asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refusal {
    /// Freja answered with something that is not in its documentation.
    Answer,
    /// Our certificate or our request is wrong.
    Misconfigured,
    /// The earlier authentication was stopped for safety, and so is this one (2000).
    Rejected,
    /// Freja has trouble of its own.
    Unavailable,
    /// There is no such authentication (1100).
    Unknown,
    /// The person may not use this service, or has switched it off (1004, 1005, 1012, 1013).
    UserNotAllowed,
}

impl Refusal {
    /// The word for the log.
    pub fn code(self) -> &'static str {
        match self {
            Refusal::Answer => "unexpected-answer",
            Refusal::Misconfigured => "misconfigured",
            Refusal::Rejected => "rejected",
            Refusal::Unavailable => "unavailable",
            Refusal::Unknown => "unknown-reference",
            Refusal::UserNotAllowed => "user-not-allowed",
        }
    }

    /// Whether the same question may be asked again without the person.
    pub fn is_passing(self) -> bool {
        self == Refusal::Unavailable
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct InitAnswer {
    auth_ref: AuthRef,
    qr_code_secret: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ResultAnswer {
    auth_ref: AuthRef,
    status: String,
    details: Option<String>,
    freja_cookie: Option<String>,
}

#[derive(Deserialize)]
struct ErrorAnswer {
    code: u32,
}

/// Reads the answer to `initAuthentication`.
pub fn read_init(status: u16, body: &[u8]) -> Result<Started, Refusal> {
    let answer: InitAnswer = read(status, body)?;
    let secret = answer.qr_code_secret;
    if secret
        .as_ref()
        .is_some_and(|secret| secret.is_empty() || secret.len() > MAX_SECRET)
    {
        return Err(Refusal::Answer);
    }
    Ok(Started {
        reference: answer.auth_ref,
        qr_secret: secret.map(SecretText::new),
    })
}

/// Reads the answer to `getOneResult` about `reference`. An answer about another authentication is refused.
pub fn read_result(reference: &AuthRef, status: u16, body: &[u8]) -> Result<Polled, Refusal> {
    let answer: ResultAnswer = read(status, body)?;
    if answer.auth_ref != *reference {
        return Err(Refusal::Answer);
    }
    Ok(match (answer.status.as_str(), answer.details) {
        ("STARTED", _) => Polled::Started,
        ("DELIVERED_TO_MOBILE", _) => Polled::Delivered,
        ("CANCELED", _) => Polled::Failed(Outcome::Cancelled),
        ("RP_CANCELED", _) => Polled::Failed(Outcome::CancelledByUs),
        ("EXPIRED", _) => Polled::Failed(Outcome::Expired),
        ("REJECTED", _) => Polled::Failed(Outcome::Rejected),
        ("APPROVED", Some(details)) => Polled::Approved(Box::new(UnverifiedResult {
            evidence: UnverifiedEvidence::new(details),
            freja_cookie: answer.freja_cookie.filter(|cookie| is_cookie(cookie)),
        })),
        _ => return Err(Refusal::Answer),
    })
}

/// Reads the answer to `cancel`. There is nothing to read in a good one.
pub fn read_cancel(status: u16, body: &[u8]) -> Result<(), Refusal> {
    match status {
        200 | 204 => Ok(()),
        _ => Err(refusal(status, body)),
    }
}

fn read<T: serde::de::DeserializeOwned>(status: u16, body: &[u8]) -> Result<T, Refusal> {
    if status != 200 {
        return Err(refusal(status, body));
    }
    let body = Some(body)
        .filter(|body| body.len() <= MAX_LENGTH)
        .ok_or(Refusal::Answer)?;
    // Freja has been seen to answer an error with 200, too.
    json::read(body).ok_or_else(|| refusal(status, body))
}

/// The code decides; where there is none that is known, the status does.
fn refusal(status: u16, body: &[u8]) -> Refusal {
    let code = json::read(body.get(..MAX_LENGTH).unwrap_or(body)).map(|ErrorAnswer { code }| code);
    match (code, status) {
        (Some(1100), _) => Refusal::Unknown,
        (Some(2000), _) => Refusal::Rejected,
        (Some(1004 | 1005 | 1012 | 1013), _) => Refusal::UserNotAllowed,
        (Some(0), _) | (None, 500..=599) => Refusal::Unavailable,
        (Some(_), _) | (None, 400 | 401 | 404 | 410 | 422) => Refusal::Misconfigured,
        (None, _) => Refusal::Answer,
    }
}

/// Whether this can be the value of a cookie (RFC 6265, 4.1.1). What cannot is left out: the person is then asked once more by Freja.
fn is_cookie(text: &str) -> bool {
    let octet = |byte: u8| matches!(byte, 0x21 | 0x23..=0x2b | 0x2d..=0x3a | 0x3c..=0x5b | 0x5d..=0x7e);
    (1..=MAX_SECRET).contains(&text.len()) && text.bytes().all(octet)
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Polled, Refusal, read_cancel, read_init, read_result};
    use crate::id::AuthRef;
    use serde_json::{Value, json};
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn result(body: &Value) -> Result<Polled, Refusal> {
        read_result(&AuthRef::parse("ref-1").unwrap(), 200, body.to_string().as_bytes())
    }

    #[test]
    fn reads_what_was_started() {
        let started = read_init(200, br#"{"authRef":"ref-1","qrCodeSecret":"s"}"#).unwrap();
        assert_eq!(
            (started.reference.as_str(), started.qr_secret.is_some()),
            ("ref-1", true)
        );
        assert!(read_init(200, br#"{"authRef":"ref-1"}"#).unwrap().qr_secret.is_none());
        for wrong in [
            r#"{"authRef":""}"#,
            r#"{"authRef":"a b"}"#,
            r#"{"authRef":"a","qrCodeSecret":""}"#,
            "{}",
            "",
        ] {
            assert_eq!(
                read_init(200, wrong.as_bytes()).unwrap_err(),
                Refusal::Answer,
                "{wrong}"
            );
        }
    }

    #[test]
    fn only_approved_with_a_signed_result_is_success() {
        let answer = |status: &str| result(&json!({"authRef": "ref-1", "status": status}));
        assert!(matches!(answer("STARTED"), Ok(Polled::Started)));
        assert!(matches!(answer("DELIVERED_TO_MOBILE"), Ok(Polled::Delivered)));
        for (status, outcome) in [
            ("CANCELED", Outcome::Cancelled),
            ("RP_CANCELED", Outcome::CancelledByUs),
            ("EXPIRED", Outcome::Expired),
            ("REJECTED", Outcome::Rejected),
        ] {
            assert!(
                matches!(answer(status), Ok(Polled::Failed(known)) if known == outcome),
                "{status}"
            );
        }
        assert!(matches!(answer("APPROVED"), Err(Refusal::Answer)));
        assert!(matches!(answer("approved"), Err(Refusal::Answer)));
        assert!(matches!(answer("NEW"), Err(Refusal::Answer)));
        let approved = json!({"authRef": "ref-1", "status": "APPROVED", "details": "a.b.c", "frejaCookie": "c", "requestedAttributes": {"ssn": 1}});
        assert!(matches!(result(&approved), Ok(Polled::Approved(found)) if found.freja_cookie.as_deref() == Some("c")));
    }

    #[test]
    fn refuses_an_answer_about_another_authentication() {
        let other = json!({"authRef": "ref-2", "status": "APPROVED", "details": "a.b.c"});
        assert_eq!(result(&other).unwrap_err(), Refusal::Answer);
    }

    #[test]
    fn a_cookie_that_is_none_is_left_out() {
        for strange in ["a; Path=/", "a\r\nb", "", "å"] {
            let body = json!({"authRef": "ref-1", "status": "APPROVED", "details": "a.b.c", "frejaCookie": strange});
            assert!(
                matches!(result(&body), Ok(Polled::Approved(found)) if found.freja_cookie.is_none()),
                "{strange}"
            );
        }
    }

    #[test]
    fn every_error_is_known_or_refused() {
        for (status, body, refusal) in [
            (422, r#"{"code":1100,"message":"x"}"#, Refusal::Unknown),
            (200, r#"{"code":1100,"message":"x"}"#, Refusal::Unknown),
            (422, r#"{"code":2000}"#, Refusal::Rejected),
            (422, r#"{"code":1005}"#, Refusal::UserNotAllowed),
            (422, r#"{"code":1008}"#, Refusal::Misconfigured),
            (422, r#"{"code":9999}"#, Refusal::Misconfigured),
            (500, r#"{"code":0}"#, Refusal::Unavailable),
            (503, "<html>", Refusal::Unavailable),
            (401, "", Refusal::Misconfigured),
            (302, "", Refusal::Answer),
        ] {
            assert_eq!(
                read_init(status, body.as_bytes()).unwrap_err(),
                refusal,
                "{status} {body}"
            );
        }
        assert_eq!(read_cancel(204, b""), Ok(()));
        assert_eq!(read_cancel(503, b""), Err(Refusal::Unavailable));
    }
}
