//! The rules of Tillit.
//!
//! This crate says what identity, level of assurance, trust and time mean, and what the messages on the wire look like. It
//! is pure: it reads no clock, draws no randomness, opens no connection and knows no environment. Whoever calls it hands in
//! `now` and entropy. The same code runs in the browser, at the edge and natively.

pub mod api;
pub mod crypto;
pub mod environment;
pub mod id;
pub mod identity;
pub mod jose;
pub mod language;
pub mod loa;
pub mod login;
pub mod message;
pub mod oidc;
pub mod person;
pub mod policy;
pub mod portal;
pub mod provider;
pub mod reason;
pub mod saml;
pub mod seal;
pub mod secret;
pub mod time;
pub mod x509;
pub mod xml;
