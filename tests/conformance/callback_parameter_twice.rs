//! There are two codes, the first of them the right one.

use evidence::Callback;
use shared::oidc::Parameters;

#[test]
fn is_refused() {
    let mut plan = Callback::good();
    assert!(Parameters::new(plan.parameters.iter().cloned()).is_ok());
    plan.parameters.push(("code".to_owned(), "code-2".to_owned()));
    assert!(Parameters::new(plan.parameters.iter().cloned()).is_err());
}
