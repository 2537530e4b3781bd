//! Inera repeats the level, by a name that is none of Sambi's.

use evidence::Upstream;
use serde_json::json;
use shared::oidc::upstream::Refusal;

#[test]
fn is_refused() {
    let mut plan = Upstream::of_inera();
    plan.token
        .claim("levelOfAssurance", json!(["http://id.sambi.se/loa/loa5"]));
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelContradicted);
}
