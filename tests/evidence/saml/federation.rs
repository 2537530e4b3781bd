//! A federation's metadata, in canonical form.

use super::{Edit, IDP, NOW, Signer, Signing, edited};
use crate::{Certificate, Hash, Key, der};
use base64::{Engine, engine::general_purpose::STANDARD};
use shared::{
    environment::Environment,
    saml::{Federation, IdentityProvider, MetadataRefusal, Operator, UnverifiedMetadata},
};
use std::sync::LazyLock;

/// Metadata of a federation. Every field may be changed.
#[derive(Clone, Debug)]
pub struct Metadata {
    /// The document; where the entities come, it says `{entities}`.
    pub document: String,
    /// The entities.
    pub entities: Vec<String>,
    /// Changes before it is signed.
    pub edits: Vec<Edit>,
    /// How it is signed.
    pub signing: Option<Signing>,
}

/// Who signs it, with the key [`Signer::P256`].
pub static OPERATOR: LazyLock<Operator> = LazyLock::new(|| {
    let certificate = Signer::P256.certificate();
    Operator::new(Environment::Test, &[&certificate]).expect("a certificate")
});

impl Metadata {
    /// Metadata of one identity provider and one service, signed by the operator, whose key is [`Signer::P256`].
    pub fn good() -> Self {
        Metadata::of(vec![identity_provider("https://idp.example.se/saml"), service()])
    }

    /// Metadata of these entities.
    pub fn of(entities: Vec<String>) -> Self {
        let head = r#"<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" ID="_metadata" Name="federation" cacheDuration="PT5H" validUntil="2026-01-09T03:04:05Z">"#;
        Metadata {
            document: format!("{head}{{entities}}</md:EntitiesDescriptor>"),
            entities,
            edits: Vec::new(),
            signing: Some(Signing {
                key: Signer::P256,
                ..Signing::of("_metadata", "")
            }),
        }
    }

    /// Metadata of the one identity provider, in which a text that stands there once is another.
    pub fn of_changed(old: &str, new: &str) -> Self {
        Metadata::of(vec![edited(
            &identity_provider(IDP),
            &[(old.to_owned(), new.to_owned())],
        )])
    }

    /// Metadata of one identity provider whose only key is described so.
    pub fn described(descriptor: &str) -> Self {
        let idp = identity_provider(IDP).replace(&key_descriptor("", Key::Responder), "");
        Metadata::of(vec![idp.replace(&key_descriptor("signing", Key::User), descriptor)])
    }

    /// Changes the document before it is signed.
    pub fn edit(mut self, old: &str, new: &str) -> Self {
        self.edits.push((old.to_owned(), new.to_owned()));
        self
    }

    /// The document.
    pub fn make(&self) -> String {
        let document = self.document.replace("{entities}", &self.entities.concat());
        let document = edited(&document, &self.edits);
        let Some(signing) = &self.signing else {
            return document;
        };
        let signature = signing.over(&document);
        let place = document.find('>').expect("a tag") + 1;
        let (head, rest) = document.split_at(place);
        [head, &signature, rest].concat()
    }

    /// Changes how it is signed.
    pub fn signing(mut self, change: impl FnOnce(&mut Signing)) -> Self {
        change(self.signing.as_mut().expect("a signature"));
        self
    }

    /// Makes the document and judges it by the operator's key.
    pub fn judge(&self) -> Result<Federation, MetadataRefusal> {
        judge_metadata(&self.make())
    }

    /// The identity provider [`IDP`] in it, if the document is believed and that is not left out.
    pub fn provider(&self) -> Option<IdentityProvider> {
        let federation = self.judge().expect("metadata that is believed");
        federation.identity_provider(IDP).cloned()
    }
}

/// Judges this text as metadata of the operator's.
pub fn judge_metadata(document: &str) -> Result<Federation, MetadataRefusal> {
    UnverifiedMetadata::new(document.as_bytes().to_vec()).verify(&OPERATOR, NOW)
}

/// Judges this text as the operator's answer to a query about `entity_id`.
pub fn judge_answer(entity_id: &str, document: &str) -> Result<Federation, MetadataRefusal> {
    UnverifiedMetadata::new(document.as_bytes().to_vec()).verify_entity(entity_id, &OPERATOR, NOW)
}

/// What a metadata query about an identity provider is answered with: one entity, which is the document.
pub fn answer(entity_id: &str) -> String {
    // In canonical form, as it is signed.
    let plain = format!("<md:EntityDescriptor entityID=\"{entity_id}\">");
    let whole = format!(
        "<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" ID=\"_entity\" entityID=\"{entity_id}\" validUntil=\"2026-01-09T03:04:05Z\">"
    );
    let document = edited(&identity_provider(entity_id), &[(plain, whole)]);
    let metadata = Metadata {
        document,
        ..Metadata::of(Vec::new())
    };
    metadata.signing(|signing| signing.id = "_entity".to_owned()).make()
}

/// A certificate around a key of the BankID tests, long expired.
pub fn certificate(key: Key) -> String {
    STANDARD.encode(plain_certificate("idp.example.se", key).der())
}

/// A certificate around a point on P-224, in DER.
pub fn certificate_on_p224() -> Vec<u8> {
    // The base point (SEC 2, 2.6.2), compressed.
    let point = [
        0x02, 0xb7, 0x0e, 0x0c, 0xbd, 0x6b, 0xb4, 0xbf, 0x7f, 0x32, 0x13, 0x90, 0xb9, 0x4a, 0x03, 0xc1, 0xd3, 0x56,
        0xc2, 0x11, 0x22, 0x34, 0x32, 0x80, 0xd6, 0x11, 0x5c, 0x1d, 0x21,
    ];
    let algorithm = der::sequence(&[der::oid("1.2.840.10045.2.1"), der::oid("1.3.132.0.33")]);
    let key = der::sequence(&[algorithm, der::bits(&point)]);
    plain_certificate("idp.example.se", Key::Other).around(&key)
}

/// A certificate with nothing in it but a name and a key.
pub(super) fn plain_certificate(name: &str, key: Key) -> Certificate {
    let name = vec![("2.5.4.3", name.to_owned())];
    Certificate {
        subject: name.clone(),
        issuer: name,
        serial: 1,
        validity: ["20100101000000Z", "20110101000000Z"],
        key,
        signed_by: key,
        hash: Hash::Sha256,
        ca: false,
        usage: None,
        policies: Vec::new(),
        purpose: None,
        no_check: false,
        riddle: false,
    }
}

/// `KeyDescriptor`, for signing if `usage` says so.
pub fn key_descriptor(usage: &str, key: Key) -> String {
    key_descriptor_of(usage, &plain_certificate("idp.example.se", key).der())
}

/// `KeyDescriptor` with this certificate, in DER.
pub fn key_descriptor_of(usage: &str, certificate: &[u8]) -> String {
    let usage = if usage.is_empty() {
        String::new()
    } else {
        format!(r#" use="{usage}""#)
    };
    let certificate = STANDARD.encode(certificate);
    format!(
        r#"<md:KeyDescriptor{usage}><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"#
    )
}

/// An identity provider of the Swedish framework.
pub fn identity_provider(entity_id: &str) -> String {
    let attribute = |name: &str, values: &[&str]| {
        let values: String = values
            .iter()
            .map(|value| format!("<saml2:AttributeValue>{value}</saml2:AttributeValue>"))
            .collect();
        let format = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";
        format!(
            r#"<saml2:Attribute xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" Name="{name}" NameFormat="{format}">{values}</saml2:Attribute>"#
        )
    };
    let redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    let post = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
    [
        format!(r#"<md:EntityDescriptor entityID="{entity_id}"><md:Extensions>"#),
        r#"<mdattr:EntityAttributes xmlns:mdattr="urn:oasis:names:tc:SAML:metadata:attribute">"#.to_owned(),
        attribute(
            "urn:oasis:names:tc:SAML:attribute:assurance-certification",
            &["\n  http://id.elegnamnden.se/loa/1.0/loa3\n"],
        ),
        attribute(
            "http://macedir.org/entity-category",
            &[
                "http://id.swedenconnect.se/ec/1.0/loa3-orgid",
                " http://id.swedenconnect.se/contract/Visma/SCB/Leveransavtal-E-Legitimationstjänster-A2021/0337 ",
            ],
        ),
        "</mdattr:EntityAttributes></md:Extensions>".to_owned(),
        r#"<md:IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:Extensions>"#.to_owned(),
        r#"<shibmd:Scope xmlns:shibmd="urn:mace:shibboleth:metadata:1.0" regexp="false">2021006883</shibmd:Scope>"#.to_owned(),
        r#"<shibmd:Scope xmlns:shibmd="urn:mace:shibboleth:metadata:1.0" regexp="true">.*</shibmd:Scope>"#.to_owned(),
        r#"<mdui:UIInfo xmlns:mdui="urn:oasis:names:tc:SAML:metadata:ui"><mdui:DisplayName xml:lang="sv">Exempel</mdui:DisplayName><mdui:DisplayName xml:lang="en">Example</mdui:DisplayName>"#.to_owned(),
        r#"<mdui:Logo height="10" width="10">https://idp.example.se/logo.svg</mdui:Logo><mdui:Logo height="10" width="10">javascript:alert(1)</mdui:Logo></mdui:UIInfo></md:Extensions>"#.to_owned(),
        key_descriptor("signing", Key::User),
        key_descriptor("", Key::Responder),
        key_descriptor("encryption", Key::Other),
        holder_of_key(redirect, "https://key.example.se/redirect"),
        holder_of_key(post, "https://key.example.se/post"),
        format!(r#"<md:SingleSignOnService Binding="{redirect}" Location="https://idp.example.se/redirect"></md:SingleSignOnService>"#),
        format!(r#"<md:SingleSignOnService Binding="{post}" Location="https://idp.example.se/post"></md:SingleSignOnService>"#),
        "</md:IDPSSODescriptor><md:Organization><md:Extensions>".to_owned(),
        r#"<mdorgext:OrganizationNumber xmlns:mdorgext="http://id.swedenconnect.se/authn/1.0/md-org-ext/ns">2021006883</mdorgext:OrganizationNumber>"#.to_owned(),
        "</md:Extensions></md:Organization></md:EntityDescriptor>".to_owned(),
    ]
    .concat()
}

/// An address for assertions that only the holder of a key can use.
fn holder_of_key(binding: &str, location: &str) -> String {
    let profile = "urn:oasis:names:tc:SAML:2.0:profiles:holder-of-key:SSO:browser";
    format!(
        r#"<md:SingleSignOnService xmlns:hoksso="{profile}" Binding="{profile}" Location="{location}" hoksso:ProtocolBinding="{binding}"></md:SingleSignOnService>"#
    )
}

/// A service provider, which is passed over.
pub fn service() -> String {
    r#"<md:EntityDescriptor entityID="https://sp.example.se"><md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"></md:SPSSODescriptor></md:EntityDescriptor>"#.to_owned()
}
