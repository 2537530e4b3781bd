//! Freja: requests, answers, and the signed result of an authentication with a personal e-ID or an organisation e-ID.
//!
//! An authentication is begun with `initAuthentication`, followed with `getOneResult`, and ends once. Only `APPROVED` is success, and
//! what it proves is read from the signed result alone ([`evidence`]); what stands beside it in the answer is not read.

mod answer;
pub mod evidence;
mod level;
mod request;

pub use answer::{Outcome, Polled, Refusal, Started, UnverifiedResult, read_cancel, read_init, read_result};
pub use level::{FrejaLoa, Levels, RegistrationLevel};
pub use request::{
    Begin, FrejaRequest, MAX_AGE, OrganisationIds, Service, app_link, cancel_request, dynamic_reference, result_request,
};
