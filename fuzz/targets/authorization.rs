//! What an e-service asks of our own OpenID Provider: parameters in a query, request objects and assertions.

use evidence::{Party, REDIRECT_URI};
use shared::oidc::{AuthorizationError, Request};

/// The text as parameters (`name=value`, one a line), as the claims of a signed request object, and as those of an assertion. Whatever it
/// says, nobody is redirected elsewhere than to the registered address.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut asked = Party::good();
    for (name, value) in text.lines().filter_map(|line| line.split_once('=')) {
        asked.set(name, value);
    }
    let mut object = Party::signed();
    if let Some(token) = &mut object.object {
        token.claims_text = Some(text.to_owned());
    }
    let mut raw = Party::good();
    raw.set("request", text);
    for party in [&asked, &object, &raw] {
        match party.judge() {
            Ok(Request { redirect_uri, .. }) | Err(AuthorizationError::Redirect { redirect_uri, .. }) => {
                assert_eq!(redirect_uri, REDIRECT_URI);
            }
            Err(AuthorizationError::Page(_)) => {}
        }
    }
    let mut asserted = Party::good();
    asserted.assertion.claims_text = Some(text.to_owned());
    let _ = asserted.authenticate();
}
