//! The e-service may learn a personal number, and has not asked for one.

use evidence::Redemption;

#[test]
fn is_not_told() {
    let number = "https://id.oidc.se/claim/personalIdentityNumber";
    let mut plan = Redemption::good();
    plan.party.service["may-learn"] = serde_json::json!(["names", "personal-number"]);
    let asking = |plan: &Redemption, scope: &str| {
        let mut plan = plan.clone();
        plan.party.set("scope", scope);
        plan.id_token().get(number).is_some()
    };
    assert!(asking(&plan, "openid https://id.oidc.se/scope/naturalPersonNumber"));
    assert!(!asking(&plan, "openid https://id.oidc.se/scope/naturalPersonInfo"));
    plan.party.set("scope", "openid");
    assert!(!plan.id_token().to_string().contains("191212121212"));
}
