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

use super::Phase;
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
    pub(super) phases: watch::Receiver<Phase>,
}

impl HandlerState for Workers {
    type StoreData = State;
    type WorkerExpiration = Expiration;
    type WorkerState = Worker;

    async fn instantiate(&self) -> wasmtime::Result<Instance<State, Expiration, Worker>> {
        let (store, service) = self.component.instantiate().await?;
        let mut phases = self.phases.clone();
        let over = async move {
            // An error means that whoever ran the host has dropped it.
            let _dropped = phases.wait_for(|phase| *phase == Phase::Over).await;
        };
        Ok(Instance {
            store,
            proxy: Proxy::P3(service),
            view: ViewFn::P3(State::http),
            expiration: Expiration {
                idle: Box::pin(sleep(IDLE)),
                over: Box::pin(over),
            },
            state: Worker {
                component: Arc::clone(&self.component),
                phases: self.phases.clone(),
            },
        })
    }
}

/// When an instance is dropped.
pub(super) struct Expiration {
    idle: Pin<Box<Sleep>>,
    over: Pin<Box<dyn Future<Output = ()> + Send + Sync>>,
}

impl WorkerExpiration for Expiration {
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>, status: WorkerStatus, start: Instant) -> Poll<()> {
        if self.over.as_mut().poll(cx).is_ready() {
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
    phases: watch::Receiver<Phase>,
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
            && *self.phases.borrow() != Phase::Over
        {
            self.component
                .log
                .host(&format!("the guest trapped: {}", reason(&error)));
            self.component.tally.trap();
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
