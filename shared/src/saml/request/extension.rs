//! What a request says beyond SAML (`Extensions`, SAML V2.0 Core, 3.2.1).

use crate::{saml::Attribute, xml::Writer};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

const USER_MESSAGE: &str = "http://id.swedenconnect.se/authn/1.0/user-message/ns";
/// The namespace of Principal Selection in SAML Authentication Requests, 2.
pub(in crate::saml) const PRINCIPAL_SELECTION: &str = "http://id.swedenconnect.se/authn/1.0/principal-selection/ns";
/// The namespace of signature services' extensions (DSS Extension for Federated Central Signing Services, 1.1).
const SIGN: &str = "http://id.elegnamnden.se/csig/1.1/dss-ext/ns";
/// The category of identity providers that show messages (Entity Categories, 6.3).
pub(super) const SHOWS_MESSAGES: &str = "http://id.swedenconnect.se/general-ec/1.0/supports-user-message";

/// How a message to the person is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MessageFormat {
    /// Plain text.
    Text,
    /// Markdown without HTML in it.
    Markdown,
}

/// The extensions of one request.
#[derive(Clone, Debug, Default)]
pub(super) struct Extensions<'a> {
    pub(super) user_message: Option<(MessageFormat, &'a [(&'a str, &'a str)])>,
    pub(super) sign_message: Option<(MessageFormat, &'a str)>,
    pub(super) principal: Vec<(Attribute, &'a str)>,
}

/// The digest of a message to be signed, as the answer must have it.
pub(super) fn digest(message: &str) -> String {
    STANDARD.encode(Sha256::digest(message))
}

impl Extensions<'_> {
    /// Writes `Extensions`, if there are any. `idp` is the identity provider that they are for.
    pub(super) fn write(&self, writer: &mut Writer, idp: &str) {
        if self.user_message.is_none() && self.sign_message.is_none() && self.principal.is_empty() {
            return;
        }
        writer.open("saml2p:Extensions", &[]);
        if !self.principal.is_empty() {
            // Principal Selection in SAML Authentication Requests, 2.
            writer.open("psc:PrincipalSelection", &[("xmlns:psc", PRINCIPAL_SELECTION)]);
            for (attribute, value) in &self.principal {
                writer.leaf("psc:MatchValue", &[("Name", attribute.uri())], value);
            }
            writer.close();
        }
        if let Some((format, messages)) = self.user_message {
            let mime = match format {
                MessageFormat::Text => "text/plain",
                MessageFormat::Markdown => "text/markdown",
            };
            // User Message Extension in SAML Authentication Requests, 2.
            writer.open("umsg:UserMessage", &[("xmlns:umsg", USER_MESSAGE), ("mimeType", mime)]);
            for (language, message) in messages {
                writer.leaf("umsg:Message", &[("xml:lang", language)], &STANDARD.encode(message));
            }
            writer.close();
        }
        if let Some((format, message)) = self.sign_message {
            let mime = match format {
                MessageFormat::Text => "text",
                MessageFormat::Markdown => "text/markdown",
            };
            // DSS Extension for Federated Central Signing Services, 3.1.2.
            let shown = [
                ("xmlns:csig", SIGN),
                ("DisplayEntity", idp),
                ("MimeType", mime),
                ("MustShow", "true"),
            ];
            writer
                .open("csig:SignMessage", &shown)
                .leaf("csig:Message", &[], &STANDARD.encode(message))
                .close();
        }
        writer.close();
    }
}
