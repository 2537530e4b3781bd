//! Logging in, and everything that may go wrong with it.

use crate::portal::{CLIENT_ID, Portal, Wrong};
use reqwest::redirect::Policy;
use sandbox::demo_service::{self, Options};
use sandbox::serving::Running;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

/// A browser at the e-service: keeps cookies, follows nothing by itself.
struct Browser {
    client: reqwest::Client,
    cookies: HashMap<String, String>,
    base: String,
}

/// What a page was.
struct Page {
    status: u16,
    location: String,
    text: String,
}

async fn service(issuer: &str) -> Running {
    let key_file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("keys/kontaktboken.jwk");
    let options = Options {
        listen: "127.0.0.1:0".parse().unwrap(),
        issuer: issuer.to_owned(),
        base_url: None,
        client_id: CLIENT_ID.to_owned(),
        key_file,
    };
    demo_service::serve(options).await.unwrap()
}

impl Browser {
    fn at(service: &Running) -> Self {
        let client = reqwest::Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .build()
            .unwrap();
        Browser {
            client,
            cookies: HashMap::new(),
            base: format!("http://{}", service.address()),
        }
    }

    async fn send(&mut self, request: reqwest::RequestBuilder) -> Page {
        let cookies: Vec<_> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let response = request.header("cookie", cookies.join("; ")).send().await.unwrap();
        for cookie in response.headers().get_all("set-cookie") {
            let cookie = cookie.to_str().unwrap();
            assert!(
                cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
                "{cookie}"
            );
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let location = response
            .headers()
            .get("location")
            .map_or("", |value| value.to_str().unwrap())
            .to_owned();
        Page {
            status: response.status().as_u16(),
            location,
            text: response.text().await.unwrap(),
        }
    }

    async fn get(&mut self, path: &str) -> Page {
        let request = self.client.get(format!("{}{path}", self.base));
        self.send(request).await
    }

    /// Presses "Logga in". Gives the parameters of the authorization request, which the portal keeps.
    async fn log_in(&mut self, portal: &Portal) -> HashMap<String, String> {
        let page = self.get("/login").await;
        let query = page
            .location
            .strip_prefix(&format!("{}/authorize?", portal.issuer))
            .expect("the portal's address");
        let request: HashMap<_, _> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        portal.request.lock().unwrap().clone_from(&request);
        request
    }

    /// Comes back from the portal.
    async fn return_with(&mut self, parameters: &[(&str, &str)]) -> Page {
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(parameters)
            .finish();
        self.get(&format!("/callback?{query}")).await
    }
}

async fn everything() -> (Arc<Portal>, Running) {
    let portal = Portal::start().await;
    let service = service(&portal.issuer).await;
    (portal, service)
}

fn assert_failed(page: &Page, status: u16, code: &str) {
    assert_eq!(page.status, status, "{}", page.text);
    assert!(
        page.text.contains(&format!("<code id=\"code\">{code}</code>")),
        "{}",
        page.text
    );
    assert!(page.text.contains("Försök igen"));
}

#[tokio::test]
async fn a_person_logs_in_sees_the_claims_and_logs_out() {
    let (portal, service) = everything().await;
    let mut browser = Browser::at(&service);
    assert!(browser.get("/").await.text.contains("href=\"/login\""));
    let request = browser.log_in(&portal).await;
    assert_eq!(request["client_id"], CLIENT_ID);
    assert_eq!(request["response_type"], "code");
    assert_eq!(request["code_challenge_method"], "S256");
    assert_eq!(request["scope"], "openid");
    assert_eq!(
        request["claims"],
        r#"{"id_token":{"name":null,"given_name":null,"family_name":null}}"#
    );
    assert_eq!(
        request["redirect_uri"],
        format!("http://{}/callback", service.address())
    );

    let answer = [("code", "code"), ("state", &request["state"]), ("iss", &portal.issuer)];
    let page = browser.return_with(&answer).await;
    assert_eq!((page.status, page.location.as_str()), (303, "/me"), "{}", page.text);
    let page = browser.get("/me").await;
    assert!(
        page.text.contains("Tolvan &lt;b&gt;Tolvansson&lt;/b&gt;") && page.text.contains("191212121212"),
        "{}",
        page.text
    );
    let claims: serde_json::Value = serde_json::from_str(&browser.get("/me.json").await.text).unwrap();
    assert_eq!(claims["acr"], "http://id.swedenconnect.se/loa/1.0/uncertified-loa3");
    assert_eq!(
        claims["https://id.oidc.se/claim/personalIdentityNumber"],
        "191212121212"
    );
    assert_failed(&browser.return_with(&answer).await, 400, "unexpected-answer");

    let logout = browser.client.post(format!("{}/logout", browser.base));
    assert_eq!(browser.send(logout).await.location, "/");
    assert_eq!(browser.get("/me").await.location, "/");
    assert_eq!(browser.get("/me.json").await.status, 401);
}

#[tokio::test]
async fn proves_who_it_is_with_a_fresh_short_assertion() {
    let (portal, service) = everything().await;
    for _ in 0..2 {
        let mut browser = Browser::at(&service);
        let request = browser.log_in(&portal).await;
        browser
            .return_with(&[("code", "code"), ("state", &request["state"]), ("iss", &portal.issuer)])
            .await;
    }
    let assertions = portal.assertions.lock().unwrap();
    assert_eq!(assertions.len(), 2);
    for assertion in assertions.iter() {
        assert_eq!(
            (&assertion["iss"], &assertion["sub"]),
            (&CLIENT_ID.into(), &CLIENT_ID.into())
        );
        assert_eq!(assertion["aud"], format!("{}/token", portal.issuer));
        assert_eq!(
            assertion["exp"].as_u64().unwrap() - assertion["iat"].as_u64().unwrap(),
            60
        );
    }
    assert_ne!(assertions[0]["jti"], assertions[1]["jti"]);
}

#[tokio::test]
async fn refuses_a_token_that_is_not_good() {
    let (portal, service) = everything().await;
    for wrong in [
        Wrong::Nonce,
        Wrong::Audience,
        Wrong::Issuer,
        Wrong::Expired,
        Wrong::Key,
        Wrong::Algorithm,
    ] {
        *portal.wrong.lock().unwrap() = wrong;
        let mut browser = Browser::at(&service);
        let request = browser.log_in(&portal).await;
        let page = browser
            .return_with(&[("code", "code"), ("state", &request["state"]), ("iss", &portal.issuer)])
            .await;
        assert_failed(&page, 400, "invalid-answer");
        assert_eq!(browser.get("/me.json").await.status, 401, "{wrong:?}");
    }
}

#[tokio::test]
async fn shows_the_portals_error_with_its_code() {
    let (portal, service) = everything().await;
    let mut browser = Browser::at(&service);
    let state = browser.log_in(&portal).await["state"].clone();
    let answer = [
        ("error", "access_denied"),
        ("error_description", "<i>no</i>"),
        ("state", &state),
        ("iss", &portal.issuer),
    ];
    let page = browser.return_with(&answer).await;
    assert_failed(&page, 400, "access_denied");
    assert!(page.text.contains("Inloggningen avbröts.") && page.text.contains("&lt;i&gt;no&lt;/i&gt;"));
}

#[tokio::test]
async fn refuses_an_answer_that_is_not_the_portals_or_not_for_this_browser() {
    let (portal, service) = everything().await;
    let (mut browser, mut other) = (Browser::at(&service), Browser::at(&service));
    let state = browser.log_in(&portal).await["state"].clone();
    other.log_in(&portal).await;
    let good = [
        ("code", "code"),
        ("state", state.as_str()),
        ("iss", portal.issuer.as_str()),
    ];
    assert_failed(&other.return_with(&good).await, 400, "unexpected-answer");
    assert_failed(
        &browser.return_with(&[("code", "code"), ("iss", &portal.issuer)]).await,
        400,
        "unexpected-answer",
    );
    for iss in [Some("https://other.example"), None] {
        let state = browser.log_in(&portal).await["state"].clone();
        let answer = [("code", "code"), ("state", state.as_str())]
            .into_iter()
            .chain(iss.map(|iss| ("iss", iss)));
        assert_failed(
            &browser.return_with(&answer.collect::<Vec<_>>()).await,
            400,
            "wrong-issuer",
        );
    }
}

#[tokio::test]
async fn two_tabs_can_log_in_at_once() {
    let (portal, service) = everything().await;
    let mut browser = Browser::at(&service);
    let first = browser.log_in(&portal).await;
    let second = browser.log_in(&portal).await;
    for request in [second, first] {
        portal.request.lock().unwrap().clone_from(&request);
        let answer = [
            ("code", "code"),
            ("state", request["state"].as_str()),
            ("iss", portal.issuer.as_str()),
        ];
        assert_eq!(browser.return_with(&answer).await.location, "/me");
    }
}

#[tokio::test]
async fn starts_before_the_portal_and_says_when_it_does_not_answer() {
    let service = service("http://127.0.0.1:1").await;
    let mut browser = Browser::at(&service);
    assert_eq!(browser.get("/").await.status, 200);
    assert_failed(&browser.get("/login").await, 502, "portal-unreachable");
    assert_eq!(browser.get("/nothing").await.status, 404);
    assert_eq!(browser.get("/callback?code=a&code=b").await.status, 400);
}
