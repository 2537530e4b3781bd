//! Why a login did not succeed: what a person, a service and the statistics may know of it.

use serde::{Deserialize, Serialize};

/// What the person can do next; the page makes it the primary button.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NextStep {
    /// Start the same method again.
    TryAgain,
    /// Choose another method.
    ChooseAnother,
    /// Go back to the e-service and start from there.
    StartOver,
    /// Call the helpdesk.
    AskForHelp,
}

/// Writes the enum, the list of all, the codes and the next steps from one table.
macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $code:literal => $next:ident,)+) => {
        /// Why a login, or a request that belongs to one, was refused or failed.
        ///
        /// Each has a stable code ([`Reason::code`]), words in every language (`frontend::text`) and a next step
        /// ([`Reason::next_step`]). What exactly was wrong stays in the operator's log. A new reason does not compile until
        /// every language answers for it; a code is never changed and never used again.
        #[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
        pub enum Reason {
            $($(#[$doc])* #[serde(rename = $code)] $name,)+
        }

        impl Reason {
            /// Every reason, for tests and for the list of codes.
            pub const ALL: &[Reason] = &[$(Reason::$name),+];

            /// The stable code: kebab-case, shown to the person in small text, logged, and part of problem documents.
            pub fn code(self) -> &'static str {
                match self {
                    $(Reason::$name => $code,)+
                }
            }

            /// What the person can do about it.
            pub fn next_step(self) -> NextStep {
                match self {
                    $(Reason::$name => NextStep::$next,)+
                }
            }
        }
    };
}

reasons! {
    /// A source that must be asked about the person's employment does not answer, or not as was agreed.
    AttributesUnavailable = "attributes-unavailable" => TryAgain,
    /// BankID error `alreadyInProgress` (RFA4): another order for the same person was running; both are gone.
    BankIdAlreadyInProgress = "bankid-already-in-progress" => TryAgain,
    /// BankID failed `notSupportedByUserApp`: the app is too old.
    BankIdAppTooOld = "bankid-app-too-old" => TryAgain,
    /// BankID failed `cancelled` (RFA3): the order was replaced or withdrawn.
    BankIdCancelled = "bankid-cancelled" => TryAgain,
    /// BankID failed `certificateErr` (RFA16): the BankID is revoked or too old.
    BankIdCertificate = "bankid-certificate" => ChooseAnother,
    /// BankID failed `mrtdVerificationFailed` (RFA26).
    BankIdDocumentFailed = "bankid-document-failed" => TryAgain,
    /// BankID failed `expiredTransaction` (RFA8).
    BankIdExpired = "bankid-expired" => TryAgain,
    /// BankID failed `facialRecognitionFailed` (RFA27).
    BankIdFaceFailed = "bankid-face-failed" => TryAgain,
    /// BankID failed, no better known (RFA22).
    BankIdFailed = "bankid-failed" => TryAgain,
    /// BankID failed `multipleBankIdsOnDevice` (RFA29).
    BankIdMultiple = "bankid-multiple" => TryAgain,
    /// BankID failed `startFailed` on the same device (RFA17A): no app answered.
    BankIdNoApp = "bankid-no-app" => TryAgain,
    /// BankID failed `nfcNotSupportedByDevice` (RFA28).
    BankIdNoNfc = "bankid-no-nfc" => ChooseAnother,
    /// BankID failed `startFailed` with QR code (RFA17B), and the time for new codes is over.
    BankIdNotScanned = "bankid-not-scanned" => TryAgain,
    /// BankID refused the order as risky, or reported a high risk with it.
    BankIdRisk = "bankid-risk" => ChooseAnother,
    /// BankID failed `stepUpFailed` (RFA30).
    BankIdStepUpFailed = "bankid-step-up-failed" => TryAgain,
    /// BankID does not answer, or answers with an error of its own (RFA5).
    BankIdUnavailable = "bankid-unavailable" => TryAgain,
    /// The person cancelled in the app (RFA6), or declined the call.
    BankIdUserCancelled = "bankid-user-cancelled" => TryAgain,
    /// The person cancelled on our page.
    Cancelled = "cancelled" => StartOver,
    /// The evidence did not pass a check. Which one is in the log.
    EvidenceRefused = "evidence-refused" => AskForHelp,
    /// The request came from another site, or from a form that is not ours.
    ForeignRequest = "foreign-request" => StartOver,
    /// The person may enter, and what the sources know of them lacks the identity that the e-service needs.
    IdentityMissing = "identity-missing" => AskForHelp,
    /// The level that the e-service demands was not proved.
    LevelTooLow = "level-too-low" => ChooseAnother,
    /// The login is done: the e-service has been told who the person is, and has heard it.
    LoginAnswered = "login-answered" => StartOver,
    /// The login took too long, or was finished already.
    LoginExpired = "login-expired" => StartOver,
    /// The login was begun in another browser, or its cookie is gone.
    LoginNotFound = "login-not-found" => StartOver,
    /// The request is malformed, or larger than is allowed.
    MalformedRequest = "malformed-request" => StartOver,
    /// The person is employed, and none of the employments lets them into the e-service.
    MayNotEnter = "may-not-enter" => AskForHelp,
    /// The method cannot be used for this e-service.
    MethodNotAllowed = "method-not-allowed" => ChooseAnother,
    /// No source knows of an employment of the person's.
    NotEmployed = "not-employed" => AskForHelp,
    /// No such page.
    NotFound = "not-found" => StartOver,
    /// The e-service sent the person here with an address that it has not registered.
    RedirectUnknown = "redirect-unknown" => AskForHelp,
    /// The person did not come back from the app in time, or came back by an address of an earlier attempt.
    ReturnMismatch = "return-mismatch" => TryAgain,
    /// The e-service that sent the person here is not known to this portal.
    ServiceUnknown = "service-unknown" => AskForHelp,
    /// The portal is not fully configured, or a part of it does not answer.
    Unavailable = "unavailable" => AskForHelp,
}

#[cfg(test)]
mod tests {
    use super::Reason;
    use std::collections::BTreeSet;
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn codes_are_unique_and_kebab_case() {
        let codes: BTreeSet<_> = Reason::ALL.iter().map(|reason| reason.code()).collect();
        assert_eq!(codes.len(), Reason::ALL.len());
        assert!(
            codes
                .iter()
                .all(|code| code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')),
            "{codes:?}"
        );
    }

    #[test]
    fn is_written_on_the_wire_as_its_code() {
        for reason in Reason::ALL {
            assert_eq!(serde_json::to_value(reason).unwrap(), reason.code());
        }
    }
}
