//! The providers of identity: what is said to them, and how their answers are judged.

pub mod bankid;
