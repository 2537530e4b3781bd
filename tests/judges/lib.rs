//! Independent verifiers of XML signatures judge what we judge; see `signatures.rs`.
