//! One `EntityDescriptor` (SAML V2.0 Metadata, 2.3.2).

use super::{
    super::{Endpoints, IdentityProvider},
    METADATA, end, md,
};
use crate::{
    crypto::PublicKey,
    environment::Environment,
    saml::{
        PROTOCOL,
        request::{self, binding},
        saml,
    },
    time::Timestamp,
    xml::{Name, Refusal, SignedElement, base64_in_lines},
};
use std::collections::{BTreeMap, BTreeSet};

const ASSURANCE: &str = "urn:oasis:names:tc:SAML:attribute:assurance-certification";
const CATEGORY: &str = "http://macedir.org/entity-category";
/// How many keys may be said to sign. Each is tried: two are common, three rare.
const MAX_KEYS: usize = 8;
const UI: &str = "urn:oasis:names:tc:SAML:metadata:ui";
const ENTITY_ATTRIBUTES: Name = Name {
    namespace: "urn:oasis:names:tc:SAML:metadata:attribute",
    local: "EntityAttributes",
};
const SCOPE: Name = Name {
    namespace: "urn:mace:shibboleth:metadata:1.0",
    local: "Scope",
};
const PRINCIPAL_SELECTION: Name = Name {
    namespace: request::PRINCIPAL_SELECTION,
    local: "RequestedPrincipalSelection",
};
const MATCH_VALUE: Name = Name {
    namespace: request::PRINCIPAL_SELECTION,
    local: "MatchValue",
};
const ORGANISATION_NUMBER: Name = Name {
    namespace: "http://id.swedenconnect.se/authn/1.0/md-org-ext/ns",
    local: "OrganizationNumber",
};

/// Reads an identity provider; nothing if the entity is none, or is none any longer. `environment` is
/// that of the operator, `until` the end of the entity.
pub(super) fn read(
    entity: &SignedElement<'_>,
    environment: Environment,
    until: Timestamp,
    now: Timestamp,
) -> Result<Option<IdentityProvider>, Refusal> {
    let Some(role) = entity.optional_child(md("IDPSSODescriptor"))? else {
        return Ok(None);
    };
    let Some(valid_until) = end(&role, until, now) else {
        return Ok(None);
    };
    let protocols = role.attribute("protocolSupportEnumeration").unwrap_or_default();
    if !protocols.split_ascii_whitespace().any(|protocol| protocol == PROTOCOL) {
        return Ok(None);
    }
    let entity_id = entity.attribute("entityID").filter(|id| !id.is_empty());
    let signing_keys = signing_keys(&role)?;
    if signing_keys.is_empty() {
        return Err(Refusal::Structure);
    }
    let info = ui(&role, "UIInfo")?;
    Ok(Some(IdentityProvider {
        entity_id: entity_id.ok_or(Refusal::Structure)?.to_owned(),
        environment,
        signing_keys,
        sso: endpoints(|binding| address(&role, |service| service.attribute("Binding") == Some(binding))),
        holder_of_key: endpoints(|binding| {
            address(&role, |service| {
                service.attribute("Binding") == Some(binding::HOLDER_OF_KEY)
                    && service.attribute_in(binding::HOLDER_OF_KEY, "ProtocolBinding") == Some(binding)
            })
        }),
        wants_signed_requests: matches!(role.attribute("WantAuthnRequestsSigned"), Some("true" | "1")),
        assurance: entity_attribute(entity, ASSURANCE)?,
        categories: entity_attribute(entity, CATEGORY)?,
        scopes: scopes(&role)?,
        principal_selection: principal_selection(&role)?,
        display_names: info.map(|info| names(&info)).transpose()?.unwrap_or_default(),
        logos: info.map(|info| logos(&info)).transpose()?.unwrap_or_default(),
        organisation: organisation(entity)?,
        valid_until,
    }))
}

/// The keys that sign: those for signing, and those that are said to be for nothing in particular (SAML V2.0 Metadata, 2.4.1.1). A key
/// that we do not take is passed over, since another may be right.
fn signing_keys(role: &SignedElement<'_>) -> Result<Vec<PublicKey>, Refusal> {
    let mut keys = Vec::new();
    let descriptors = role.children().filter(|child| child.is(md("KeyDescriptor")));
    let signing = descriptors.filter(|descriptor| descriptor.attribute("use").is_none_or(|usage| usage == "signing"));
    for (count, descriptor) in signing.enumerate() {
        if count >= MAX_KEYS {
            return Err(Refusal::Structure);
        }
        keys.extend(key(&descriptor)?.filter(|key| !keys.contains(key)));
    }
    Ok(keys)
}

/// The key of a `KeyDescriptor`. It describes one, and all its certificates must be of it (XML Signature, 4.5.4): of several keys, no
/// reader knows which one the other reads.
fn key(descriptor: &SignedElement<'_>) -> Result<Option<PublicKey>, Refusal> {
    let mut keys = Vec::new();
    let info = descriptor.child(Name::dsig("KeyInfo"))?;
    for data in info.children().filter(|child| child.is(Name::dsig("X509Data"))) {
        for certificate in data.children().filter(|child| child.is(Name::dsig("X509Certificate"))) {
            let der = base64_in_lines(&certificate.text()?);
            keys.push(der.and_then(|der| PublicKey::from_certificate(&der).ok()));
        }
    }
    let Some(first) = keys.pop() else {
        return Ok(None);
    };
    Ok(first.filter(|first| keys.iter().all(|other| other.as_ref() == Some(first))))
}

/// The addresses for the bindings that we use.
fn endpoints(address: impl Fn(&str) -> Option<String>) -> Endpoints {
    Endpoints {
        redirect: address(binding::HTTP_REDIRECT),
        post: address(binding::HTTP_POST),
    }
}

/// The address of the first service that fits. Addresses without TLS are none (Deployment Profile, 5.2).
fn address(role: &SignedElement<'_>, fits: impl Fn(&SignedElement<'_>) -> bool) -> Option<String> {
    let mut services = role.children().filter(|child| child.is(md("SingleSignOnService")));
    let location = services.find(fits)?.attribute("Location")?;
    location.starts_with("https://").then(|| location.to_owned())
}

/// The values of an entity attribute, without the white space around them (Entity Categories, 1.5).
fn entity_attribute(entity: &SignedElement<'_>, name: &str) -> Result<BTreeSet<String>, Refusal> {
    let mut values = BTreeSet::new();
    let Some(extensions) = entity.optional_child(md("Extensions"))? else {
        return Ok(values);
    };
    let attributes = extensions.children().filter(|child| child.is(ENTITY_ATTRIBUTES));
    for attribute in attributes.flat_map(|attributes| attributes.children()) {
        if !attribute.is(saml("Attribute")) || attribute.attribute("Name") != Some(name) {
            continue;
        }
        for value in attribute.children().filter(|child| child.is(saml("AttributeValue"))) {
            values.insert(value.text()?.trim().to_owned());
        }
    }
    Ok(values)
}

/// The scopes that are written out. One that is a regular expression covers nothing.
fn scopes(role: &SignedElement<'_>) -> Result<BTreeSet<String>, Refusal> {
    let Some(extensions) = role.optional_child(md("Extensions"))? else {
        return Ok(BTreeSet::new());
    };
    let plain = |scope: &SignedElement<'_>| matches!(scope.attribute("regexp"), None | Some("false" | "0"));
    let scopes = extensions.children().filter(|child| child.is(SCOPE)).filter(plain);
    scopes.map(|scope| Ok(scope.text()?.trim().to_owned())).collect()
}

/// The names of the attributes by which a principal may be selected (Principal Selection in SAML Authentication Requests, 3).
fn principal_selection(role: &SignedElement<'_>) -> Result<BTreeSet<String>, Refusal> {
    let extensions = role.optional_child(md("Extensions"))?;
    let selection = extensions.map(|extensions| extensions.optional_child(PRINCIPAL_SELECTION));
    let Some(selection) = selection.transpose()?.flatten() else {
        return Ok(BTreeSet::new());
    };
    let values = selection.children().filter(|child| child.is(MATCH_VALUE));
    Ok(values
        .filter_map(|value| value.attribute("Name"))
        .map(str::to_owned)
        .collect())
}

/// An element of the user interface extension (SAML V2.0 Metadata Extensions for Login and Discovery User Interface, 2.1).
fn ui<'d>(role: &SignedElement<'d>, local: &'static str) -> Result<Option<SignedElement<'d>>, Refusal> {
    match role.optional_child(md("Extensions"))? {
        Some(extensions) => extensions.optional_child(Name { namespace: UI, local }),
        None => Ok(None),
    }
}

fn names(info: &SignedElement<'_>) -> Result<BTreeMap<String, String>, Refusal> {
    let name = Name {
        namespace: UI,
        local: "DisplayName",
    };
    let mut names = BTreeMap::new();
    for name in info.children().filter(|child| child.is(name)) {
        let language = name.language().unwrap_or_default().to_ascii_lowercase();
        names.insert(language, name.text()?.trim().to_owned());
    }
    Ok(names)
}

fn logos(info: &SignedElement<'_>) -> Result<Vec<String>, Refusal> {
    let logo = Name {
        namespace: UI,
        local: "Logo",
    };
    let mut logos = Vec::new();
    for logo in info.children().filter(|child| child.is(logo)) {
        let text = logo.text()?.trim().to_owned();
        if text.starts_with("https://") || text.starts_with("data:image/") {
            logos.push(text);
        }
    }
    Ok(logos)
}

fn organisation(entity: &SignedElement<'_>) -> Result<Option<String>, Refusal> {
    let organisation = entity.optional_child(Name {
        namespace: METADATA,
        local: "Organization",
    })?;
    let extensions = organisation.map(|organisation| organisation.optional_child(md("Extensions")));
    let number = extensions.transpose()?.flatten();
    let number = number.map(|extensions| extensions.optional_child(ORGANISATION_NUMBER));
    let number = number.transpose()?.flatten();
    number.map(|number| Ok(number.text()?.trim().to_owned())).transpose()
}
