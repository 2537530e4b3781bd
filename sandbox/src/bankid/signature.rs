//! The XML signature of a completed order.
//!
//! It is written in canonical form (Canonical XML 1.0, without comments) from the start: the bytes of `SignedInfo`, `KeyInfo` and
//! `bankIdSignedData` in the document are the bytes that are digested. So nothing here canonicalises, and a test has `xmlsec1`
//! say that it is right. The shape, to the order of attributes, is that of BankID's published sample.

use super::kind::Kind;
use super::order::{Connection, Order};
use super::request::Purpose;
use crate::pki::Pki;
use crate::random;
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rcgen::SigningKey;
use sha2::{Digest, Sha256};
use shared::time::{Span, Timestamp};

const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";
const C14N: &str = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
const RSA_SHA256: &str = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";
const BANKID: &str = "http://www.bankid.com/signature/v1.0.0/types";

/// Signs an order with the person's key. Gives the base64 of the document, as it is sent.
pub(crate) fn sign(order: &Order, connection: &Connection, uhi: &str, pki: &Pki, now: Timestamp) -> Result<String> {
    let holder = pki.holder(connection.person, connection.kind)?;
    let data = signed_data(order, connection, uhi, now)?;
    let certificates = [&holder.certificate, pki.customer_ca(), pki.bank_ca()];
    let certificates = certificates.map(|der| format!("<X509Certificate>{}</X509Certificate>", STANDARD.encode(der)));
    let key_info = format!(
        r#"<KeyInfo xmlns="{DSIG}" Id="bidKeyInfo"><X509Data>{}</X509Data></KeyInfo>"#,
        certificates.concat()
    );
    let signed_info = [
        format!(r#"<SignedInfo xmlns="{DSIG}"><CanonicalizationMethod Algorithm="{C14N}"></CanonicalizationMethod>"#),
        format!(r#"<SignatureMethod Algorithm="{RSA_SHA256}"></SignatureMethod>"#),
        reference(&format!(r#"Type="{BANKID}" URI="#), "bidSignedData", &data),
        reference("URI=", "bidKeyInfo", &key_info),
        "</SignedInfo>".to_owned(),
    ]
    .concat();
    let signature = holder
        .key
        .sign(signed_info.as_bytes())
        .context("cannot sign with a person's key")?;
    let document = [
        r#"<?xml version="1.0" encoding="UTF-8" standalone="no"?>"#,
        &format!(r#"<Signature xmlns="{DSIG}">"#),
        &signed_info,
        &format!("<SignatureValue>{}</SignatureValue>", STANDARD.encode(signature)),
        &key_info,
        &format!("<Object>{data}</Object></Signature>"),
    ]
    .concat();
    Ok(STANDARD.encode(document))
}

/// A reference to the element with that `Id`, whose canonical form is `content`.
fn reference(attributes: &str, id: &str, content: &str) -> String {
    let digest = STANDARD.encode(Sha256::digest(content));
    format!(
        r##"<Reference {attributes}"#{id}"><Transforms><Transform Algorithm="{C14N}"></Transform></Transforms><DigestMethod Algorithm="{SHA256}"></DigestMethod><DigestValue>{digest}</DigestValue></Reference>"##
    )
}

/// What the person agrees to: the texts, who asked, and on what device.
fn signed_data(order: &Order, connection: &Connection, uhi: &str, now: Timestamp) -> Result<String> {
    let visible = order.start.user_visible_data.as_ref();
    let invisible = order.start.user_non_visible_data.as_ref();
    let nonce: [u8; 20] = random::bytes()?;
    let purpose = match order.purpose {
        Purpose::Auth => "Identification",
        Purpose::Sign => "Signing",
    };
    Ok([
        format!(r#"<bankIdSignedData xmlns="{BANKID}" Id="bidSignedData">"#),
        // The texts are the relying party's own base64: checked when they came in, so there is nothing to escape.
        visible.map_or_else(String::new, |text| {
            format!(r#"<usrVisibleData charset="UTF-8" visible="wysiwys">{text}</usrVisibleData>"#)
        }),
        invisible.map_or_else(String::new, |text| element("usrNonVisibleData", text)),
        "<srvInfo>".to_owned(),
        element("name", &STANDARD.encode(&order.relying_party.subject)),
        element("nonce", &STANDARD.encode(nonce)),
        element("displayName", &STANDARD.encode(&order.relying_party.display_name)),
        "</srvInfo><clientInfo>".to_owned(),
        element("funcId", purpose),
        element("version", &STANDARD.encode(version(uhi, now))),
        environment(order, connection, uhi),
        "</clientInfo></bankIdSignedData>".to_owned(),
    ]
    .concat())
}

/// The app and the device, and the conditions of the order that they have met. (How several policies are written is not documented;
/// here with commas between.)
fn environment(order: &Order, connection: &Connection, uhi: &str) -> String {
    let policies = &order.start.requirement.certificate_policies;
    let policies = match policies.is_empty() {
        true => String::new(),
        false => condition("CertificatePolicies", &policies.join(",")),
    };
    let (system, release) = match connection.kind {
        Kind::Mobile => ("IOS", "26.1"),
        Kind::File | Kind::Card => ("OS_X", "26.1"),
    };
    [
        "<env><ai>".to_owned(),
        element("type", &STANDARD.encode(system)),
        element("deviceInfo", &STANDARD.encode(release)),
        element("uhi", uhi),
        "<fsib>0</fsib><utb>cs1</utb><requirement>".to_owned(),
        policies,
        condition("TokenStartRequired", "yes"),
        "</requirement><uauth>pw</uauth></ai></env>".to_owned(),
    ]
    .concat()
}

fn version(uhi: &str, now: Timestamp) -> String {
    let best_before = now.after(Span::from_minutes(30 * 24 * 60)).unix_seconds();
    format!("Personal=0.1.0&BankID_exe=0.1.0&BISP=0.1.0&platform=sandbox&uhi={uhi}&best_before={best_before}&")
}

fn condition(name: &str, value: &str) -> String {
    format!(
        "<condition>{}{}</condition>",
        element("type", name),
        element("value", value)
    )
}

fn element(name: &str, text: &str) -> String {
    format!("<{name}>{text}</{name}>")
}
