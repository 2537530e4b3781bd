//! What the host counts, for tests and benchmarks.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};

/// The counts of one host.
#[derive(Default)]
pub(super) struct Tally {
    traps: AtomicU64,
    instances: AtomicU64,
    memory: AtomicUsize,
}

impl Tally {
    /// A guest has trapped.
    pub(super) fn trap(&self) {
        self.traps.fetch_add(1, Relaxed);
    }

    /// An instance is being created.
    pub(super) fn instance(&self) {
        self.instances.fetch_add(1, Relaxed);
    }

    /// An instance has so many bytes of linear memory.
    pub(super) fn memory(&self, bytes: usize) {
        self.memory.fetch_max(bytes, Relaxed);
    }

    /// How many guests have trapped.
    pub(super) fn traps(&self) -> u64 {
        self.traps.load(Relaxed)
    }

    /// How many instances have been created.
    pub(super) fn instances(&self) -> u64 {
        self.instances.load(Relaxed)
    }

    /// The most linear memory that any instance has had, in bytes.
    pub(super) fn peak_memory(&self) -> usize {
        self.memory.load(Relaxed)
    }
}
