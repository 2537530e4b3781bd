//! What a person brings back from an OpenID Provider.

use super::{NOW, Upstream};
use shared::{
    language::Language,
    oidc::{
        Parameters,
        upstream::{Ask, CallbackRefusal, Provider, Transaction, UnspentCode, read_callback},
    },
    time::{Span, Timestamp},
};

/// Where the person comes back to.
pub const CALLBACK: &str = "https://login.example/callback/op";

/// The answer to an authorization request of ours, and what it is held against. Every field may be changed.
#[derive(Clone, Debug)]
pub struct Callback {
    /// The parameters.
    pub parameters: Vec<(String, String)>,
    /// The address that was reached.
    pub reached: String,
    /// The provider whose answer it is taken for.
    pub provider: Provider,
    /// The request of this browser.
    pub transaction: Transaction,
    /// The clock.
    pub now: Timestamp,
}

impl Callback {
    /// The answer to a request that was sent half a minute ago, which is taken.
    pub fn good() -> Self {
        let provider = Upstream::good().provider();
        let transaction = Callback::transaction(&provider, 1);
        let state = query(&Callback::asked(&provider, &transaction), "state");
        Callback {
            parameters: [
                ("state", state.as_str()),
                ("iss", "https://op.example"),
                ("code", "code-1"),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
            reached: CALLBACK.to_owned(),
            provider,
            transaction,
            now: NOW,
        }
    }

    /// A request to `provider`, of a browser of this number.
    pub fn transaction(provider: &Provider, browser: u8) -> Transaction {
        let entropy = [[browser; 32], [browser + 1; 32], [browser + 2; 32]];
        let sent = NOW.before(Span::from_seconds(30));
        Transaction::from_entropy(entropy, provider, CALLBACK, sent).expect("a transaction")
    }

    /// The address that the person is sent to.
    pub fn asked(provider: &Provider, transaction: &Transaction) -> String {
        let ask = Ask {
            provider,
            endpoint: "https://op.example/authorize",
            scopes: &[],
            acr_values: None,
            login: true,
            language: Language::Sv,
        };
        ask.uri(transaction)
    }

    /// Changes a parameter, or adds it.
    pub fn set(&mut self, name: &str, value: &str) {
        self.unset(name);
        self.parameters.push((name.to_owned(), value.to_owned()));
    }

    /// Leaves a parameter out.
    pub fn unset(&mut self, name: &str) {
        self.parameters.retain(|(known, _)| known != name);
    }

    /// Judges the answer.
    pub fn judge(&self) -> Result<UnspentCode, CallbackRefusal> {
        let parameters = Parameters::new(self.parameters.iter().cloned()).expect("no parameter twice");
        read_callback(&parameters, &self.transaction, &self.provider, &self.reached, self.now)
    }
}

/// The value of a parameter in the query of an address, as it is written there.
pub fn query(address: &str, name: &str) -> String {
    let (_, query) = address.split_once('?').expect("a query");
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs
        .find(|(known, _)| *known == name)
        .expect("a parameter of that name");
    value.to_owned()
}
