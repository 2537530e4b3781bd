//! Reports of failure: each is its own outcome, and none is believed that does not answer our request.

use evidence::saml::{Plan, Signer, Signing};
use shared::{
    saml::{Failure, Refusal},
    xml,
};

const SUCCESS: &str = "<saml2p:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"></saml2p:StatusCode>";

fn report(first: &str, second: Option<&str>) -> Plan {
    let second = second.map(|code| format!("<saml2p:StatusCode Value=\"{code}\"></saml2p:StatusCode>"));
    let code = format!(
        "<saml2p:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:{first}\">{}</saml2p:StatusCode><saml2p:StatusMessage>Tolvan</saml2p:StatusMessage>",
        second.unwrap_or_default()
    );
    Plan::good().response(SUCCESS, &code)
}

#[test]
fn every_failure_is_told_apart() {
    let saml = "urn:oasis:names:tc:SAML:2.0:status:";
    let swedish = "http://id.elegnamnden.se/status/1.0/";
    for (first, second, failure) in [
        ("Responder", format!("{swedish}cancel"), Failure::Cancelled),
        ("Responder", format!("{swedish}fraud"), Failure::Fraud),
        ("Responder", format!("{swedish}possibleFraud"), Failure::PossibleFraud),
        ("Responder", format!("{saml}AuthnFailed"), Failure::AuthnFailed),
        ("Requester", format!("{saml}NoAuthnContext"), Failure::NoAuthnContext),
        ("Responder", format!("{saml}NoPassive"), Failure::NoPassive),
        ("Responder", format!("{saml}RequestDenied"), Failure::RequestDenied),
        (
            "Responder",
            format!("{saml}UnknownPrincipal"),
            Failure::UnknownPrincipal,
        ),
        ("Responder", format!("{swedish}Cancel"), Failure::Responder),
    ] {
        assert_eq!(
            report(first, Some(&second)).judge().unwrap_err(),
            Refusal::Status(failure),
            "{second}"
        );
        let is_attack = matches!(failure, Failure::Fraud | Failure::PossibleFraud);
        assert_eq!(failure.is_security_event(), is_attack, "{second}");
    }
    for (first, failure) in [
        ("Requester", Failure::Requester),
        ("Responder", Failure::Responder),
        ("VersionMismatch", Failure::VersionMismatch),
    ] {
        assert_eq!(
            report(first, None).judge().unwrap_err(),
            Refusal::Status(failure),
            "{first}"
        );
    }
}

/// The assertion that stands beside the failure in all of these would be accepted.
#[test]
fn a_report_is_believed_only_if_it_answers_our_request() {
    let report = || report("Responder", Some("http://id.elegnamnden.se/status/1.0/fraud"));
    let unsigned = Plan {
        response_signing: None,
        ..report()
    };
    assert_eq!(unsigned.judge().unwrap_err(), Refusal::Unsigned);
    let signing = Signing {
        key: Signer::Other,
        ..Signing::of("_response", "")
    };
    let forged = Plan {
        response_signing: Some(signing),
        ..report()
    };
    assert_eq!(forged.judge().unwrap_err(), Refusal::Xml(xml::Refusal::Signature));
    let other = report().response(
        "InResponseTo=\"_request\" IssueInstant",
        "InResponseTo=\"_other\" IssueInstant",
    );
    assert_eq!(other.judge().unwrap_err(), Refusal::InResponseTo);
    let elsewhere = report().response("Destination=\"https://login", "Destination=\"https://other");
    assert_eq!(elsewhere.judge().unwrap_err(), Refusal::Destination);
}
