//! A provider names an organisation that it may not speak for.

use evidence::Upstream;

#[test]
fn is_passed_over() {
    let organisation = |number: &str| {
        let mut plan = Upstream::good();
        plan.token.claim("https://id.oidc.se/claim/orgNumber", number);
        plan.token
            .claim("https://id.oidc.se/claim/orgName", "Region Sandköping");
        let token = plan.judge().unwrap();
        let attributes = token.attributes();
        (
            attributes.organisation().is_some(),
            attributes.organisation_name().is_some(),
        )
    };
    assert_eq!(organisation("2021006883"), (true, true));
    assert_eq!(organisation("5560360793"), (false, false));
}
