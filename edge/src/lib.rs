//! The edge of Tillit: one Spin component that serves the portal's pages, talks to the issuers of e-IDs and answers the e-services as
//! an OpenID Provider.
//!
//! It decides nothing about identity, level or trust; `shared` does. Everything that is not pure comes through [`env::Env`], so that the
//! handlers run natively against a made-up world in `tests/`.

pub mod audit;
pub mod config;
pub mod cookie;
pub mod env;
pub mod failure;
mod handler;
pub mod headers;
mod page;
mod provider;
pub mod router;
mod store;
pub mod theme;

#[cfg(target_arch = "wasm32")]
mod spin;
