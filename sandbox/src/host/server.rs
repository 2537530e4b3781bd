//! The listening side: HTTP/1.1 with kept-open connections, each request handed to the component of its route.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::timeout;
use wasmtime_wasi_http::handler::{ErrorCode, ProxyHandler, TrapOrPanicError};
use wasmtime_wasi_http::p3::bindings::http::types::ErrorCode as Code;

use super::headers;
use super::log::Log;
use super::route::{self, Route};
use super::worker::Workers;

/// How long connections that are busy when the host stops are waited for.
const GRACE: Duration = Duration::from_secs(5);

/// Paths that Spin answers itself.
const RESERVED: &str = "/.well-known/spin/";

type Answer = Response<UnsyncBoxBody<Bytes, std::io::Error>>;

/// What serves one route.
pub(super) struct Handler {
    pub(super) log: Log,
    pub(super) proxy: ProxyHandler<Workers>,
}

/// Everything that is served.
pub(super) struct Server {
    pub(super) routes: Vec<(Route, Arc<Handler>)>,
}

impl Server {
    /// Serves until `stopping` becomes true and the connections are done.
    pub(super) async fn run(self: Arc<Self>, listener: TcpListener, mut stopping: watch::Receiver<bool>) {
        let connections = GracefulShutdown::new();
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                // There is one change only, from running to stopping.
                _ = stopping.changed() => break,
            };
            match accepted {
                Ok((stream, peer)) => Arc::clone(&self).connection(stream, peer, &connections),
                // Out of file descriptors, most likely: those in use will be free again.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
        drop(listener);
        // A connection that is still busy after the grace is cut off when the runtime drops it.
        let _cut_off = timeout(GRACE, connections.shutdown()).await;
    }

    fn connection(self: Arc<Self>, stream: TcpStream, peer: SocketAddr, connections: &GracefulShutdown) {
        // A failure to switch off Nagle's algorithm costs milliseconds, not correctness.
        let _unimportant = stream.set_nodelay(true);
        let service = service_fn(move |request| {
            let server = Arc::clone(&self);
            async move { Ok::<_, Infallible>(server.answer(request, peer).await) }
        });
        let mut http = http1::Builder::new();
        let connection = http
            .timer(TokioTimer::new())
            .serve_connection(TokioIo::new(stream), service);
        let connection = connections.watch(connection);
        // A peer that goes away in the middle is no event.
        tokio::spawn(async move { connection.await.ok() });
    }

    async fn answer(&self, mut request: Request<Incoming>, peer: SocketAddr) -> Answer {
        if let Some(own) = request.uri().path().strip_prefix(RESERVED) {
            return if own == "health" {
                plain(StatusCode::OK, "OK")
            } else {
                plain(StatusCode::NOT_FOUND, "")
            };
        }
        let Some((route, handler)) = route::find(&self.routes, request.uri().path()) else {
            return plain(StatusCode::NOT_FOUND, "");
        };
        if let Err(error) = headers::prepare(&mut request, route, peer) {
            return plain(StatusCode::BAD_REQUEST, &error.to_string());
        }
        let request = request.map(|body| body.map_err(|_| ErrorCode::P3(Code::HttpProtocolError)).boxed_unsync());
        match handler.proxy.handle((), request).await {
            Ok(response) => response.map(|body| {
                body.map_err(|error| std::io::Error::other(error.to_string()))
                    .boxed_unsync()
            }),
            Err(error) => {
                // A trap is counted and told where the instance ends: see the worker.
                if !error.is::<TrapOrPanicError>() {
                    handler
                        .log
                        .host(&format!("the guest gave no response: {}", error.root_cause()));
                }
                plain(StatusCode::INTERNAL_SERVER_ERROR, "")
            }
        }
    }
}

fn plain(status: StatusCode, text: &str) -> Answer {
    let mut response = Response::new(
        Full::from(text.to_owned())
            .map_err(|never| match never {})
            .boxed_unsync(),
    );
    *response.status_mut() = status;
    response
}
