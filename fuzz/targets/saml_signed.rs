//! SAML Responses that the identity provider has signed, whatever it wrote: what comes after the signature.

use evidence::{saml::Plan, spliced};
use shared::time::Span;

/// The bytes are a change of the assertion, and of the Response around it, before it is signed; see [`spliced`]. Who is let in has been
/// let in by this identity provider, at a level that was asked for, and is a person whose number can be one.
pub fn run(data: &[u8]) {
    for plan in [Plan::good(), Plan::inera()] {
        let changes = [
            Plan {
                assertion: spliced(&plan.assertion, data),
                ..plan.clone()
            },
            Plan {
                response: spliced(&plan.response, data),
                ..plan.clone()
            },
        ];
        for changed in changes {
            if let Ok(evidence) = changed.judge() {
                assert_eq!(evidence.issuer(), changed.expecting.idp.entity_id);
                assert!(changed.expecting.levels.contains(evidence.loa()));
                assert!(evidence.authenticated_at() <= changed.expecting.now.after(Span::from_minutes(1)));
            }
        }
    }
}
