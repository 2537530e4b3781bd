//! The OpenID Provider beside another one that does the same on this machine: sends people to log in, gives codes out of a session, redeems
//! them. Both get the same requests: signed, with PKCE, from an e-service that proves itself by `private_key_jwt`.

use crate::{CONNECTIONS, cpu, peer, peer::Peer, person, person::Person, repeat, report};
use anyhow::{Context, Result};
use form_urlencoded::Serializer;
use http::{HeaderValue, StatusCode, header};
use sandbox::{
    clock::Clock,
    load::{Connection, Load, Shot},
    world::World,
};
use serde_json::json;
use shared::jose::{SigningKey, sign};
use std::{collections::BTreeMap, net::SocketAddr, path::Path};

/// How many codes are drawn and redeemed at a time, well within the minute that one lives.
const CODES: usize = 200;
const ROUNDS: usize = 5;

/// PKCE: RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// A provider, and an e-service that it knows.
struct Provider {
    name: &'static str,
    address: SocketAddr,
    host: &'static str,
    issuer: String,
    authorize: &'static str,
    token: &'static str,
    client: &'static str,
    redirect_uri: &'static str,
}

const KONTAKTBOKEN: &str = "https://demo.tillit.example/kontaktboken";
const SCHEMAT: &str = "https://demo.tillit.example/schemat";

impl Provider {
    fn portal(world: &World, client: &'static str, redirect_uri: &'static str) -> Self {
        Provider {
            name: "portal",
            address: world.host.address(),
            host: "localhost:7070",
            issuer: world.portal_url.clone(),
            authorize: "/oidc/authorize",
            token: "/oidc/token",
            client,
            redirect_uri,
        }
    }

    fn peer() -> Self {
        Provider {
            name: "oidc-provider",
            address: ([127, 0, 0, 1], peer::PORT).into(),
            host: "127.0.0.1:7080",
            issuer: format!("http://127.0.0.1:{}", peer::PORT),
            authorize: "/auth",
            token: "/token",
            client: SCHEMAT,
            redirect_uri: peer::REDIRECT_URI,
        }
    }

    async fn connections(&self) -> Result<Vec<Connection>> {
        let mut open = Vec::new();
        for _ in 0..CONNECTIONS {
            open.push(Connection::open(self.address, self.host).await?);
        }
        Ok(open)
    }

    /// An authorization request that the e-service has signed (RFC 9101).
    fn request(&self, key: &SigningKey) -> Result<Shot> {
        let now = now();
        let object = json!({
            "iss": self.client, "aud": self.issuer, "iat": now, "exp": now + 300, "jti": jti()?,
            "client_id": self.client, "redirect_uri": self.redirect_uri, "response_type": "code", "scope": "openid",
            "state": "a-state-of-some-length", "nonce": "a-nonce-of-some-length",
            "code_challenge": CHALLENGE, "code_challenge_method": "S256",
        });
        let object = signed(key, "oauth-authz-req+jwt", &object)?;
        let query = [
            ("client_id", self.client),
            ("scope", "openid"),
            ("response_type", "code"),
            ("request", &object),
        ];
        let query = Serializer::new(String::new()).extend_pairs(query).finish();
        Ok(Shot::get(&format!("{}?{query}", self.authorize)).expecting(StatusCode::SEE_OTHER))
    }

    /// The redemption of a code, with an assertion of its own.
    fn redemption(&self, key: &SigningKey, code: &str) -> Result<Shot> {
        let now = now();
        let assertion = json!({
            "iss": self.client, "sub": self.client, "aud": format!("{}{}", self.issuer, self.token),
            "iat": now, "exp": now + 60, "jti": jti()?,
        });
        let assertion = signed(key, "JWT", &assertion)?;
        let form = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", self.redirect_uri),
            ("code_verifier", VERIFIER),
            (
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ),
            ("client_assertion", &assertion),
        ];
        let form = Serializer::new(String::new()).extend_pairs(form).finish();
        Ok(Shot::post(self.token, form))
    }

    /// Measures how logins begin.
    async fn measure_beginning(&self, key: &SigningKey) -> Result<()> {
        let mut connections = self.connections().await?;
        let beginning = repeat(&mut connections, async |_| self.request(key)).await?;
        report(&format!("{}: authorize, to log in", self.name), &beginning);
        Ok(())
    }

    /// Measures what follows, for a browser that has these cookies of a session.
    async fn measure_session(&self, key: &SigningKey, session: HeaderValue) -> Result<()> {
        let mut connections = self.connections().await?;
        let (mut silent, mut redeemed) = (Load::default(), Load::default());
        for _ in 0..ROUNDS {
            let request = self.request(key)?.with(header::COOKIE, session.clone());
            let (load, answers) = Load::each(&mut connections, &vec![request; CODES]).await?;
            silent = silent.and(load);
            let redemptions = answers.iter().map(|answer| {
                let code = code(&person::location(answer)?)?;
                self.redemption(key, &code)
            });
            let redemptions = redemptions.collect::<Result<Vec<_>>>()?;
            redeemed = redeemed.and(Load::each(&mut connections, &redemptions).await?.0);
        }
        report(&format!("{}: authorize, in a session", self.name), &silent);
        report(&format!("{}: token", self.name), &redeemed);
        Ok(())
    }
}

/// An e-service's plain request to the portal, by which a person comes to log in.
pub fn begin_at_portal() -> Shot {
    let query = [
        ("client_id", KONTAKTBOKEN),
        ("redirect_uri", "http://127.0.0.1:7071/callback"),
        ("response_type", "code"),
        ("scope", "openid"),
        ("state", "a-state-of-some-length"),
        ("nonce", "n"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ];
    let query = Serializer::new(String::new()).extend_pairs(query).finish();
    Shot::get(&format!("/oidc/authorize?{query}")).expecting(StatusCode::SEE_OTHER)
}

/// The redemption of the code in the portal's answer to that.
pub fn redeem_at_portal(key: &SigningKey, world: &World, answer: &str) -> Result<Shot> {
    Provider::portal(world, KONTAKTBOKEN, "http://127.0.0.1:7071/callback").redemption(key, &code(answer)?)
}

/// Both providers, one after the other.
pub async fn measure(world: &World, root: &Path) -> Result<()> {
    let file = root.join("sandbox/keys/kontaktboken.jwk");
    let key = SigningKey::from_jwk(&std::fs::read_to_string(&file)?);
    let key = key.map_err(|error| anyhow::anyhow!("{}: {error:?}", file.display()))?;
    println!();
    let portal = Provider::portal(world, SCHEMAT, "http://127.0.0.1:7074/callback");
    let mut connection = Connection::open(portal.address, portal.host).await?;
    let mut person = Person::arriving(&mut connection, world, &portal.request(&key)?).await?;
    person.log_in(&mut connection).await?;
    portal.measure_beginning(&key).await?;
    portal.measure_session(&key, person.session()?).await?;
    let process = Peer::start(root, SCHEMAT, &file)?;
    let other = Provider::peer();
    other.measure_beginning(&key).await?;
    let session = session_at_peer(&other, &key).await?;
    other.measure_session(&key, session).await?;
    if let Some(memory) = cpu::resident_kilobytes(process.process()) {
        println!("oidc-provider's process: {memory} kB");
    }
    println!();
    Ok(())
}

/// Follows the other provider to the end of a login, for which it needs nobody.
async fn session_at_peer(provider: &Provider, key: &SigningKey) -> Result<HeaderValue> {
    let mut connection = Connection::open(provider.address, provider.host).await?;
    let mut shot = provider.request(key)?;
    let mut kept = BTreeMap::new();
    loop {
        let answer = connection.send(&shot).await?;
        kept.extend(person::cookies(&answer));
        let next = person::location(&answer)?;
        if next.starts_with(peer::REDIRECT_URI) {
            return person::session(&kept);
        }
        let path = next.strip_prefix(&provider.issuer).unwrap_or(&next);
        shot = Shot::get(path).with(header::COOKIE, person::header_of(kept.iter())?);
    }
}

/// The code in an answer's address.
fn code(address: &str) -> Result<String> {
    let query = address.split_once('?').context("an answer without a query")?.1;
    let code = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "code");
    Ok(code.with_context(|| format!("no code: {query}"))?.1.into_owned())
}

fn signed(key: &SigningKey, typ: &str, claims: &serde_json::Value) -> Result<String> {
    sign(key, typ, claims).map_err(|error| anyhow::anyhow!("sign: {error:?}"))
}

fn now() -> u64 {
    Clock::machine().now().unix_seconds()
}

fn jti() -> Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("random: {error}"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
