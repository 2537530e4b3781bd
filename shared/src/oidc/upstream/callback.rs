//! What the person brings back from an OpenID Provider (RFC 6749, 4.1.2; RFC 9207).

use super::{Provider, Transaction};
use crate::{oidc::Parameters, secret::SecretText};
use std::fmt;

/// The longest code that is taken.
const MAX_CODE: usize = 4096;

/// Why an answer is not taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CallbackRefusal {
    /// `access_denied`: the person, or the provider, broke it off. The only error that says something of the person.
    Denied,
    /// Any other error: the provider could not do what it was asked.
    Error,
    /// It is of another provider, or does not say of which although the provider always does.
    Issuer,
    /// Neither a code nor an error, or both.
    Malformed,
    /// It belongs to no request of this browser.
    State,
}

impl fmt::Display for CallbackRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CallbackRefusal::Denied => "access denied",
            CallbackRefusal::Error => "provider reported an error",
            CallbackRefusal::Issuer => "answer of another issuer",
            CallbackRefusal::Malformed => "neither code nor error",
            CallbackRefusal::State => "state of another request",
        })
    }
}

impl std::error::Error for CallbackRefusal {}

/// The code in the answer to `transaction`. `state` is judged first, and the issuer before anything that the answer says: an error of
/// somebody else's is not ours.
pub fn read_callback(
    parameters: &Parameters,
    transaction: &Transaction,
    provider: &Provider,
) -> Result<SecretText, CallbackRefusal> {
    if !parameters
        .get("state")
        .is_some_and(|state| transaction.state().is(state))
    {
        return Err(CallbackRefusal::State);
    }
    match parameters.get("iss") {
        Some(issuer) if issuer == provider.issuer => {}
        None if !provider.names_itself => {}
        _ => return Err(CallbackRefusal::Issuer),
    }
    match (parameters.get("code"), parameters.get("error")) {
        (Some(code), None) if code.len() <= MAX_CODE => Ok(SecretText::new(code.to_owned())),
        (None, Some("access_denied")) => Err(CallbackRefusal::Denied),
        (None, Some(_)) => Err(CallbackRefusal::Error),
        _ => Err(CallbackRefusal::Malformed),
    }
}
