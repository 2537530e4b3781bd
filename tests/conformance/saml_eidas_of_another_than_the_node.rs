//! The level is one of the Swedish eIDAS node, and the identity provider is not configured as the node, though metadata lists the level.

use evidence::saml::Plan;
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::eidas().expecting(|expecting| expecting.rules.eidas_node = false);
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelNotCertified);
}
