//! How long threads have been at work, as Linux counts it.

use std::{fs, time::Duration};

/// The time that the threads of this name have had on a processor; `None` where the system does not say.
pub fn spent_by(name: &str) -> Option<Duration> {
    let mut nanoseconds = 0u64;
    for thread in fs::read_dir("/proc/self/task").ok()?.flatten() {
        let said = |file| fs::read_to_string(thread.path().join(file)).ok();
        if said("comm").is_some_and(|comm| comm.trim_end() == name) {
            let on_processor = said("schedstat")?.split_whitespace().next()?.parse::<u64>().ok()?;
            nanoseconds = nanoseconds.checked_add(on_processor)?;
        }
    }
    Some(Duration::from_nanos(nanoseconds))
}

/// The memory of a process that is not swapped out, in kB.
pub fn resident_kilobytes(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse().ok()
}
