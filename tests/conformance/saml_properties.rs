//! Whatever is changed in a good Response, it is refused or says the same.

use base64::{Engine, engine::general_purpose::STANDARD};
use evidence::saml::{Plan, Signing};
use proptest::{prelude::*, sample::Index};
use shared::{
    crypto::PublicKey,
    saml::{Attribute, SamlEvidence, Seen, Unspent},
    time::Timestamp,
};
use std::sync::LazyLock;

static PLAN: LazyLock<Plan> = LazyLock::new(Plan::good);
static MADE: LazyLock<String> = LazyLock::new(|| PLAN.make());
static PLAIN: LazyLock<Plan> = LazyLock::new(Plan::inera);
static PLAIN_MADE: LazyLock<String> = LazyLock::new(|| PLAIN.make());

fn both() -> [(&'static Plan, &'static str); 2] {
    [(&PLAN, &MADE), (&PLAIN, &PLAIN_MADE)]
}

/// Everything that a verified Response says.
fn said(evidence: &SamlEvidence) -> String {
    let attributes = evidence.attributes();
    let number = attributes.personal_identity().map(|number| number.reveal());
    let hsa_id = attributes.hsa_id().map(|id| id.reveal());
    let names = [Attribute::GivenName, Attribute::Surname].map(|name| attributes.text(name));
    let name_id = evidence.name_id().reveal();
    format!(
        "{number:?} {hsa_id:?} {names:?} {name_id} {} {}",
        evidence.level_uri(),
        evidence.authenticated_at()
    )
}

/// Refused, or the same as before.
fn holds(plan: &Plan, made: &str, changed: &[u8]) -> bool {
    let Ok(judged) = plan.expecting.verify(&STANDARD.encode(changed)) else {
        return true;
    };
    let unchanged = plan.expecting.verify(&STANDARD.encode(made)).unwrap();
    judged.replay() == unchanged.replay() && {
        let read = |unspent: Unspent| said(&unspent.spend(Seen::FirstTime).unwrap());
        read(judged) == read(unchanged)
    }
}

/// The part that the signature covers: from the document element on, without the signature.
fn covered(made: &str, element: &str) -> Vec<usize> {
    let start = made.find(element).unwrap();
    let (from, to) = (
        made.find("<ds:Signature ").unwrap(),
        made.find("</ds:Signature>").unwrap() + 15,
    );
    let end = made.rfind('>').unwrap() + 1;
    (start..from).chain(to..end).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_other_byte_in_the_covered_part_is_refused(place: Index, byte in 0x20_u8..0x7f) {
        let places = covered(&MADE, "<saml2p:Response");
        let place = *place.get(&places);
        let mut changed = MADE.clone().into_bytes();
        prop_assume!(changed[place] != byte);
        changed[place] = byte;
        let judged = PLAN.expecting.judge(&STANDARD.encode(&changed));
        prop_assert!(judged.is_err());
    }

    #[test]
    fn any_byte_removed_or_added_changes_nothing_that_is_said(place: Index, byte in any::<u8>(), add: bool) {
        for (plan, made) in both() {
            let mut changed = made.as_bytes().to_vec();
            let place = place.index(changed.len());
            if add { changed.insert(place, byte) } else { changed.remove(place); }
            prop_assert!(holds(plan, made, &changed));
        }
    }

    #[test]
    fn any_part_moved_changes_nothing_that_is_said(from: Index, length in 1_usize..400, to: Index) {
        for (plan, made) in both() {
            let bytes = made.as_bytes();
            let from = from.index(bytes.len());
            let part = bytes[from..(from + length).min(bytes.len())].to_vec();
            let rest = [&bytes[..from], &bytes[from + part.len()..]].concat();
            let to = to.index(rest.len() + 1);
            prop_assert!(holds(plan, made, &[&rest[..to], &part, &rest[to..]].concat()));
            let copied = to.min(bytes.len());
            prop_assert!(holds(plan, made, &[&bytes[..copied], &part, &bytes[copied..]].concat()));
        }
    }

    #[test]
    fn any_element_moved_or_copied_changes_nothing_that_is_said(element: Index, place: Index, copy: bool) {
        for (plan, made) in both() {
            let elements = elements(made);
            let (start, end) = *element.get(&elements);
            let (at, _) = *place.get(&elements);
            prop_assume!(at <= start || at >= end);
            let part = &made[start..end];
            let mut changed = made.to_owned();
            changed.insert_str(at, part);
            if !copy {
                let start = if at <= start { start + part.len() } else { start };
                changed.replace_range(start..start + part.len(), "");
            }
            prop_assert!(holds(plan, made, changed.as_bytes()));
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes: Vec<u8>, form: String) {
        prop_assert!(PLAN.expecting.judge(&STANDARD.encode(&bytes)).is_err());
        prop_assert!(PLAN.expecting.judge(&form).is_err());
        let _ = PublicKey::from_certificate(&bytes).is_ok();
        let _ = PublicKey::from_spki(&bytes).is_ok();
        let _ = Timestamp::parse(&form);
    }

    #[test]
    fn no_encrypted_bytes_make_it_panic(text in "[ -~é<>&]{0,80}", place: Index) {
        let plan = PLAN.clone().encrypting(|encryption| {
            encryption.content = "aes128-cbc";
            encryption.padding = Some(u8::try_from(place.index(256)).unwrap());
            encryption.instead = Some(text);
        });
        prop_assert!(plan.judge().is_err());
    }
}

/// Where elements begin and end.
fn elements(made: &str) -> Vec<(usize, usize)> {
    let mut open = Vec::new();
    let mut found = Vec::new();
    for (at, _) in made.match_indices('<') {
        let end = at + made[at..].find('>').unwrap() + 1;
        if made[at..].starts_with("</") {
            found.push((open.pop().unwrap(), end));
        } else {
            open.push(at);
        }
    }
    found
}

#[test]
fn a_signed_plain_assertion_does_not_change_with_its_surroundings() {
    let plan = Plan {
        response_signing: Some(Signing::of("_response", "xs")),
        ..Plan::inera()
    };
    let made = plan.make();
    let changed = made.replacen("<saml2p:Status>", "<saml2p:Status><a></a>", 1);
    assert!(plan.judge_xml(&changed).is_err());
}
