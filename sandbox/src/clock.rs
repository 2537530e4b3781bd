//! The sandbox's clock: the real one, or one that a test holds in its hand.
//!
//! This is the only file of the sandbox's outside world that reads the time of the machine.

use shared::time::{Span, Timestamp};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

/// Tells the time to whoever has a copy; copies agree.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    Machine,
    Hand(Arc<AtomicU64>),
}

/// The hand of a clock that only moves when it is moved. See [`Clock::by_hand`].
#[derive(Debug)]
pub struct Hand(Arc<AtomicU64>);

impl Clock {
    /// The clock of the machine.
    pub fn machine() -> Self {
        Clock(Source::Machine)
    }

    /// A clock that stands at the machine's present time until its hand is moved. Certificates are therefore valid on it.
    pub fn by_hand() -> (Self, Hand) {
        let now = Arc::new(AtomicU64::new(machine_millis()));
        (Clock(Source::Hand(Arc::clone(&now))), Hand(now))
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_unix_millis(match &self.0 {
            Source::Machine => machine_millis(),
            Source::Hand(now) => now.load(Ordering::SeqCst),
        })
    }
}

impl Hand {
    /// Moves the clock forward.
    pub fn advance(&self, by: Span) {
        self.0.fetch_add(by.millis(), Ordering::SeqCst);
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the sandbox is the outside world: here its clock is read, and nowhere else"
)]
fn machine_millis() -> u64 {
    let since_epoch = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since_epoch.as_millis()).unwrap_or(u64::MAX)
}
