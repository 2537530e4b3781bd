//! An OpenID Provider states a level of Sambi's, and its contract is about registered levels.

use evidence::{Upstream, contract, terms};
use shared::{
    grant::{Contexts, Contract, Proof, Why, grant},
    loa::Loa,
};

#[test]
fn is_refused() {
    let level = "http://id.sambi.se/loa/loa3";
    let mut plan = Upstream::good();
    plan.may_state = vec![level];
    plan.asked = Some(vec![level]);
    plan.token.claim("acr", level);
    let token = plan.judge().unwrap();
    let granted = |contexts| {
        let contract = Contract {
            contexts,
            ..contract("https://op.example")
        };
        grant(&Proof::from_id_token(&token, None).unwrap(), &contract, &terms("loa3")).map(|_| ())
    };
    let sambi = Contexts::Sambi {
        loa2: None,
        loa3: Some(Loa::Loa3),
    };
    assert_eq!(granted(sambi), Ok(()));
    assert_eq!(granted(Contexts::Registered), Err(vec![Why::ContextUnknown]));
}
