//! The e-service accepts level 4 and no lower.

use evidence::saml::{Plan, policy};
use shared::saml::Refusal;

#[test]
fn is_refused() {
    let plan = Plan::good().expecting(|expecting| expecting.levels = policy("loa4"));
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelNotAccepted);
}
