//! The sandbox's BankID from outside: over mutual TLS, with a relying party's client and a phone.

// Whole files are test code here: `cfg(test)` says so to the lints.
#[cfg(test)]
mod evidence;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod hints;
#[cfg(test)]
mod orders;
#[cfg(test)]
mod phone;
#[cfg(test)]
mod requests;
#[cfg(test)]
mod transport;
#[cfg(test)]
mod world;
