//! Pages: the view that a request leads to, rendered by the `frontend` crate's components, in the person's language.

use crate::{
    config::Config,
    cookie,
    env::{Request, Response},
    failure::Failure,
    headers::{self, Framing},
};
use http::{HeaderValue, StatusCode, header};
use shared::{
    api::{Assets, Content, Screen, SessionPage, Still, View, path},
    id::Reference,
    language::{Awaited, Language},
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
            awaited: awaited(config, request, self.asked_language),
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

/// Whether this is a path on our own host: browsers take `//host` and `/\host` for addresses of another.
pub fn is_own_path(path: &str) -> bool {
    const MARKS: &[u8] = b"/-_.?&=%+:~*";
    let safe = path.bytes().all(|b| b.is_ascii_alphanumeric() || MARKS.contains(&b));
    path.starts_with('/') && !path.starts_with("//") && safe
}

/// The path of a page; with the query where that holds a question's state. Elsewhere a query is somebody else's text, and is not quoted.
fn own_path(request: &Request, content: &Content) -> String {
    let uri = request.uri();
    match content {
        Content::Still(Still::Before(_) | Still::Guide { .. }) => whole(request),
        // By what was read of the request and no token, which may hold a personal number.
        Content::Still(Still::Session(SessionPage::Living { form, .. } | SessionPage::Asked { form }))
            if uri.path() == path::LOGOUT =>
        {
            let mut query = form_urlencoded::Serializer::new(String::new());
            format!("{}?{}", path::LOGOUT, query.extend_pairs(form).finish())
        }
        // What has ended has no page of its own to come back to.
        Content::Still(Still::Session(SessionPage::Ended { .. })) => path::LOGOUT.to_owned(),
        Content::Live(Screen::Choose(choose)) => path::searched(choose.login, &choose.query),
        _ => uri.path().to_owned(),
    }
}

/// The path and the query, if a change of language would lead back to them.
fn whole(request: &Request) -> String {
    let uri = request.uri();
    let whole = uri.path_and_query().map(|whole| whole.as_str());
    whole
        .filter(|whole| is_own_path(whole))
        .unwrap_or(uri.path())
        .to_owned()
}

/// The language of a page: what the person has chosen, else what the e-service asked for, else what the browser prefers, else Swedish.
pub fn language(config: &Config, request: &Request, asked: Option<Language>) -> Language {
    cookie::language(config, request)
        .or(asked)
        .or_else(|| Language::from_accept_language(preferred(request)))
        .unwrap_or_default()
}

/// The language that the browser prefers and that the page is to be translated to; `None` where the person or the e-service has chosen one.
fn awaited(config: &Config, request: &Request, asked: Option<Language>) -> Option<Awaited> {
    let chosen = cookie::language(config, request).or(asked);
    Awaited::from_accept_language(preferred(request)).filter(|_| chosen.is_none())
}

/// The languages that the browser prefers, as it says them.
fn preferred(request: &Request) -> &str {
    let header = request.headers().get(header::ACCEPT_LANGUAGE);
    header.and_then(|header| header.to_str().ok()).unwrap_or_default()
}

/// The page of a failure where nothing is known of the portal: words in both languages, and nothing to load.
pub fn without_config(failure: &Failure, reference: Reference) -> Response {
    let words = |language| {
        let text = (frontend::text::of(language).reason)(failure.reason);
        format!("<h1>{}</h1>\n<p>{}</p>\n<p>{}</p>", text.title, text.what, text.next)
    };
    let html = format!(
        "<!doctype html>\n<html lang=\"sv\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n</head>\n<body>\n<main>\n{swedish}\n\
         <section lang=\"en\">\n{english}\n</section>\n<p><code>{code}</code> · <code>{reference}</code></p>\n</main>\n</body>\n</html>\n",
        title = (frontend::text::of(Language::Sv).reason)(failure.reason).title,
        swedish = words(Language::Sv),
        english = words(Language::En).replace("h1>", "h2>"),
        code = failure.reason.code(),
    );
    let mut response = Response::new(html.into_bytes());
    *response.status_mut() = failure.status();
    let media_type = HeaderValue::from_static("text/html; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, media_type);
    response
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
