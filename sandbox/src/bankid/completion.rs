//! What a completed order gives the relying party.

use super::order::{Connection, Order};
use super::{evidence, signature};
use crate::person::Person;
use crate::pki::Pki;
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use shared::time::Timestamp;
use time::OffsetDateTime;
use x509_cert::Certificate;
use x509_cert::der::Decode;

/// How likely BankID holds it that the person was tricked.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Risk {
    /// As usual.
    #[default]
    Low,
    /// Something is unusual.
    Moderate,
    /// There is sign of an attack.
    High,
}

/// `completionData` of `/collect`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CompletionData {
    user: User,
    device: Device,
    bank_id_issue_date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    step_up: Option<StepUp>,
    signature: String,
    ocsp_response: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    risk: Option<Risk>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct User {
    personal_number: String,
    name: String,
    given_name: String,
    surname: String,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Device {
    ip_address: String,
    uhi: String,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct StepUp {
    mrtd: bool,
}

/// Signs the order with the person's BankID and gathers the result. Fails only if the sandbox's own keys are broken.
pub(crate) fn complete(
    order: &Order,
    connection: &Connection,
    pki: &Pki,
    risk: Risk,
    now: Timestamp,
) -> Result<CompletionData> {
    let person = connection.person;
    let holder = pki.holder(person, connection.kind)?;
    let uhi = uhi(connection);
    let signature = signature::sign(order, connection, &uhi, pki, now)?;
    let ocsp_response = evidence::ocsp_response(&signature, holder, pki, now)?;
    Ok(CompletionData {
        user: user(person),
        device: Device {
            ip_address: connection.ip.to_string(),
            uhi,
        },
        bank_id_issue_date: issue_date(&holder.certificate)?,
        step_up: order.start.requirement.mrtd.then_some(StepUp { mrtd: true }),
        signature,
        ocsp_response: STANDARD.encode(ocsp_response),
        risk: order.start.return_risk.then_some(risk),
    })
}

fn user(person: &Person) -> User {
    User {
        personal_number: person.personal_number.to_owned(),
        name: person.name(),
        given_name: person.given_name.to_owned(),
        surname: person.surname.to_owned(),
    }
}

/// The hardware's identifier: the same for a person's device every time, 21 bytes as the genuine ones.
fn uhi(connection: &Connection) -> String {
    let digest = Sha256::digest(format!(
        "{} {}",
        connection.person.personal_number,
        connection.kind.code()
    ));
    STANDARD.encode(digest.get(..21).unwrap_or_default())
}

/// The day from which the certificate is good, with the offset of UTC.
fn issue_date(certificate: &[u8]) -> Result<String> {
    let certificate = Certificate::from_der(certificate).context("cannot read a person's certificate")?;
    let seconds = certificate
        .tbs_certificate
        .validity
        .not_before
        .to_unix_duration()
        .as_secs();
    let day = OffsetDateTime::from_unix_timestamp(i64::try_from(seconds)?)?;
    Ok(format!(
        "{:04}-{:02}-{:02}Z",
        day.year(),
        u8::from(day.month()),
        day.day()
    ))
}
