//! The sandbox host against the probe component: what a component sees here is what it sees under Spin.

mod outbound;
mod serving;
mod stores;
mod support;
mod tls;
