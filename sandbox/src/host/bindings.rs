//! The host's side of Spin's own interfaces, generated from `sandbox/wit`.

mod generated {
    wasmtime::component::bindgen!({
        path: "wit",
        world: "tillit:sandbox/host",
        imports: { default: async | trappable },
        with: {
            "spin:key-value/key-value.store": crate::host::database::Bucket,
            "wasi:keyvalue/store.bucket": crate::host::database::Bucket,
            "wasi:keyvalue/atomics.cas": crate::host::database::Swap,
        },
        // Each maps to itself: the host's functions return these errors and never trap.
        trappable_error_type: {
            "spin:key-value/key-value.error" => spin::key_value::key_value::Error,
            "spin:variables/variables.error" => spin::variables::variables::Error,
            "wasi:keyvalue/store.error" => wasi::keyvalue::store::Error,
            "wasi:keyvalue/atomics.cas-error" => wasi::keyvalue::atomics::CasError,
        },
    });
}

pub(super) use generated::{spin, wasi};
