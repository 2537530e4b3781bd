//! A browser that keeps cookies as the portal sets them, and an e-service that sends people.

use crate::world::{CLIENT, ISSUER, REDIRECT, World, client_key, started};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use edge::env::{Request, Response};
use http::{Method, StatusCode, header};
use serde_json::{Value, json};
use shared::jose;
use std::{cell::RefCell, collections::BTreeMap};

/// RFC 7636, appendix B.
pub const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

pub struct Browser<'a> {
    pub world: &'a World,
    pub cookies: RefCell<BTreeMap<String, String>>,
    pub user_agent: &'static str,
}

pub fn location(response: &Response) -> String {
    response.headers()[header::LOCATION].to_str().unwrap().to_owned()
}

pub fn text(response: &Response) -> String {
    String::from_utf8(response.body().clone()).unwrap()
}

pub fn body(response: &Response) -> Value {
    serde_json::from_slice(response.body()).unwrap_or_else(|_| panic!("not JSON: {}", text(response)))
}

/// The value of a query parameter in an address.
pub fn parameter(address: &str, name: &str) -> Option<String> {
    let query = address.split_once('?')?.1;
    form_urlencoded::parse(query.as_bytes())
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.into_owned())
}

pub fn authorize_path(changes: &[(&str, &str)]) -> String {
    let mut pairs = vec![
        ("client_id", CLIENT),
        ("redirect_uri", REDIRECT),
        ("response_type", "code"),
        ("scope", "openid https://id.oidc.se/scope/naturalPersonInfo"),
        ("state", "state-1"),
        ("nonce", "nonce-1"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ];
    pairs.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    pairs.extend_from_slice(changes);
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish();
    format!("/oidc/authorize?{query}")
}

impl<'a> Browser<'a> {
    pub fn new(world: &'a World) -> Self {
        Browser {
            world,
            cookies: RefCell::default(),
            user_agent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
        }
    }

    pub fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], form: &[(&str, &str)]) -> Response {
        let mut builder = http::Request::builder()
            .method(method.clone())
            .uri(format!("{ISSUER}{path}"));
        builder = builder.header(header::USER_AGENT, self.user_agent);
        let cookies: Vec<_> = self
            .cookies
            .borrow()
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if !cookies.is_empty() {
            builder = builder.header(header::COOKIE, cookies.join("; "));
        }
        for (name, value) in headers {
            builder = builder.header(*name, *value);
        }
        // The host adds its own to what came.
        builder = builder.header("spin-client-addr", "192.0.2.7:49152");
        let mut body = Vec::new();
        if method == Method::POST {
            builder = builder.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            body = form_urlencoded::Serializer::new(String::new())
                .extend_pairs(form)
                .finish()
                .into_bytes();
        }
        let response = self.world.send(&builder.body(body).unwrap());
        self.keep(&response);
        response
    }

    fn keep(&self, response: &Response) {
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (pair, attributes) = cookie.split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            assert!(
                cookie.starts_with("__Host-") && attributes.contains("Path=/") && attributes.contains("HttpOnly"),
                "{cookie}"
            );
            assert!(
                attributes.contains("Secure") && attributes.contains("SameSite="),
                "{cookie}"
            );
            if attributes.contains("Max-Age=0;") {
                self.cookies.borrow_mut().remove(name);
            } else {
                self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
            }
        }
    }

    pub fn get(&self, path: &str) -> Response {
        self.send(Method::GET, path, &[], &[])
    }

    pub fn post(&self, path: &str, form: &[(&str, &str)]) -> Response {
        self.send(Method::POST, path, &[("origin", ISSUER)], form)
    }

    /// Comes from the e-service; gives the path of the login.
    pub fn arrive(&self) -> String {
        let response = self.get(&authorize_path(&[]));
        assert_eq!(response.status(), StatusCode::SEE_OTHER, "{}", text(&response));
        location(&response)
    }

    /// Starts BankID on this device or another, with `order` as BankID's answer.
    pub fn start(&self, login: &str, device: &str, order: &str) {
        self.world.answer(200, started(order));
        let response = self.post(&format!("{login}/start"), &[("method", "bankid"), ("device", device)]);
        assert_eq!(
            (response.status(), location(&response).as_str()),
            (StatusCode::SEE_OTHER, login)
        );
    }

    pub fn progress(&self, login: &str) -> Value {
        let response = self.get(&format!("{login}/progress"));
        assert_eq!(response.status(), StatusCode::OK, "{}", text(&response));
        body(&response)
    }

    /// A login up to where the person is authenticated and not yet back at the e-service; gives its path.
    pub fn authenticated(&self) -> String {
        self.authenticated_for(&[])
    }

    /// The same, for a request that is changed so.
    pub fn authenticated_for(&self, changes: &[(&str, &str)]) -> String {
        let login = location(&self.get(&authorize_path(changes)));
        assert!(login.starts_with("/login/"), "{login}");
        self.start(&login, "other", "order-1");
        self.world.pass(2);
        self.world.answer(200, crate::world::complete(self.world, "order-1"));
        assert_eq!(self.progress(&login)["state"], "done");
        login
    }

    /// A whole login; gives the code.
    pub fn log_in(&self) -> String {
        self.log_in_for(&[])
    }

    /// A whole login, for a request that is changed so.
    pub fn log_in_for(&self, changes: &[(&str, &str)]) -> String {
        let login = self.authenticated_for(changes);
        let address = location(&self.get(&format!("{login}/continue")));
        parameter(&address, "code").unwrap_or_else(|| panic!("{address}"))
    }
}

/// A client assertion, with members changed.
pub fn assertion(world: &World, changes: &[(&str, Value)]) -> String {
    assertion_of(world, CLIENT, changes)
}

/// The same of another e-service, which has the same key.
fn assertion_of(world: &World, client: &str, changes: &[(&str, Value)]) -> String {
    let now = edge::env::Env::now(world).unix_seconds();
    let jti: [u8; 16] = edge::env::Env::random(world);
    let mut claims = json!({"iss": client, "sub": client, "aud": ISSUER, "iat": now, "exp": now + 60, "jti": URL_SAFE_NO_PAD.encode(jti)});
    for (name, value) in changes {
        claims[*name] = value.clone();
    }
    jose::sign(&client_key(), "JWT", &claims).unwrap()
}

/// The e-service's token request, with fields changed.
pub fn redeem(world: &World, code: &str, changes: &[(&str, &str)]) -> Response {
    redeem_as(world, CLIENT, code, changes)
}

/// The same of another e-service.
pub fn redeem_as(world: &World, client: &str, code: &str, changes: &[(&str, &str)]) -> Response {
    let assertion = assertion_of(world, client, &[]);
    let mut pairs = vec![
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", REDIRECT),
        ("code_verifier", VERIFIER),
        ("client_assertion_type", ASSERTION_TYPE),
        ("client_assertion", assertion.as_str()),
    ];
    pairs.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    pairs.extend(changes.iter().filter(|(_, value)| !value.is_empty()));
    call(world, "/oidc/token", &[], &pairs)
}

pub const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// A request of the e-service's own: no browser, no cookies.
pub fn call(world: &World, path: &str, headers: &[(&str, &str)], form: &[(&str, &str)]) -> Response {
    let mut request = http::Request::builder()
        .method(Method::POST)
        .uri(format!("{ISSUER}{path}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let form = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(form)
        .finish();
    let request: Request = request.body(form.into_bytes()).unwrap();
    world.send(&request)
}
