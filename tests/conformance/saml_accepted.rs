use evidence::{
    Hash,
    saml::{Encryption, IDP, Placement, Plan, Receiver, Signer, Signing, policy},
};
use shared::{
    environment::Environment,
    loa::Loa,
    person::PridPersistence,
    saml::{Attribute, AttributeSet},
};

#[test]
fn a_good_response_is_accepted() {
    let evidence = Plan::good().judge().unwrap();
    assert_eq!(evidence.issuer(), IDP);
    assert_eq!(evidence.loa(), Loa::Loa3);
    assert_eq!(evidence.level_uri(), Loa::Loa3.uri());
    assert_eq!(evidence.name_id().reveal(), "pseudonym");
    assert_eq!(evidence.authenticated_at().to_string(), "2026-01-02T03:04:00.000Z");
    let attributes = evidence.attributes();
    assert_eq!(attributes.personal_identity().unwrap().reveal(), "191212121212");
    assert_eq!(attributes.text(Attribute::GivenName), Some("Tolvan"));
    assert_eq!(attributes.text(Attribute::Surname), Some("Tolvansson"));
    assert_eq!(attributes.text(Attribute::DisplayName), Some("Tolvan Tolvansson"));
}

#[test]
fn what_to_remember_is_the_same_for_the_same_assertion_and_no_other() {
    let replay = |plan: Plan| plan.verify().unwrap().replay().clone();
    let first = replay(Plan::good());
    let again = Plan {
        response_signing: Some(Signing::of("_again", "")),
        ..Plan::good()
    };
    assert_eq!(first, replay(again.response("ID=\"_response\"", "ID=\"_again\"")));
    assert_eq!(first.until().to_string(), "2026-01-02T03:07:05.001Z");
    let first_end = "NotOnOrAfter=\"2026-01-02T03:09:05.000Z\" Recipient";
    let second_end = "NotOnOrAfter=\"2026-01-02T03:09:05.000Z\">";
    let soon = Plan::good()
        .assertion(first_end, "NotOnOrAfter=\"2026-01-02T03:05:05Z\" Recipient")
        .assertion(second_end, "NotOnOrAfter=\"2026-01-02T03:05:00Z\">");
    assert_eq!(replay(soon).until().to_string(), "2026-01-02T03:05:35.000Z");
    let other = Plan {
        assertion_signing: Some(Signing::of("_other", "xs")),
        ..Plan::good()
    };
    assert_ne!(
        first.key(),
        replay(other.assertion("ID=\"_assertion\"", "ID=\"_other\"")).key()
    );
}

#[test]
fn every_signature_algorithm_of_the_profile_is_accepted() {
    for key in [Signer::Idp, Signer::P256, Signer::P384, Signer::P521] {
        for hash in [Hash::Sha256, Hash::Sha384, Hash::Sha512] {
            let signing = Signing {
                key,
                hash,
                digest: hash,
                ..Signing::of("_response", "")
            };
            let plan = Plan {
                response_signing: Some(signing),
                ..Plan::good()
            };
            let plan = plan.expecting(|expecting| expecting.idp.signing_keys.push(key.public()));
            assert!(plan.judge().is_ok(), "{key:?} {hash:?}");
        }
    }
}

#[test]
fn every_encryption_of_the_profile_is_accepted() {
    for content in Encryption::CONTENTS {
        for oaep in ["", "sha1", "sha256", "sha384", "sha512"] {
            for placement in [Placement::Inside, Placement::Beside] {
                let plan = Plan::good().encrypting(|encryption| {
                    (encryption.content, encryption.oaep, encryption.placement) = (content, oaep, placement);
                });
                assert!(plan.judge().is_ok(), "{content} {oaep} {placement:?}");
            }
        }
    }
}

#[test]
fn the_previous_key_opens_for_as_long_as_we_keep_it() {
    let plan = Plan::good().encrypting(|encryption| encryption.receiver = Receiver::Previous);
    let plan = plan.expecting(|expecting| expecting.keys = vec![Receiver::Current, Receiver::Previous]);
    assert!(plan.judge().is_ok());
    assert!(plan.expecting(|expecting| expecting.keys.reverse()).judge().is_ok());
}

#[test]
fn a_second_key_of_the_identity_provider_is_tried() {
    let plan = Plan::good();
    let keys = vec![Signer::Other.public(), Signer::P256.public(), Signer::Idp.public()];
    assert!(
        plan.expecting(|expecting| expecting.idp.signing_keys = keys)
            .judge()
            .is_ok()
    );
}

#[test]
fn canonicalisation_may_be_said_to_keep_comments() {
    let plan = Plan::good().signed_info(
        "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"",
        "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#WithComments\"",
    );
    assert!(plan.judge().is_ok());
    let plan = Plan::good().signed_info(
        "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"",
        "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#WithComments\"",
    );
    assert!(plan.judge().is_ok());
}

#[test]
fn a_comment_cuts_nothing_off() {
    let with_comment = "191212<!-- 191212121213 -->121212";
    let plan = Plan {
        assertion_signing: None,
        ..Plan::good()
    };
    let plan = plan.expecting(|expecting| expecting.want_assertions_signed = false);
    let evidence = plan.assertion("191212121212", with_comment).judge().unwrap();
    assert_eq!(
        evidence.attributes().personal_identity().unwrap().reveal(),
        "191212121212"
    );

    let plan = Plan::inera();
    let made = plan.make();
    let changed = made
        .replacen("pseudonym", "pseu<!-- x -->donym", 1)
        .replacen("191212121212", with_comment, 1);
    assert_ne!(made, changed);
    let evidence = plan.judge_xml(&changed).unwrap();
    assert_eq!(evidence.name_id().reveal(), "pseudonym");
    assert_eq!(
        evidence.attributes().personal_identity().unwrap().reveal(),
        "191212121212"
    );
}

#[test]
fn an_unsigned_assertion_is_covered_by_the_response_around_it() {
    let plan = Plan {
        assertion_signing: None,
        ..Plan::good()
    };
    assert!(
        plan.expecting(|expecting| expecting.want_assertions_signed = false)
            .judge()
            .is_ok()
    );
}

#[test]
fn several_audiences_are_accepted() {
    let us = "<saml2:Audience>https://login.example.se/saml/metadata</saml2:Audience>";
    let plan = Plan::good().assertion(us, &format!("<saml2:Audience>other</saml2:Audience>{us}"));
    assert!(plan.judge().is_ok());
}

#[test]
fn white_space_around_a_level_is_passed_over() {
    let uri = Loa::Loa3.uri();
    let evidence = Plan::good().assertion(uri, &format!("\n  {uri}\n")).judge().unwrap();
    assert_eq!(evidence.level_uri(), uri);
}

#[test]
fn a_session_is_accepted_where_it_was_not_to_be_anew() {
    let plan = Plan::good().assertion(
        "AuthnInstant=\"2026-01-02T03:04:00.000Z\"",
        "AuthnInstant=\"2026-01-02T02:04:07.000Z\"",
    );
    assert!(
        plan.expecting(|expecting| expecting.request.force_authn = false)
            .judge()
            .is_ok()
    );
}

#[test]
fn the_provider_behind_a_proxy_is_named() {
    let authority = "<saml2:AuthenticatingAuthority>https://behind.example.se</saml2:AuthenticatingAuthority>";
    let plan = Plan::good().assertion(
        "</saml2:AuthnContextClassRef>",
        &format!("</saml2:AuthnContextClassRef>{authority}"),
    );
    let listed = |expecting: &mut evidence::saml::Expecting| {
        expecting.rules.authorities = Some(["https://behind.example.se".to_owned()].into());
    };
    let evidence = plan.expecting(listed).judge().unwrap();
    assert_eq!(evidence.authorities(), ["https://behind.example.se"]);
}

#[test]
fn a_coordination_number_is_accepted_where_we_have_said_so() {
    let plan = Plan::good().assertion("191212121212", "197010632391");
    let evidence = plan
        .expecting(|expecting| expecting.accepts_coordination_number = true)
        .judge()
        .unwrap();
    assert_eq!(
        evidence.attributes().personal_identity().unwrap().reveal(),
        "197010632391"
    );
}

fn with_attributes(attributes: &[(&str, &[&str])]) -> Plan {
    let attributes = attributes.iter().map(|(name, values)| {
        let values = values
            .iter()
            .map(|value| format!("<saml2:AttributeValue>{value}</saml2:AttributeValue>"));
        let format = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";
        let values: String = values.collect();
        format!("<saml2:Attribute Name=\"{name}\" NameFormat=\"{format}\">{values}</saml2:Attribute>")
    });
    let attributes: String = attributes.collect();
    Plan::good().assertion(
        "</saml2:AttributeStatement>",
        &format!("{attributes}</saml2:AttributeStatement>"),
    )
}

#[test]
fn an_affiliation_is_split_at_the_last_at_sign_and_kept_within_the_scope() {
    let plan = with_attributes(&[
        ("urn:oid:1.2.752.201.3.1", &["anna@home@2021006883", "anna@2021005521"]),
        ("urn:oid:2.5.4.10", &["Digg"]),
        ("urn:oid:2.5.4.97", &["2021006883"]),
    ]);
    let plan = plan.expecting(|expecting| expecting.attributes = AttributeSet::OrganisationPerson);
    let evidence = plan.judge().unwrap();
    let [affiliation] = evidence.attributes().affiliations() else {
        panic!("one affiliation")
    };
    assert_eq!(
        (affiliation.reveal_uid(), affiliation.organisation().as_str()),
        ("anna@home", "2021006883")
    );
    assert_eq!(evidence.attributes().organisation(), Some(affiliation.organisation()));
}

#[test]
fn an_organisation_without_affiliation_is_kept_within_the_scope() {
    for (organisation, is_kept) in [("2021006883", true), ("2021005521", false)] {
        let plan = with_attributes(&[("urn:oid:2.5.4.97", &[organisation])]);
        let plan = plan.expecting(|expecting| expecting.attributes = AttributeSet::NaturalPerson);
        let evidence = plan.judge().unwrap();
        let attributes = evidence.attributes();
        assert_eq!(attributes.organisation().is_some(), is_kept, "{organisation}");
        assert_eq!(attributes.text(Attribute::OrganizationIdentifier).is_some(), is_kept);
    }
}

#[test]
fn every_level_of_a_policy_is_accepted_and_no_other() {
    for accepted in [
        "loa2",
        "loa3",
        "loa4",
        "loa3+nonresident",
        "loa3+uncertified",
        "loa3+eidas-notified",
        "loa2+nonresident+uncertified+eidas-any",
    ] {
        for loa in Loa::ALL {
            let plan = Plan::non_resident().expecting(|expecting| {
                expecting.rules.uncertified = true;
                expecting.rules.eidas_node = true;
                expecting.idp.assurance = [loa.uri().to_owned()].into();
                expecting.request.levels = vec![loa.uri().to_owned()];
                expecting.levels = policy(accepted);
            });
            let judged = plan.assertion(Loa::Loa3NonResident.uri(), loa.uri()).judge();
            let is_accepted = policy(accepted).contains(loa);
            assert_eq!(judged.is_ok(), is_accepted, "{accepted}: {loa:?}");
            assert!(judged.is_ok_and(|evidence| evidence.loa() == loa) == is_accepted);
        }
    }
}

#[test]
fn an_employee_without_residence_is_accepted_by_the_employment() {
    let evidence = Plan::non_resident().judge().unwrap();
    assert_eq!(evidence.loa(), Loa::Loa3NonResident);
    assert_eq!(evidence.attributes().affiliations().len(), 1);
    assert!(evidence.attributes().personal_identity().is_none());
}

#[test]
fn an_affiliation_that_nobody_needs_and_nobody_can_read_is_dropped() {
    let plan = Plan::good().with_attribute("urn:oid:1.2.752.201.3.1", "anna");
    assert!(plan.judge().unwrap().attributes().affiliations().is_empty());
    let both = with_attributes(&[
        ("urn:oid:1.2.752.201.3.1", &["anna", "anna@2021006883"]),
        ("urn:oid:2.5.4.10", &["Digg"]),
    ]);
    let both = both.expecting(|expecting| expecting.attributes = AttributeSet::OrganisationPerson);
    assert_eq!(both.judge().unwrap().attributes().affiliations().len(), 1);
}

#[test]
fn an_hsa_id_of_a_test_catalogue_is_accepted_in_test() {
    let plan = Plan::inera().assertion("SE2021006883-A1B2", "TSTNMT2321000156-A1B2");
    let evidence = plan
        .expecting(|expecting| expecting.idp.environment = Environment::Test)
        .judge()
        .unwrap();
    assert_eq!(
        evidence.attributes().hsa_id().unwrap().reveal(),
        "TSTNMT2321000156-A1B2"
    );
}

#[test]
fn names_and_an_hsa_id_are_accepted_where_they_are_needed() {
    let plan = Plan::good().with_attribute("urn:oid:1.2.752.29.6.2.1", "SE2021006883-A1B2");
    let plan = plan.expecting(|expecting| expecting.attributes = AttributeSet::HsaId);
    assert_eq!(
        plan.judge().unwrap().attributes().hsa_id().unwrap().reveal(),
        "SE2021006883-A1B2"
    );
}

#[test]
fn a_level_that_is_repeated_may_be_higher() {
    let end = "</saml2:AttributeValue>";
    let repeated = |level: &str| {
        let plan = Plan::inera().assertion(&["http://id.sambi.se/loa/loa3", end].concat(), &[level, end].concat());
        plan.judge().is_ok()
    };
    assert!(repeated("http://id.sambi.se/loa/loa3"));
    assert!(repeated("http://id.sambi.se/loa/loa4"));
    assert!(repeated(Loa::Loa3.uri()));
    let plan = Plan::good().with_attribute("urn:sambi:names:attribute:levelOfAssurance", Loa::Loa3.uri());
    assert!(plan.judge().is_ok());
}

#[test]
fn a_mapped_number_is_taken_of_the_node_with_one_binding_that_we_take() {
    let process = "http://id.swedenconnect.se/id-binding/process";
    for binding in [
        format!("{process}/swedish-eid"),
        format!("{process}/populationregister"),
        format!("{process}/other; {process}/swedish-eid"),
    ] {
        let evidence = Plan::mapped(&binding).judge().unwrap();
        let attributes = evidence.attributes();
        assert_eq!(
            attributes.mapped_personal_identity().unwrap().reveal(),
            "191212121212",
            "{binding}"
        );
        assert!(
            attributes.personal_identity().is_none(),
            "it is no personal number of its own"
        );
    }
}

#[test]
fn a_number_that_we_do_not_take_spoils_nothing() {
    let evidence = Plan::mapped("http://id.swedenconnect.se/id-binding/process/other")
        .judge()
        .unwrap();
    let attributes = evidence.attributes();
    assert!(attributes.mapped_personal_identity().is_none());
    assert!(attributes.text(Attribute::MappedPersonalIdentityNumber).is_none());
}

#[test]
fn what_the_swedish_eidas_node_answers_is_accepted() {
    let evidence = Plan::eidas().judge().unwrap();
    assert_eq!(evidence.loa(), Loa::EidasNfSub);
    let attributes = evidence.attributes();
    assert_eq!(attributes.prid().unwrap().reveal(), "DE:3b7184c0ceaf76a9607a31e4e1f87f");
    assert_eq!(attributes.prid_persistence(), Some(PridPersistence::A));
    assert_eq!(
        attributes.eidas_person_identifier().unwrap().reveal(),
        "DE/SE/3b7184c0ceaf"
    );
    assert_eq!(attributes.country().unwrap().as_str(), "DE");
    assert_eq!(attributes.date_of_birth().unwrap().reveal(), "1964-02-29");
    assert!(attributes.personal_identity().is_none());
}

#[test]
fn the_holder_of_the_key_is_accepted_whatever_the_key_and_however_it_is_named() {
    for key in [Signer::Idp, Signer::P256, Signer::P384, Signer::P521] {
        for info in [key.x509_data(), key.key_value()] {
            let plan = Plan::held(&info, &key.certificate());
            assert!(plan.judge().is_ok(), "{key:?} {info}");
        }
    }
}

#[test]
fn a_signed_message_is_accepted() {
    let digest = "0yKaSVsYeh+PX2Q6diqO2w89+a3Dm303tp3AVjgxwj0=";
    let stated = format!("http://www.w3.org/2001/04/xmlenc#sha256;{digest}");
    let plan = with_attributes(&[("urn:oid:1.2.752.201.3.14", &[&stated])]);
    let plan = plan.expecting(|expecting| expecting.request.sign_message = Some(digest.to_owned()));
    assert!(plan.judge().is_ok());
    // One that was not asked for means nothing.
    let plan = with_attributes(&[("urn:oid:1.2.752.201.3.14", &["anything"])]);
    assert!(plan.judge().is_ok());
}

#[test]
fn what_inera_answers_is_accepted_under_its_rules() {
    let evidence = Plan::inera().judge().unwrap();
    assert_eq!(evidence.loa(), Loa::Loa3);
    assert_eq!(evidence.level_uri(), "http://id.sambi.se/loa/loa3");
    let attributes = evidence.attributes();
    assert_eq!(attributes.hsa_id().unwrap().reveal(), "SE2021006883-A1B2");
    assert_eq!(attributes.organisation().unwrap().as_str(), "2021006883");
    let signed_too = Plan {
        response_signing: Some(Signing::of("_response", "xs")),
        ..Plan::inera()
    };
    assert!(signed_too.judge().is_ok());
}

/// Bare names, of which those that nobody knows are passed over.
#[test]
fn what_svenska_pass_answers_is_accepted_under_its_rule() {
    let evidence = Plan::svenska_pass().judge().unwrap();
    assert_eq!((evidence.loa(), evidence.level_uri()), (Loa::Loa3, Loa::Loa3.uri()));
    let attributes = evidence.attributes();
    assert_eq!(attributes.personal_identity().unwrap().reveal(), "191212121212");
    assert_eq!(attributes.text(Attribute::GivenName), Some("Tolvan"));
    assert_eq!(attributes.text(Attribute::Surname), Some("Tolvansson"));
    assert_eq!(attributes.text(Attribute::DisplayName), Some("Tolvan Tolvansson"));
}

/// The identity provider is named by any text, compared as it is.
#[test]
fn an_identity_provider_may_be_called_anything() {
    for name in [
        "urn:visma:idp.ciceron.cloud:saml20",
        "https://bankididp.pensionsmyndigheten.se/",
    ] {
        let issuer = [">", IDP, "</saml2:Issuer>"].concat();
        let named = [">", name, "</saml2:Issuer>"].concat();
        let plan = Plan::good().response(&issuer, &named).assertion(&issuer, &named);
        let plan = plan.expecting(|expecting| {
            expecting.idp.entity_id = name.to_owned();
            expecting.request.idp = name.to_owned();
        });
        assert_eq!(plan.judge().unwrap().issuer(), name);
    }
}

#[test]
fn an_attribute_that_nobody_knows_is_passed_over() {
    let plan = Plan::good().with_attribute("urn:oid:1.2.752.201.3.99", "anything");
    assert!(plan.judge().is_ok());
}
