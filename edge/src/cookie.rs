//! Cookies: their names, their flags, and the sealed login in one of them.
//!
//! Every cookie is `HttpOnly` and bound to the host. Over TLS it has the prefix `__Host-` (RFC 6265bis, 4.1.3.2) and `Secure`; on the
//! loopback interface, where a test installation runs without TLS, browsers refuse the prefix, and the names stand alone.

use crate::{config::Config, env::Request};
use shared::{
    id::{LoginId, MethodId},
    language::Language,
    login::{Login, State},
    seal::{Entropy, OpenError, Purpose, Sealer},
    session::Session,
    time::{Span, Timestamp},
};

const LANGUAGE: &str = "tillit-language";
const DEVICE: &str = "tillit-device";
const LOGIN: &str = "tillit-login-";
const METHOD: &str = "tillit-method";
const RELEASED: &str = "tillit-released";
const SESSION: &str = "tillit-session-";
/// How many releases a browser remembers that somebody has been told of; the oldest go first.
const MAX_RELEASED: usize = 20;
/// What a login may still grow by after the e-service has sent it: an order with its texts, or an identity.
const GROWTH: usize = 1_200;
/// Browsers drop a cookie whose name and value are longer than 4,096 bytes together.
const MAX_VALUE: usize = 3_900;
/// How many logins one browser may have open. The oldest go first: all cookies go with every request, and servers bound their sum.
const MAX_LOGINS: usize = 4;
/// How long a login that is over, and names nobody, stays in the browser to lead back to its e-service: a night.
const AFTERLIFE_SECONDS: u64 = 12 * 60 * 60;
const YEAR_SECONDS: u64 = 365 * 24 * 60 * 60;

/// The login is not in this browser, or not any more.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LoginCookieError {
    /// No cookie, or not one that we have made for this login.
    Absent,
    /// It was ours; its time is over.
    Expired,
}

/// The login is too large for a cookie: the e-service sent a `state` and a `nonce` of the greatest length.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct TooLarge;

/// Opens the cookie of this login.
pub fn open_login(config: &Config, request: &Request, id: LoginId, now: Timestamp) -> Result<Login, LoginCookieError> {
    let value = login_value(config, request, id).ok_or(LoginCookieError::Absent)?;
    open(config, value, id, now)
}

/// This login however old it is: it leads back to its e-service, and nowhere else.
pub fn past_login(config: &Config, request: &Request, id: LoginId) -> Option<Login> {
    let value = login_value(config, request, id)?;
    login_sealer(config).open_text_past(id.as_bytes(), value).ok()
}

/// What this browser holds of the login, sealed.
fn login_value<'r>(config: &Config, request: &'r Request, id: LoginId) -> Option<&'r str> {
    find(request, &name(config, &format!("{LOGIN}{id}")))
}

fn login_sealer(config: &Config) -> Sealer {
    Sealer::new(&config.seal_key, Purpose::Login, b"")
}

fn open(config: &Config, value: &str, id: LoginId, now: Timestamp) -> Result<Login, LoginCookieError> {
    login_sealer(config)
        .open_text(id.as_bytes(), value, now)
        .map_err(|error| match error {
            OpenError::Expired => LoginCookieError::Expired,
            OpenError::NotGenuine => LoginCookieError::Absent,
        })
}

/// The same as [`keep_login`] for a login that begins: it must leave room to grow.
pub fn keep_new_login(config: &Config, login: &Login, entropy: Entropy, now: Timestamp) -> Result<String, TooLarge> {
    let kept = keep_login(config, login, entropy, now)?;
    if kept.len() > MAX_VALUE - GROWTH {
        return Err(TooLarge);
    }
    Ok(kept)
}

/// The `Set-Cookie` value that keeps this login in the browser until it ends.
pub fn keep_login(config: &Config, login: &Login, entropy: Entropy, now: Timestamp) -> Result<String, TooLarge> {
    let value = login_sealer(config)
        .seal_text(login.id().as_bytes(), login, login.expires(), entropy)
        .map_err(|_| TooLarge)?;
    if value.len() > MAX_VALUE {
        return Err(TooLarge);
    }
    // Who comes back after a long while finds the way to the e-service. What names a person goes when its time is over.
    let names_somebody = matches!(
        login.state(),
        State::Authenticated { .. } | State::AwaitingReturn { .. }
    );
    let afterlife = if names_somebody { 0 } else { AFTERLIFE_SECONDS };
    let lifetime = login.expires().since(now).seconds() + afterlife;
    Ok(set(config, &format!("{LOGIN}{}", login.id()), &value, lifetime))
}

/// The `Set-Cookie` value that keeps this login, as the request brought it, for so much longer; `None` if the request brought none.
pub fn let_login_fade(config: &Config, request: &Request, id: LoginId, after: Span) -> Option<String> {
    let value = login_value(config, request, id)?;
    Some(set(config, &format!("{LOGIN}{id}"), value, after.seconds()))
}

/// The `Set-Cookie` value that removes this login from the browser.
pub fn drop_login(config: &Config, id: LoginId) -> String {
    set(config, &format!("{LOGIN}{id}"), "", 0)
}

/// The `Set-Cookie` values that make room for one more login: what is not ours or has ended, and the oldest beyond the limit.
pub fn make_room(config: &Config, request: &Request, now: Timestamp) -> Vec<String> {
    let (mut living, mut dead) = (Vec::new(), Vec::new());
    for (id, login) in logins(config, request, now) {
        match login {
            Ok(login) => living.push((login.expires(), id)),
            Err(_) => dead.push(id),
        }
    }
    living.sort_by_key(|(expires, _)| std::cmp::Reverse(*expires));
    dead.extend(living.into_iter().skip(MAX_LOGINS - 1).map(|(_, id)| id));
    dead.into_iter().map(|id| drop_login(config, id)).collect()
}

/// The `Set-Cookie` values that remove the logins in which somebody is authenticated: who logs out leaves none behind to be picked up.
pub fn drop_authenticated(config: &Config, request: &Request, now: Timestamp) -> Vec<String> {
    let authenticated = logins(config, request, now).filter(|(_, login)| {
        let login = login.as_ref();
        login.is_ok_and(|login| matches!(login.state(), State::Authenticated { .. }))
    });
    authenticated.map(|(id, _)| drop_login(config, id)).collect()
}

/// Every login that this browser has a cookie of, by its name.
fn logins(
    config: &Config,
    request: &Request,
    now: Timestamp,
) -> impl Iterator<Item = (LoginId, Result<Login, LoginCookieError>)> {
    let prefix = name(config, LOGIN);
    all(request).filter_map(move |(name, value)| {
        let id = LoginId::parse(name.strip_prefix(prefix.as_str())?).ok()?;
        Some((id, open(config, value, id, now)))
    })
}

/// The language that the person has chosen.
pub fn language(config: &Config, request: &Request) -> Option<Language> {
    find(request, &name(config, LANGUAGE)).and_then(Language::from_tag)
}

/// The `Set-Cookie` value that remembers a chosen language for a year.
pub fn keep_language(config: &Config, language: Language) -> String {
    set(config, LANGUAGE, language.tag(), YEAR_SECONDS)
}

/// The random name that this browser has towards BankID (`web.deviceIdentifier`).
pub fn device(config: &Config, request: &Request) -> Option<String> {
    let value = find(request, &name(config, DEVICE))?;
    LoginId::parse(value).ok().map(|id| id.to_string())
}

/// The `Set-Cookie` value that keeps the browser's random name for a year. It comes with a person whom an e-service sends, since a login may
/// begin at once.
pub fn keep_device(config: &Config, device: &str) -> String {
    set(config, DEVICE, device, YEAR_SECONDS)
}

/// The method that the person wanted to be remembered.
pub fn method(config: &Config, request: &Request) -> Option<MethodId> {
    find(request, &name(config, METHOD)).and_then(|value| MethodId::parse(value).ok())
}

/// The `Set-Cookie` value that remembers a method for half a year.
pub fn keep_method(config: &Config, method: &MethodId) -> String {
    set(config, METHOD, method.as_str(), YEAR_SECONDS / 2)
}

/// The `Set-Cookie` value that forgets the method.
pub fn drop_method(config: &Config) -> String {
    set(config, METHOD, "", 0)
}

/// Whether somebody has been told of this release in this browser. `mark` is of `shared::oidc::Claims::release_mark`.
pub fn is_released(config: &Config, request: &Request, mark: &str) -> bool {
    released(config, request).any(|known| known == mark)
}

/// The `Set-Cookie` value that remembers for a year that somebody has been told of this release.
pub fn keep_released(config: &Config, request: &Request, mark: &str) -> String {
    let known = released(config, request).filter(|known| *known != mark);
    let marks: Vec<_> = std::iter::once(mark).chain(known).take(MAX_RELEASED).collect();
    set(config, RELEASED, &marks.join("."), YEAR_SECONDS)
}

fn released<'a>(config: &Config, request: &'a Request) -> impl Iterator<Item = &'a str> {
    let marks = find(request, &name(config, RELEASED)).unwrap_or_default();
    let fits = |mark: &&str| {
        mark.len() == 16
            && mark
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    };
    marks.split('.').filter(fits)
}

/// The session of this group in this browser, if it has not run out.
pub fn session(config: &Config, request: &Request, group: &str, now: Timestamp) -> Option<Session> {
    let value = find(request, &name(config, &format!("{SESSION}{group}")))?;
    let sealer = Sealer::new(&config.seal_key, Purpose::Session, b"");
    sealer.open_text(group.as_bytes(), value, now).ok()
}

/// The `Set-Cookie` value that keeps the session in the browser until it runs out; `None` where it is too large, and there is none then.
pub fn keep_session(config: &Config, session: &Session, entropy: Entropy, now: Timestamp) -> Option<String> {
    let sealer = Sealer::new(&config.seal_key, Purpose::Session, b"");
    let group = session.group();
    let value = sealer
        .seal_text(group.as_bytes(), session, session.expires(), entropy)
        .ok()?;
    let lifetime = session.expires().since(now).seconds();
    (value.len() <= MAX_VALUE).then(|| set(config, &format!("{SESSION}{group}"), &value, lifetime))
}

/// The `Set-Cookie` value that removes the session of this group from the browser.
pub fn drop_session(config: &Config, group: &str) -> String {
    set(config, &format!("{SESSION}{group}"), "", 0)
}

fn name(config: &Config, name: &str) -> String {
    if config.is_secure() {
        format!("__Host-{name}")
    } else {
        name.to_owned()
    }
}

/// Every cookie must come with a person whom an e-service or an app sends, a navigation from another site (`SameSite=Lax`); what changes
/// something looks at `Origin` besides.
fn set(config: &Config, cookie: &str, value: &str, lifetime_seconds: u64) -> String {
    let secure = if config.is_secure() { "; Secure" } else { "" };
    let name = name(config, cookie);
    format!("{name}={value}; Path=/; Max-Age={lifetime_seconds}; HttpOnly; SameSite=Lax{secure}")
}

fn find<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    all(request).find(|(known, _)| *known == name).map(|(_, value)| value)
}

fn all(request: &Request) -> impl Iterator<Item = (&str, &str)> {
    let headers = request.headers().get_all(http::header::COOKIE).into_iter();
    headers
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
}
