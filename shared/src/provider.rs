//! The issuers of e-IDs: what we ask them, how their answers are read, and what they prove. One module each.

pub mod bankid;
pub mod freja;
