//! The words of every failure, in English. `what` is BankID's recommended text, word for word, where it has published one.

use crate::text::ReasonText;
use shared::reason::Reason;

/// The words of a failure.
#[expect(
    clippy::too_many_lines,
    reason = "one exhaustive table; splitting it would need a way out of the match"
)]
pub(super) fn reason(reason: Reason) -> ReasonText {
    match reason {
        Reason::AttributesUnavailable => ReasonText {
            title: "We cannot find out where you work",
            what: "The system that knows where you work does not answer at the moment.",
            next: "Try again in a while. Contact support if that does not help.",
        },
        Reason::BankIdAlreadyInProgress => ReasonText {
            title: "Another login was in progress",
            what: "An identification or signature is already in progress for your personal identity number. Please \
                   try again.",
            next: "Did you not start another login yourself? Then cancel, and contact your bank.",
        },
        // Our own words: BankID recommends none.
        Reason::BankIdAppTooOld => ReasonText {
            title: "Your BankID app is too old",
            what: "The version of the BankID app that you have cannot be used to log in here.",
            next: "Update the app and try again.",
        },
        Reason::BankIdCancelled => ReasonText {
            title: "The login was cancelled",
            what: "The action was cancelled. Please try again.",
            next: "Start only one login at a time.",
        },
        Reason::BankIdCertificate => ReasonText {
            title: "Your BankID cannot be used",
            what: "Your BankID is blocked or too old. Please use another BankID or get a new one from your bank.",
            next: "You can also choose another way to log in.",
        },
        // Our own words: we know of no English text of BankID's for RFA26.
        Reason::BankIdDocumentFailed => ReasonText {
            title: "The ID document could not be checked",
            what: "The check of your ID document failed. Please try again.",
            next: "Make sure that the picture is sharp, and hold the document still against the phone.",
        },
        Reason::BankIdExpired => ReasonText {
            title: "It took too long",
            what: "The BankID app is not responding. Please check that it's started and that you have internet \
                   access. Try again.",
            next: "Does that not help? Choose another way to log in.",
        },
        // Our own words: we know of no English text of BankID's for RFA27.
        Reason::BankIdFaceFailed => ReasonText {
            title: "Your face was not recognised",
            what: "The face recognition failed. Please try again.",
            next: "Make sure that your whole face is well lit and in view.",
        },
        Reason::BankIdFailed => ReasonText {
            title: "The login failed",
            what: "Something went wrong. Please try again.",
            next: "Does it happen again? Choose another way to log in.",
        },
        // Our own words: we know of no English text of BankID's for RFA29.
        Reason::BankIdMultiple => ReasonText {
            title: "Too many BankIDs on the device",
            what: "You have several BankIDs on your device. You need to delete all but one to complete the \
                   identification. You do this under Menu - Settings in your BankID app.",
            next: "Try again when you have one BankID left.",
        },
        Reason::BankIdNoApp => ReasonText {
            title: "No BankID app responded",
            what: "You don't seem to have the BankID app/program. Please install it and get a BankID from your bank.",
            next: "Do you have BankID on another device? Use that one instead.",
        },
        // Our own words: we know of no English text of BankID's for RFA28.
        Reason::BankIdNoNfc => ReasonText {
            title: "The device cannot read ID documents",
            what: "Your device lacks the reader that is needed to check ID documents.",
            next: "Use a phone that has such a reader (NFC), or choose another way to log in.",
        },
        Reason::BankIdNotScanned => ReasonText {
            title: "The time for the QR code is over",
            what: "Failed to scan the QR code. Start the BankID app and scan the QR code.",
            next: "You get a new code when you try again.",
        },
        // Our own words: BankID recommends none.
        Reason::BankIdRisk => ReasonText {
            title: "BankID stopped the login",
            what: "BankID judged that the login could be unsafe. You are not logged in.",
            next: "Has someone asked you to log in? Then cancel. Otherwise you can choose another way to log in.",
        },
        // Our own words: we know of no English text of BankID's for RFA30.
        Reason::BankIdStepUpFailed => ReasonText {
            title: "Your identity was not confirmed",
            what: "The confirmation of your identity failed. Please try again.",
            next: "Follow the steps in the BankID app to the end.",
        },
        Reason::BankIdUnavailable => ReasonText {
            title: "BankID is not responding right now",
            what: "Something went wrong. Please try again.",
            next: "You have done nothing wrong. Is it still so after a while? Choose another way to log in.",
        },
        Reason::BankIdUserCancelled => ReasonText {
            title: "The login was cancelled in the app",
            what: "The action was cancelled.",
            next: "You can try again or choose another way to log in.",
        },
        Reason::Cancelled => ReasonText {
            title: "The login is cancelled",
            what: "You are not logged in.",
            next: "Go back to the e-service if you want to log in again.",
        },
        Reason::EvidenceRefused => ReasonText {
            title: "We could not confirm who you are",
            what: "The answer from your e-ID could not be accepted. You are not logged in.",
            next: "Contact support and give the code and the reference below.",
        },
        Reason::ForeignRequest => ReasonText {
            title: "The request came from another website",
            what: "For your safety we did not accept it.",
            next: "Go back to the e-service and start again from there.",
        },
        Reason::IdentityMissing => ReasonText {
            title: "A detail about you is missing",
            what: "The service needs a detail about your employment, for instance your HSA-id, and we do not find it.",
            next: "Ask your manager or support to see to it that the detail is in the directory.",
        },
        Reason::LevelTooLow => ReasonText {
            title: "The login does not reach the right level",
            what: "Your e-ID did not show the assurance level that the service requires.",
            next: "Choose another way to log in.",
        },
        Reason::LoginAnswered => ReasonText {
            title: "This login is already done",
            what: "The e-service has been told that you are logged in. There is nothing more to do here.",
            next: "Go to the e-service. Are you not logged in there? Log in from there once more.",
        },
        Reason::LoginExpired => ReasonText {
            title: "The time for the login is over",
            what: "The login took too long or has already been finished.",
            next: "Go back to the e-service and log in from there.",
        },
        Reason::LoginNotFound => ReasonText {
            title: "We cannot find your login",
            what: "It may be done already, have become too old or have been started in another browser. It may also be that cookies are \
                   turned off in the browser.",
            next: "Open the e-service. Are you not logged in there? Log in from there, in the same browser all the way. Did an app open \
                   this page? Then open the e-service in this very browser.",
        },
        Reason::MalformedRequest => ReasonText {
            title: "We could not read the request",
            what: "The address or the form is incomplete or was changed on the way.",
            next: "Go back to the e-service and start again from there.",
        },
        Reason::MayNotEnter => ReasonText {
            title: "You do not have access to the service",
            what: "You are logged in, but none of your employments gives access to this service.",
            next: "Ask your manager whether you should have access. Support can see why you do not.",
        },
        Reason::MethodNotAllowed => ReasonText {
            title: "That way cannot be used here",
            what: "The service does not allow the way to log in that you chose.",
            next: "Choose another way to log in.",
        },
        Reason::NotEmployed => ReasonText {
            title: "We find no employment",
            what: "The service is for employees, and we find no employment for your personal identity number.",
            next: "If you are newly employed it may take some days. Otherwise ask your manager or support.",
        },
        Reason::NotFound => ReasonText {
            title: "There is no such page",
            what: "The link may be old or misspelt.",
            next: "Go to the e-service that you are going to use and choose to log in there.",
        },
        Reason::RedirectUnknown => ReasonText {
            title: "The e-service is not set up correctly",
            what: "The e-service sent you here with an address that it has not registered. You have done nothing \
                   wrong.",
            next: "Contact support and give the code and the reference below.",
        },
        Reason::ReturnMismatch => ReasonText {
            title: "You did not come back from the app as expected",
            what: "The app did not open this page in time, or its link was from an earlier attempt. That is why you are not logged in.",
            next: "Try again, and wait until the app opens the browser by itself. Does it open another browser? Then start again from \
                   that one, or use another device.",
        },
        Reason::ServiceUnknown => ReasonText {
            title: "We do not know the e-service",
            what: "The e-service that sent you here is not connected to this login. You have done nothing wrong.",
            next: "Contact support and give the code and the reference below.",
        },
        Reason::Unavailable => ReasonText {
            title: "The login does not work right now",
            what: "A fault on our side makes it impossible to log in.",
            next: "Try again in a while. Contact support if the fault remains.",
        },
    }
}
