//! The rules of Tillit.
//!
//! This crate says what identity, level of assurance, trust and time mean, and what the messages on the wire look like. It
//! is pure: it reads no clock, draws no randomness, opens no connection and knows no environment. Whoever calls it hands in
//! `now` and entropy. The same code runs in the browser, at the edge and natively.

pub mod api;
pub mod attribute;
pub mod crypto;
pub mod discovery;
pub mod environment;
pub mod grant;
pub mod guide;
pub mod id;
pub mod identity;
pub mod jose;
pub mod language;
pub mod loa;
pub mod login;
pub mod mark;
pub mod message;
pub mod oidc;
pub mod person;
pub mod policy;
pub mod portal;
pub mod provider;
pub mod reason;
pub mod replay;
pub mod saml;
pub mod seal;
pub mod search;
pub mod secret;
pub mod session;
pub mod theme;
pub mod time;
pub mod x509;
pub mod xml;

#[cfg(all(test, target_arch = "wasm32", target_os = "unknown"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
