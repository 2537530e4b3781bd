//! Encrypted assertions, before `xmlsec1` and `openssl`. `xml-sec` decrypts nothing.

use evidence::saml::{Encryption, Placement, Plan};
use judges::Xmlsec1;
use shared::{saml::Refusal, xml};

const KEY: &[u8] = include_bytes!("../fixtures/keys/sp.pk8");

/// Every way of encrypting that the profile knows: the cipher, OAEP's digest, and where the key stands.
fn ways() -> Vec<Encryption> {
    let mut ways = Vec::new();
    for content in Encryption::CONTENTS {
        for oaep in ["", "sha1", "sha256", "sha384", "sha512"] {
            for placement in [Placement::Inside, Placement::Beside] {
                ways.push(Encryption {
                    content,
                    oaep,
                    placement,
                    ..Encryption::default()
                });
            }
        }
    }
    ways
}

fn encrypted(way: &Encryption) -> Plan {
    Plan::unsigned_inside().encrypting(|encryption| encryption.clone_from(way))
}

/// What we open, the others open too, and to the same text.
#[test]
fn what_is_encrypted_opens_with_the_others() {
    let Some(xmlsec1) = Xmlsec1::find() else { return };
    for way in ways() {
        let plan = encrypted(&way);
        assert!(plan.judge().is_ok(), "{way:?}");
        let oaep = (!matches!(way.oaep, "" | "sha1")).then_some(way.oaep);
        let opened = xmlsec1.decrypts(&plan.make(), KEY, oaep);
        assert!(opened.is_some_and(|text| text.contains("191212121212")), "{way:?}");
    }
}

type Change = fn(&mut Encryption);

/// Whatever is changed in what is encrypted, we open nothing of it: no signature inside hides what the cipher lets through. Without a tag,
/// the last byte is the padding's length.
#[test]
fn nothing_changed_is_opened() {
    let changes: [Change; 7] = [
        |way| way.flip_last = true,
        |way| way.cut = 1,
        |way| way.cut = 16,
        |way| way.flip = Some(0),
        |way| way.flip_key = Some(7),
        |way| way.key_length = Some(20),
        // Another key than the one that is wrapped, of the same length.
        |way| {
            let bits: usize = way.content[3..6].parse().unwrap_or_default();
            way.content_key = Some(vec![1; bits / 8]);
        },
    ];
    for way in ways() {
        for (number, change) in changes.iter().enumerate() {
            let changed = encrypted(&way).encrypting(change);
            let refused = changed.judge().unwrap_err();
            assert_eq!(refused, Refusal::Xml(xml::Refusal::Decryption), "{number}: {way:?}");
        }
    }
}
