//! Hint codes: why an order waits, or why it failed.

use serde::{Deserialize, Serialize};

/// Every hint code of a pending order that BankID has documented.
pub const PENDING: &[&str] = &[
    "outstandingTransaction",
    "noClient",
    "started",
    "userMrtd",
    "userCallConfirm",
    "userSign",
    "processing",
    "userStepUp",
    "userFace",
];

/// Every hint code of a failed order that BankID has documented, and `transactionRiskBlocked` of older lists.
pub const FAILED: &[&str] = &[
    "expiredTransaction",
    "certificateErr",
    "userCancel",
    "cancelled",
    "startFailed",
    "userDeclinedCall",
    "notSupportedByUserApp",
    "mrtdVerificationFailed",
    "facialRecognitionFailed",
    "nfcNotSupportedByDevice",
    "multipleBankIdsOnDevice",
    "stepUpFailed",
    "transactionRiskBlocked",
];

/// A hint that a test wants: on one order, or on every order from now on. The code may be one that nobody has heard of, since
/// BankID adds codes without a new version.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(tag = "status", content = "hintCode", rename_all = "camelCase")]
pub enum Hint {
    /// The order says this while it is pending. What the phone does goes on underneath.
    Pending(String),
    /// The order fails with this, at once.
    Failed(String),
}
