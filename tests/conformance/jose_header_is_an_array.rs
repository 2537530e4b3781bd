//! What a header's members would be, as an array.

use evidence::Upstream;
use shared::{jose::JwsError, oidc::upstream::Refusal};

#[test]
fn is_refused() {
    let mut plan = Upstream::good();
    plan.token.header_text = Some(r#"["ES256","k1",null,null,false,false]"#.to_owned());
    assert_eq!(plan.judge().unwrap_err(), Refusal::Jws(JwsError::Malformed));
}
