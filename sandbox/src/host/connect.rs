//! One TCP or TLS connection for an outbound request. Connections are pooled by hyper-util; this is how a new one is made.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use http::Uri;
use http::uri::Scheme;
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_rustls::MaybeHttpsStream;
use hyper_util::client::legacy::connect::{Connected, Connection};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use wasmtime_wasi_http::p3::bindings::http::types::{DnsErrorPayload, ErrorCode};

use super::log::Log;

tokio::task_local! {
    /// How long the request that is being sent waits for a connection. A pool gives its connector nothing but the address, so the
    /// wish of the request travels with its task.
    pub(super) static CONNECT_TIMEOUT: Duration;
}

/// A connection as the HTTP client takes it. The client drops the error with which one ends that no request is sent on yet: in TLS 1.3 a
/// server refuses our certificate after the handshake, and its refusal may come first.
pub(super) struct Stream {
    inner: MaybeHttpsStream<TokioIo<TcpStream>>,
    /// Host and port, for the log.
    peer: String,
    log: Log,
}

impl Read for Stream {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: ReadBufCursor<'_>) -> Poll<io::Result<()>> {
        let read = ready!(Pin::new(&mut self.inner).poll_read(cx, buffer));
        Poll::Ready(read.inspect_err(|error| {
            self.log
                .host(&format!("the connection to {} failed: {error}", self.peer))
        }))
    }
}

impl Write for Stream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write_vectored(cx, parts)
    }
}

impl Connection for Stream {
    fn connected(&self) -> Connected {
        self.inner.connected()
    }
}

/// Makes connections with fixed TLS settings, and says in the log why one could not be made: the component learns only a code.
#[derive(Clone)]
pub(super) struct Connector {
    pub(super) tls: Arc<ClientConfig>,
    pub(super) log: Log,
}

impl tower_service::Service<Uri> for Connector {
    type Response = Stream;
    type Error = ErrorCode;
    type Future = Pin<Box<dyn Future<Output = Result<Stream, ErrorCode>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), ErrorCode>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let limit = CONNECT_TIMEOUT.try_with(|limit| *limit).unwrap_or(Duration::MAX);
        Box::pin(self.clone().connect(uri, limit))
    }
}

impl Connector {
    async fn connect(self, uri: Uri, limit: Duration) -> Result<Stream, ErrorCode> {
        let secure = uri.scheme() == Some(&Scheme::HTTPS);
        let host = uri.host().ok_or(ErrorCode::HttpRequestUriInvalid)?;
        let name = host.trim_start_matches('[').trim_end_matches(']');
        let port = uri.port_u16().unwrap_or(if secure { 443 } else { 80 });
        let failed = |code: ErrorCode, reason: &str| {
            self.log.host(&format!("no connection to {host}:{port}: {reason}"));
            code
        };
        let tcp = timeout(limit, dial(name, port))
            .await
            .map_err(|_| failed(ErrorCode::ConnectionTimeout, "it took too long"))?
            .map_err(|(code, error)| failed(code, &error.to_string()))?;
        // A failure to switch off Nagle's algorithm costs milliseconds, not correctness.
        let _unimportant = tcp.set_nodelay(true);
        let tcp = TokioIo::new(tcp);
        let stream = |inner| Stream {
            inner,
            peer: format!("{host}:{port}"),
            log: self.log.clone(),
        };
        if !secure {
            return Ok(stream(MaybeHttpsStream::Http(tcp)));
        }
        let name = ServerName::try_from(name.to_owned())
            .map_err(|error| failed(dns_error("invalid name"), &error.to_string()))?;
        let handshake = TlsConnector::from(self.tls.clone())
            .connect(name, TokioIo::new(tcp))
            .await;
        let tls = handshake.map_err(|error| failed(ErrorCode::TlsProtocolError, &error.to_string()))?;
        Ok(stream(MaybeHttpsStream::Https(TokioIo::new(tls))))
    }
}

async fn dial(name: &str, port: u16) -> Result<TcpStream, (ErrorCode, std::io::Error)> {
    let found = tokio::net::lookup_host((name, port)).await;
    let addresses: Vec<_> = found
        .map_err(|error| (dns_error("address not available"), error))?
        .collect();
    TcpStream::connect(addresses.as_slice())
        .await
        .map_err(|error| (ErrorCode::ConnectionRefused, error))
}

fn dns_error(rcode: &str) -> ErrorCode {
    ErrorCode::DnsError(DnsErrorPayload {
        rcode: Some(rcode.to_owned()),
        info_code: Some(0),
    })
}
