//! How instances serve requests: each is reused for as many requests as under Spin, several at a time, and dropped when idle.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use tokio::sync::watch;
use tokio::time::{Sleep, sleep};
use wasmtime::component::GuestTaskId;
use wasmtime::{Store, StoreContextMut, Trap};
use wasmtime_wasi_http::handler::{
    HandlerState, Instance, Proxy, ShouldAccept, ViewFn, WorkerExpiration, WorkerState, WorkerStatus,
};
use wasmtime_wasi_http::p3::WasiHttpView;

use super::component::{Component, State};

/// An instance serves so many requests and is then replaced.
const REQUESTS: usize = 128;

/// An instance serves so many requests at once.
const AT_ONCE: usize = 16;

/// An instance without work is dropped after this time.
const IDLE: Duration = Duration::from_secs(1);

/// Makes instances of one component.
pub(super) struct Workers {
    pub(super) component: Arc<Component>,
    /// Becomes true when the host stops.
    pub(super) stopping: watch::Receiver<bool>,
}

impl HandlerState for Workers {
    type StoreData = State;
    type WorkerExpiration = Expiration;
    type WorkerState = Worker;

    async fn instantiate(&self) -> wasmtime::Result<Instance<State, Expiration, Worker>> {
        let (store, service) = self.component.instantiate().await?;
        let mut stopping = self.stopping.clone();
        let stopped = async move {
            // An error means that the host is gone altogether.
            let _gone = stopping.wait_for(|stopping| *stopping).await;
        };
        Ok(Instance {
            store,
            proxy: Proxy::P3(service),
            view: ViewFn::P3(State::http),
            expiration: Expiration {
                idle: Box::pin(sleep(IDLE)),
                stopped: Box::pin(stopped),
            },
            state: Worker {
                component: Arc::clone(&self.component),
                stopping: self.stopping.clone(),
            },
        })
    }
}

/// When an instance is dropped.
pub(super) struct Expiration {
    idle: Pin<Box<Sleep>>,
    stopped: Pin<Box<dyn Future<Output = ()> + Send + Sync>>,
}

impl WorkerExpiration for Expiration {
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>, status: WorkerStatus, start: Instant) -> Poll<()> {
        if self.stopped.as_mut().poll(cx).is_ready() {
            return Poll::Ready(());
        }
        // Spin sets no time for a request, and none for what a guest does after its response.
        let (WorkerStatus::Idle, Some(end)) = (status, start.checked_add(IDLE)) else {
            return Poll::Pending;
        };
        let end = end.into();
        if self.idle.deadline() != end {
            self.idle.as_mut().reset(end);
        }
        self.idle.as_mut().poll(cx)
    }
}

/// One instance at work.
pub(super) struct Worker {
    component: Arc<Component>,
    stopping: watch::Receiver<bool>,
}

impl WorkerState for Worker {
    type StoreData = State;
    type RequestId = ();

    fn should_accept_request(&self, concurrent_count: usize, total_count: usize) -> ShouldAccept {
        if total_count >= REQUESTS {
            ShouldAccept::Never
        } else if concurrent_count >= AT_ONCE {
            ShouldAccept::No
        } else {
            ShouldAccept::Yes
        }
    }

    fn on_request_start(
        &self,
        _: StoreContextMut<'_, State>,
        (): (),
        _: GuestTaskId,
    ) -> Pin<Box<dyn Future<Output = ()> + Send + Sync>> {
        Box::pin(std::future::pending())
    }

    fn drop(&self, store: Store<State>, result: wasmtime::Result<()>) {
        // What the guest has begun to write comes before what there is to say about its end.
        drop(store);
        if let Err(error) = result
            && !*self.stopping.borrow()
        {
            self.component.tally.trap();
            self.component
                .log
                .host(&format!("the guest trapped: {}", reason(&error)));
        }
    }
}

/// Why a guest trapped, in one line: the backtrace is of little use once names are stripped.
fn reason(error: &wasmtime::Error) -> String {
    match error.downcast_ref::<Trap>() {
        Some(trap) => trap.to_string().trim_start_matches("wasm trap: ").to_owned(),
        None => error.root_cause().to_string().lines().collect::<Vec<_>>().join("; "),
    }
}
