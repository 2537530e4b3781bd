//! People's journeys, in a real browser, against the component that is deployed.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where its assumption fails"
)]

mod accessibility;
mod cancel;
mod faults;
mod gallery;
mod journey;
mod log_in;
mod looks;
mod markup;
mod remember;
mod scan;
mod screens;
mod tabs;
mod without_script;
