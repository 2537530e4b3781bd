//! Four parts.

use evidence::Freja;
use shared::{environment::Environment, jose::JwsError, provider::freja::evidence::Refusal};

#[test]
fn is_refused() {
    let plan = Freja::good();
    let (made, trust) = (plan.make(), plan.trust(Environment::Test).unwrap());
    assert!(plan.judge_with(&trust, &made).is_ok());
    let changed = [&made, ".AAAA"].concat();
    assert_eq!(
        plan.judge_with(&trust, &changed).unwrap_err(),
        Refusal::Jws(JwsError::Malformed)
    );
}
