//! A component that is ready to be instantiated: its compiled code, and what its manifest grants it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use wasmtime::component::{HasData, Linker, ResourceTable};
use wasmtime::{Engine, ResourceLimiter, Store};
use wasmtime_wasi::{DirPerms, FilePerms, WasiCtx, WasiCtxBuilder, WasiCtxView, WasiView};
use wasmtime_wasi_http::WasiHttpCtx;
use wasmtime_wasi_http::p3::bindings::{Service, ServicePre};
use wasmtime_wasi_http::p3::{WasiHttpCtxView, WasiHttpView};

use super::bindings;
use super::database::Bucket;
use super::key_value::{KeyValue, View};
use super::log::{Log, Source};
use super::manifest;
use super::outbound::{Gateway, Outbound};
use super::tally::Tally;

/// What a component may use.
pub(super) struct Grants {
    pub(super) variables: BTreeMap<String, String>,
    pub(super) stores: BTreeMap<String, Bucket>,
    pub(super) gateway: Arc<Gateway>,
    pub(super) environment: BTreeMap<String, String>,
    /// The directory that the guest sees as `/`.
    pub(super) files: Option<PathBuf>,
}

/// A compiled component with its grants.
pub(super) struct Component {
    pub(super) log: Log,
    pub(super) tally: Arc<Tally>,
    grants: Arc<Grants>,
    engine: Engine,
    service: ServicePre<State>,
}

impl Component {
    /// Compiles the component, or takes it from the cache, and links it.
    ///
    /// # Errors
    /// When the file is missing or is no component, when it imports what this host does not offer, or when it does not export
    /// `wasi:http/handler@0.3.0`.
    pub(super) fn new(
        engine: &Engine,
        entry: &manifest::Component,
        grants: Grants,
        log: Log,
        tally: Arc<Tally>,
    ) -> Result<Self> {
        let path = &entry.source;
        let missing = || format!("read {} (has it been built?)", path.display());
        let bytes = std::fs::read(path).with_context(missing)?;
        let code = wasmtime::component::Component::new(engine, bytes)
            .map_err(anyhow::Error::from)
            .with_context(|| format!("{} is not a WebAssembly component", path.display()))?;
        let linked = linker(engine)?.instantiate_pre(&code).map_err(anyhow::Error::from);
        let linked =
            linked.with_context(|| format!("{} needs what the sandbox host does not offer", path.display()))?;
        let service = ServicePre::new(linked).map_err(anyhow::Error::from);
        let service = service.with_context(|| format!("{} does not serve wasi:http/handler@0.3.0", path.display()))?;
        Ok(Self {
            log,
            tally,
            grants: Arc::new(grants),
            engine: engine.clone(),
            service,
        })
    }

    /// A fresh instance.
    ///
    /// # Errors
    /// When there is no room for another instance or the component fails while it starts.
    pub(super) async fn instantiate(&self) -> wasmtime::Result<(Store<State>, Service)> {
        self.tally.instance();
        let state = State::new(self)?;
        let mut store = Store::new(&self.engine, state);
        store.limiter(|state| &mut state.memory);
        // A guest that computes for long gives way to the others at each tick of the epoch.
        store.set_epoch_deadline(1);
        store.epoch_deadline_async_yield_and_update(1);
        let service = self.service.instantiate_async(&mut store).await?;
        Ok((store, service))
    }
}

fn linker(engine: &Engine) -> Result<Linker<State>> {
    let mut linker: Linker<State> = Linker::new(engine);
    wasmtime_wasi::p2::add_to_linker_async(&mut linker)?;
    wasmtime_wasi::p3::add_to_linker(&mut linker)?;
    wasmtime_wasi_http::p3::add_to_linker(&mut linker)?;
    bindings::spin::variables::variables::add_to_linker::<_, Variables>(&mut linker, |state| &state.grants)?;
    bindings::spin::key_value::key_value::add_to_linker::<_, KeyValue>(&mut linker, State::key_value)?;
    bindings::wasi::keyvalue::store::add_to_linker::<_, KeyValue>(&mut linker, State::key_value)?;
    bindings::wasi::keyvalue::atomics::add_to_linker::<_, KeyValue>(&mut linker, State::key_value)?;
    bindings::wasi::keyvalue::batch::add_to_linker::<_, KeyValue>(&mut linker, State::key_value)?;
    Ok(linker)
}

/// What `spin:variables` is implemented for, in [`super::variables`].
pub(super) struct Variables;

impl HasData for Variables {
    type Data<'a> = &'a Grants;
}

/// The state of one instance.
pub(super) struct State {
    grants: Arc<Grants>,
    wasi: WasiCtx,
    http: WasiHttpCtx,
    outbound: Outbound,
    table: ResourceTable,
    handles: usize,
    memory: Memory,
}

impl State {
    fn new(component: &Component) -> wasmtime::Result<Self> {
        let grants = &component.grants;
        let mut wasi = WasiCtxBuilder::new();
        wasi.stdout(component.log.stream(Source::Stdout))
            .stderr(component.log.stream(Source::Stderr));
        for (name, value) in &grants.environment {
            wasi.env(name, value);
        }
        if let Some(files) = &grants.files {
            wasi.preopened_dir(files, "/", DirPerms::READ, FilePerms::READ)?;
        }
        Ok(Self {
            grants: Arc::clone(grants),
            wasi: wasi.build(),
            http: WasiHttpCtx::new(),
            outbound: Outbound(Arc::clone(&grants.gateway)),
            table: ResourceTable::new(),
            handles: 0,
            memory: Memory {
                bytes: 0,
                tally: Arc::clone(&component.tally),
            },
        })
    }

    fn key_value(&mut self) -> View<'_> {
        View {
            grants: &self.grants,
            table: &mut self.table,
            handles: &mut self.handles,
        }
    }

    /// The linear memory that the instance has.
    pub(super) fn memory(&self) -> usize {
        self.memory.bytes
    }
}

impl WasiView for State {
    fn ctx(&mut self) -> WasiCtxView<'_> {
        WasiCtxView {
            ctx: &mut self.wasi,
            table: &mut self.table,
        }
    }
}

impl WasiHttpView for State {
    fn http(&mut self) -> WasiHttpCtxView<'_> {
        WasiHttpCtxView {
            hooks: &mut self.outbound,
            table: &mut self.table,
            ctx: &mut self.http,
        }
    }
}

/// Counts the linear memory of an instance; it sets no limit, as Spin sets none unless asked to.
struct Memory {
    bytes: usize,
    tally: Arc<Tally>,
}

impl ResourceLimiter for Memory {
    fn memory_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        self.bytes = self.bytes.saturating_add(desired.saturating_sub(current));
        self.tally.memory(self.bytes);
        Ok(true)
    }

    fn table_growing(&mut self, _: usize, _: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        Ok(true)
    }
}
