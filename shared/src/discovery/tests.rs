use super::{Categories, Directory, Entry, Why, matches, requested_levels};
use crate::loa::{Demand, Loa};
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use wasm_bindgen_test::wasm_bindgen_test as test;

const LOA2_PNR: &str = "http://id.elegnamnden.se/ec/1.0/loa2-pnr";
const LOA3_PNR: &str = "http://id.elegnamnden.se/ec/1.0/loa3-pnr";
const LOA4_PNR: &str = "http://id.elegnamnden.se/ec/1.0/loa4-pnr";
const LOA3_ORGID: &str = "http://id.swedenconnect.se/ec/1.0/loa3-orgid";
const UNCERTIFIED_PNR: &str = "http://id.swedenconnect.se/ec/sc/uncertified-loa3-pnr";
const EID_CHOICE: &str = "http://id.swedenconnect.se/contract/sc/eid-choice-2017";
const SWEDEN_CONNECT: &str = "http://id.swedenconnect.se/contract/sc/sweden-connect";
const PREPAID: &str = "http://id.swedenconnect.se/contract/sc/prepaid-auth-2021";
const MOBILE: &str = "http://id.elegnamnden.se/sprop/1.0/mobile-auth";
const SCAL2: &str = "http://id.elegnamnden.se/sprop/1.0/scal2";

fn read(values: &[&str]) -> Categories {
    Categories::read(values.iter().copied())
}

fn judge(sp: &[&str], idp: &[&str]) -> Result<(), Vec<Why>> {
    matches(&read(sp), &read(idp))
}

/// The vectors of the framework's reference implementation.
#[test]
fn the_thirteen_vectors() {
    for (number, (sp, idp, expected)) in [
        (&[][..], &[][..], true),
        (&[LOA3_PNR], &[LOA3_PNR], true),
        (&[], &[LOA3_PNR], true),
        (&[LOA3_PNR], &[], false),
        (&[LOA3_PNR], &[LOA2_PNR], false),
        (&[LOA3_PNR], &[LOA2_PNR, LOA3_PNR], true),
        (&[], &[EID_CHOICE], false),
        (&[EID_CHOICE], &[EID_CHOICE], true),
        (&[EID_CHOICE], &[EID_CHOICE, SWEDEN_CONNECT], true),
        (&[SWEDEN_CONNECT], &[EID_CHOICE], false),
        (&[MOBILE], &[], false),
        (&[MOBILE], &[SCAL2], false),
        (&[MOBILE], &[SCAL2, MOBILE], true),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(judge(sp, idp).is_ok(), expected, "vector {}", number + 1);
    }
}

#[test]
fn a_category_implies_no_other() {
    assert_eq!(judge(&[LOA3_PNR], &[LOA4_PNR]), Err(vec![Why::ServiceEntity]));
    assert_eq!(judge(&[LOA3_PNR], &[UNCERTIFIED_PNR]), Err(vec![Why::ServiceEntity]));
}

#[test]
fn an_e_services_contracts_exclude_nobody() {
    assert_eq!(judge(&[PREPAID], &[]), Ok(()));
    assert_eq!(judge(&[LOA3_PNR, PREPAID], &[LOA3_PNR]), Ok(()));
}

#[test]
fn every_reason_is_told() {
    let why = judge(&[LOA3_PNR, MOBILE], &[LOA2_PNR, EID_CHOICE]);
    assert_eq!(why, Err(vec![Why::ServiceEntity, Why::Contract, Why::Property]));
}

#[test]
fn types_and_general_categories_decide_nothing() {
    let types = [
        "http://id.elegnamnden.se/st/1.0/public-sector-sp",
        "http://id.swedenconnect.se/general-ec/1.0/accepts-coordination-number",
    ];
    assert_eq!(judge(&types, &[]), Ok(()));
    assert!(read(&types).accepts_coordination_number() && !read(&[]).accepts_coordination_number());
    assert_eq!(read(&types).service_types().len(), 1);
    assert!(
        read(&["http://id.swedenconnect.se/general-ec/1.0/secure-authenticator-binding"])
            .has_secure_authenticator_binding()
    );
}

#[test]
fn values_are_trimmed_and_otherwise_exact() {
    assert_eq!(
        judge(&[LOA3_PNR], &["\n    http://id.elegnamnden.se/ec/1.0/loa3-pnr\n  "]),
        Ok(())
    );
    for near in [
        "https://id.elegnamnden.se/ec/1.0/loa3-pnr",
        "http://id.elegnamnden.se/ec/1.0/loa3-pnr/",
        "http://id.elegnamnden.se/ec/1.0/LOA3-PNR",
    ] {
        assert_eq!(judge(&[LOA3_PNR], &[near]), Err(vec![Why::ServiceEntity]), "{near}");
    }
    let bilateral =
        "http://id.swedenconnect.se/contract/Visma/SCB/Leveransavtal-E-Legitimationstj\u{e4}nster-A2021/0337";
    let decomposed = bilateral.replace('\u{e4}', "a\u{308}");
    assert_eq!(judge(&[bilateral], &[bilateral]), Ok(()));
    assert_eq!(
        judge(&[&decomposed], &[bilateral]),
        Err(vec![Why::Contract]),
        "an opaque text is not normalised"
    );
    assert_eq!(
        read(&["http://id.elegnamnden.se/ecology", "urn:x", ""]),
        Categories::default()
    );
}

#[test]
fn the_level_is_a_condition_of_its_own() {
    let entry = |certified: &[Loa], categories: &[&str]| Entry {
        entity_id: "urn:idp".into(),
        categories: read(categories),
        certified: certified.to_vec(),
    };
    let sp = read(&[LOA3_ORGID, PREPAID]);
    let accepted = &Demand::LOA3.accepted().unwrap().list();
    assert_eq!(entry(&[Loa::Loa3], &[LOA3_ORGID, PREPAID]).judge(&sp, accepted), Ok(()));
    // The category covers an uncertified level too, and the e-service does not.
    assert_eq!(
        entry(&[Loa::UncertifiedLoa3], &[LOA3_ORGID]).judge(&sp, accepted),
        Err(vec![Why::Level])
    );
    assert_eq!(
        entry(&[], &[LOA3_PNR]).judge(&sp, accepted),
        Err(vec![Why::ServiceEntity, Why::Level])
    );
    assert_eq!(
        requested_levels(&[Loa::Loa2, Loa::Loa4, Loa::Loa3], accepted),
        [Loa::Loa3, Loa::Loa4]
    );
}

#[test]
fn a_directory_gives_those_that_can_be_used_in_their_order() {
    let entry = |name: &str, categories: &[&str], certified: Loa| Entry {
        entity_id: name.into(),
        categories: read(categories),
        certified: vec![certified],
    };
    let directory = Directory::new(vec![
        entry("https://b/", &[LOA3_PNR], Loa::Loa3),
        entry("https://c/", &[LOA3_PNR], Loa::UncertifiedLoa3),
        entry("https://a/", &[LOA3_PNR, EID_CHOICE], Loa::Loa3),
        entry("https://d/", &[LOA3_PNR], Loa::Loa3),
    ]);
    let (sp, accepted) = (read(&[LOA3_PNR, EID_CHOICE]), [Loa::Loa3]);
    let names: Vec<&str> = directory
        .usable(&sp, &accepted)
        .map(|entry| &*entry.entity_id)
        .collect();
    assert_eq!(names, ["https://b/", "https://a/", "https://d/"]);
    let refused: Vec<_> = directory
        .judged(&sp, &accepted)
        .filter_map(|(entry, judgement)| Some((&*entry.entity_id, judgement.err()?.to_vec())))
        .collect();
    assert_eq!(refused, [("https://c/", vec![Why::Level])]);
}

/// However many there are of one kind, each is judged as it is when it is asked alone.
#[test]
fn a_directory_judges_as_each_entry_does() {
    let sets = [
        &[LOA3_PNR][..],
        &[LOA3_PNR, EID_CHOICE],
        &[LOA3_ORGID, PREPAID],
        &[LOA3_ORGID],
        &[],
    ];
    let levels = [&[Loa::Loa3][..], &[Loa::UncertifiedLoa3], &[Loa::Loa2, Loa::Loa4], &[]];
    let entries = (0..200).map(|number: usize| Entry {
        entity_id: format!("https://{number}/").into(),
        categories: read(sets[number % 5]),
        certified: levels[number / 5 % 4].to_vec(),
    });
    let entries: Vec<Entry> = entries.collect();
    let directory = Directory::new(entries.clone());
    for sp in sets.map(read) {
        for accepted in levels {
            let judged: Vec<_> = directory.judged(&sp, accepted).collect();
            assert_eq!(judged.len(), entries.len());
            for ((entry, judgement), alone) in judged.into_iter().zip(&entries) {
                assert_eq!(entry.entity_id, alone.entity_id);
                assert_eq!(judgement.map_err(|why| why.to_vec()), alone.judge(&sp, accepted));
            }
        }
    }
}
