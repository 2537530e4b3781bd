//! Pages: the view that a request leads to, rendered by the `frontend` crate's components, in the person's language.

use crate::{
    config::Config,
    cookie,
    env::{Request, Response},
    headers::{self, Framing},
};
use http::{HeaderValue, StatusCode, header};
use shared::{
    api::{Assets, Content, Screen, Still, View, path},
    language::Language,
};

/// A page to be rendered.
pub struct Page<'a> {
    /// What it shows.
    pub content: Content,
    /// Its HTTP status.
    pub status: StatusCode,
    /// The language that the e-service asked for, if the person has chosen none.
    pub asked_language: Option<Language>,
    /// The origin that a form of the page may end up at.
    pub form_target: Option<&'a str>,
}

impl Page<'_> {
    /// A page of this status without login.
    pub fn new(content: impl Into<Content>, status: StatusCode) -> Self {
        Page {
            content: content.into(),
            status,
            asked_language: None,
            form_target: None,
        }
    }

    /// Renders the page.
    pub async fn respond(self, config: &Config, request: &Request) -> Response {
        let view = View {
            language: language(config, request, self.asked_language),
            path: own_path(request, &self.content),
            operator: config.portal.operator().clone(),
            assets: Assets {
                version: config.assets_version.clone(),
                theme: config.branding.as_ref().map(|branding| branding.themed().clone()),
            },
            screen: self.content,
        };
        let framing = framing(&view.screen);
        let html = frontend::render(view).await;
        let mut response = Response::new(html.into_bytes());
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        );
        headers.insert(header::VARY, HeaderValue::from_static("cookie, accept-language"));
        if framing == Framing::Framed {
            headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
        }
        if let Some(policy) = headers::page_policy(self.form_target, framing) {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        response
    }
}

fn framing(content: &Content) -> Framing {
    match content {
        Content::Still(Still::Wait(_)) => Framing::Frames,
        Content::Still(Still::Code(_)) => Framing::Framed,
        _ => Framing::None,
    }
}

/// The path of a page; with the query where that holds a question's state. Elsewhere a query is somebody else's text, and is not quoted.
fn own_path(request: &Request, content: &Content) -> String {
    let uri = request.uri();
    match content {
        Content::Still(Still::Before(_) | Still::Guide { .. }) => uri
            .path_and_query()
            .map_or(uri.path(), |whole| whole.as_str())
            .to_owned(),
        Content::Live(Screen::Choose(choose)) => path::searched(choose.login, &choose.query),
        _ => uri.path().to_owned(),
    }
}

/// The language of a page: what the person has chosen, else what the e-service asked for, else what the browser prefers, else Swedish.
pub fn language(config: &Config, request: &Request, asked: Option<Language>) -> Language {
    let preferred = || {
        let header = request.headers().get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        Language::from_accept_language(header)
    };
    cookie::language(config, request)
        .or(asked)
        .or_else(preferred)
        .unwrap_or_default()
}

/// A redirect that turns any method into `GET` (RFC 9110, 15.4.4). An address that cannot stand in a header gives an empty 500.
pub fn see_other(location: &str) -> Response {
    let mut response = Response::new(Vec::new());
    match HeaderValue::from_str(location) {
        Ok(location) => {
            *response.status_mut() = StatusCode::SEE_OTHER;
            response.headers_mut().insert(header::LOCATION, location);
        }
        Err(_) => *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR,
    }
    response
}

/// A response of `application/json`.
pub fn json(body: Vec<u8>) -> Response {
    let mut response = Response::new(body);
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// Adds a `Set-Cookie` header.
pub fn set_cookie(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}
