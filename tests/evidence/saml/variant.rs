//! Responses of other kinds than the usual one.

use super::{Plan, Signer, federation::plain_certificate, policy, text::attribute};
use crate::Key;
use base64::{Engine, engine::general_purpose::STANDARD};
use rsa::traits::PublicKeyParts;
use shared::{
    loa::Loa,
    saml::{AttributeNames, AttributeSet},
};

/// The status of a good Response.
pub const SUCCESS: &str =
    "<saml2p:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"></saml2p:StatusCode>";
const END: &str = "</saml2:SubjectConfirmationData>";

impl Plan {
    /// What the Swedish eIDAS node answers about a person with a foreign e-ID.
    pub fn eidas() -> Self {
        let attributes = [
            ("urn:oid:1.2.752.201.3.4", "DE:3b7184c0ceaf76a9607a31e4e1f87f"),
            ("urn:oid:1.2.752.201.3.5", "A"),
            ("urn:oid:1.2.752.201.3.7", "DE/SE/3b7184c0ceaf"),
            ("urn:oid:1.3.6.1.5.5.7.9.1", "1964-02-29"),
            ("urn:oid:2.5.4.6", "DE"),
            ("urn:oid:1.2.752.201.3.2", "transaction"),
        ];
        let attributes = attributes.map(|(name, value)| attribute(name, value)).concat();
        let level = Loa::EidasNfSub.uri();
        Plan::good()
            .assertion(&attribute("urn:oid:1.2.752.29.4.13", "191212121212"), &attributes)
            .at_level(level, "loa3+eidas-notified")
            .expecting(|expecting| {
                expecting.rules.eidas_node = true;
                expecting.attributes = AttributeSet::EidasPerson;
            })
    }

    /// What is answered about an employee without Swedish residence: no number, and who they are to an organisation.
    pub fn non_resident() -> Self {
        let attributes = [
            attribute("urn:oid:1.2.752.201.3.1", "anna@2021006883"),
            attribute("urn:oid:2.5.4.10", "Digg"),
        ];
        Plan::good()
            .assertion(
                &attribute("urn:oid:1.2.752.29.4.13", "191212121212"),
                &attributes.concat(),
            )
            .at_level(Loa::Loa3NonResident.uri(), "loa3+nonresident")
            .expecting(|expecting| expecting.attributes = AttributeSet::OrganisationPerson)
    }

    /// A report of failure, with these codes of the first and the second level. The assertion that stands beside it would be accepted.
    pub fn failing(first: &str, second: Option<&str>) -> Self {
        let second = second.map(|code| format!("<saml2p:StatusCode Value=\"{code}\"></saml2p:StatusCode>"));
        let code = format!(
            "<saml2p:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:{first}\">{}</saml2p:StatusCode><saml2p:StatusMessage>Tolvan</saml2p:StatusMessage>",
            second.unwrap_or_default()
        );
        Plan::good().response(SUCCESS, &code)
    }

    /// What the identity provider of AB Svenska Pass answers: its attributes have bare names.
    pub fn svenska_pass() -> Self {
        let names = [
            ("urn:oid:1.2.752.29.4.13", "personalIdentityNumber"),
            ("urn:oid:2.5.4.42", "givenName"),
            ("urn:oid:2.5.4.4", "surname"),
            ("urn:oid:2.16.840.1.113730.3.1.241", "displayName"),
        ];
        let plan = names.iter().fold(Plan::good(), |plan, (name, bare)| {
            plan.assertion(&format!("Name=\"{name}\""), &format!("Name=\"{bare}\""))
        });
        plan.with_attribute("cardSerialNumber", "9752 0000 0000")
            .expecting(|expecting| expecting.rules.attribute_names = AttributeNames::Plain)
    }

    /// What the Swedish eIDAS node answers about a person whose Swedish number it has found, in this way.
    pub fn mapped(binding: &str) -> Self {
        Plan::eidas()
            .with_attribute("urn:oid:1.2.752.201.3.16", "191212121212")
            .with_attribute("urn:oid:1.2.752.201.3.6", binding)
    }

    /// What is answered about an employee of this affiliation.
    pub fn employed(affiliation: &str) -> Self {
        Plan::good()
            .with_attribute("urn:oid:1.2.752.201.3.1", affiliation)
            .with_attribute("urn:oid:2.5.4.10", "Digg")
            .expecting(|expecting| expecting.attributes = AttributeSet::OrganisationPerson)
    }

    /// The same at another level, which the identity provider may assert and was asked for, where this policy holds.
    pub fn at_level(self, level: &str, accepted: &str) -> Self {
        self.assertion(Loa::Loa3.uri(), level).expecting(|expecting| {
            expecting.idp.assurance = [level.to_owned()].into();
            expecting.request.levels = vec![level.to_owned()];
            expecting.levels = policy(accepted);
        })
    }

    /// The same with another attribute of one value.
    pub fn with_attribute(self, name: &str, value: &str) -> Self {
        let end = "</saml2:AttributeStatement>";
        self.assertion(end, &[&attribute(name, value), end].concat())
    }

    /// An assertion for the holder of the key that `info`, the content of `KeyInfo`, names, at an address to which the browser has
    /// connected with this certificate.
    pub fn held(info: &str, certificate: &[u8]) -> Self {
        let info = format!("<ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">{info}</ds:KeyInfo>");
        Plan::good()
            .assertion("cm:bearer", "cm:holder-of-key")
            .assertion(END, &[&info, END].concat())
            .expecting(|expecting| expecting.certificate = Some(certificate.to_vec()))
    }
}

impl Signer {
    /// A browser's certificate around this key, in DER.
    pub fn certificate(self) -> Vec<u8> {
        plain_certificate("Tolvan Tolvansson", Key::Other).around(&self.spki())
    }

    /// `X509Data` with the certificate.
    pub fn x509_data(self) -> String {
        let certificate = STANDARD.encode(self.certificate());
        format!("<ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data>")
    }

    /// `KeyValue` with the numbers of the key.
    pub fn key_value(self) -> String {
        let value = match self.point() {
            Some((curve, point)) => format!(
                r#"<dsig11:ECKeyValue xmlns:dsig11="http://www.w3.org/2009/xmldsig11#"><dsig11:NamedCurve URI="urn:oid:{curve}"></dsig11:NamedCurve><dsig11:PublicKey>{}</dsig11:PublicKey></dsig11:ECKeyValue>"#,
                STANDARD.encode(point)
            ),
            None => {
                let key = self.rsa();
                let [modulus, exponent] = [key.n_bytes(), key.e_bytes()].map(|number| STANDARD.encode(number));
                format!(
                    "<ds:RSAKeyValue><ds:Modulus>{modulus}</ds:Modulus><ds:Exponent>{exponent}</ds:Exponent></ds:RSAKeyValue>"
                )
            }
        };
        format!("<ds:KeyValue>{value}</ds:KeyValue>")
    }
}
