//! The requests of the Relying Party API and what may be in them. A field that is not here is refused.

use super::error::ApiError;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::net::IpAddr;

/// Longest `returnUrl`.
const RETURN_URL: usize = 512;
/// Longest visible and invisible text of an identification, in base64.
const TEXT_OF_AUTH: usize = 1_500;
/// Longest visible text of a signature, in base64.
const VISIBLE_OF_SIGN: usize = 40_000;
/// Longest invisible text of a signature, in base64.
const INVISIBLE_OF_SIGN: usize = 200_000;

/// What an order is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Purpose {
    Auth,
    Sign,
}

/// The body of `/auth` and `/sign`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Start {
    end_user_ip: String,
    pub(crate) return_url: Option<String>,
    #[serde(default)]
    pub(crate) return_risk: bool,
    #[serde(default)]
    pub(crate) requirement: Requirement,
    pub(crate) user_visible_data: Option<String>,
    user_visible_data_format: Option<Format>,
    pub(crate) user_non_visible_data: Option<String>,
    web: Option<Web>,
    app: Option<App>,
}

/// What the relying party demands of the BankID and of how it is used. `risk`, which BankID has withdrawn, is no field of it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Requirement {
    #[serde(default)]
    pub(crate) pin_code: bool,
    #[serde(default)]
    pub(crate) mrtd: bool,
    card_reader: Option<CardReader>,
    #[serde(default)]
    pub(crate) certificate_policies: Vec<String>,
    pub(crate) personal_number: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
enum CardReader {
    Class1,
    Class2,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Format {
    Plaintext,
    SimpleMarkdownV1,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Web {
    referring_domain: Option<String>,
    user_agent: Option<String>,
    device_identifier: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct App {
    app_identifier: Option<String>,
    #[serde(rename = "deviceOS")]
    device_os: Option<String>,
    device_model_name: Option<String>,
    device_identifier: Option<String>,
}

/// The body of `/collect` and `/cancel`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Reference {
    pub(crate) order_ref: String,
}

/// Reads a body. The error says which field is wrong, as a developer would want it.
pub(crate) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    serde_json::from_slice(body).map_err(|error| ApiError::invalid(error.to_string()))
}

impl Start {
    /// Checks what the shape alone does not say.
    pub(crate) fn check(&self, purpose: Purpose) -> Result<(), ApiError> {
        demand(self.end_user_ip.parse::<IpAddr>().is_ok(), "endUserIp is no IP address")?;
        if let Some(url) = &self.return_url {
            demand(
                (1..=RETURN_URL).contains(&url.len()),
                "returnUrl is empty or longer than 512 characters",
            )?;
        }
        let (visible, invisible) = match purpose {
            Purpose::Auth => (TEXT_OF_AUTH, TEXT_OF_AUTH),
            Purpose::Sign => (VISIBLE_OF_SIGN, INVISIBLE_OF_SIGN),
        };
        check_text("userVisibleData", self.user_visible_data.as_deref(), visible)?;
        check_text("userNonVisibleData", self.user_non_visible_data.as_deref(), invisible)?;
        demand(
            self.user_visible_data.is_some() || purpose == Purpose::Auth,
            "userVisibleData is missing: there is nothing to sign",
        )?;
        demand(
            self.user_visible_data.is_some() || self.user_visible_data_format.is_none(),
            "userVisibleDataFormat without userVisibleData",
        )?;
        demand(
            self.web.is_none() || self.app.is_none(),
            "web and app exclude each other",
        )?;
        self.requirement.check()?;
        self.web.as_ref().map_or(Ok(()), Web::check)?;
        self.app.as_ref().map_or(Ok(()), App::check)
    }

    /// The text for the person to see, decoded.
    pub(crate) fn visible_text(&self) -> Option<String> {
        let bytes = STANDARD.decode(self.user_visible_data.as_ref()?).ok()?;
        String::from_utf8(bytes).ok()
    }
}

impl Requirement {
    fn check(&self) -> Result<(), ApiError> {
        if let Some(number) = &self.personal_number {
            demand(
                number.len() == 12 && number.bytes().all(|b| b.is_ascii_digit()),
                "personalNumber has not 12 digits",
            )?;
        }
        for policy in &self.certificate_policies {
            let oid = policy.trim_end_matches(".*");
            let numbers = oid
                .split('.')
                .all(|arc| !arc.is_empty() && arc.bytes().all(|b| b.is_ascii_digit()));
            demand(numbers, "certificatePolicies has something that is no OID")?;
        }
        demand(
            self.card_reader.is_none() || !self.certificate_policies.is_empty(),
            "cardReader is meaningless without certificatePolicies",
        )
    }
}

impl Web {
    fn check(&self) -> Result<(), ApiError> {
        check_length("web.referringDomain", self.referring_domain.as_deref(), 255)?;
        check_length("web.userAgent", self.user_agent.as_deref(), 256)?;
        check_length("web.deviceIdentifier", self.device_identifier.as_deref(), 64)
    }
}

impl App {
    fn check(&self) -> Result<(), ApiError> {
        check_length("app.appIdentifier", self.app_identifier.as_deref(), 255)?;
        check_length("app.deviceOS", self.device_os.as_deref(), 64)?;
        check_length("app.deviceModelName", self.device_model_name.as_deref(), 64)?;
        check_length("app.deviceIdentifier", self.device_identifier.as_deref(), 64)
    }
}

fn demand(holds: bool, otherwise: &str) -> Result<(), ApiError> {
    if holds {
        Ok(())
    } else {
        Err(ApiError::invalid(otherwise))
    }
}

fn check_length(field: &str, text: Option<&str>, longest: usize) -> Result<(), ApiError> {
    match text {
        Some(text) if text.is_empty() || text.len() > longest => Err(ApiError::invalid(format!(
            "{field} is empty or longer than {longest} characters"
        ))),
        _ => Ok(()),
    }
}

/// A text must be UTF-8 in base64, and its base64 not longer than `longest`.
fn check_text(field: &str, text: Option<&str>, longest: usize) -> Result<(), ApiError> {
    check_length(field, text, longest)?;
    let Some(text) = text else { return Ok(()) };
    let bytes = STANDARD
        .decode(text)
        .map_err(|_| ApiError::invalid(format!("{field} is not base64")))?;
    match field {
        "userVisibleData" if std::str::from_utf8(&bytes).is_err() => {
            Err(ApiError::invalid(format!("{field} is not UTF-8")))
        }
        _ => Ok(()),
    }
}
