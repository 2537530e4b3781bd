//! The rules do not say what Sambi's level proves.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::inera().expecting(|expecting| expecting.rules.levels.clear());
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelUnknown);
}
