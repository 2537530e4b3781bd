//! Nothing was proved of the person's level.

use evidence::Redemption;

#[test]
fn is_not_stated() {
    let mut plan = Redemption::good();
    assert_eq!(plan.id_token()["acr"], "http://id.elegnamnden.se/loa/1.0/loa3");
    plan.level = None;
    assert!(plan.id_token().get("acr").is_none());
}
