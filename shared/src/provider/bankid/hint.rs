//! Hint codes, and what each means to the person. Codes are added without a new API version, so unknown ones have an answer
//! too: RFA21 while an order is pending, RFA22 when it has failed.

use super::order::Platform;
use crate::{api::Device, message::Message, reason::Reason};

/// Whether the person's app has taken up the order, as the hint code of a pending order says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Pending {
    /// No app has taken it up.
    AwaitingApp,
    /// An app has, and the person is told this.
    Connected(Message),
}

/// What the hint code of a pending order means.
pub fn pending(code: &str, platform: Platform) -> Pending {
    Pending::Connected(match code {
        "outstandingTransaction" | "noClient" => return Pending::AwaitingApp,
        "started" => match platform {
            Platform::Computer => Message::BankIdSearchingComputer,
            Platform::Mobile => Message::BankIdSearchingMobile,
        },
        "userCallConfirm" => Message::BankIdConfirmCall,
        "userFace" => Message::BankIdScanFace,
        "userMrtd" => Message::BankIdReadDocument,
        "userSign" => Message::BankIdEnterCode,
        "userStepUp" => Message::BankIdChooseConfirmation,
        _ => Message::BankIdInProgress,
    })
}

/// What the person is told while no app has taken up the order.
pub fn awaiting_app(device: Device) -> Message {
    match device {
        Device::Other => Message::BankIdStartApp,
        Device::This => Message::BankIdStartingApp,
    }
}

/// What the hint code of a failed order means. `startFailed` with a QR code is renewed for a while first; see
/// [`super::Order::after`].
pub fn failed(code: &str, device: Device) -> Reason {
    match (code, device) {
        ("cancelled", _) => Reason::BankIdCancelled,
        ("certificateErr", _) => Reason::BankIdCertificate,
        ("expiredTransaction", _) => Reason::BankIdExpired,
        ("facialRecognitionFailed", _) => Reason::BankIdFaceFailed,
        ("mrtdVerificationFailed", _) => Reason::BankIdDocumentFailed,
        ("multipleBankIdsOnDevice", _) => Reason::BankIdMultiple,
        ("nfcNotSupportedByDevice", _) => Reason::BankIdNoNfc,
        ("notSupportedByUserApp", _) => Reason::BankIdAppTooOld,
        ("startFailed", Device::Other) => Reason::BankIdNotScanned,
        ("startFailed", Device::This) => Reason::BankIdNoApp,
        ("stepUpFailed", _) => Reason::BankIdStepUpFailed,
        ("transactionRiskBlocked", _) => Reason::BankIdRisk,
        ("userCancel" | "userDeclinedCall", _) => Reason::BankIdUserCancelled,
        _ => Reason::BankIdFailed,
    }
}

#[cfg(test)]
mod tests {
    use super::{Pending, failed, pending};
    use crate::{api::Device, message::Message, provider::bankid::Platform, reason::Reason};
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn unknown_hints_have_an_answer() {
        assert_eq!(
            pending("somethingNew", Platform::Mobile),
            Pending::Connected(Message::BankIdInProgress)
        );
        assert_eq!(
            pending("processing", Platform::Computer),
            Pending::Connected(Message::BankIdInProgress)
        );
        assert_eq!(failed("somethingNew", Device::This), Reason::BankIdFailed);
    }

    #[test]
    fn every_hint_of_the_documentation_has_its_message() {
        for (code, message) in [
            ("userSign", Message::BankIdEnterCode),
            ("userMrtd", Message::BankIdReadDocument),
            ("userFace", Message::BankIdScanFace),
            ("userStepUp", Message::BankIdChooseConfirmation),
            ("userCallConfirm", Message::BankIdConfirmCall),
            ("started", Message::BankIdSearchingMobile),
        ] {
            assert_eq!(pending(code, Platform::Mobile), Pending::Connected(message), "{code}");
        }
        assert_eq!(
            pending("started", Platform::Computer),
            Pending::Connected(Message::BankIdSearchingComputer)
        );
        for code in ["outstandingTransaction", "noClient"] {
            assert_eq!(pending(code, Platform::Mobile), Pending::AwaitingApp, "{code}");
        }
    }

    #[test]
    fn every_failure_of_the_documentation_has_its_reason() {
        for (code, device, reason) in [
            ("expiredTransaction", Device::Other, Reason::BankIdExpired),
            ("certificateErr", Device::Other, Reason::BankIdCertificate),
            ("userCancel", Device::Other, Reason::BankIdUserCancelled),
            ("cancelled", Device::Other, Reason::BankIdCancelled),
            ("startFailed", Device::Other, Reason::BankIdNotScanned),
            ("startFailed", Device::This, Reason::BankIdNoApp),
            ("userDeclinedCall", Device::Other, Reason::BankIdUserCancelled),
            ("notSupportedByUserApp", Device::Other, Reason::BankIdAppTooOld),
            ("mrtdVerificationFailed", Device::Other, Reason::BankIdDocumentFailed),
            ("facialRecognitionFailed", Device::Other, Reason::BankIdFaceFailed),
            ("nfcNotSupportedByDevice", Device::Other, Reason::BankIdNoNfc),
            ("multipleBankIdsOnDevice", Device::Other, Reason::BankIdMultiple),
            ("stepUpFailed", Device::Other, Reason::BankIdStepUpFailed),
            ("transactionRiskBlocked", Device::Other, Reason::BankIdRisk),
        ] {
            assert_eq!(failed(code, device), reason, "{code}");
        }
    }
}
