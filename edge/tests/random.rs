//! A thousand requests that nobody would send: each is answered, none with an error of ours, and nothing of them is written to the log.

use crate::{
    browser::{Browser, authorize_path, text},
    world::{CLIENT, ISSUER, REDIRECT, World, complete},
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

/// What must hold of the answer to any request.
fn holds(world: &World, request: &edge::env::Request) -> Result<(), TestCaseError> {
    let response = world.send(request);
    let status = response.status().as_u16();
    // 503 is for a person whose address the host does not tell; nothing else of ours may fail.
    let is_missing = |line: &Value| line["detail"] == "client-address";
    let address_is_missing = status == 503 && world.logged("failed").iter().any(is_missing);
    prop_assert!(status < 500 || address_is_missing, "{status} for {request:?}");
    let headers = response.headers();
    prop_assert!(headers.contains_key("content-security-policy") && headers.contains_key("x-content-type-options"));
    let is_bodiless = status < 400 || request.method() == "HEAD";
    prop_assert!(is_bodiless || is_told(&response), "{request:?}: {}", text(&response));
    for line in world.log.borrow().iter() {
        let line = line.to_string();
        prop_assert!(!line.contains(MARK) && !line.contains(evidence::PERSON), "{line}");
    }
    Ok(())
}

/// How far a login has come: a method is to be chosen, BankID runs, the person is authenticated, or the e-service has been answered.
#[derive(Clone, Copy, Debug)]
enum Stage {
    Choice,
    Waiting,
    Authenticated,
    Answered,
}

/// A browser with a login that has come so far, and the login's path.
fn under_way(world: &World, stage: Stage) -> (Browser<'_>, String) {
    let browser = Browser::new(world);
    let login = browser.arrive();
    if !matches!(stage, Stage::Choice) {
        browser.start(&login, "other", "order-1");
        world.pass(2);
    }
    if matches!(stage, Stage::Authenticated | Stage::Answered) {
        world.answer(200, complete(world, "order-1"));
        assert_eq!(browser.progress(&login)["state"], "done");
    }
    if matches!(stage, Stage::Answered) {
        browser.get(&format!("{login}/continue"));
    }
    // BankID answers nothing from now on.
    (0..8).for_each(|_| world.answer_nothing());
    (browser, login)
}

/// The same request, in the browser of this login and for it, from a page of ours.
fn in_login(request: edge::env::Request, browser: &Browser<'_>, path: &str) -> edge::env::Request {
    let cookies = browser.cookies.borrow();
    let cookies: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let mut request = request;
    let query = request.uri().query().unwrap_or_default().to_owned();
    *request.uri_mut() = format!("{ISSUER}{path}?{query}").parse().unwrap();
    let headers = request.headers_mut();
    headers.insert(header::COOKIE, cookies.join("; ").parse().unwrap());
    headers.insert(header::ORIGIN, ISSUER.parse().unwrap());
    headers.insert("spin-client-addr", "192.0.2.7:1".parse().unwrap());
    request
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn a_random_request_is_answered_and_leaves_nothing_in_the_log(request in request()) {
        holds(&World::new(), &request)?;
    }

    #[test]
    fn a_random_request_in_a_genuine_login_is_answered_and_leaves_nothing_in_the_log(
        request in request(),
        stage in prop::sample::select(vec![Stage::Choice, Stage::Waiting, Stage::Authenticated, Stage::Answered]),
        step in prop::sample::select(vec!["", "/start", "/progress", "/release", "/cancel", "/employment", "/code", "/plain", "/arrive", "/before",
            "/return", "/continue", "/choose"]),
        posts in any::<bool>(),
    ) {
        let world = World::new();
        let (browser, login) = under_way(&world, stage);
        let mut request = in_login(request, &browser, &format!("{login}{step}"));
        if posts {
            *request.method_mut() = http::Method::POST;
        }
        holds(&world, &request)?;
    }
}
