//! A world that the tests hold in their hands: a clock that they move, an issuer whose answers they write, a store that can be down.

use base64::{Engine, engine::general_purpose::STANDARD};
use edge::{
    config::{Config, ConfigFault},
    env::{Env, FetchError, Request, Response, StoreError},
    router,
};
use evidence::Plan;
use serde_json::{Value, json};
use shared::{
    environment::Environment,
    jose::SigningKey,
    time::{Span, Timestamp},
};
use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, VecDeque},
};

pub const ISSUER: &str = "https://login.example";
pub const CLIENT: &str = "https://service.example";
pub const REDIRECT: &str = "https://service.example/callback";
/// The `client_id` of the second e-service.
pub const OTHER: &str = "https://second.example";
pub const START: Timestamp = evidence::NOW;

/// An answer of BankID's: status and body; `None` for no answer at all.
pub type Answer = Option<(u16, Value)>;

pub struct World {
    now: Cell<Timestamp>,
    drawn: Cell<u64>,
    pub variables: RefCell<BTreeMap<&'static str, String>>,
    pub portal: String,
    pub answers: RefCell<VecDeque<Answer>>,
    /// How long everybody takes to answer.
    pub slowness: Cell<Span>,
    pub sent: RefCell<Vec<(String, Value)>>,
    store: RefCell<BTreeMap<String, Vec<u8>>>,
    pub store_is_down: Cell<bool>,
    pub grants_are_refused: Cell<bool>,
    pub log: RefCell<Vec<Value>>,
}

pub fn client_key() -> SigningKey {
    SigningKey::from_entropy([7; 32]).unwrap()
}

impl World {
    /// A test installation with one e-service that demands `demand`, and the methods `bankid` and `nacka-eid`.
    pub fn demanding(demand: &str) -> Self {
        let variables = BTreeMap::from([
            ("public_url", ISSUER.to_owned()),
            ("environment", environment(Plan::good().environment).to_owned()),
            ("seal_key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8".to_owned()),
            ("subject_key", "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8".to_owned()),
            (
                "signing_key",
                SigningKey::from_entropy([8; 32]).unwrap().to_private_jwk(),
            ),
            ("signing_key_next", String::new()),
            ("internal_token", "a-token-of-some-length".to_owned()),
            ("bankid_origin", "https://bankid.example".to_owned()),
            ("bankid_roots", pem(&Plan::good().make().root)),
            ("bankid_relying_party", evidence::RELYING_PARTY.to_owned()),
            ("client_address_header", String::new()),
        ]);
        World {
            now: Cell::new(START),
            drawn: Cell::new(0),
            variables: RefCell::new(variables),
            portal: portal(demand),
            answers: RefCell::default(),
            slowness: Cell::new(Span::from_seconds(0)),
            sent: RefCell::default(),
            store: RefCell::default(),
            store_is_down: Cell::new(false),
            grants_are_refused: Cell::new(false),
            log: RefCell::default(),
        }
    }

    pub fn new() -> Self {
        World::demanding("any-level")
    }

    /// The same world with lines added to the e-service's entry.
    pub fn with_service(more: &str) -> Self {
        let mut world = World::new();
        let (known, added) = ("private = \"allowed\"", format!("private = \"allowed\"\n{more}"));
        assert!(world.portal.contains(known));
        world.portal = world.portal.replace(known, &added);
        world
    }

    /// A second e-service, at [`OTHER`], with the keys of the first.
    pub fn and_another(mut self, more: &str) -> Self {
        let at = self.portal.find("[[service]]").unwrap();
        let entry = self.portal[at..].replace(CLIENT, OTHER).replace("Journalen", "Schemat");
        let entry = entry.replace("show-release = false", &format!("show-release = false\n{more}"));
        self.portal.push_str(&entry);
        self
    }

    pub fn pass(&self, seconds: u64) {
        self.now.set(self.now.get().after(Span::from_seconds(seconds)));
    }

    pub fn answer(&self, status: u16, body: Value) {
        self.answers.borrow_mut().push_back(Some((status, body)));
    }

    pub fn answer_nothing(&self) {
        self.answers.borrow_mut().push_back(None);
    }

    pub fn send(&self, request: &Request) -> Response {
        futures::executor::block_on(async { router::respond(self, &Config::load(self).await, request).await })
    }

    pub fn config_fault(&self) -> Option<String> {
        futures::executor::block_on(Config::load(self))
            .err()
            .map(|ConfigFault(fault)| fault)
    }

    /// Everything in the store: keys and values.
    pub fn stored(&self) -> Vec<(String, Vec<u8>)> {
        let store = self.store.borrow();
        store.iter().map(|(key, value)| (key.clone(), value.clone())).collect()
    }

    pub fn stored_keys(&self) -> Vec<String> {
        self.store.borrow().keys().cloned().collect()
    }

    /// The log lines of this event.
    pub fn logged(&self, event: &str) -> Vec<Value> {
        self.log
            .borrow()
            .iter()
            .filter(|line| line["event"] == event)
            .cloned()
            .collect()
    }
}

pub fn started(order: &str) -> Value {
    json!({"orderRef": order, "autoStartToken": "7c40b5c9-fa74-49cf-b98c-bfe651f9a7c6",
        "qrStartToken": "67df3917-fa0d-44e5-b327-edcc928297f8", "qrStartSecret": "d28db9a7-4cde-429e-a983-359be676944c"})
}

pub fn pending(order: &str, hint: &str) -> Value {
    json!({"orderRef": order, "status": "pending", "hintCode": hint})
}

pub fn failed(order: &str, hint: &str) -> Value {
    json!({"orderRef": order, "status": "failed", "hintCode": hint})
}

/// What BankID says when the person has identified themselves, with evidence for the last order that was begun.
pub fn complete(world: &World, order: &str) -> Value {
    complete_by(world, order, |_| {})
}

/// The same, with the plan of the evidence changed.
pub fn complete_by(world: &World, order: &str, change: impl FnOnce(&mut Plan)) -> Value {
    let sent = world.sent.borrow();
    let (_, begun) = sent.iter().rfind(|(address, _)| address.ends_with("/auth")).unwrap();
    let text = |name: &str| String::from_utf8(STANDARD.decode(begun[name].as_str().unwrap()).unwrap()).unwrap();
    let mut plan = Plan::good();
    plan.document.visible = Some(text("userVisibleData"));
    plan.document.non_visible = Some(text("userNonVisibleData"));
    change(&mut plan);
    let made = plan.make();
    json!({"orderRef": order, "status": "complete", "completionData": {
        "user": {"personalNumber": evidence::PERSON, "name": "X", "givenName": "X", "surname": "X"},
        "device": {"ipAddress": "192.0.2.7", "uhi": "x"}, "signature": made.signature, "ocspResponse": made.ocsp_response}})
}

/// The `portal.toml` of an installation with one e-service.
fn portal(demand: &str) -> String {
    let private: Value = serde_json::from_str(&client_key().to_private_jwk()).unwrap();
    let (x, y) = (private["x"].as_str().unwrap(), private["y"].as_str().unwrap());
    format!(
        r#"
        [operator]
        name = {{ sv = "Kommunen", en = "The Municipality" }}
        helpdesk = {{ sv = "Ring 08-000", en = "Call 08-000" }}
        [[method]]
        id = "bankid"
        name = {{ sv = "BankID", en = "BankID" }}
        needs = {{ sv = "App", en = "App" }}
        kind = "private"
        symbol = "phone"
        route = "bankid"
        level = "http://id.elegnamnden.se/loa/1.0/loa3"
        level-decision = "Digg 2026-1"
        level-since = "2021-01-01"
        level-review-by = "2027-06-30"
        [[method]]
        id = "nacka-eid"
        name = {{ sv = "Nacka eID", en = "Nacka eID" }}
        needs = {{ sv = "App", en = "App" }}
        kind = "in-service"
        symbol = "building"
        route = "not-connected"
        level = "http://id.swedenconnect.se/loa/1.0/uncertified-loa2"
        level-since = "2021-01-01"
        level-review-by = "2025-06-30"
        [[service]]
        id = "{CLIENT}"
        name = {{ sv = "Journalen", en = "The Journal" }}
        start = "https://service.example/"
        redirect-uris = ["{REDIRECT}"]
        demand = "{demand}"
        private = "allowed"
        show-release = false
        keys = [{{ kty = "EC", crv = "P-256", x = "{x}", y = "{y}" }}]
        "#
    )
}

fn pem(der: &[u8]) -> String {
    format!(
        "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
        STANDARD.encode(der)
    )
}

fn environment(environment: Environment) -> &'static str {
    match environment {
        Environment::Production => "production",
        Environment::Test => "test",
    }
}

impl Env for World {
    fn now(&self) -> Timestamp {
        self.now.get()
    }

    fn random<const N: usize>(&self) -> [u8; N] {
        self.drawn.set(self.drawn.get() + 1);
        let seed = self.drawn.get().to_le_bytes();
        std::array::from_fn(|at| seed[at % 8] ^ u8::try_from(at).unwrap())
    }

    async fn variable(&self, name: &'static str) -> Option<String> {
        self.variables.borrow().get(name).cloned()
    }

    fn file(&self, path: &str) -> Option<Vec<u8>> {
        match path {
            "/config/portal.toml" => Some(self.portal.clone().into_bytes()),
            "/config/logo.svg" => Some(b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()),
            "/config/secret.txt" => Some(b"secret".to_vec()),
            "/config/large.png" => Some(vec![0; 200_000]),
            "/site/version" => Some(b"v1\n".to_vec()),
            "/site/tillit.css" => Some(b"body{}".to_vec()),
            "/site/tillit.css.br" => Some(b"compressed".to_vec()),
            _ => None,
        }
    }

    async fn pause(&self, time: Span) {
        self.now.set(self.now.get().after(time));
    }

    async fn fetch(&self, request: Request, most: Span) -> Result<Response, FetchError> {
        let text = || Value::String(String::from_utf8_lossy(request.body()).into_owned());
        let body = serde_json::from_slice(request.body()).unwrap_or_else(|_| text());
        self.sent.borrow_mut().push((request.uri().to_string(), body));
        let answer = self
            .answers
            .borrow_mut()
            .pop_front()
            .unwrap_or_else(|| panic!("no answer is left for {}", request.uri()));
        let taken = self.slowness.get();
        self.now
            .set(self.now.get().after(if taken > most { most } else { taken }));
        let (status, body) = answer.filter(|_| taken <= most).ok_or(FetchError)?;
        // A text stands for itself: a token.
        let body = body.as_str().map_or_else(|| body.to_string(), str::to_owned);
        Ok(http::Response::builder()
            .status(status)
            .body(body.into_bytes())
            .unwrap())
    }

    async fn increment(&self, key: &str) -> Result<i64, StoreError> {
        let known = self
            .get(key)
            .await?
            .map_or(0, |bytes| i64::from_le_bytes(bytes.try_into().unwrap()));
        self.set(key, &(known + 1).to_le_bytes()).await?;
        Ok(known + 1)
    }

    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        if self.store_is_down.get() {
            Err(StoreError)
        } else {
            Ok(self.store.borrow().get(key).cloned())
        }
    }

    async fn set(&self, key: &str, value: &[u8]) -> Result<(), StoreError> {
        if self.store_is_down.get() || self.grants_are_refused.get() && key.contains("/grant/") {
            return Err(StoreError);
        }
        self.store.borrow_mut().insert(key.to_owned(), value.to_vec());
        Ok(())
    }

    async fn delete(&self, key: &str) -> Result<(), StoreError> {
        if self.store_is_down.get() {
            return Err(StoreError);
        }
        self.store.borrow_mut().remove(key);
        Ok(())
    }

    async fn keys(&self, most: usize, wanted: impl Fn(&str) -> bool) -> Result<Vec<String>, StoreError> {
        if self.store_is_down.get() {
            return Err(StoreError);
        }
        let wanted = self.stored_keys().into_iter().filter(|key| wanted(key));
        Ok(wanted.take(most).collect())
    }

    fn log(&self, line: &str) {
        self.log.borrow_mut().push(serde_json::from_str(line).unwrap());
    }
}
