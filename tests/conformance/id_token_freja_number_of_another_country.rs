//! A number of another country than Sweden, from Freja.

use evidence::Upstream;
use shared::oidc::upstream::Vocabulary;

#[test]
fn is_no_personal_number() {
    let number_of = |country: &str| {
        let mut plan = Upstream::good();
        plan.vocabulary = Vocabulary::Freja;
        plan.token.claim(
            "https://frejaeid.com/oidc/claims/personalIdentityNumber",
            "191212121212",
        );
        plan.token.claim("https://frejaeid.com/oidc/claims/country", country);
        plan.judge().unwrap().attributes().personal_identity().cloned()
    };
    assert!(number_of("SE").is_some());
    assert!(number_of("NO").is_none());
}
