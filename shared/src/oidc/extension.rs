//! The request parameters that OIDC Sweden adds (Authentication Request Parameter Extensions).

use crate::{jose::json, language::Language};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The method that the person is sent to at once.
pub const AUTHN_PROVIDER: &str = "https://id.oidc.se/param/authnProvider";
/// The e-service that the asking one stands in for.
pub const ORIGINAL_CLIENT: &str = "https://id.oidc.se/param/originalClientId";
/// What the person is told meanwhile.
pub const USER_MESSAGE: &str = "https://id.oidc.se/param/userMessage";
/// How a message may be written.
pub const MESSAGE_TYPES: [&str; 1] = ["text/plain"];

/// The longest message, in bytes: the login is kept in a cookie.
const MAX_MESSAGE: usize = 600;

/// What an e-service tells the person during the login: plain text, in a language or in no particular one.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct UserMessage {
    any: Option<String>,
    sv: Option<String>,
    en: Option<String>,
}

/// The message is not one that can be shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct MessageError;

impl UserMessage {
    /// Reads the parameter: a JSON object with `message`, `message#sv` or `message#en` in base64, and `mime_type`. A message of another type
    /// than text, one that is too long, and one with control characters are refused. Other languages are passed over, unless the e-service says
    /// it in none of ours: then the first of them is shown as it is.
    pub fn parse(text: &str) -> Result<Self, MessageError> {
        #[derive(Deserialize)]
        struct Unchecked {
            message: Option<String>,
            #[serde(rename = "message#sv")]
            sv: Option<String>,
            #[serde(rename = "message#en")]
            en: Option<String>,
            mime_type: Option<String>,
            #[serde(flatten)]
            rest: Map<String, Value>,
        }
        let unchecked: Unchecked = json::read(text.as_bytes()).ok_or(MessageError)?;
        if unchecked
            .mime_type
            .is_some_and(|mime_type| !MESSAGE_TYPES.contains(&mime_type.as_str()))
        {
            return Err(MessageError);
        }
        let read = |text: Option<String>| text.map(|text| decode(&text).ok_or(MessageError)).transpose();
        let is_ours = unchecked.message.is_some() || unchecked.sv.is_some() || unchecked.en.is_some();
        let foreign = unchecked
            .rest
            .into_iter()
            .filter(|(name, _)| name.starts_with("message#"));
        let foreign = foreign
            .filter(|_| !is_ours)
            .find_map(|(_, text)| text.as_str().map(str::to_owned));
        let message = UserMessage {
            any: read(unchecked.message.or(foreign))?,
            sv: read(unchecked.sv)?,
            en: read(unchecked.en)?,
        };
        let length: usize = [&message.any, &message.sv, &message.en]
            .into_iter()
            .flatten()
            .map(String::len)
            .sum();
        ((1..=MAX_MESSAGE).contains(&length))
            .then_some(message)
            .ok_or(MessageError)
    }

    /// The message for a reader of `language`: in it, else in none in particular, else in the other.
    pub fn in_language(&self, language: Language) -> &str {
        let (own, other) = match language {
            Language::En => (&self.en, &self.sv),
            _ => (&self.sv, &self.en),
        };
        let first = [own, &self.any, other].into_iter().flatten().next();
        first.map(String::as_str).unwrap_or_default()
    }
}

fn decode(text: &str) -> Option<String> {
    let text = String::from_utf8(STANDARD.decode(text).ok()?).ok()?;
    let fits = text.chars().all(|c| c == '\n' || !c.is_control());
    fits.then_some(text)
}
