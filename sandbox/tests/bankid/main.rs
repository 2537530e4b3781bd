//! The sandbox's BankID from outside: over mutual TLS, with a relying party's client and a phone.

mod evidence;
mod faults;
mod hints;
mod orders;
mod phone;
mod requests;
mod transport;
mod world;
