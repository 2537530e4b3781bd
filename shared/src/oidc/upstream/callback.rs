//! What the person brings back from an OpenID Provider (RFC 6749, 4.1.2; RFC 9207).

use super::{Provider, Transaction};
use crate::{
    oidc::Parameters,
    replay::{Replay, Seen},
    secret::SecretText,
    time::Timestamp,
};
use std::fmt;

/// The longest code that is taken.
const MAX_CODE: usize = 4096;

/// Why an answer is not taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CallbackRefusal {
    /// It has reached another address than the request has named.
    Address,
    /// `access_denied`: the person, or the provider, broke it off. The only error that says something of the person.
    Denied,
    /// Any other error: the provider could not do what it was asked.
    Error,
    /// The request was sent too long ago.
    Expired,
    /// It is of another provider, or does not say of which although the provider always does.
    Issuer,
    /// Neither a code nor an error, or both.
    Malformed,
    /// The request has been answered before.
    Replayed,
    /// It belongs to no request of this browser.
    State,
}

impl fmt::Display for CallbackRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CallbackRefusal::Address => "answer at another address",
            CallbackRefusal::Denied => "access denied",
            CallbackRefusal::Error => "provider reported an error",
            CallbackRefusal::Expired => "requested too long ago",
            CallbackRefusal::Issuer => "answer of another issuer",
            CallbackRefusal::Malformed => "neither code nor error",
            CallbackRefusal::Replayed => "request was answered before",
            CallbackRefusal::State => "state of another request",
        })
    }
}

impl std::error::Error for CallbackRefusal {}

/// A code that is good if the request is answered for the first time. It cannot be read before that is known.
///
/// ```compile_fail
/// fn code(unspent: &shared::oidc::upstream::UnspentCode) -> &str {
///     unspent.code.reveal()
/// }
/// ```
///
/// ```
/// use shared::{oidc::upstream::{CallbackRefusal, UnspentCode}, replay::Seen, secret::SecretText};
///
/// fn code(unspent: UnspentCode) -> Result<SecretText, CallbackRefusal> {
///     unspent.spend(Seen::FirstTime)
/// }
/// ```
#[derive(Debug)]
pub struct UnspentCode {
    code: SecretText,
    replay: Replay,
}

impl UnspentCode {
    /// What to mark as used in the store.
    pub fn replay(&self) -> &Replay {
        &self.replay
    }

    /// The code, if the request is answered for the first time; else [`CallbackRefusal::Replayed`].
    pub fn spend(self, seen: Seen) -> Result<SecretText, CallbackRefusal> {
        match seen {
            Seen::FirstTime => Ok(self.code),
            Seen::Before => Err(CallbackRefusal::Replayed),
        }
    }
}

/// The code in the answer to `transaction`, which has reached the address `reached` (without its query) at `now`. `state` is judged first, and
/// where the answer comes from and has come to before anything that it says: an error of somebody else's is not ours.
pub fn read_callback(
    parameters: &Parameters,
    transaction: &Transaction,
    provider: &Provider,
    reached: &str,
    now: Timestamp,
) -> Result<UnspentCode, CallbackRefusal> {
    if !parameters
        .get("state")
        .is_some_and(|state| transaction.state().is(state))
    {
        return Err(CallbackRefusal::State);
    }
    if now >= transaction.ends() {
        return Err(CallbackRefusal::Expired);
    }
    let is_named = match parameters.get("iss") {
        Some(issuer) => issuer == provider.issuer,
        None => !provider.names_itself,
    };
    if !is_named || transaction.issuer() != provider.issuer {
        return Err(CallbackRefusal::Issuer);
    }
    if reached != transaction.redirect_uri() {
        return Err(CallbackRefusal::Address);
    }
    match (parameters.get("code"), parameters.get("error")) {
        (Some(code), None) if code.len() <= MAX_CODE => Ok(UnspentCode {
            code: SecretText::new(code.to_owned()),
            replay: Replay::new(transaction.issuer(), transaction.state().reveal(), transaction.ends()),
        }),
        (None, Some("access_denied")) => Err(CallbackRefusal::Denied),
        (None, Some(_)) => Err(CallbackRefusal::Error),
        _ => Err(CallbackRefusal::Malformed),
    }
}
