//! The demo e-service against a portal of the test's own.

// Whole files are test code here: `cfg(test)` says so to the lints.
#[cfg(test)]
mod journeys;
#[cfg(test)]
mod portal;
