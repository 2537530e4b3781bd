//! Who is logging in and who has: in memory, found by cookies.

use super::login::Attempt;
use anyhow::Result;
use axum::http::{HeaderMap, header};
use serde_json::Value;
use shared::time::{Span, Timestamp};
use std::collections::HashMap;

/// The cookie that ties an attempt to the browser that began it.
pub(super) const BROWSER: &str = "kontaktboken-browser";
/// The cookie of someone who is signed in.
pub(super) const SESSION: &str = "kontaktboken";

/// How long a login may take.
const ATTEMPT: Span = Span::from_minutes(15);
/// How long one stays signed in.
const SIGNED_IN: Span = Span::from_minutes(60);

/// Attempts by `state`, and sessions by their id.
#[derive(Debug, Default)]
pub(super) struct Sessions {
    attempts: HashMap<String, (String, Attempt)>,
    signed_in: HashMap<String, (Timestamp, Value)>,
}

impl Sessions {
    /// Remembers an attempt. Gives the value of the cookie [`BROWSER`], an old one if the browser has one: several tabs may log in
    /// at once.
    pub(super) fn expect(&mut self, headers: &HeaderMap, attempt: Attempt) -> Result<String> {
        let browser = match read(headers, BROWSER) {
            Some(browser) => browser,
            None => crate::random::uuid()?,
        };
        self.attempts
            .insert(attempt.state().to_owned(), (browser.clone(), attempt));
        Ok(browser)
    }

    /// The attempt with that `state`, once, and only for the browser that began it.
    pub(super) fn take(&mut self, headers: &HeaderMap, state: &str) -> Option<Attempt> {
        let browser = read(headers, BROWSER)?;
        self.attempts.get(state).filter(|(owner, _)| *owner == browser)?;
        self.attempts.remove(state).map(|(_, attempt)| attempt)
    }

    /// Begins a session. Gives the value of the cookie [`SESSION`].
    pub(super) fn sign_in(&mut self, claims: Value, now: Timestamp) -> Result<String> {
        let id = crate::random::uuid()?;
        self.signed_in.insert(id.clone(), (now, claims));
        Ok(id)
    }

    /// The claims of whoever is signed in.
    pub(super) fn claims(&self, headers: &HeaderMap) -> Option<&Value> {
        self.signed_in.get(&read(headers, SESSION)?).map(|(_, claims)| claims)
    }

    pub(super) fn sign_out(&mut self, headers: &HeaderMap) {
        if let Some(id) = read(headers, SESSION) {
            self.signed_in.remove(&id);
        }
    }

    pub(super) fn forget_old(&mut self, now: Timestamp) {
        self.attempts
            .retain(|_, (_, attempt)| now.since(attempt.begun()) < ATTEMPT);
        self.signed_in.retain(|_, (since, _)| now.since(*since) < SIGNED_IN);
    }
}

/// A `Set-Cookie` value; an empty one removes the cookie. Not `Secure`, since this e-service is on plain HTTP.
pub(super) fn cookie(name: &str, value: &str) -> String {
    let life = if value.is_empty() { "; Max-Age=0" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{life}")
}

fn read(headers: &HeaderMap, name: &str) -> Option<String> {
    let cookies = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let mut pairs = cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    pairs
        .find(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value.to_owned())
}
