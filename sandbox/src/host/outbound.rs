//! Requests that components send: only to the hosts that the manifest allows, over pooled connections with the TLS settings for
//! the host, and within the times that the component sets.

use std::collections::BTreeMap;
use std::error::Error;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body::{Body, Frame, SizeHint};
use http_body_util::BodyExt;
use http_body_util::combinators::UnsyncBoxBody;
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::ClientConfig;
use tokio::time::{Sleep, sleep, timeout};
use wasmtime_wasi::TrappableError;
use wasmtime_wasi_http::p3::bindings::http::types::ErrorCode;
use wasmtime_wasi_http::p3::{RequestOptions, WasiHttpHooks};

use super::allowed::Rule;
use super::connect::{CONNECT_TIMEOUT, Connector};
use super::log::Log;
use super::tls::ClientTls;

/// How long Spin waits for a connection, a response and each part of it when the component sets no time.
const PATIENCE: Duration = Duration::from_secs(600);

type Content = UnsyncBoxBody<Bytes, ErrorCode>;
type Pool = Client<Connector, Content>;
type Processed = Box<dyn Future<Output = Result<(), ErrorCode>> + Send>;
type Sent = Result<(Response<Content>, Processed), TrappableError<ErrorCode>>;

/// What one component may reach, and its connections.
pub(super) struct Gateway {
    rules: Vec<Rule>,
    hosts: BTreeMap<String, Pool>,
    otherwise: Pool,
    log: Log,
}

impl Gateway {
    pub(super) fn new(rules: Vec<Rule>, tls: &ClientTls, log: &Log) -> Self {
        let pool = |tls: &Arc<ClientConfig>| {
            let connector = Connector {
                tls: Arc::clone(tls),
                log: log.clone(),
            };
            Client::builder(TokioExecutor::new())
                .pool_timer(TokioTimer::new())
                .build(connector)
        };
        let hosts = tls
            .hosts
            .iter()
            .map(|(host, settings)| (host.clone(), pool(settings)))
            .collect();
        Self {
            rules,
            hosts,
            otherwise: pool(&tls.otherwise),
            log: log.clone(),
        }
    }

    async fn send(&self, request: Request<Content>, options: RequestOptions) -> Result<Response<Content>, ErrorCode> {
        let uri = request.uri();
        if !self.rules.iter().any(|rule| rule.allows(uri)) {
            let authority = uri
                .authority()
                .map_or("the application itself", |authority| authority.as_str());
            self.log
                .host(&format!("a request to {authority} is not in allowed_outbound_hosts"));
            return Err(ErrorCode::HttpRequestDenied);
        }
        let host = uri.host().unwrap_or_default().to_ascii_lowercase();
        let pool = self.hosts.get(&host).unwrap_or(&self.otherwise);
        let answer = CONNECT_TIMEOUT.scope(options.connect_timeout.unwrap_or(PATIENCE), pool.request(request));
        let response = timeout(options.first_byte_timeout.unwrap_or(PATIENCE), answer)
            .await
            .map_err(|_| ErrorCode::ConnectionReadTimeout)?
            .map_err(|error| self.code(&host, &error))?;
        let patience = options.between_bytes_timeout.unwrap_or(PATIENCE);
        Ok(response.map(|body| {
            let body = body.map_err(|_| ErrorCode::HttpProtocolError).boxed_unsync();
            Patient {
                body: Some(body),
                patience,
                waiting: None,
            }
            .boxed_unsync()
        }))
    }

    /// The code that the connector or the component's own body gave, else the general one.
    fn code(&self, host: &str, error: &(dyn Error + 'static)) -> ErrorCode {
        let mut cause = Some(error);
        let mut last = String::new();
        while let Some(error) = cause {
            if let Some(code) = error.downcast_ref::<ErrorCode>() {
                return code.clone();
            }
            last = error.to_string();
            cause = error.source();
        }
        self.log.host(&format!("the request to {host} failed: {last}"));
        ErrorCode::HttpProtocolError
    }
}

/// The gateway as an instance holds it.
#[derive(Clone)]
pub(super) struct Outbound(pub(super) Arc<Gateway>);

impl WasiHttpHooks for Outbound {
    /// The HTTP client adds the header itself.
    fn set_host_header(&mut self) -> bool {
        false
    }

    fn send_request(
        &mut self,
        request: Request<Content>,
        options: Option<RequestOptions>,
        _response_processed: Processed,
    ) -> Box<dyn Future<Output = Sent> + Send> {
        let gateway = Arc::clone(&self.0);
        Box::new(async move {
            let response = gateway.send(request, options.unwrap_or_default()).await?;
            // Once there is a response, an error of the connection comes with its body.
            let request_processed: Processed = Box::new(async { Ok(()) });
            Ok((response, request_processed))
        })
    }
}

/// A body whose next part must come in time. When it does not, the connection behind it is dropped at once.
struct Patient {
    body: Option<Content>,
    patience: Duration,
    waiting: Option<Pin<Box<Sleep>>>,
}

impl Body for Patient {
    type Data = Bytes;
    type Error = ErrorCode;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, ErrorCode>>> {
        let Some(body) = self.body.as_mut() else {
            return Poll::Ready(None);
        };
        if let Poll::Ready(part) = Pin::new(body).poll_frame(cx) {
            self.waiting = None;
            return Poll::Ready(part);
        }
        let patience = self.patience;
        ready!(
            self.waiting
                .get_or_insert_with(|| Box::pin(sleep(patience)))
                .as_mut()
                .poll(cx)
        );
        self.body = None;
        Poll::Ready(Some(Err(ErrorCode::ConnectionReadTimeout)))
    }

    fn is_end_stream(&self) -> bool {
        self.body.as_ref().is_none_or(Content::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.body.as_ref().map(Content::size_hint).unwrap_or_default()
    }
}
