//! A load of one request, over and over, on connections that stay open: on this machine only, bounded in time.

use anyhow::{Context, Result, ensure};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header};
use http_body_util::{BodyExt, Full};
use hyper::{body::Bytes, client::conn::http1};
use hyper_util::rt::TokioIo;
use std::{net::SocketAddr, time::Duration};
use tokio::{net::TcpStream, time::Instant};

/// What is sent, and how it must be answered.
#[derive(Clone, Debug)]
pub struct Shot {
    /// The method.
    pub method: Method,
    /// Path and query.
    pub path: String,
    /// Headers besides `Host`.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
    /// The status that every answer must have.
    pub expected: StatusCode,
}

impl Shot {
    /// A `GET` that is answered with 200.
    pub fn get(path: &str) -> Self {
        Shot {
            method: Method::GET,
            path: path.to_owned(),
            headers: HeaderMap::new(),
            body: Bytes::new(),
            expected: StatusCode::OK,
        }
    }

    /// A `POST` of a form that is answered with 200.
    pub fn post(path: &str, form: String) -> Self {
        let form_type = HeaderValue::from_static("application/x-www-form-urlencoded");
        Shot {
            method: Method::POST,
            body: form.into(),
            ..Shot::get(path)
        }
        .with(header::CONTENT_TYPE, form_type)
    }

    /// The same with one more header.
    #[must_use]
    pub fn with(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// The same, answered with another status.
    #[must_use]
    pub fn expecting(self, expected: StatusCode) -> Self {
        Shot { expected, ..self }
    }
}

/// An answer, whole.
pub type Answer = http::Response<Bytes>;

/// How it went.
#[derive(Clone, Debug, Default)]
pub struct Load {
    times: Vec<Duration>,
    spent: Duration,
}

/// One open connection.
pub struct Connection {
    sender: http1::SendRequest<Full<Bytes>>,
    host: String,
}

impl Connection {
    /// Opens a connection; `host` is what stands in the `Host` header.
    ///
    /// # Errors
    /// When nobody listens there.
    pub async fn open(address: SocketAddr, host: &str) -> Result<Self> {
        ensure!(address.ip().is_loopback(), "a load goes to this machine only");
        let stream = TcpStream::connect(address).await.context("connect")?;
        stream.set_nodelay(true)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Connection {
            sender,
            host: host.to_owned(),
        })
    }

    /// Sends a request and reads the answer to its end.
    ///
    /// # Errors
    /// When the connection breaks.
    pub async fn send(&mut self, shot: &Shot) -> Result<Answer> {
        let mut request = Request::new(Full::new(shot.body.clone()));
        *request.method_mut() = shot.method.clone();
        *request.uri_mut() = shot.path.parse()?;
        *request.headers_mut() = shot.headers.clone();
        request.headers_mut().insert(header::HOST, self.host.parse()?);
        self.sender.ready().await?;
        let (parts, body) = self.sender.send_request(request).await?.into_parts();
        Ok(Answer::from_parts(parts, body.collect().await?.to_bytes()))
    }
}

impl Load {
    /// Sends `shot` on every connection, one after the other on each, until the time is over.
    ///
    /// # Errors
    /// When a connection breaks or an answer is another than expected.
    pub async fn run(connections: &mut [Connection], shot: &Shot, lasting: Duration) -> Result<Load> {
        let start = Instant::now();
        let fire = |connection| fire(connection, shot, start + lasting);
        let mut load = Load::default();
        for times in futures_util::future::try_join_all(connections.iter_mut().map(fire)).await? {
            load.times.extend(times);
        }
        load.spent = start.elapsed();
        Ok(load)
    }

    /// Sends every one of `shots` once, spread over the connections. Gives the answers too, in any order.
    ///
    /// # Errors
    /// When a connection breaks or an answer is another than expected.
    pub async fn each(connections: &mut [Connection], shots: &[Shot]) -> Result<(Load, Vec<Answer>)> {
        let count = connections.len();
        ensure!(count > 0, "a load needs a connection");
        let start = Instant::now();
        let walk = |(place, connection)| walk(connection, shots.iter().skip(place).step_by(count));
        let mut load = Load::default();
        let mut answers = Vec::new();
        for walked in futures_util::future::try_join_all(connections.iter_mut().enumerate().map(walk)).await? {
            for (time, answer) in walked {
                load.times.push(time);
                answers.push(answer);
            }
        }
        load.spent = start.elapsed();
        Ok((load, answers))
    }

    /// Adds another run.
    pub fn and(mut self, other: Load) -> Load {
        self.times.extend(other.times);
        self.spent += other.spent;
        self
    }

    /// Requests a second.
    pub fn rate(&self) -> u128 {
        (u128::try_from(self.times.len()).unwrap_or_default() * 1_000_000)
            .checked_div(self.spent.as_micros())
            .unwrap_or_default()
    }

    /// The time that this share of the requests, in percent, did not exceed.
    pub fn percentile(&self, percent: usize) -> Duration {
        let mut times = self.times.clone();
        times.sort_unstable();
        let last = times.len().saturating_sub(1);
        times.get(last * percent.min(100) / 100).copied().unwrap_or_default()
    }
}

async fn fire(connection: &mut Connection, shot: &Shot, until: Instant) -> Result<Vec<Duration>> {
    let mut times = Vec::new();
    while Instant::now() < until {
        let (time, _) = timed(connection, shot).await?;
        times.push(time);
    }
    Ok(times)
}

async fn walk(connection: &mut Connection, shots: impl Iterator<Item = &Shot>) -> Result<Vec<(Duration, Answer)>> {
    let mut walked = Vec::new();
    for shot in shots {
        walked.push(timed(connection, shot).await?);
    }
    Ok(walked)
}

async fn timed(connection: &mut Connection, shot: &Shot) -> Result<(Duration, Answer)> {
    let sent = Instant::now();
    let answer = connection.send(shot).await?;
    let time = sent.elapsed();
    let path = shot.path.split('?').next().unwrap_or_default();
    ensure!(
        answer.status() == shot.expected,
        "{path} answered {}, not {}",
        answer.status(),
        shot.expected
    );
    Ok((time, answer))
}
