//! The paths of the portal, as the router matches them and as pages link to them.

use super::field;
use crate::id::LoginId;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Discovery document (OpenID Connect Discovery 1.0, 4).
pub const DISCOVERY: &str = "/.well-known/openid-configuration";
/// Authorization endpoint (RFC 6749, 3.1).
pub const AUTHORIZE: &str = "/oidc/authorize";
/// Pushed authorization request endpoint (RFC 9126, 2).
pub const PAR: &str = "/oidc/par";
/// Token endpoint (RFC 6749, 3.2).
pub const TOKEN: &str = "/oidc/token";
/// UserInfo endpoint (OpenID Connect Core 1.0, 5.3).
pub const USER_INFO: &str = "/oidc/userinfo";
/// End session endpoint (OpenID Connect RP-Initiated Logout 1.0, 2).
pub const LOGOUT: &str = "/oidc/logout";
/// Key set (RFC 7517, 5).
pub const JWKS: &str = "/oidc/jwks";
/// Prefix of every page of one login.
pub const LOGIN: &str = "/login/";
/// Who is logged in in this browser, and the way to end it.
pub const SESSION: &str = "/session";
/// `POST`: ends the session; may name where to go, as [`LOGOUT`] does.
pub const SESSION_END: &str = "/session/end";
/// Readiness, for the operator's monitoring.
pub const HEALTH: &str = "/health";
/// Removal of marks that are no longer needed; needs the operator's token.
pub const SWEEP: &str = "/internal/sweep";
/// Prefix of the built pages' files (script, wasm, style).
pub const ASSETS: &str = "/assets/";
/// Prefix of the operator's own colours and logo.
pub const THEME: &str = "/theme/";
/// The name of the style sheet below [`THEME`] and the version.
pub const THEME_STYLE: &str = "theme.css";
/// Prefix of the logos of e-services.
pub const LOGO: &str = "/logo/";
/// `POST` with the form field `language`: sets the language of the pages.
pub const LANGUAGE: &str = "/language";
/// The guide: every method, compared.
pub const GUIDE: &str = "/guide";
/// Prefix of the guide's page about one method.
pub const GUIDE_METHOD: &str = "/guide/method/";
/// The guide's questions; takes the fields of [`crate::guide::question`].
pub const GUIDE_FIND: &str = "/guide/find";
/// The guide for those who own an e-service.
pub const GUIDE_SERVICES: &str = "/guide/services";
/// The guide for employers.
pub const GUIDE_EMPLOYERS: &str = "/guide/employers";
/// The accessibility of these pages.
pub const ACCESSIBILITY: &str = "/accessibility";
/// In which languages the pages are.
pub const LANGUAGES: &str = "/languages";

/// A page of the guide, with the way back to the login that the person comes from.
pub fn from_login(path: &str, login: Option<LoginId>) -> String {
    login.map_or_else(|| path.to_owned(), |login| format!("{path}?{}={login}", field::LOGIN))
}

/// The page of one login: chooser, waiting page or failure, whatever its state is.
pub fn login(id: LoginId) -> String {
    format!("{LOGIN}{id}")
}

/// The same page with what the person looks for among the methods.
pub fn searched(id: LoginId, query: &str) -> String {
    if query.is_empty() {
        return login(id);
    }
    let query = utf8_percent_encode(query, NON_ALPHANUMERIC);
    format!("{LOGIN}{id}?{}={query}", field::SEARCH)
}

/// `POST` with the form fields `method` and `device`: starts a method.
pub fn start(id: LoginId) -> String {
    format!("{LOGIN}{id}/start")
}

/// `GET`: a request that came as a form goes on from here, with the cookies that the form did not bring.
pub fn arrive(id: LoginId) -> String {
    format!("{LOGIN}{id}/arrive")
}

/// `GET`: a [`super::Progress`] in JSON.
pub fn progress(id: LoginId) -> String {
    format!("{LOGIN}{id}/progress")
}

/// `GET` with the fields of [`start`]: what must be asked before the method is started.
pub fn before(id: LoginId) -> String {
    format!("{LOGIN}{id}/before")
}

/// `POST` with the form field `employment`: which of several employments the person logs in with.
pub fn employment(id: LoginId) -> String {
    format!("{LOGIN}{id}/employment")
}

/// `GET`: the waiting page for a browser without script.
pub fn plain(id: LoginId) -> String {
    format!("{LOGIN}{id}/plain")
}

/// `GET`: what stands in the frame of [`plain`].
pub fn code(id: LoginId) -> String {
    format!("{LOGIN}{id}/code")
}

/// `POST`: the person has seen what the e-service learns, and goes on to it.
pub fn release(id: LoginId) -> String {
    format!("{LOGIN}{id}/release")
}

/// `POST`: back to the chooser; a started order is cancelled at the provider.
pub fn choose(id: LoginId) -> String {
    format!("{LOGIN}{id}/choose")
}

/// `POST`: ends the login; the person is sent back to the e-service with `access_denied`.
pub fn cancel(id: LoginId) -> String {
    format!("{LOGIN}{id}/cancel")
}

/// `GET`: sends the person, now authenticated, to the e-service.
pub fn proceed(id: LoginId) -> String {
    format!("{LOGIN}{id}/continue")
}

/// `GET`: where the app on the same device returns to; takes the query parameter `nonce`.
pub fn returned(id: LoginId) -> String {
    format!("{LOGIN}{id}/return")
}
