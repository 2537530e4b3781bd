//! The smallest component that touches everything the sandbox host offers: the host's tests ask it to, and `cargo xtask bench`
//! takes its `/hello` as the measure that the edge is compared with. It is a test instrument and never deployed.
//!
//! Every path answers with plain text. What the host refuses comes back as status 502 with the refusal in the body, so that a test
//! sees exactly what a component sees.

// The imports exist only in a component: elsewhere the crate is empty, so that the whole workspace still builds.
#[cfg(target_arch = "wasm32")]
mod fetch;
#[cfg(target_arch = "wasm32")]
mod handle;
#[cfg(target_arch = "wasm32")]
mod store;
