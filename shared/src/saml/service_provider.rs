//! Our own metadata (SAML V2.0 Metadata, 2.4.4; Deployment Profile for the Swedish eID Framework, 2.1).

use super::{
    ASSERTION, Attribute, PROTOCOL,
    request::binding::{HOLDER_OF_KEY, HTTP_POST},
};
use crate::xml::{Writer, XMLDSIG};
use base64::{Engine, engine::general_purpose::STANDARD};

const METADATA: &str = "urn:oasis:names:tc:SAML:2.0:metadata";
const ENTITY_ATTRIBUTES: &str = "urn:oasis:names:tc:SAML:metadata:attribute";
const CATEGORY: &str = "http://macedir.org/entity-category";
const URI: &str = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";
const XMLENC11: &str = "http://www.w3.org/2009/xmlenc11#";
/// The binding of the Identity Provider Discovery Service Protocol and Profile, 2.4, which is its namespace too.
const DISCOVERY: &str = "urn:oasis:names:tc:SAML:profiles:SSO:idp-discovery-protocol";
const UI: &str = "urn:oasis:names:tc:SAML:metadata:ui";

/// How we would like content to be encrypted, the best first: an identity provider that takes no notice sends CBC (Deployment
/// Profile, 8).
const ENCRYPTION: [&str; 2] = [
    "http://www.w3.org/2009/xmlenc11#aes256-gcm",
    "http://www.w3.org/2009/xmlenc11#aes128-gcm",
];
/// How we would like the key of it to be wrapped: with SHA-256, where nothing said would mean SHA-1 (XML Encryption 1.1, 5.5.2).
const KEY_TRANSPORT: &str = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p";
const KEY_TRANSPORT_DIGEST: &str = "http://www.w3.org/2001/04/xmlenc#sha256";
/// How we take it where it can be agreed on, and wrapped (XML Encryption 1.1, 5.6.4 and 5.7.1).
const KEY_AGREEMENT: &str = "http://www.w3.org/2009/xmlenc11#ECDH-ES";
const KEY_DERIVATION: &str = "http://www.w3.org/2009/xmlenc11#ConcatKDF";
const KEY_WRAP: &str = "http://www.w3.org/2001/04/xmlenc#kw-aes256";

/// What our metadata says of us.
#[derive(Clone, Copy, Debug)]
pub struct ServiceProvider<'a> {
    /// Our `entityID`.
    pub entity_id: &'a str,
    /// Where Responses are posted.
    pub acs: &'a str,
    /// Where Responses are posted whose assertions only the holder of a key can use, if there is such an address. It must ask the
    /// browser for a certificate (Deployment Profile, 6.1).
    pub holder_of_key_acs: Option<&'a str>,
    /// Where a discovery service sends people back to with the identity provider that they have chosen, if we take that from one
    /// (`idpdisc:DiscoveryResponse`; Deployment Profile, 2.1.2).
    pub discovery_response: Option<&'a str>,
    /// The certificates of the keys that we sign with, in DER: the current one and, before a change, the next one.
    pub signing: &'a [&'a [u8]],
    /// The certificate of the newest key that we decrypt with, in DER. Nobody is to use an older one.
    pub encryption: &'a [u8],
    /// The certificate of our newest key on P-256, in DER, if we have one. It stands first, so that whoever can agree on a key does; an
    /// identity provider that looks at the first key only must know P-256.
    pub agreement: Option<&'a [u8]>,
    /// `WantAssertionsSigned`.
    pub want_assertions_signed: bool,
    /// Our entity categories.
    pub categories: &'a [&'a str],
    /// What we are called, by language; Swedish is mandatory (Deployment Profile, 2.1.1.1).
    pub names: &'a [(&'a str, &'a str)],
    /// The address of our logotype, and its width and height.
    pub logo: (&'a str, u32, u32),
    /// The address of our organisation.
    pub organisation_url: &'a str,
    /// Where to write when something technical is wrong.
    pub technical_contact: &'a str,
    /// Attributes that we ask for beyond what the categories imply, and whether we need them.
    pub attributes: &'a [(Attribute, bool)],
}

impl ServiceProvider<'_> {
    /// The document.
    pub fn metadata(&self) -> String {
        let mut writer = Writer::default();
        let entity = [("xmlns:md", METADATA), ("entityID", self.entity_id)];
        writer.open("md:EntityDescriptor", &entity);
        self.categories(&mut writer);
        let wants = if self.want_assertions_signed { "true" } else { "false" };
        let role = [
            ("AuthnRequestsSigned", "true"),
            ("WantAssertionsSigned", wants),
            ("protocolSupportEnumeration", PROTOCOL),
        ];
        writer.open("md:SPSSODescriptor", &role);
        self.user_interface(&mut writer);
        for certificate in self.signing {
            key(&mut writer, "signing", certificate).close();
        }
        if let Some(certificate) = self.agreement {
            key(&mut writer, "encryption", certificate);
            methods(&mut writer, &ENCRYPTION);
            methods(&mut writer, &[KEY_WRAP]);
            let derivation = [("xmlns:xenc11", XMLENC11), ("Algorithm", KEY_DERIVATION)];
            writer
                .open("md:EncryptionMethod", &[("Algorithm", KEY_AGREEMENT)])
                .leaf("xenc11:KeyDerivationMethod", &derivation, "")
                .close()
                .close();
        }
        key(&mut writer, "encryption", self.encryption);
        methods(&mut writer, &ENCRYPTION);
        let digest = [("xmlns:ds", XMLDSIG), ("Algorithm", KEY_TRANSPORT_DIGEST)];
        writer
            .open("md:EncryptionMethod", &[("Algorithm", KEY_TRANSPORT)])
            .leaf("ds:DigestMethod", &digest, "")
            .close();
        let acs = [
            ("Binding", HTTP_POST),
            ("Location", self.acs),
            ("index", "0"),
            ("isDefault", "true"),
        ];
        writer.close().leaf("md:AssertionConsumerService", &acs, "");
        if let Some(address) = self.holder_of_key_acs {
            let acs = [
                ("xmlns:hoksso", HOLDER_OF_KEY),
                ("Binding", HOLDER_OF_KEY),
                ("Location", address),
                ("index", "1"),
                ("isDefault", "false"),
                ("hoksso:ProtocolBinding", HTTP_POST),
            ];
            writer.leaf("md:AssertionConsumerService", &acs, "");
        }
        self.requested_attributes(&mut writer);
        writer.close();
        self.organisation(&mut writer);
        writer.open("md:ContactPerson", &[("contactType", "technical")]).leaf(
            "md:EmailAddress",
            &[],
            &["mailto:", self.technical_contact].concat(),
        );
        writer.finish()
    }

    fn categories(&self, writer: &mut Writer) {
        writer
            .open("md:Extensions", &[])
            .open("mdattr:EntityAttributes", &[("xmlns:mdattr", ENTITY_ATTRIBUTES)])
            .open(
                "saml2:Attribute",
                &[("xmlns:saml2", ASSERTION), ("Name", CATEGORY), ("NameFormat", URI)],
            );
        for category in self.categories {
            writer.leaf("saml2:AttributeValue", &[], category);
        }
        writer.close().close().close();
    }

    fn user_interface(&self, writer: &mut Writer) {
        writer
            .open("md:Extensions", &[])
            .open("mdui:UIInfo", &[("xmlns:mdui", UI)]);
        for (language, name) in self.names {
            writer.leaf("mdui:DisplayName", &[("xml:lang", language)], name);
        }
        let (address, width, height) = self.logo;
        let size = [("height", height.to_string()), ("width", width.to_string())];
        let size = size.each_ref().map(|(name, pixels)| (*name, pixels.as_str()));
        writer.leaf("mdui:Logo", &size, address).close();
        if let Some(address) = self.discovery_response {
            let response = [
                ("xmlns:idpdisc", DISCOVERY),
                ("Binding", DISCOVERY),
                ("Location", address),
                ("index", "0"),
                ("isDefault", "true"),
            ];
            writer.leaf("idpdisc:DiscoveryResponse", &response, "");
        }
        writer.close();
    }

    fn requested_attributes(&self, writer: &mut Writer) {
        if self.attributes.is_empty() {
            return;
        }
        writer.open("md:AttributeConsumingService", &[("index", "0")]);
        for (language, name) in self.names {
            writer.leaf("md:ServiceName", &[("xml:lang", language)], name);
        }
        for (attribute, is_required) in self.attributes {
            let required = if *is_required { "true" } else { "false" };
            let requested = [("Name", attribute.uri()), ("NameFormat", URI), ("isRequired", required)];
            writer.leaf("md:RequestedAttribute", &requested, "");
        }
        writer.close();
    }

    fn organisation(&self, writer: &mut Writer) {
        writer.open("md:Organization", &[]);
        for element in ["md:OrganizationName", "md:OrganizationDisplayName"] {
            for (language, name) in self.names {
                writer.leaf(element, &[("xml:lang", language)], name);
            }
        }
        for (language, _) in self.names {
            writer.leaf("md:OrganizationURL", &[("xml:lang", language)], self.organisation_url);
        }
        writer.close();
    }
}

/// Opens a `KeyDescriptor` with a certificate in it.
fn key<'w>(writer: &'w mut Writer, usage: &str, certificate: &[u8]) -> &'w mut Writer {
    writer
        .open("md:KeyDescriptor", &[("use", usage)])
        .open("ds:KeyInfo", &[("xmlns:ds", XMLDSIG)])
        .open("ds:X509Data", &[])
        .leaf("ds:X509Certificate", &[], &STANDARD.encode(certificate))
        .close()
        .close()
}

/// Names what is to be encrypted with.
fn methods(writer: &mut Writer, algorithms: &[&str]) {
    for algorithm in algorithms {
        writer.leaf("md:EncryptionMethod", &[("Algorithm", algorithm)], "");
    }
}
