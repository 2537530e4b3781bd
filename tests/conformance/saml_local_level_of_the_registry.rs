//! A rule gives a level of the Swedish registry a meaning of its own.

use shared::{
    loa::Loa,
    saml::{IdpRules, LocalLevel},
};

#[test]
fn is_refused() {
    let read = |uri: &str| {
        let level = serde_json::json!({ "uri": uri, "proves": Loa::Loa3.uri() });
        serde_json::from_value::<IdpRules>(serde_json::json!({ "levels": [level] })).is_ok()
    };
    for (uri, is_local) in [
        ("http://id.sambi.se/loa/loa3", true),
        ("http://id.elegnamnden.se/loa/1.0/loa3-sigmessage", false),
        ("http://id.swedenconnect.se/loa/1.0/uncertified-loa4", false),
    ] {
        assert_eq!(read(uri), is_local, "{uri}");
        assert_eq!(LocalLevel::new(uri.to_owned(), Loa::Loa3).is_some(), is_local, "{uri}");
    }
}
