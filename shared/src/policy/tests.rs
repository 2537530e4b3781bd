use super::Requirement;
use crate::{
    api::{Kind, Obstacle, Required, Symbol, Words},
    id::MethodId,
    loa::{Demand, Loa},
    portal::{Contract, IdentityKind, Method, PrivatePolicy, Route},
};
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn method(kind: Kind, route: Route, level: Loa) -> Method {
    let words = Words {
        sv: "a".into(),
        en: "a".into(),
    };
    let id = MethodId::parse("a").unwrap();
    let day = crate::time::Date::parse("2020-01-01").unwrap();
    Method {
        level_decision: None,
        level_since: day,
        level_review_by: day,
        id,
        name: words.clone(),
        needs: words,
        kind,
        symbol: Symbol::Key,
        route,
        level,
        authn_provider: None,
        amr: Vec::new(),
        gives: Vec::new(),
        contracts: Vec::new(),
        carriers: Vec::new(),
        personal_number: false,
        keywords: Vec::new(),
        facts: None,
        notice: None,
    }
}

fn requirement(demand: Demand, private: PrivatePolicy) -> Requirement<'static> {
    Requirement {
        demand,
        essential: None,
        private,
        identity: IdentityKind::None,
        supplied: &[],
        excluded: &[],
        contracts: &[],
        prefer: None,
        preferred: &[],
    }
}

#[test]
fn what_a_request_would_rather_have_stands_before_what_its_e_service_would() {
    let low = method(Kind::InService, Route::Bankid, Loa::Loa2);
    let high = method(Kind::Private, Route::Bankid, Loa::Loa3);
    let standing = Requirement {
        prefer: Some(Demand::LOA3),
        ..requirement(Demand::LOA2, PrivatePolicy::Allowed)
    };
    assert!(standing.prefers(&high) && !standing.prefers(&low));
    let asked = Requirement {
        preferred: &[Loa::Loa2],
        ..standing
    };
    assert!(asked.prefers(&low) && !asked.prefers(&high));
    let neither = requirement(Demand::LOA2, PrivatePolicy::Allowed);
    assert!(!neither.prefers(&high) && !neither.prefers(&low));
}

#[test]
fn names_every_obstacle() {
    let own = method(Kind::InService, Route::NotConnected, Loa::UncertifiedLoa2);
    let obstacles = requirement(Demand::LOA3, PrivatePolicy::Forbidden).obstacles(&own);
    assert_eq!(obstacles, [Obstacle::LevelTooLow, Obstacle::NotConnected]);
    let bankid = method(Kind::Private, Route::Bankid, Loa::Loa3);
    assert_eq!(
        requirement(Demand::LOA3, PrivatePolicy::Forbidden).obstacles(&bankid),
        [Obstacle::PrivateNotAllowed]
    );
    assert!(
        requirement(Demand::LOA3, PrivatePolicy::Allowed)
            .obstacles(&bankid)
            .is_empty()
    );
}

#[test]
fn the_identity_comes_of_the_method_or_of_a_source_that_is_asked_by_number() {
    let obstacles = |route, gives: &[IdentityKind], identity, supplied: &[IdentityKind]| {
        let method = Method {
            gives: gives.to_vec(),
            ..method(Kind::Private, route, Loa::Loa3)
        };
        let required = Requirement {
            identity,
            supplied,
            ..requirement(Demand::AnyLevel, PrivatePolicy::Allowed)
        };
        let mut obstacles = required.obstacles(&method);
        obstacles.retain(|obstacle| *obstacle != Obstacle::NotConnected);
        obstacles
    };
    let (number, hsa_id, employment) = (
        IdentityKind::PersonalNumber,
        IdentityKind::HsaId,
        IdentityKind::Employment,
    );
    let missing = [Obstacle::IdentityNotAvailable];
    for wanted in [IdentityKind::None, number] {
        assert_eq!(obstacles(Route::Bankid, &[], wanted, &[]), [], "{wanted:?}");
    }
    for wanted in [hsa_id, employment] {
        assert_eq!(obstacles(Route::Bankid, &[wanted], wanted, &[]), missing, "{wanted:?}");
        assert_eq!(obstacles(Route::Bankid, &[], wanted, &[wanted]), [], "{wanted:?}");
        assert_eq!(obstacles(Route::NotConnected, &[wanted], wanted, &[]), [], "{wanted:?}");
        assert_eq!(
            obstacles(Route::NotConnected, &[], wanted, &[wanted]),
            missing,
            "no number"
        );
    }
    assert_eq!(obstacles(Route::Bankid, &[], hsa_id, &[employment]), missing);
    assert_eq!(obstacles(Route::NotConnected, &[hsa_id], number, &[]), missing);
}

#[test]
fn an_agreement_in_common_is_needed_where_both_name_theirs() {
    let contract = |name: &str| Contract::parse(&format!("http://id.swedenconnect.se/contract/sc/{name}")).unwrap();
    let (prepaid, system) = (contract("prepaid-auth-2021"), contract("eid-authorization-system"));
    let freja = Method {
        contracts: vec![system.clone()],
        ..method(Kind::Private, Route::Bankid, Loa::Loa3)
    };
    let obstacles = |contracts: &[Contract]| {
        let joined = Requirement {
            contracts,
            ..requirement(Demand::LOA3, PrivatePolicy::Allowed)
        };
        joined.obstacles(&freja)
    };
    assert_eq!(obstacles(&[prepaid]), [Obstacle::NotAgreed]);
    assert!(obstacles(&[system]).is_empty() && obstacles(&[]).is_empty());
}

#[test]
fn an_essential_level_narrows_and_never_widens() {
    let narrowed = Requirement {
        essential: Some(&[Loa::Loa3]),
        ..requirement(Demand::LOA2, PrivatePolicy::Allowed)
    };
    assert!(narrowed.is_met_by(Some(Loa::Loa3)) && !narrowed.is_met_by(Some(Loa::Loa2)) && !narrowed.is_met_by(None));
    let widened = Requirement {
        essential: Some(&[Loa::Loa2]),
        ..requirement(Demand::LOA3, PrivatePolicy::Allowed)
    };
    assert!(!widened.is_met_by(Some(Loa::Loa2)) && !widened.is_met_by(Some(Loa::Loa3)));
}

#[test]
fn pages_say_the_level_that_is_really_required() {
    let required = |demand, essential| {
        Requirement {
            essential,
            ..requirement(demand, PrivatePolicy::Allowed)
        }
        .required()
    };
    let demand = Required::Demand;
    assert_eq!(required(Demand::LOA2, None), demand(Demand::LOA2));
    let higher = Some(&[Loa::Loa4, Loa::Loa3, Loa::Loa3][..]);
    assert_eq!(required(Demand::LOA2, higher), demand(Demand::LOA3));
    assert_eq!(required(Demand::AnyLevel, higher), demand(Demand::LOA3));
    assert_eq!(required(Demand::LOA4, higher), demand(Demand::LOA4));
    assert_eq!(required(Demand::LOA2, Some(&[Loa::Loa3])), Required::Only(vec![3]));
    let two = Some(&[Loa::Loa4, Loa::Loa3, Loa::UncertifiedLoa3, Loa::UncertifiedLoa2][..]);
    let wider = Demand::from_policy("loa2+uncertified").unwrap();
    assert_eq!(required(wider, two), Required::Only(vec![2, 3, 4]));
    let three = Some(&[Loa::Loa4, Loa::Loa3, Loa::UncertifiedLoa3][..]);
    assert_eq!(
        required(wider, three),
        demand(Demand::from_policy("loa3+uncertified").unwrap())
    );
    assert_eq!(
        required(Demand::LOA3, Some(&[Loa::Loa2])),
        demand(Demand::LOA3),
        "nothing can meet both"
    );
}

#[test]
fn a_level_that_is_high_enough_and_not_accepted_is_not_called_too_low() {
    let obstacles = |essential: Option<&[Loa]>, level| {
        let required = Requirement {
            essential,
            ..requirement(Demand::LOA3, PrivatePolicy::Allowed)
        };
        required.obstacles(&method(Kind::Private, Route::Bankid, level))
    };
    assert_eq!(obstacles(None, Loa::Loa2), [Obstacle::LevelTooLow]);
    assert_eq!(obstacles(None, Loa::UncertifiedLoa3), [Obstacle::LevelNotAccepted]);
    assert_eq!(obstacles(Some(&[Loa::Loa3]), Loa::Loa4), [Obstacle::LevelNotAccepted]);
    assert_eq!(obstacles(Some(&[Loa::Loa4]), Loa::Loa3), [Obstacle::LevelTooLow]);
    assert!(obstacles(None, Loa::Loa3).is_empty());
}

#[test]
fn where_no_level_is_asked_for_none_is_needed() {
    assert!(requirement(Demand::AnyLevel, PrivatePolicy::Allowed).is_met_by(None));
    assert!(!requirement(Demand::LOA2, PrivatePolicy::Allowed).is_met_by(None));
}
