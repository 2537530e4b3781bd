//! What BankID, a token endpoint and a person's browser answer: nothing of it is verified yet, and it is read all the same.

use evidence::{NOW, Upstream};
use shared::{
    id::OrderRef,
    oidc::{
        Parameters,
        upstream::{Transaction, read_callback, read_tokens},
    },
    provider::bankid::{read_auth, read_collect},
};

/// The text as each answer, and as parameters (`name=value`, one a line). What comes back without the long state of a request gives no code.
pub fn run(data: &[u8]) {
    let order = OrderRef::parse("131daac9-16c6-4618-beb0-365768f37288").unwrap();
    for status in [200, 400, 503] {
        let _ = read_auth(status, data);
        let _ = read_collect(&order, status, data);
        let _ = read_tokens(status, data);
    }
    let Ok(text) = std::str::from_utf8(data) else { return };
    let pairs = text.lines().filter_map(|line| line.split_once('='));
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let Ok(parameters) = Parameters::new(pairs) else { return };
    let (provider, address) = (Upstream::good().provider(), "https://login.example/callback/op");
    let transaction = Transaction::from_entropy([[1; 32], [2; 32], [3; 32]], &provider, address, NOW).unwrap();
    let code = read_callback(&parameters, &transaction, &provider, address, NOW);
    assert!(code.is_err() || parameters.get("state").is_some_and(|state| state.len() >= 43));
}
