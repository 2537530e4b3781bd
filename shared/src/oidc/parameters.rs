//! The parameters of a request, from whichever envelope they came in, and of the response.

use crate::{id::State, reason::Reason};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value};

/// Everything but the unreserved characters of RFC 3986, 2.3 is written as `%XX`.
pub(super) const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The most parameters that a request may have. With more, comparing their names would cost more than answering the request.
const MAX: usize = 64;

/// The parameters of a query or a form, each of which stands there once (RFC 6749, 3.1: more than once is refused).
pub struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Reads decoded pairs. A name that stands there twice is refused, and so are more than 64 of them; an empty value counts as absent
    /// (RFC 6749, 3.1).
    pub fn new(pairs: impl Iterator<Item = (String, String)>) -> Result<Self, Reason> {
        let mut known: Vec<(String, String)> = Vec::new();
        for (name, value) in pairs {
            if known.len() == MAX || known.iter().any(|(other, _)| *other == name) {
                return Err(Reason::MalformedRequest);
            }
            known.push((name, value));
        }
        known.retain(|(_, value)| !value.is_empty());
        Ok(Parameters(known))
    }

    /// Takes the members of a request object (RFC 9101, 4). What is no text keeps its JSON form, as `claims` has it in a query too; what is
    /// `null` counts as absent.
    pub(super) fn from_members(members: Map<String, Value>) -> Self {
        let text = |value| match value {
            Value::String(text) => text,
            Value::Null => String::new(),
            other @ (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => other.to_string(),
        };
        let known = members.into_iter().map(|(name, value)| (name, text(value)));
        Parameters(known.filter(|(_, value)| !value.is_empty()).collect())
    }

    /// The value of this parameter.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// The address that a response goes to: the registered one with `members`, `state` and our issuer (RFC 9207) in its query.
pub fn response_uri(redirect_uri: &str, issuer: &str, state: Option<&State>, members: &[(&str, &str)]) -> String {
    address(&address(redirect_uri, state, members), None, &[("iss", issuer)])
}

/// A registered address with `members` and `state` in its query.
pub(super) fn address(uri: &str, state: Option<&State>, members: &[(&str, &str)]) -> String {
    let mut address = uri.to_owned();
    let mut separator = if uri.contains('?') { '&' } else { '?' };
    let state = state.map(|state| ("state", state.as_str()));
    for (name, value) in members.iter().copied().chain(state) {
        address.push(separator);
        address.push_str(name);
        address.push('=');
        address.extend(utf8_percent_encode(value, COMPONENT));
        separator = '&';
    }
    address
}
