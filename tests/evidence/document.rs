//! The signed XML document, written in its canonical form.

use super::{BINDING, Hash, Key, Plan, RELYING_PARTY, VISIBLE};
use base64::{Engine, engine::general_purpose::STANDARD};

const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";
const C14N: &str = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
const TYPES: &str = "http://www.bankid.com/signature/v1.0.0/types";

/// What is in the document. Every field may be changed; what is changed is signed as it is then.
#[derive(Clone, Debug)]
pub struct Document {
    /// `funcId`.
    pub function: &'static str,
    /// The name of the relying party's certificate.
    pub relying_party: String,
    /// `usrVisibleData`, before base64.
    pub visible: Option<String>,
    /// `usrNonVisibleData`, before base64.
    pub non_visible: Option<String>,
    /// `visible="…"` of `usrVisibleData`.
    pub presentation: &'static str,
    /// More elements at the end of `bankIdSignedData`.
    pub more: &'static str,
    /// `CanonicalizationMethod`.
    pub canonicalization: &'static str,
    /// `Transforms`, the inside.
    pub transforms: String,
    /// The digests.
    pub digest: Hash,
    /// The signature.
    pub hash: Hash,
    /// Whose key signs.
    pub key: Key,
    /// `Type` of the first reference.
    pub kind: &'static str,
    /// Which parts are referred to.
    pub references: Vec<Part>,
    /// The certificates in `KeyInfo`.
    pub certificates: Vec<Key>,
    /// What stands in the place of `bankIdSignedData`.
    pub instead: Option<String>,
}

/// A part of the document that a reference points to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Part {
    /// `bankIdSignedData`.
    Data,
    /// `KeyInfo`.
    KeyInfo,
}

impl Document {
    pub(super) fn good() -> Self {
        Document {
            function: "Identification",
            relying_party: format!(
                "cn=Exempel,name=Exempeltjänsten,serialNumber={RELYING_PARTY},o=Testbank A AB (publ),c=SE"
            ),
            visible: Some(VISIBLE.to_owned()),
            non_visible: Some(BINDING.to_owned()),
            presentation: "wysiwys",
            more: "",
            canonicalization: C14N,
            transforms: format!(r#"<Transform Algorithm="{C14N}"></Transform>"#),
            digest: Hash::Sha256,
            hash: Hash::Sha256,
            key: Key::User,
            kind: TYPES,
            references: vec![Part::Data, Part::KeyInfo],
            certificates: vec![Key::User, Key::CustomerCa, Key::BankCa],
            instead: None,
        }
    }

    /// The document, signed.
    pub fn make(&self, plan: &Plan) -> String {
        let data = self.instead.clone().unwrap_or_else(|| self.data());
        let key_info = self.key_info(plan);
        let references: String = self
            .references
            .iter()
            .map(|part| self.reference(*part, &data, &key_info))
            .collect();
        let info = format!(
            r#"<SignedInfo xmlns="{DSIG}"><CanonicalizationMethod Algorithm="{}"></CanonicalizationMethod><SignatureMethod Algorithm="{}"></SignatureMethod>{references}</SignedInfo>"#,
            self.canonicalization,
            self.hash.signature_uri(),
        );
        let value = STANDARD.encode(self.key.sign(self.hash, info.as_bytes()));
        [
            r#"<?xml version="1.0" encoding="UTF-8" standalone="no"?>"#,
            &format!(r#"<Signature xmlns="{DSIG}">{info}<SignatureValue>{value}</SignatureValue>"#),
            &format!("{key_info}<Object>{data}</Object></Signature>"),
        ]
        .concat()
    }

    fn reference(&self, part: Part, data: &str, key_info: &str) -> String {
        let (attributes, content) = match part {
            Part::Data => (format!(r##"Type="{}" URI="#bidSignedData""##, self.kind), data),
            Part::KeyInfo => (r##"URI="#bidKeyInfo""##.to_owned(), key_info),
        };
        format!(
            r#"<Reference {attributes}><Transforms>{}</Transforms><DigestMethod Algorithm="{}"></DigestMethod><DigestValue>{}</DigestValue></Reference>"#,
            self.transforms,
            self.digest.digest_uri(),
            STANDARD.encode(self.digest.digest(content.as_bytes())),
        )
    }

    fn key_info(&self, plan: &Plan) -> String {
        let certificates = self.certificates.iter().map(|key| {
            let certificate = match key {
                Key::User => &plan.user,
                Key::CustomerCa => &plan.customer_ca,
                Key::BankCa => &plan.bank_ca,
                Key::Root | Key::Other => &plan.root,
                Key::Responder => &plan.responder,
            };
            format!(
                "<X509Certificate>{}</X509Certificate>",
                STANDARD.encode(certificate.der())
            )
        });
        let certificates: String = certificates.collect();
        format!(r#"<KeyInfo xmlns="{DSIG}" Id="bidKeyInfo"><X509Data>{certificates}</X509Data></KeyInfo>"#)
    }

    /// `bankIdSignedData`, in its canonical form.
    pub fn data(&self) -> String {
        let visible = self.visible.as_ref().map(|text| {
            let (how, text) = (self.presentation, STANDARD.encode(text));
            format!(r#"<usrVisibleData charset="UTF-8" visible="{how}">{text}</usrVisibleData>"#)
        });
        let hidden = self
            .non_visible
            .as_ref()
            .map(|text| element("usrNonVisibleData", &STANDARD.encode(text)));
        let server = [
            element("name", &STANDARD.encode(&self.relying_party)),
            element("nonce", "txXgPC/CeexkmlzI0/ZPnY5y6lQ="),
            element("displayName", &STANDARD.encode("Exempeltjänsten")),
        ];
        let condition = "<condition><type>TokenStartRequired</type><value>yes</value></condition>";
        let client = [
            element("funcId", self.function),
            element("version", &STANDARD.encode("Personal=7.12.1.5")),
            format!("<env><ai><type>SU9T</type><uhi>abc</uhi><requirement>{condition}</requirement></ai></env>"),
        ];
        [
            format!(r#"<bankIdSignedData xmlns="{TYPES}" Id="bidSignedData">"#),
            visible.unwrap_or_default(),
            hidden.unwrap_or_default(),
            element("srvInfo", &server.concat()),
            element("clientInfo", &client.concat()),
            self.more.to_owned(),
            "</bankIdSignedData>".to_owned(),
        ]
        .concat()
    }
}

fn element(name: &str, inside: &str) -> String {
    format!("<{name}>{inside}</{name}>")
}
