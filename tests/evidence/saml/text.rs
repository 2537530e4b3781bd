//! The texts, in canonical form: namespaces before attributes, both in order, and no empty tags.

/// The identity provider.
pub const IDP: &str = "https://idp.example.se/saml";
/// Us.
pub const SP: &str = "https://login.example.se/saml/metadata";
/// Our address.
pub const ACS: &str = "https://login.example.se/saml/acs";
/// The `ID` of our request.
pub const REQUEST: &str = "_request";
/// Level 3.
pub const LOA3: &str = "http://id.elegnamnden.se/loa/1.0/loa3";

const BEGAN: &str = "2026-01-02T03:04:00.000Z";
const ISSUED: &str = "2026-01-02T03:04:05.000Z";
const ENDS: &str = "2026-01-02T03:09:05.000Z";
const URI_FORMAT: &str = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";

pub(super) fn response() -> String {
    [
        &format!(
            r#"<saml2p:Response xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol" Destination="{ACS}" ID="_response" InResponseTo="{REQUEST}" IssueInstant="{ISSUED}" Version="2.0">"#
        ),
        &format!(r#"<saml2:Issuer xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">{IDP}</saml2:Issuer>"#),
        r#"<saml2p:Status><saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"></saml2p:StatusCode></saml2p:Status>"#,
        "{assertion}</saml2p:Response>",
    ]
    .concat()
}

pub(super) fn assertion() -> String {
    let condition = format!(r#" NotBefore="{BEGAN}" NotOnOrAfter="{ENDS}""#);
    let attributes = [
        attribute("urn:oid:1.2.752.29.4.13", "191212121212"),
        attribute("urn:oid:2.5.4.42", "Tolvan"),
        attribute("urn:oid:2.5.4.4", "Tolvansson"),
        attribute("urn:oid:2.16.840.1.113730.3.1.241", "Tolvan Tolvansson"),
    ];
    let audience = format!("<saml2:Audience>{SP}</saml2:Audience>");
    assemble(&condition, &audience, [&authn(LOA3), &statement(&attributes.concat())])
}

pub(super) fn inera_assertion() -> String {
    let condition = format!(r#" NotOnOrAfter="{ENDS}""#);
    let attributes = [
        attribute("http://sambi.se/attributes/1/employeeHsaId", "SE2021006883-A1B2"),
        attribute("http://sambi.se/attributes/1/givenName", "Tolvan"),
        attribute("http://sambi.se/attributes/1/organizationIdentifier", "202100-6883"),
        attribute("http://sambi.se/attributes/1/personalIdentityNumber", "191212121212"),
        attribute("http://sambi.se/attributes/1/surname", "Tolvansson"),
        attribute(
            "urn:sambi:names:attribute:levelOfAssurance",
            "http://id.sambi.se/loa/loa3",
        ),
    ];
    let audiences = [SP, "https://idp.example.se/oidc", "someone"];
    let audiences = audiences.map(|audience| format!("<saml2:Audience>{audience}</saml2:Audience>"));
    let statements = [&statement(&attributes.concat()), &authn("http://id.sambi.se/loa/loa3")];
    assemble(&condition, &audiences.concat(), statements)
}

fn assemble(condition: &str, audiences: &str, statements: [&String; 2]) -> String {
    [
        &format!(
            r#"<saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:xs="http://www.w3.org/2001/XMLSchema" ID="_assertion" IssueInstant="{ISSUED}" Version="2.0">"#
        ),
        &format!("<saml2:Issuer>{IDP}</saml2:Issuer><saml2:Subject>"),
        r#"<saml2:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">pseudonym</saml2:NameID>"#,
        r#"<saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">"#,
        &format!(
            r#"<saml2:SubjectConfirmationData Address="192.0.2.1" InResponseTo="{REQUEST}" NotOnOrAfter="{ENDS}" Recipient="{ACS}"></saml2:SubjectConfirmationData>"#
        ),
        "</saml2:SubjectConfirmation></saml2:Subject>",
        &format!("<saml2:Conditions{condition}><saml2:AudienceRestriction>{audiences}</saml2:AudienceRestriction></saml2:Conditions>"),
        &statements.map(String::as_str).concat(),
        "</saml2:Assertion>",
    ]
    .concat()
}

fn authn(level: &str) -> String {
    [
        &format!(r#"<saml2:AuthnStatement AuthnInstant="{BEGAN}" SessionIndex="_session">"#),
        r#"<saml2:SubjectLocality Address="192.0.2.1"></saml2:SubjectLocality><saml2:AuthnContext>"#,
        &format!("<saml2:AuthnContextClassRef>{level}</saml2:AuthnContextClassRef></saml2:AuthnContext>"),
        "</saml2:AuthnStatement>",
    ]
    .concat()
}

fn statement(attributes: &str) -> String {
    format!("<saml2:AttributeStatement>{attributes}</saml2:AttributeStatement>")
}

/// One attribute with one value.
pub(super) fn attribute(name: &str, value: &str) -> String {
    format!(
        r#"<saml2:Attribute Name="{name}" NameFormat="{URI_FORMAT}"><saml2:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">{value}</saml2:AttributeValue></saml2:Attribute>"#
    )
}
