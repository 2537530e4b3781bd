//! BankID.

pub mod evidence;
