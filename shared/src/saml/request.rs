//! `AuthnRequest` (SAML V2.0 Core, 3.4.1), as the Deployment Profile for the Swedish eID Framework, 5.3 wants it.

pub(in crate::saml) mod binding;
mod extension;

use super::{ASSERTION, Attribute, IdentityProvider, IdpRules, PROTOCOL, Request};
use crate::{
    crypto::{Entropy, KeyError, SigningKey},
    loa::AcceptedLevels,
    time::Timestamp,
    xml::{Writer, enveloped_signature},
};
use extension::Extensions;
use std::fmt::Write;

/// Why no request was made.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RequestError {
    /// The identity provider has no address for this binding.
    Binding,
    /// The key does not sign.
    Key,
    /// The identity provider may assert no level that the service accepts.
    Level,
    /// `RelayState` is longer than 80 bytes (SAML V2.0 Bindings, 3.4.3).
    RelayState,
}

impl std::fmt::Display for RequestError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            RequestError::Binding => "no address for this binding",
            RequestError::Key => "key does not sign",
            RequestError::Level => "no level in common",
            RequestError::RelayState => "relay state is too long",
        })
    }
}

impl std::error::Error for RequestError {}

impl From<KeyError> for RequestError {
    fn from(_: KeyError) -> Self {
        RequestError::Key
    }
}

/// What is asked of an identity provider. It is always signed.
#[derive(Clone, Debug)]
pub struct AuthnRequest<'a> {
    entity_id: &'a str,
    idp: &'a IdentityProvider,
    request: Request,
    requester: Option<&'a str>,
    extensions: Extensions<'a>,
    holder_of_key: bool,
}

impl<'a> AuthnRequest<'a> {
    /// Asks for a person to be authenticated at any of the levels that the service accepts and the identity provider may assert, and at
    /// no other. `id` must be random. Matching is exact, so that each level stands in the list (Deployment Profile, 5.3.1).
    pub fn new(
        entity_id: &'a str,
        acs: &str,
        idp: &'a IdentityProvider,
        rules: &IdpRules,
        accepted: AcceptedLevels,
        id: [u8; 16],
        now: Timestamp,
    ) -> Result<Self, RequestError> {
        let may_be = |loa| rules.admit(loa) && accepted.contains(loa);
        let is_asked = |uri: &&String| rules.level(uri).is_some_and(may_be);
        let levels: Vec<String> = idp.assurance.iter().filter(is_asked).cloned().collect();
        if levels.is_empty() {
            return Err(RequestError::Level);
        }
        // An identifier must not begin with a digit (xs:ID).
        let mut name = "_".to_owned();
        for byte in id {
            // Writing to a string does not fail.
            let _ = write!(name, "{byte:02x}");
        }
        let request = Request {
            idp: idp.entity_id.clone(),
            id: name,
            at: now,
            acs: acs.to_owned(),
            levels,
            force_authn: true,
            sign_message: None,
        };
        Ok(AuthnRequest {
            entity_id,
            idp,
            request,
            requester: None,
            extensions: Extensions::default(),
            holder_of_key: false,
        })
    }

    /// Lets a session at the identity provider do instead of authenticating anew, unless there is a message to sign, which an earlier
    /// session has not seen.
    pub fn allow_session(mut self) -> Self {
        self.request.force_authn = self.request.sign_message.is_some();
        self
    }

    /// Names the e-service on whose behalf we ask (`Scoping/RequesterID`).
    pub fn for_requester(mut self, entity_id: &'a str) -> Self {
        self.requester = Some(entity_id);
        self
    }

    /// Has a message shown to the person before they authenticate, in each of these languages (BCP 47), by an identity provider that
    /// has declared that it does so; others are sent none (Entity Categories, 6.3). It must hold nothing sensitive: it is not encrypted.
    pub fn show(mut self, format: MessageFormat, messages: &'a [(&'a str, &'a str)]) -> Self {
        if self.idp.categories.contains(extension::SHOWS_MESSAGES) {
            self.extensions.user_message = Some((format, messages));
        }
        self
    }

    /// Says whom we expect, by these attributes and their values: the identity provider need not ask, and may refuse to authenticate another
    /// person (Deployment Profile, 5.3.3). An attribute by which its metadata does not want to be told is left out. It says nothing about who
    /// comes back: that is for the caller to compare. With HTTP-Redirect the values stand in an address, where numbers do not belong.
    pub fn select(mut self, principal: &[(Attribute, &'a str)]) -> Self {
        let wanted = |(attribute, _): &&(Attribute, &str)| self.idp.principal_selection.contains(attribute.uri());
        self.extensions.principal = principal.iter().filter(wanted).copied().collect();
        self
    }

    /// Has the person sign this message by authenticating: for signature services (Deployment Profile, 7.1.1). It must be shown, and an
    /// answer that does not hold its digest is refused.
    pub fn sign(mut self, format: MessageFormat, message: &'a str) -> Self {
        self.request.sign_message = Some(extension::digest(message));
        self.extensions.sign_message = Some((format, message));
        self.request.force_authn = true;
        self
    }

    /// Asks for an assertion that only the holder of a key can use (Holder-of-Key Web Browser SSO Profile, 2.3): the address of ours that the
    /// request names must be one that asks the browser for a certificate.
    pub fn for_holder_of_key(mut self) -> Self {
        self.holder_of_key = true;
        self
    }

    /// What must be remembered until the answer comes.
    pub fn pending(&self) -> &Request {
        &self.request
    }

    /// The document, in exclusive canonical form, and where a signature goes into it.
    fn document(&self, destination: &str) -> (String, usize) {
        let profile = if self.holder_of_key {
            binding::HOLDER_OF_KEY
        } else {
            binding::HTTP_POST
        };
        let force = if self.request.force_authn { "true" } else { "false" };
        let mut writer = Writer::default();
        writer
            .open(
                "saml2p:AuthnRequest",
                &[
                    ("xmlns:saml2p", PROTOCOL),
                    ("AssertionConsumerServiceURL", &self.request.acs),
                    ("Destination", destination),
                    ("ForceAuthn", force),
                    ("ID", &self.request.id),
                    ("IssueInstant", &self.request.at.to_string()),
                    ("ProtocolBinding", profile),
                    ("Version", "2.0"),
                ],
            )
            .leaf("saml2:Issuer", &[("xmlns:saml2", ASSERTION)], self.entity_id);
        let place = writer.len();
        self.extensions.write(&mut writer, &self.idp.entity_id);
        writer.open("saml2p:RequestedAuthnContext", &[("Comparison", "exact")]);
        for level in &self.request.levels {
            writer.leaf("saml2:AuthnContextClassRef", &[("xmlns:saml2", ASSERTION)], level);
        }
        writer.close();
        if let Some(requester) = self.requester {
            writer
                .open("saml2p:Scoping", &[])
                .leaf("saml2p:RequesterID", &[], requester);
        }
        (writer.finish(), place)
    }

    /// The document with its signature in it.
    fn signed(&self, destination: &str, key: &SigningKey, entropy: Entropy) -> Result<String, RequestError> {
        let (mut document, place) = self.document(destination);
        let signature = enveloped_signature(&document, &self.request.id, key, entropy)?;
        document.insert_str(place, &signature);
        Ok(document)
    }
}

pub use binding::PostForm;
pub use extension::MessageFormat;
pub(in crate::saml) use extension::PRINCIPAL_SELECTION;
