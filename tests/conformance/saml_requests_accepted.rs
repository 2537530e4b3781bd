//! Our requests, and our own metadata.

use base64::{Engine, engine::general_purpose::STANDARD};
use evidence::saml::{ACS, IDP, LOA3, NOW, SP, Signer, policy, reachable, signing_key};
use shared::{
    crypto::{Entropy, PublicKey, SignatureAlgorithm, SigningKey},
    loa::Loa,
    saml::{Attribute, AuthnRequest, IdentityProvider, IdpRules, MessageFormat, ServiceProvider},
    xml::{Limits, Name, SignedElement, Unverified},
};

const PROTOCOL: &str = "urn:oasis:names:tc:SAML:2.0:protocol";

fn request(idp: &IdentityProvider) -> AuthnRequest<'_> {
    evidence::saml::request(idp, &IdpRules::default(), "loa3").unwrap()
}

fn keys() -> [(SigningKey, PublicKey, SignatureAlgorithm); 2] {
    let p256 = include_bytes!("../fixtures/keys/idp_p256.pk8");
    [
        (signing_key(), Signer::Idp.public(), SignatureAlgorithm::RsaSha256),
        (
            SigningKey::from_pkcs8(p256).unwrap(),
            Signer::P256.public(),
            SignatureAlgorithm::EcdsaSha256,
        ),
    ]
}

fn name(namespace: &'static str, local: &'static str) -> Name {
    Name { namespace, local }
}

fn judge(document: &[u8], key: &PublicKey, check: impl FnOnce(SignedElement<'_>)) {
    let document = Unverified::parse(document, &Limits::MESSAGE).unwrap();
    let root = name(PROTOCOL, "AuthnRequest");
    let signed = document
        .enveloped(root)
        .unwrap()
        .verify(std::slice::from_ref(key))
        .unwrap();
    check(signed.element(root).unwrap());
}

#[test]
fn asks_for_every_level_that_will_do() {
    let idp = reachable();
    let request = request(&idp);
    let pending = request.pending();
    assert_eq!(pending.levels, [LOA3, "http://id.elegnamnden.se/loa/1.0/loa4"]);
    assert_eq!(pending.id, "_0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f");
    assert_eq!(
        (
            pending.idp.as_str(),
            pending.at,
            pending.acs.as_str(),
            pending.force_authn
        ),
        (IDP, NOW, ACS, true)
    );
}

/// What is asked of an identity provider that says it may assert every level, and is the eIDAS node if `eidas_node` says so.
fn asked_of_one_for_all(accepted: &str, eidas_node: bool) -> Vec<Loa> {
    let idp = IdentityProvider {
        assurance: Loa::ALL.map(|loa| loa.uri().to_owned()).into(),
        ..reachable()
    };
    let rules = IdpRules {
        uncertified: true,
        eidas_node,
        ..IdpRules::default()
    };
    let request = evidence::saml::request(&idp, &rules, accepted).unwrap();
    let levels = &request.pending().levels;
    let mut levels: Vec<Loa> = levels.iter().map(|level| Loa::from_uri(level).unwrap()).collect();
    levels.sort();
    levels
}

#[test]
fn asks_for_exactly_the_levels_that_are_accepted() {
    for accepted in [
        "loa2",
        "loa4",
        "loa3+nonresident",
        "loa2+uncertified",
        "loa3+eidas-notified",
        "loa2+nonresident+uncertified+eidas-any",
    ] {
        assert_eq!(
            asked_of_one_for_all(accepted, true),
            policy(accepted).list(),
            "{accepted}"
        );
    }
    assert_eq!(
        asked_of_one_for_all("loa3+eidas-any", false),
        policy("loa3").list(),
        "not the node"
    );
}

#[test]
fn a_posted_request_is_signed_inside() {
    let idp = reachable();
    for (key, public, _) in keys() {
        let request = request(&idp)
            .allow_session()
            .for_requester("https://service.example.se/?a=\"b\"&c=<d>");
        let form = request.post(Some("state"), &key, Entropy([1; 32])).unwrap();
        assert_eq!(
            (form.action.as_str(), form.relay_state.as_deref()),
            ("https://idp.example.se/post", Some("state"))
        );
        judge(&STANDARD.decode(form.saml_request).unwrap(), &public, |root| {
            assert_eq!(root.attribute("Destination"), Some("https://idp.example.se/post"));
            assert_eq!(root.attribute("AssertionConsumerServiceURL"), Some(ACS));
            assert_eq!(root.attribute("ForceAuthn"), Some("false"));
            assert_eq!(root.attribute("IssueInstant"), Some("2026-01-02T03:04:07.000Z"));
            assert_eq!(root.attribute("Version"), Some("2.0"));
            let context = root.child(name(PROTOCOL, "RequestedAuthnContext")).unwrap();
            assert_eq!(context.attribute("Comparison"), Some("exact"));
            let levels: Vec<String> = context.children().map(|level| level.text().unwrap()).collect();
            assert_eq!(levels, [LOA3, "http://id.elegnamnden.se/loa/1.0/loa4"]);
            let scoping = root.child(name(PROTOCOL, "Scoping")).unwrap();
            let requester = scoping.child(name(PROTOCOL, "RequesterID")).unwrap().text().unwrap();
            assert_eq!(requester, "https://service.example.se/?a=\"b\"&c=<d>");
        });
    }
}

#[test]
fn a_redirected_request_is_signed_over_the_query() {
    let idp = reachable();
    for (key, public, algorithm) in keys() {
        let url = request(&idp)
            .redirect(Some("a state&b"), &key, Entropy([1; 32]))
            .unwrap();
        let query = url.strip_prefix("https://idp.example.se/redirect?tenant=a&b&").unwrap();
        let (signed, signature) = query.split_once("&Signature=").unwrap();
        let signature = STANDARD.decode(percent_decode(signature)).unwrap();
        assert!(public.verifies(algorithm, signed.as_bytes(), &signature));
        let names: Vec<&str> = signed.split('&').map(|pair| pair.split_once('=').unwrap().0).collect();
        assert_eq!(names, ["SAMLRequest", "RelayState", "SigAlg"]);
        let values: Vec<String> = signed
            .split('&')
            .map(|pair| percent_decode(pair.split_once('=').unwrap().1))
            .collect();
        assert_eq!(values[1], "a state&b");
        // One stored block of DEFLATE: a header of five bytes.
        let deflated = STANDARD.decode(&values[0]).unwrap();
        let length = usize::from(u16::from_le_bytes([deflated[1], deflated[2]]));
        assert_eq!((deflated[0], length), (1, deflated.len() - 5));
        let document = String::from_utf8(deflated[5..].to_vec()).unwrap();
        assert!(document.contains("Destination=\"https://idp.example.se/redirect?tenant=a&amp;b\""));
        assert!(!document.contains("Signature"));
    }
}

/// The document of a request that is posted, judged and read.
fn posted(request: &AuthnRequest<'_>, check: impl FnOnce(SignedElement<'_>)) {
    let [(key, public, _), _] = keys();
    let form = request.post(None, &key, Entropy([1; 32])).unwrap();
    judge(&STANDARD.decode(form.saml_request).unwrap(), &public, check);
}

fn decoded(element: SignedElement<'_>) -> String {
    String::from_utf8(STANDARD.decode(element.text().unwrap()).unwrap()).unwrap()
}

#[test]
fn a_message_is_shown_by_those_who_have_said_that_they_show_it() {
    let messages = [("sv", "Jag vill logga in på <exempel>"), ("en", "Let me in")];
    let namespace = "http://id.swedenconnect.se/authn/1.0/user-message/ns";
    let mut idp = reachable();
    posted(&request(&idp).show(MessageFormat::Text, &messages), |root| {
        assert!(root.child(name(PROTOCOL, "Extensions")).is_err());
    });
    idp.categories = ["http://id.swedenconnect.se/general-ec/1.0/supports-user-message".to_owned()].into();
    for (format, mime) in [
        (MessageFormat::Text, "text/plain"),
        (MessageFormat::Markdown, "text/markdown"),
    ] {
        posted(&request(&idp).show(format, &messages), |root| {
            let extensions = root.child(name(PROTOCOL, "Extensions")).unwrap();
            let shown = extensions.child(name(namespace, "UserMessage")).unwrap();
            assert_eq!(shown.attribute("mimeType"), Some(mime));
            let written: Vec<_> = shown
                .children()
                .map(|message| (message.language().unwrap(), decoded(message)))
                .collect();
            assert_eq!(written, messages.map(|(language, text)| (language, text.to_owned())));
        });
    }
}

#[test]
fn a_message_to_be_signed_is_remembered_by_its_digest() {
    let idp = reachable();
    let message = "I hereby confirm that I want to join example.com as a customer";
    let request = request(&idp).sign(MessageFormat::Text, message).allow_session();
    // The Attribute Specification, 3.2.4 has this message and its digest.
    let digest = "0yKaSVsYeh+PX2Q6diqO2w89+a3Dm303tp3AVjgxwj0=";
    assert_eq!(request.pending().sign_message.as_deref(), Some(digest));
    assert!(request.pending().force_authn);
    posted(&request, |root| {
        let namespace = "http://id.elegnamnden.se/csig/1.1/dss-ext/ns";
        let extensions = root.child(name(PROTOCOL, "Extensions")).unwrap();
        let signed = extensions.child(name(namespace, "SignMessage")).unwrap();
        assert_eq!(signed.attribute("DisplayEntity"), Some(IDP));
        assert_eq!(signed.attribute("MimeType"), Some("text"));
        assert_eq!(signed.attribute("MustShow"), Some("true"));
        assert_eq!(decoded(signed.child(name(namespace, "Message")).unwrap()), message);
    });
}

#[test]
fn whom_we_expect_is_told_to_those_who_want_to_know() {
    let namespace = "http://id.swedenconnect.se/authn/1.0/principal-selection/ns";
    let principal = [
        (Attribute::PersonalIdentityNumber, "191212121212"),
        (Attribute::Country, "SE"),
    ];
    let mut idp = reachable();
    posted(&request(&idp).select(&principal), |root| {
        assert!(root.child(name(PROTOCOL, "Extensions")).is_err());
    });
    idp.principal_selection = ["urn:oid:1.2.752.29.4.13".to_owned()].into();
    posted(&request(&idp).select(&principal), |root| {
        let extensions = root.child(name(PROTOCOL, "Extensions")).unwrap();
        let selection = extensions.child(name(namespace, "PrincipalSelection")).unwrap();
        let value = selection.child(name(namespace, "MatchValue")).unwrap();
        assert_eq!(selection.children().count(), 1);
        assert_eq!(value.attribute("Name"), Some("urn:oid:1.2.752.29.4.13"));
        assert_eq!(value.text().unwrap(), "191212121212");
    });
}

#[test]
fn an_assertion_for_the_holder_of_a_key_is_asked_for_at_its_own_address() {
    let idp = reachable();
    let [(key, ..), _] = keys();
    let request = request(&idp).for_holder_of_key();
    posted(&request, |root| {
        assert_eq!(root.attribute("Destination"), Some("https://key.example.se/post"));
        let profile = "urn:oasis:names:tc:SAML:2.0:profiles:holder-of-key:SSO:browser";
        assert_eq!(root.attribute("ProtocolBinding"), Some(profile));
    });
    let url = request.redirect(None, &key, Entropy([1; 32])).unwrap();
    assert!(url.starts_with("https://key.example.se/redirect?SAMLRequest="));
}

fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// A service provider with all that it can have, but a key to agree with.
const PROVIDER: ServiceProvider = ServiceProvider {
    entity_id: SP,
    acs: ACS,
    holder_of_key_acs: Some("https://key.login.example.se/saml/acs"),
    discovery_response: Some("https://login.example.se/saml/chosen"),
    signing: &[b"current", b"next"],
    encryption: b"encryption",
    agreement: None,
    want_assertions_signed: true,
    categories: &[
        "http://id.swedenconnect.se/ec/1.0/loa3-orgid",
        "http://id.elegnamnden.se/st/1.0/public-sector-sp",
    ],
    names: &[("sv", "Exempel & <vänner>"), ("en", "Example")],
    logo: ("https://login.example.se/logo.svg", 64, 32),
    organisation_url: "https://example.se",
    technical_contact: "support@example.se",
    attributes: &[(Attribute::EmployeeHsaId, false)],
};

#[test]
fn our_metadata_is_well_formed_and_says_what_it_should() {
    let metadata = PROVIDER.metadata();
    assert!(Unverified::parse(metadata.as_bytes(), &Limits::MESSAGE).is_ok());
    for part in [
        "entityID=\"https://login.example.se/saml/metadata\"",
        "AuthnRequestsSigned=\"true\" WantAssertionsSigned=\"true\"",
        "<saml2:AttributeValue>http://id.swedenconnect.se/ec/1.0/loa3-orgid</saml2:AttributeValue>",
        "<md:KeyDescriptor use=\"signing\">",
        "<md:KeyDescriptor use=\"encryption\">",
        "<md:EncryptionMethod Algorithm=\"http://www.w3.org/2009/xmlenc11#aes256-gcm\">",
        "<md:EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p\"><ds:DigestMethod \
            xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\">",
        "Location=\"https://login.example.se/saml/acs\" index=\"0\" isDefault=\"true\"",
        "Location=\"https://key.login.example.se/saml/acs\" index=\"1\" isDefault=\"false\" hoksso:ProtocolBinding=",
        "<idpdisc:DiscoveryResponse xmlns:idpdisc=\"urn:oasis:names:tc:SAML:profiles:SSO:idp-discovery-protocol\" \
            Binding=\"urn:oasis:names:tc:SAML:profiles:SSO:idp-discovery-protocol\" \
            Location=\"https://login.example.se/saml/chosen\" index=\"0\" isDefault=\"true\">",
        "<md:RequestedAttribute Name=\"urn:oid:1.2.752.29.6.2.1\"",
        "<mdui:DisplayName xml:lang=\"sv\">Exempel &amp; &lt;vänner&gt;</mdui:DisplayName>",
        "<md:EmailAddress>mailto:support@example.se</md:EmailAddress>",
    ] {
        assert!(metadata.contains(part), "{part}");
    }
    assert_eq!(metadata.matches("use=\"signing\"").count(), 2);
    assert_eq!(metadata.matches("use=\"encryption\"").count(), 1);
}

/// The key to agree with stands first, with how it is to be used, and the other one is still there.
#[test]
fn our_metadata_can_have_a_key_to_agree_with() {
    let agreeing = ServiceProvider {
        agreement: Some(b"agreement"),
        ..PROVIDER
    };
    let metadata = agreeing.metadata();
    assert!(Unverified::parse(metadata.as_bytes(), &Limits::MESSAGE).is_ok());
    let keys: Vec<_> = metadata.split("use=\"encryption\"").collect();
    let [_, agreement, transport] = keys.as_slice() else {
        panic!("{metadata}")
    };
    for part in [
        "xmlenc11#ECDH-ES",
        "<xenc11:KeyDerivationMethod",
        "xmlenc11#ConcatKDF",
        "xmlenc#kw-aes256",
    ] {
        assert!(agreement.contains(part), "{part}");
    }
    assert!(!agreement.contains("rsa-oaep") && transport.contains("rsa-oaep"));
}
