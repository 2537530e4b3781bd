//! Servers that can be stopped: what the parts of the sandbox have in common.

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use tower::ServiceExt;

/// A server that runs. It ends, with all its connections, when this is dropped.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    task: JoinHandle<()>,
}

impl Running {
    pub(crate) fn new(address: SocketAddr, task: JoinHandle<()>) -> Self {
        Running { address, task }
    }

    /// Where it listens: the address it was given, with the real port if that was 0.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Stops it and waits until the port is free again.
    pub async fn stop(mut self) {
        self.task.abort();
        // The only way it ends is that it was told to: there is nothing to learn from how.
        let _ended = (&mut self.task).await;
    }

    /// Waits until it ends by itself, which it only does when it is broken.
    pub async fn ended(&mut self) {
        let _ended = (&mut self.task).await;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// A response with this extension is never sent: the connection is closed in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HangUp;

/// Opens the port. Fails with the address in words if that is taken.
pub(crate) async fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(address)
        .await
        .with_context(|| format!("cannot listen on {address}"))?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Serves `router` without TLS; handlers can ask for `ConnectInfo<SocketAddr>`.
pub(crate) async fn plain(address: SocketAddr, router: Router) -> Result<Running> {
    let (listener, address) = listen(address).await?;
    Ok(plain_on(listener, address, router))
}

/// As [`plain`], on a port that is open.
pub(crate) fn plain_on(listener: TcpListener, address: SocketAddr, router: Router) -> Running {
    let task = tokio::spawn(accept(listener, move |stream, peer| {
        let router = router.clone().layer(axum::Extension(ConnectInfo(peer)));
        async move {
            let (_open, close) = watch::channel(());
            talk(stream, router, close).await;
        }
    }));
    Running::new(address, task)
}

/// Takes connections for ever and gives each to `serve`, in a task of its own that ends with this one.
pub(crate) async fn accept<F, C>(listener: TcpListener, serve: F)
where
    F: Fn(TcpStream, SocketAddr) -> C,
    C: Future<Output = ()> + Send + 'static,
{
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    connections.spawn(serve(stream, peer));
                }
                // Out of file handles, most likely: others will be given back.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            },
            Some(_) = connections.join_next(), if !connections.is_empty() => {}
        }
    }
}

/// Serves one connection until the other side is done, or until `close` changes: then the request that is being answered, if
/// any, is the last one.
pub(crate) async fn talk<S>(stream: S, router: Router, mut close: watch::Receiver<()>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = service_fn(move |request: Request<Incoming>| {
        let router = router.clone();
        async move {
            let response = match router.oneshot(request.map(Body::new)).await {
                Ok(response) => response,
                Err(never) => match never {},
            };
            match response.extensions().get::<HangUp>() {
                Some(HangUp) => Err(io::Error::other("hung up")),
                None => Ok(response),
            }
        }
    });
    let mut connection = pin!(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    // How a connection ends is the other side's affair.
    tokio::select! {
        _ended = connection.as_mut() => {}
        Ok(()) = close.changed() => {
            connection.as_mut().graceful_shutdown();
            let _ended = connection.await;
        }
    }
}
