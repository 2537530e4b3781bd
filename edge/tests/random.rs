//! A thousand requests that nobody would send: each is answered, none with an error of ours, and nothing of them is written to the log.

use crate::{
    browser::{authorize_path, text},
    world::{CLIENT, ISSUER, REDIRECT, World},
};
use edge::env::Response;
use http::header;
use proptest::{collection::vec, prelude::*};
use serde_json::Value;
use shared::{language::Language, reason::Reason};

/// A personal number, which must not come back in a log line whatever it is sent as.
const MARK: &str = "198001019876";

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "openid", "code", "S256", "none", "login", "state-1", CLIENT, REDIRECT, MARK, "bankid", "this", "other", "yes", "sv", "en", "a.b.c", "{}",
            "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"x\"]}}}", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            "AAAAAAAAAAAAAAAAAAAAAA", "urn:ietf:params:oauth:request_uri:E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "authorization_code",
        ]).prop_map(str::to_owned),
        2 => "\\PC{0,40}",
        1 => "[a-zA-Z0-9%&=+./-]{0,400}",
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(vec![
            "client_id", "redirect_uri", "response_type", "scope", "state", "nonce", "code_challenge", "code_challenge_method", "claims", "prompt",
            "max_age", "acr_values", "request", "request_uri", "id_token_hint", "ui_locales", "login_hint", "response_mode",
            "https://id.oidc.se/param/userMessage", "https://id.oidc.se/param/authnProvider", "method", "device", "consent", "remember", "nonce",
            "language", "from", "grant_type", "code", "code_verifier", "client_assertion", "client_assertion_type", "client_secret",
            "post_logout_redirect_uri", "login", "has", "at-work",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,20}",
    ]
}

fn path() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(vec![
            "/", "/oidc/authorize", "/oidc/token", "/oidc/par", "/oidc/userinfo", "/oidc/logout", "/oidc/jwks", "/session", "/session/end",
            "/.well-known/openid-configuration", "/health", "/internal/sweep", "/language", "/guide", "/guide/find", "/guide/method/bankid", "/languages",
            "/login/AAAAAAAAAAAAAAAAAAAAAA", "/login/AAAAAAAAAAAAAAAAAAAAAA/start", "/login/AAAAAAAAAAAAAAAAAAAAAA/progress",
            "/login/AAAAAAAAAAAAAAAAAAAAAA/release", "/login/AAAAAAAAAAAAAAAAAAAAAA/cancel", "/login/AAAAAAAAAAAAAAAAAAAAAA/employment",
            "/login/AAAAAAAAAAAAAAAAAAAAAA/code", "/login/AAAAAAAAAAAAAAAAAAAAAA/plain", "/login/AAAAAAAAAAAAAAAAAAAAAA/arrive",
            "/login/AAAAAAAAAAAAAAAAAAAAAA/before", "/login/AAAAAAAAAAAAAAAAAAAAAA/return", "/login/AAAAAAAAAAAAAAAAAAAAAA/continue", "/theme/v1/logo.svg", "/login/x/choose", "/assets/v1/tillit.css", "/accessibility",
        ]).prop_map(str::to_owned),
        2 => "(/[a-zA-Z0-9._~%-]{0,12}){1,6}",
    ]
}

fn header_value() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            ISSUER,
            "null",
            "Bearer x",
            "Basic eDp5",
            "Bearer a-token-of-some-length",
            "application/x-www-form-urlencoded",
            "application/json",
            "__Host-tillit-login-AAAAAAAAAAAAAAAAAAAAAA=AwAA",
            "__Host-tillit-session=AwAA; __Host-tillit-language=sv",
            "sv;q=0.5, en",
            "192.0.2.7:1",
        ])
        .prop_map(str::to_owned),
        "[ -~]{0,200}",
    ]
}

fn pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    vec((name(), word()), 0..12)
}

prop_compose! {
    fn request()(
        method in prop::sample::select(vec!["GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "X"]),
        path in path(),
        good in any::<bool>(),
        query in pairs(),
        form in pairs(),
        raw in prop::option::of(vec(any::<u8>(), 0..300)),
        headers in vec((prop::sample::select(vec!["origin", "authorization", "cookie", "content-type", "accept-language", "user-agent",
            "spin-client-addr", "sec-fetch-dest", "accept"]), header_value()), 0..5),
    ) -> edge::env::Request {
        let encode = |pairs: &[(String, String)]| form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let address = if good && path == "/oidc/authorize" {
            let changes: Vec<_> = query.iter().take(2).map(|(name, value)| (name.as_str(), value.as_str())).collect();
            authorize_path(&changes)
        } else {
            format!("{path}?{}", encode(&query))
        };
        let mut builder = http::Request::builder().method(method).uri(format!("{ISSUER}{address}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        for (name, value) in &headers {
            builder = builder.header(*name, value.trim());
        }
        builder.body(raw.unwrap_or_else(|| encode(&form).into_bytes())).unwrap()
    }
}

/// A text as it stands in a page.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Whether a refusal has a code that is known, and the sentence that belongs to it.
fn is_told(response: &Response) -> bool {
    let said = text(response);
    let words = |reason: &Reason, language| (frontend::text::of(language).reason)(*reason);
    let is_page = |reason: &Reason| {
        let code = format!("<code>{}</code>", reason.code());
        let next = |language| said.contains(&escaped(words(reason, language).next));
        said.contains(&code) && [Language::Sv, Language::En].into_iter().any(next)
    };
    let Ok(problem) = serde_json::from_str::<Value>(&said) else {
        return Reason::ALL.iter().any(is_page);
    };
    let member = |name: &str| problem[name].as_str().unwrap_or_default().to_owned();
    let is_problem = |reason: &Reason| {
        let next = |language| member("detail").ends_with(words(reason, language).next);
        member("code") == reason.code() && [Language::Sv, Language::En].into_iter().any(next)
    };
    let is_of_oauth = !member("error").is_empty() && member("error_description").len() > 30;
    Reason::ALL.iter().any(is_problem) || is_of_oauth
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn a_random_request_is_answered_and_leaves_nothing_in_the_log(request in request()) {
        let world = World::new();
        let response = world.send(&request);
        let status = response.status().as_u16();
        // 503 is for a person whose address the host does not tell; nothing else of ours may fail.
        let address_is_missing = status == 503 && world.logged("failed").iter().any(|line| line["detail"] == "client-address");
        prop_assert!(status < 500 || address_is_missing, "{status} for {request:?}");
        prop_assert!(response.headers().contains_key("content-security-policy") && response.headers().contains_key("x-content-type-options"));
        prop_assert!(status < 400 || request.method() == "HEAD" || is_told(&response), "{request:?}: {}", text(&response));
        for line in world.log.borrow().iter() {
            prop_assert!(!line.to_string().contains(MARK), "{line}");
        }
    }
}
