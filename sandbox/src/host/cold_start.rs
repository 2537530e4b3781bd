//! What it costs to start an instance.

use std::time::Duration;

use tokio::time::Instant;

use super::component::Component;

/// What [`super::RunningHost::cold_start`] measured.
#[derive(Clone, Debug)]
pub struct ColdStart {
    /// How long each instantiation took, in the order they were made: the first ones warm the caches.
    pub times: Vec<Duration>,
    /// The linear memory of an instance that has started and served nothing, in bytes.
    pub memory: usize,
}

impl ColdStart {
    /// The time that this share of the instantiations (in percent) did not exceed: 50 gives the median.
    pub fn percentile(&self, percent: usize) -> Option<Duration> {
        let mut times = self.times.clone();
        times.sort_unstable();
        let last = times.len().checked_sub(1)?;
        times.get(last.saturating_mul(percent.min(100)) / 100).copied()
    }
}

/// Instantiates the component so many times, one instance after the other, each from the compiled code to the point where it
/// could take a request.
pub(super) async fn measure(component: &Component, count: usize) -> wasmtime::Result<ColdStart> {
    let mut times = Vec::with_capacity(count);
    let mut memory = 0;
    for _ in 0..count {
        let start = Instant::now();
        let (store, _service) = component.instantiate().await?;
        times.push(start.elapsed());
        memory = memory.max(store.data().memory());
    }
    Ok(ColdStart { times, memory })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles() {
        let times = (1..=100).rev().map(Duration::from_millis).collect();
        let measured = ColdStart { times, memory: 0 };
        assert_eq!(measured.percentile(0), Some(Duration::from_millis(1)));
        assert_eq!(measured.percentile(50), Some(Duration::from_millis(50)));
        assert_eq!(measured.percentile(100), Some(Duration::from_millis(100)));
        assert_eq!(
            ColdStart {
                times: Vec::new(),
                memory: 0
            }
            .percentile(50),
            None
        );
    }
}
