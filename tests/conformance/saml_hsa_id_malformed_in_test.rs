//! The HSA-id has none of the forms of test catalogues, in test.

use evidence::saml::Plan;
use shared::{
    environment::Environment,
    saml::{Attribute, Refusal},
};

#[test]
fn is_refused() {
    let judged = |id: &str| {
        let plan = Plan::inera().assertion("SE2021006883-A1B2", id);
        let plan = plan.expecting(|expecting| expecting.idp.environment = Environment::Test);
        plan.judge().map(|_| ())
    };
    assert_eq!(judged("TST5565594230-A1B2"), Ok(()));
    assert_eq!(
        judged("TST556559423-A1B2"),
        Err(Refusal::Attribute(Attribute::EmployeeHsaId))
    );
}
