//! The outside world on one machine: what Tillit talks to, and the people and phones that talk to Tillit.
//!
//! Nothing here is part of the product, and nothing here is trusted by a portal that runs as production: every key is the
//! sandbox's own, made on the machine that runs it. What speaks a provider's protocol behaves as the provider's documents say,
//! down to its refusals; where they are silent the choice is written beside the code.

pub mod attributes;
pub mod bankid;
pub mod clock;
pub mod demo_service;
pub mod host;
pub mod load;
pub mod person;
pub mod phone;
pub mod pki;
mod random;
pub mod serving;
pub mod world;
