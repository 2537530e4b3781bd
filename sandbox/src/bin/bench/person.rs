//! A person at the portal: what their browser sends and their phone does.

use crate::{PORTAL, cpu, provider};
use anyhow::{Context, Result, bail, ensure};
use http::{HeaderValue, StatusCode, header};
use sandbox::{
    load::{Answer, Connection, Shot},
    world::World,
};
use serde_json::{Value, json};
use shared::jose::SigningKey;
use std::{collections::BTreeMap, path::Path, time::Duration};

/// Who logs in.
const NUMBER: &str = "191212121212";
/// How many logins are counted.
const LOGINS: u32 = 10;

/// A browser in the middle of a login.
pub struct Person {
    login: String,
    portal: String,
    cookies: BTreeMap<String, String>,
}

impl Person {
    /// Sent by an e-service to this path, and at the page of the login.
    pub async fn arriving(connection: &mut Connection, world: &World, authorize: &Shot) -> Result<Self> {
        let answer = connection.send(authorize).await?;
        let mut person = Person {
            login: location(&answer)?,
            portal: world.portal_url.clone(),
            cookies: BTreeMap::new(),
        };
        person.keep(&answer);
        ensure!(person.login.starts_with("/login/"), "no login began");
        Ok(person)
    }

    /// With a code to scan on the screen.
    pub async fn waiting(connection: &mut Connection, world: &World) -> Result<Self> {
        let mut person = Self::arriving(connection, world, &provider::begin_at_portal()).await?;
        person.start(connection).await?;
        Ok(person)
    }

    async fn start(&mut self, connection: &mut Connection) -> Result<()> {
        let answer = self.post(connection, "/start", "method=bankid&device=other").await?;
        ensure!(
            answer.status() == StatusCode::SEE_OTHER,
            "start answered {}",
            answer.status()
        );
        Ok(())
    }

    /// A request for a page of the login.
    pub fn get(&self, page: &str) -> Shot {
        Shot::get(&format!("{}{page}", self.login)).with(header::COOKIE, self.cookie())
    }

    async fn post(&mut self, connection: &mut Connection, page: &str, form: &str) -> Result<Answer> {
        let shot = Shot::post(&format!("{}{page}", self.login), form.to_owned())
            .with(header::COOKIE, self.cookie())
            .with(header::USER_AGENT, HeaderValue::from_static("bench"))
            .with(header::ORIGIN, self.portal.parse()?);
        let answer = connection.send(&shot).await?;
        self.keep(&answer);
        Ok(answer)
    }

    /// What the browser keeps of the login when it is over: the session.
    pub fn session(&self) -> Result<HeaderValue> {
        session(&self.cookies)
    }

    fn cookie(&self) -> HeaderValue {
        header_of(self.cookies.iter()).unwrap_or(HeaderValue::from_static(""))
    }

    fn keep(&mut self, answer: &Answer) {
        self.cookies.extend(cookies(answer));
    }

    /// Scans, approves, and goes on to the e-service. Gives the address that the portal answers at.
    pub async fn log_in(&mut self, connection: &mut Connection) -> Result<String> {
        self.start(connection).await?;
        let progress = self.progress(connection).await?;
        let mut phone = Connection::open(([127, 0, 0, 1], 7073).into(), "127.0.0.1").await?;
        let code = progress
            .get("qr")
            .with_context(|| format!("no code to scan: {progress}"))?;
        let scan = json!({ "content": code, "person": NUMBER });
        let order = tell(&mut phone, "/api/scan", &scan).await?;
        let id = order.get("id").and_then(Value::as_str).context("no order")?;
        tell(
            &mut phone,
            &format!("/api/orders/{id}/approve"),
            &json!({ "code": "123456" }),
        )
        .await?;
        for _ in 0..10 {
            let progress = self.progress(connection).await?;
            match progress.get("state").and_then(Value::as_str) {
                Some("done") => return self.go_on(connection).await,
                Some("pending") => tokio::time::sleep(Duration::from_secs(1)).await,
                _ => bail!("the login has failed"),
            }
        }
        bail!("the login does not end")
    }

    async fn progress(&mut self, connection: &mut Connection) -> Result<Value> {
        let answer = connection.send(&self.get("/progress")).await?;
        self.keep(&answer);
        Ok(serde_json::from_slice(answer.body())?)
    }

    async fn go_on(&mut self, connection: &mut Connection) -> Result<String> {
        let mut answer = connection.send(&self.get("/continue")).await?;
        self.keep(&answer);
        if answer.status() == StatusCode::OK {
            answer = self.post(connection, "/release", "").await?;
        }
        location(&answer)
    }
}

/// The cookies of a session among these, as a browser would send them.
pub fn session(cookies: &BTreeMap<String, String>) -> Result<HeaderValue> {
    header_of(cookies.iter().filter(|(name, _)| name.contains("session")))
}

/// Cookies, as a browser would send them.
pub fn header_of<'a>(cookies: impl Iterator<Item = (&'a String, &'a String)>) -> Result<HeaderValue> {
    let pairs: Vec<_> = cookies.map(|(name, value)| format!("{name}={value}")).collect();
    Ok(HeaderValue::from_str(&pairs.join("; "))?)
}

/// Where an answer leads.
pub fn location(answer: &Answer) -> Result<String> {
    let location = answer.headers().get(header::LOCATION);
    let location = location.with_context(|| format!("an answer of {} leads nowhere", answer.status()))?;
    Ok(location.to_str()?.to_owned())
}

/// What an answer wants kept: names and values.
pub fn cookies(answer: &Answer) -> impl Iterator<Item = (String, String)> {
    let set = answer.headers().get_all(header::SET_COOKIE).into_iter();
    set.filter_map(|value| value.to_str().ok())
        .filter_map(|cookie| cookie.split(';').next()?.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
}

async fn tell(phone: &mut Connection, path: &str, what: &Value) -> Result<Value> {
    let mut shot = Shot::post(path, what.to_string());
    let json = HeaderValue::from_static("application/json");
    shot.headers.insert(header::CONTENT_TYPE, json);
    let answer = phone.send(&shot).await?;
    ensure!(
        answer.status() == StatusCode::OK,
        "the phone answered {}: {}",
        answer.status(),
        String::from_utf8_lossy(answer.body())
    );
    Ok(serde_json::from_slice(answer.body())?)
}

/// What a whole login costs: from the e-service's request, by the chooser's form, the polls and BankID's evidence, to the redeemed code.
pub async fn measure(world: &World, root: &Path) -> Result<()> {
    let key = SigningKey::from_jwk(&std::fs::read_to_string(root.join("sandbox/keys/kontaktboken.jwk"))?)
        .map_err(|error| anyhow::anyhow!("the e-service's key: {error:?}"))?;
    let mut connection = Connection::open(world.host.address(), "localhost:7070").await?;
    let before = cpu::spent_by(PORTAL);
    for _ in 0..LOGINS {
        let mut person = Person::arriving(&mut connection, world, &provider::begin_at_portal()).await?;
        let answer = person.log_in(&mut connection).await?;
        let token = provider::redeem_at_portal(&key, world, &answer)?;
        let answer = connection.send(&token).await?;
        ensure!(answer.status() == StatusCode::OK, "token answered {}", answer.status());
    }
    // A thread that ends takes its time along.
    let spent = cpu::spent_by(PORTAL)
        .zip(before)
        .and_then(|(after, before)| after.checked_sub(before));
    match spent {
        Some(spent) => println!(
            "one whole login: {:.1} ms of processor time, component and host",
            spent.as_secs_f64() * 1_000.0 / f64::from(LOGINS)
        ),
        None => println!("one whole login: this system does not count the time of threads"),
    }
    Ok(())
}
