//! Who we are, as the rules of the protocol need to know it.

use super::parameters::Parameters;
use crate::{
    id::ClientId,
    jose::JwkSet,
    portal::{Portal, Service},
    reason::Reason,
};

/// The OpenID Provider: its name, its e-services and its own keys.
#[derive(Clone, Copy, Debug)]
pub struct Provider<'a> {
    /// The issuer identifier.
    pub issuer: &'a str,
    /// The e-services and the methods.
    pub portal: &'a Portal,
    /// What our own tokens are verified with.
    pub keys: &'a JwkSet,
}

impl<'a> Provider<'a> {
    /// The e-service that a request names.
    pub(super) fn client(&self, parameters: &Parameters) -> Result<&'a Service, Reason> {
        let client = parameters.get("client_id").ok_or(Reason::MalformedRequest)?;
        let client = ClientId::parse(client).map_err(|_| Reason::ServiceUnknown)?;
        self.portal.service(&client).ok_or(Reason::ServiceUnknown)
    }
}
