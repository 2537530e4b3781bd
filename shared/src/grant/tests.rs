use super::{Context, Contexts, Contract, Number, Proof, Terms, Why, grant};
use crate::{
    environment::Environment,
    loa::{AcceptedLevels, Loa},
    person::PersonalIdentity,
    time::Timestamp,
};
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use wasm_bindgen_test::wasm_bindgen_test as test;

const AT: Timestamp = Timestamp::from_unix_seconds(1_800_000_000);
const LOA3: &str = "http://id.elegnamnden.se/loa/1.0/loa3";

fn proof(stated: &str) -> Proof<'_> {
    Proof {
        issuer: "https://idp.example",
        environment: Environment::Production,
        context: Context::Stated(stated),
        number: None,
        has_employment: true,
        at: AT,
    }
}

fn contract() -> Contract {
    Contract {
        issuer: "https://idp.example".to_owned(),
        environment: Environment::Production,
        contexts: Contexts::Registered,
        certified: Loa::ALL.to_vec(),
        bilateral: true,
        since: AT,
    }
}

fn terms(policy: &str) -> Terms {
    Terms {
        levels: AcceptedLevels::from_policy(policy).unwrap(),
        coordination_numbers: false,
    }
}

fn why(proof: &Proof<'_>, contract: &Contract, policy: &str) -> Vec<Why> {
    grant(proof, contract, &terms(policy)).unwrap_err()
}

#[test]
fn a_stated_certified_and_accepted_level_is_granted_as_it_was_stated() {
    let granted = grant(&proof(LOA3), &contract(), &terms("loa2")).unwrap();
    assert_eq!((granted.loa(), granted.at()), (Loa::Loa3, AT));
}

#[test]
fn what_is_not_certified_is_not_granted() {
    let only_uncertified = Contract {
        certified: vec![Loa::UncertifiedLoa3],
        ..contract()
    };
    assert_eq!(why(&proof(LOA3), &only_uncertified, "loa3"), [Why::NotCertified]);
}

#[test]
fn classes_of_trust_are_not_interchangeable() {
    for (loa, policy) in [
        (Loa::UncertifiedLoa3, "loa3+uncertified"),
        (Loa::Loa3NonResident, "loa3+nonresident"),
        (Loa::EidasNfSub, "loa3+eidas-notified"),
        (Loa::EidasSub, "loa3+eidas-any"),
    ] {
        assert_eq!(
            grant(&proof(loa.uri()), &contract(), &terms(policy)).unwrap().loa(),
            loa
        );
        assert_eq!(
            why(&proof(loa.uri()), &contract(), "loa3"),
            [Why::NotAccepted],
            "{loa:?}"
        );
    }
    assert_eq!(
        why(&proof(Loa::EidasSub.uri()), &contract(), "loa3+eidas-notified"),
        [Why::NotAccepted]
    );
}

#[test]
fn a_self_declared_level_needs_an_agreement_by_name() {
    let none = Contract {
        bilateral: false,
        ..contract()
    };
    assert_eq!(
        why(&proof(Loa::UncertifiedLoa3.uri()), &none, "loa3+uncertified"),
        [Why::NoAgreement]
    );
}

#[test]
fn a_person_without_residence_has_an_employment_and_no_number() {
    let number = PersonalIdentity::parse("191212121212").unwrap();
    let uri = Loa::Loa3NonResident.uri();
    let with_number = Proof {
        number: Some(Number::from(&number)),
        ..proof(uri)
    };
    assert_eq!(
        why(&with_number, &contract(), "loa3+nonresident"),
        [Why::NonResidentWithNumber]
    );
    let private = Proof {
        has_employment: false,
        ..proof(uri)
    };
    assert_eq!(
        why(&private, &contract(), "loa3+nonresident"),
        [Why::NonResidentWithoutEmployment]
    );
}

#[test]
fn a_coordination_number_is_taken_only_where_it_is_accepted() {
    let number = PersonalIdentity::parse("197010632391").unwrap();
    let proof = Proof {
        number: Some(Number::from(&number)),
        ..proof(LOA3)
    };
    assert_eq!(why(&proof, &contract(), "loa3"), [Why::CoordinationNumber]);
    assert!(
        grant(
            &proof,
            &contract(),
            &Terms {
                coordination_numbers: true,
                ..terms("loa3")
            }
        )
        .is_ok()
    );
}

#[test]
fn a_word_stands_for_a_level_only_by_the_contract_with_its_issuer() {
    const SAMBI: &str = "http://id.sambi.se/loa/loa3";
    assert_eq!(why(&proof(SAMBI), &contract(), "loa3"), [Why::ContextUnknown]);
    let inera = |loa3| Contract {
        contexts: Contexts::Sambi {
            loa2: Some(Loa::Loa2),
            loa3,
        },
        ..contract()
    };
    assert_eq!(
        grant(&proof(SAMBI), &inera(Some(Loa::Loa3)), &terms("loa3"))
            .unwrap()
            .loa(),
        Loa::Loa3
    );
    assert_eq!(why(&proof(SAMBI), &inera(None), "loa3"), [Why::ContextUnknown]);
    assert_eq!(
        why(&proof("http://id.sambi.se/loa/loa4"), &inera(Some(Loa::Loa3)), "loa3"),
        [Why::ContextUnknown]
    );
    assert_eq!(
        why(&proof("http://id.sambi.se/loa/loa2"), &inera(Some(Loa::Loa3)), "loa3"),
        [Why::NotAccepted],
        "a reserve card"
    );
    assert_eq!(
        why(&proof(LOA3), &inera(Some(Loa::Loa3)), "loa3"),
        [Why::ContextUnknown]
    );
    let class = "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI";
    let own = Contract {
        contexts: Contexts::Own(vec![(class.to_owned(), Loa::Loa3)]),
        ..contract()
    };
    assert!(grant(&proof(class), &own, &terms("loa3")).is_ok());
    assert_eq!(
        why(
            &proof("urn:oasis:names:tc:SAML:2.0:ac:classes:SoftwarePKI"),
            &own,
            "loa3"
        ),
        [Why::ContextUnknown]
    );
}

#[test]
fn a_word_that_the_issuers_rules_have_read_is_read_alike_by_the_contract() {
    const SAMBI: &str = "http://id.sambi.se/loa/loa3";
    let read = |loa| Proof {
        context: Context::Read(SAMBI, loa),
        ..proof("")
    };
    let inera = Contract {
        contexts: Contexts::Sambi {
            loa2: None,
            loa3: Some(Loa::Loa3),
        },
        ..contract()
    };
    assert!(grant(&read(Loa::Loa3), &inera, &terms("loa2")).is_ok());
    assert_eq!(why(&read(Loa::Loa2), &inera, "loa2"), [Why::ContextUnknown]);
    assert_eq!(why(&read(Loa::Loa3), &contract(), "loa2"), [Why::ContextUnknown]);
}

#[test]
fn evidence_of_another_issuer_environment_or_time_is_nothing() {
    let foreign = Proof {
        issuer: "https://idp.example/",
        environment: Environment::Test,
        at: Timestamp::from_unix_seconds(1),
        ..proof(LOA3)
    };
    assert_eq!(
        why(&foreign, &contract(), "loa3"),
        [Why::Issuer, Why::Environment, Why::BeforeContract]
    );
}

#[test]
fn every_reason_is_told() {
    let nothing = Contract {
        certified: vec![],
        bilateral: false,
        ..contract()
    };
    let all = why(&proof(Loa::UncertifiedLoa3.uri()), &nothing, "loa3");
    assert_eq!(all, [Why::NotCertified, Why::NoAgreement, Why::NotAccepted]);
    let listed = Proof {
        context: Context::Listed(None),
        ..proof("")
    };
    assert_eq!(why(&listed, &contract(), "loa2"), [Why::ContextUnknown]);
}
