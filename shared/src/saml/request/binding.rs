//! How a request gets to the identity provider (SAML V2.0 Bindings, 3.4 and 3.5).

use super::{super::Endpoints, AuthnRequest, RequestError};
use crate::{
    crypto::{Entropy, SigningKey},
    xml::signature_uri,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The identifier of HTTP-POST, with which the answer is to come.
pub(in crate::saml) const HTTP_POST: &str = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
/// The identifier of HTTP-Redirect.
pub(in crate::saml) const HTTP_REDIRECT: &str = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
/// The identifier of the Holder-of-Key Web Browser SSO Profile (2.1), which stands where that of a binding would.
pub(in crate::saml) const HOLDER_OF_KEY: &str = "urn:oasis:names:tc:SAML:2.0:profiles:holder-of-key:SSO:browser";

/// What stands in a query as it is (RFC 3986, 2.3).
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A form that the browser posts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PostForm {
    /// Where to.
    pub action: String,
    /// `SAMLRequest`.
    pub saml_request: String,
    /// `RelayState`.
    pub relay_state: Option<String>,
}

impl AuthnRequest<'_> {
    /// The addresses of the profile: which one a request reaches says which profile it is of (Deployment Profile, 5.1).
    fn endpoints(&self) -> &Endpoints {
        if self.holder_of_key {
            &self.idp.holder_of_key
        } else {
            &self.idp.sso
        }
    }

    /// The address that the browser is sent to, with the request in its query. The signature is over the query, not in the document
    /// (SAML V2.0 Bindings, 3.4.4.1).
    pub fn redirect(
        &self,
        relay_state: Option<&str>,
        key: &SigningKey,
        entropy: Entropy,
    ) -> Result<String, RequestError> {
        let address = self.endpoints().redirect.as_deref().ok_or(RequestError::Binding)?;
        let (document, _) = self.document(address);
        let mut query = parameter("SAMLRequest", &STANDARD.encode(deflate(document.as_bytes())));
        if let Some(state) = short(relay_state)? {
            query = [&query, "&", &parameter("RelayState", state)].concat();
        }
        query = [&query, "&", &parameter("SigAlg", signature_uri(key.algorithm()))].concat();
        let signature = STANDARD.encode(key.sign(query.as_bytes(), entropy)?);
        let joint = if address.contains('?') { "&" } else { "?" };
        Ok([address, joint, &query, "&", &parameter("Signature", &signature)].concat())
    }

    /// The form that the browser posts, with a signature in the document.
    pub fn post(
        &self,
        relay_state: Option<&str>,
        key: &SigningKey,
        entropy: Entropy,
    ) -> Result<PostForm, RequestError> {
        let address = self.endpoints().post.as_deref().ok_or(RequestError::Binding)?;
        Ok(PostForm {
            action: address.to_owned(),
            saml_request: STANDARD.encode(self.signed(address, key, entropy)?),
            relay_state: short(relay_state)?.map(str::to_owned),
        })
    }
}

fn parameter(name: &str, value: &str) -> String {
    [name, "=", &utf8_percent_encode(value, COMPONENT).to_string()].concat()
}

fn short(relay_state: Option<&str>) -> Result<Option<&str>, RequestError> {
    match relay_state {
        Some(state) if state.len() > 80 => Err(RequestError::RelayState),
        other => Ok(other),
    }
}

/// DEFLATE (RFC 1951) without compressing: blocks that say of themselves that they are stored (3.2.4). A request has some
/// 800 bytes, of which compression would save half; an encoder would cost the component more than that.
fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut blocks = bytes.chunks(0xffff).peekable();
    let mut written = Vec::new();
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        written.push(u8::from(blocks.peek().is_none()));
        written.extend(length.to_le_bytes());
        written.extend((!length).to_le_bytes());
        written.extend(block);
    }
    written
}
