//! A load of one request, over and over, on connections that stay open: on this machine only, bounded in time.

use anyhow::{Context, Result, ensure};
use http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::{BodyExt, Full};
use hyper::{body::Bytes, client::conn::http1};
use hyper_util::rt::TokioIo;
use std::{net::SocketAddr, time::Duration};
use tokio::{net::TcpStream, time::Instant};

/// What is sent.
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
    /// Sends `shot` on every connection, one after the other on each, until the time is over. Every answer must be 200.
    ///
    /// # Errors
    /// When a connection breaks or an answer is another.
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
        let sent = Instant::now();
        let answer = connection.send(shot).await?;
        ensure!(
            answer.status() == StatusCode::OK,
            "{} answered {}",
            shot.path,
            answer.status()
        );
        times.push(sent.elapsed());
    }
    Ok(times)
}
