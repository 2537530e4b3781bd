//! Inera repeats the level, and it is lower there.

use evidence::Upstream;
use serde_json::json;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::of_inera();
    plan.token
        .claim("levelOfAssurance", json!(["http://id.sambi.se/loa/loa2"]));
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelContradicted);
}
