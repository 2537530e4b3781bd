//! The level is one that nobody has reviewed, requested and in metadata, of a provider whose rules do not say that it is taken.

use evidence::saml::Plan;
use shared::{loa::Loa, saml::Refusal};

#[test]
fn is_refused() {
    let plan = Plan::good()
        .at_level(Loa::UncertifiedLoa3.uri(), "loa3+uncertified")
        .expecting(|expecting| expecting.rules.uncertified = true);
    assert_eq!(plan.judge().unwrap().loa(), Loa::UncertifiedLoa3);
    let plan = plan.expecting(|expecting| expecting.rules.uncertified = false);
    assert_eq!(plan.judge().unwrap_err(), Refusal::LevelNotCertified);
}
