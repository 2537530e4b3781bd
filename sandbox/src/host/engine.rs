//! The Wasmtime engine, set up as Spin sets up its own.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use wasmtime::{Cache, CacheConfig, Config, Engine, InstanceAllocationStrategy, PoolingAllocationConfig};

/// How often a guest that computes gives way.
const TICK: Duration = Duration::from_millis(10);

/// As many instances as Spin has room for.
const INSTANCES: u32 = 1000;

/// An engine whose compiled code is kept in the directory, under a key of the code, the compiler's version and its settings.
///
/// # Errors
/// When the directory cannot be used or this processor is not supported.
pub(super) fn engine(cache: &Path) -> Result<Engine> {
    std::fs::create_dir_all(cache).with_context(|| format!("make {}", cache.display()))?;
    let mut kept = CacheConfig::new();
    kept.with_directory(std::fs::canonicalize(cache)?);
    let mut config = Config::new();
    config
        .wasm_component_model(true)
        .wasm_component_model_async(true)
        .epoch_interruption(true);
    config.cache(Some(Cache::new(kept)?));
    config.allocation_strategy(InstanceAllocationStrategy::Pooling(pool()));
    let engine = Engine::new(&config).or_else(|_| {
        // The pool reserves terabytes of address space, which some machines and containers do not give. Instances then take
        // their memory one by one: slower to start, otherwise the same.
        config.allocation_strategy(InstanceAllocationStrategy::OnDemand);
        Engine::new(&config)
    })?;
    tick(&engine)?;
    Ok(engine)
}

fn pool() -> PoolingAllocationConfig {
    const MEBIBYTE: usize = 1 << 20;
    let mut pool = PoolingAllocationConfig::default();
    pool.total_component_instances(INSTANCES)
        .total_memories(INSTANCES)
        .total_stacks(INSTANCES)
        .total_tables(2 * INSTANCES)
        .total_core_instances(4 * INSTANCES)
        .table_elements(100_000)
        .max_component_instance_size(10 * MEBIBYTE)
        .max_core_instance_size(10 * MEBIBYTE)
        .max_core_instances_per_component(200)
        .max_tables_per_component(64)
        .max_memories_per_component(32)
        .max_tables_per_module(2)
        .max_memories_per_module(2)
        .max_memory_size(4096 * MEBIBYTE)
        .linear_memory_keep_resident(2 * MEBIBYTE)
        .table_keep_resident(MEBIBYTE / 2);
    pool
}

/// Moves the epoch on for as long as the engine is in use.
fn tick(engine: &Engine) -> Result<()> {
    let engine = engine.weak();
    let run = move || {
        while let Some(engine) = engine.upgrade() {
            engine.increment_epoch();
            drop(engine);
            std::thread::sleep(TICK);
        }
    };
    std::thread::Builder::new().name("epoch".to_owned()).spawn(run)?;
    Ok(())
}
