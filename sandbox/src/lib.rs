//! sandbox

pub mod host;
