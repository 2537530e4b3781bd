//! What is written to the operator's log: one JSON object a line, with fields of ours. Never a name, a personal number, a token, an
//! address, or a text that somebody else has written.

use crate::env::Env;
use serde::Serialize;
use shared::{
    api::Device,
    id::{ClientId, LoginId, MethodId, SourceId},
    reason::Reason,
    time::Timestamp,
};

/// Everything that is worth a line.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event<'a> {
    /// An e-service has sent a person here.
    LoginBegun {
        /// The login.
        login: LoginId,
        /// The e-service.
        service: &'a ClientId,
    },
    /// A method was started, or its order renewed.
    MethodStarted {
        /// The login.
        login: LoginId,
        /// The method.
        method: &'a MethodId,
        /// Where the e-ID is.
        device: Device,
        /// Whether it is a renewal of an unscanned order.
        renewed: bool,
    },
    /// A person has agreed to use a private e-ID at work.
    PrivateAgreed {
        /// The login.
        login: LoginId,
        /// The method.
        method: &'a MethodId,
        /// Whether they did it before, in the login that they step up from.
        before: bool,
    },
    /// The app ran on a device with another address than the browser that opened it (providers' advice: a sign of fixation).
    DeviceAddressDiffers {
        /// The login.
        login: LoginId,
    },
    /// A person is authenticated.
    Authenticated {
        /// The login.
        login: LoginId,
        /// The method.
        method: &'a MethodId,
        /// The proved level; absent where none was.
        #[serde(skip_serializing_if = "Option::is_none")]
        level: Option<&'static str>,
        /// The issuer's name of the transaction.
        transaction: &'a str,
    },
    /// An e-service's authorization request was answered with an error before any login.
    RequestRefused {
        /// The e-service.
        service: &'a ClientId,
        /// The error.
        error: &'static str,
    },
    /// The e-service was answered: with a code, or with an error.
    Answered {
        /// The login.
        login: LoginId,
        /// The e-service.
        service: &'a ClientId,
        /// The error; absent for a code.
        #[serde(skip_serializing_if = "Option::is_none")]
        error: Option<&'a str>,
        /// What the e-service knows the login by (`txn`); absent for an error.
        #[serde(skip_serializing_if = "Option::is_none")]
        txn: Option<&'a str>,
    },
    /// An attribute source told nothing.
    SourceFailed {
        /// The login.
        login: LoginId,
        /// The source.
        source: &'a SourceId,
        /// Which way it failed.
        error: &'static str,
        /// Whether the login fails with it.
        required: bool,
    },
    /// A session has answered for a person; nobody was authenticated anew.
    SessionUsed {
        /// The login.
        login: LoginId,
        /// The e-service.
        service: &'a ClientId,
    },
    /// A session was ended.
    SessionEnded {
        /// How many e-services were to be told.
        told: usize,
        /// How many of them could not be.
        untold: usize,
    },
    /// An e-service could not be told that a session has ended.
    LogoutUntold {
        /// The e-service.
        service: &'a ClientId,
    },
    /// An e-service has redeemed a code.
    TokenIssued {
        /// The e-service.
        service: &'a ClientId,
    },
    /// An e-service's own request was refused.
    ClientRefused {
        /// The path of the endpoint.
        endpoint: &'a str,
        /// The error of RFC 6749.
        error: &'static str,
        /// Which check it was.
        detail: &'static str,
        /// What it is found by.
        reference: String,
    },
    /// Something failed or was refused.
    Failed {
        /// The code that the person sees.
        reason: Reason,
        /// Which check or part it was.
        detail: String,
        /// What the person can read out.
        reference: String,
        /// The login, if there is one.
        #[serde(skip_serializing_if = "Option::is_none")]
        login: Option<LoginId>,
    },
    /// Something of an e-service's configuration works, and should be otherwise.
    ConfigurationWarning {
        /// The e-service.
        service: &'a ClientId,
        /// What should be otherwise.
        warning: &'static str,
    },
    /// The level of a method should have been looked up again; it still holds.
    LevelOverdue {
        /// The method.
        method: &'a MethodId,
    },
    /// Old keys were removed from the store.
    Swept {
        /// How many.
        removed: usize,
    },
    /// The configuration cannot be used; nothing works until it is mended.
    Misconfigured {
        /// The variable or entry, and the remedy.
        fault: &'a str,
    },
}

#[derive(Serialize)]
struct Line<'a> {
    at: u64,
    #[serde(flatten)]
    event: &'a Event<'a>,
}

/// Writes an event to the log. `at` is in milliseconds since the epoch.
pub fn record<E: Env>(env: &E, now: Timestamp, event: &Event<'_>) {
    if let Ok(line) = serde_json::to_string(&Line {
        at: now.unix_millis(),
        event,
    }) {
        env.log(&line);
    }
}
