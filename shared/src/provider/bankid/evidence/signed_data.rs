//! `bankIdSignedData`: what the person's key has signed.

use super::{Expected, Operation, Refusal};
use crate::{
    person::Organisationsnummer,
    xml::{Name, Signed, SignedElement},
};
use base64::{Engine, engine::general_purpose::STANDARD};

/// The namespace of BankID's signatures, which is also the type of the reference.
pub(super) const NAMESPACE: &str = "http://www.bankid.com/signature/v1.0.0/types";
/// The element that is signed.
pub(super) const SIGNED_DATA: Name = name("bankIdSignedData");

const fn name(local: &'static str) -> Name {
    Name {
        namespace: NAMESPACE,
        local,
    }
}

/// Checks that what was signed is our order.
pub(super) fn check(signed: &Signed<'_>, expected: &Expected<'_>) -> Result<(), Refusal> {
    let data = signed.element(SIGNED_DATA).ok_or(Refusal::SignedData)?;

    // 1. The kind of order: a signature is never a login, and the reverse.
    let client = child(&data, "clientInfo")?;
    let function = child(&client, "funcId")?.text().map_err(|_| Refusal::SignedData)?;
    let expected_function = match expected.operation {
        Operation::Identification => "Identification",
        Operation::Signing => "Signing",
    };
    if function != expected_function {
        return Err(Refusal::Function);
    }

    // 2. The relying party: BankID writes the subject of the client certificate here.
    let server = child(&data, "srvInfo")?;
    let subject = String::from_utf8(bytes(&child(&server, "name")?)?).map_err(|_| Refusal::SignedData)?;
    if organisation(&subject).as_ref() != Some(expected.relying_party) {
        return Err(Refusal::RelyingParty);
    }

    // 3. The texts. What binds the order to the session is among them.
    let invisible = optional(&data, "usrNonVisibleData")?;
    if !same(invisible.as_ref(), expected.user_non_visible_data)? {
        return Err(Refusal::UserNonVisibleData);
    }
    let visible = optional(&data, "usrVisibleData")?;
    if let Some(visible) = &visible {
        let shown = visible.attribute("charset") == Some("UTF-8") && visible.attribute("visible") == Some("wysiwys");
        if !shown {
            return Err(Refusal::SignedData);
        }
    }
    if same(visible.as_ref(), expected.user_visible_data)? {
        Ok(())
    } else {
        Err(Refusal::UserVisibleData)
    }
}

/// The organisation number in a name such as `cn=…,name=…,serialNumber=…,o=…,c=SE`; `None` if there is none, or more than one. A
/// comma that belongs to a value is escaped (RFC 4514, 2.4).
fn organisation(subject: &str) -> Option<Organisationsnummer> {
    let (mut parts, mut escaped) = (vec![String::new()], false);
    for c in subject.chars() {
        match (c, parts.last_mut()) {
            (',', _) if !escaped => parts.push(String::new()),
            (_, Some(part)) => part.push(c),
            (_, None) => return None,
        }
        escaped = c == '\\' && !escaped;
    }
    let mut numbers = parts.iter().filter_map(|part| part.split_once('=')).filter(|(key, _)| {
        let key = key.trim();
        key.eq_ignore_ascii_case("serialNumber") || key == "2.5.4.5"
    });
    match (numbers.next(), numbers.next()) {
        (Some((_, number)), None) => Organisationsnummer::parse(number).ok(),
        _ => None,
    }
}

/// Whether the element holds exactly the expected bytes. An element that is not there holds none; so does an empty one.
fn same(element: Option<&SignedElement<'_>>, expected: Option<&[u8]>) -> Result<bool, Refusal> {
    let found = element.map(bytes).transpose()?.unwrap_or_default();
    Ok(found == expected.unwrap_or_default())
}

fn child<'d>(element: &SignedElement<'d>, local: &'static str) -> Result<SignedElement<'d>, Refusal> {
    element.child(name(local)).map_err(|_| Refusal::SignedData)
}

fn optional<'d>(element: &SignedElement<'d>, local: &'static str) -> Result<Option<SignedElement<'d>>, Refusal> {
    element.optional_child(name(local)).map_err(|_| Refusal::SignedData)
}

fn bytes(element: &SignedElement<'_>) -> Result<Vec<u8>, Refusal> {
    let text = element.text().map_err(|_| Refusal::SignedData)?;
    STANDARD.decode(text).map_err(|_| Refusal::SignedData)
}

#[cfg(test)]
mod tests {
    use super::organisation;
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn the_organisation_number_is_read_from_the_name() {
        let name =
            "cn=Finansiell ID-Teknik BID AB,name=Test av BankID,serialNumber=5566304928,o=Testbank A AB (publ),c=SE";
        assert_eq!(organisation(name).unwrap().as_str(), "5566304928");
        let escaped = r"cn=A\, serialNumber=2021006883\, AB,serialNumber=5566304928,c=SE";
        assert_eq!(organisation(escaped).unwrap().as_str(), "5566304928");
    }

    #[test]
    fn an_ambiguous_name_has_no_organisation_number() {
        for name in [
            "",
            "cn=A,c=SE",
            "cn=A,serialNumber=5566304928,serialNumber=2021006883",
            "cn=A,serialNumber=5566304928,2.5.4.5=2021006883",
            "cn=A,SERIALNUMBER=5566304928,serialnumber=5566304928",
            "cn=A,serialNumber=556630-4928",
            r"cn=A\,serialNumber=5566304928",
        ] {
            assert_eq!(organisation(name), None, "{name}");
        }
    }
}
