//! SAML Responses, made from a plan. The plan of [`Plan::good`] is accepted; a test changes one thing in it.
//!
//! The texts are written in their canonical form by hand, so that nothing here canonicalises.

mod encryption;
mod federation;
mod parts;
mod request;
mod signing;
mod text;
mod variant;

pub use encryption::{Encryption, Placement, Receiver};
pub use federation::{
    Metadata, OPERATOR, answer, certificate, certificate_on_p224, identity_provider, judge_answer, judge_metadata,
    key_descriptor, key_descriptor_of, service,
};
pub use parts::{Parts, element};
pub use request::{reachable, request, signing_key};
pub use signing::{Signer, Signing};
pub use text::{ACS, IDP, LOA3, REQUEST, SP};
pub use variant::SUCCESS;

use base64::{Engine, engine::general_purpose::STANDARD};
use shared::{
    crypto::{DecryptionKey, Entropy},
    environment::Environment,
    loa::{AcceptedLevels, Loa},
    person::Organisationsnummer,
    saml::{
        AttributeNames, AttributeSet, Confirmation, Endpoints, Expected, IdentityProvider, IdpRules, LocalLevel,
        NotBefore, Protection, Refusal, Request, SamlEvidence, Seen, Timing, Unspent, UnverifiedResponse,
    },
    time::{Span, Timestamp},
};

/// What the clock shows: 2026-01-02T03:04:07Z, two seconds after the assertion was issued.
pub const NOW: Timestamp = Timestamp::from_unix_seconds(1_767_323_047);

/// A change of a text before it is signed: what stands there once, and what will.
pub type Edit = (String, String);

/// Everything that a Response is made of, and what is expected of it.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The Response; where the assertion comes, it says `{assertion}`.
    pub response: String,
    /// The assertion.
    pub assertion: String,
    /// Changes of the Response.
    pub response_edits: Vec<Edit>,
    /// Changes of the assertion.
    pub assertion_edits: Vec<Edit>,
    /// How the Response is signed.
    pub response_signing: Option<Signing>,
    /// How the assertion is signed.
    pub assertion_signing: Option<Signing>,
    /// How the assertion is encrypted.
    pub encryption: Option<Encryption>,
    /// What is expected.
    pub expecting: Expecting,
}

/// As [`Expected`], and owned.
#[derive(Clone, Debug)]
pub struct Expecting {
    /// Our `entityID`.
    pub entity_id: String,
    /// The address that was reached.
    pub endpoint: String,
    /// The certificate, in DER, with which the browser has connected, if the address asks for one.
    pub certificate: Option<Vec<u8>>,
    /// The request.
    pub request: Request,
    /// The identity provider.
    pub idp: IdentityProvider,
    /// Its rules.
    pub rules: IdpRules,
    /// `WantAssertionsSigned`.
    pub want_assertions_signed: bool,
    /// Our keys.
    pub keys: Vec<Receiver>,
    /// The levels that are accepted.
    pub levels: AcceptedLevels,
    /// The attributes.
    pub attributes: AttributeSet,
    /// `accepts-coordination-number`.
    pub accepts_coordination_number: bool,
    /// The times.
    pub timing: Timing,
    /// The clock.
    pub now: Timestamp,
}

impl Plan {
    /// What an identity provider of the Swedish framework answers: a signed Response with an encrypted assertion, which is signed too.
    pub fn good() -> Self {
        Plan {
            response: text::response(),
            assertion: text::assertion(),
            response_edits: Vec::new(),
            assertion_edits: Vec::new(),
            response_signing: Some(Signing::of("_response", "")),
            assertion_signing: Some(Signing::of("_assertion", "xs")),
            encryption: Some(Encryption::default()),
            expecting: Expecting::good(),
        }
    }

    /// The same with an assertion that has no signature of its own, which is taken: nothing but the Response's signature, and how it is
    /// encrypted, keeps it as it is.
    pub fn unsigned_inside() -> Self {
        let plan = Plan {
            assertion_signing: None,
            ..Plan::good()
        };
        plan.expecting(|expecting| expecting.want_assertions_signed = false)
    }

    /// What Inera's identity provider answers.
    pub fn inera() -> Self {
        let plan = Plan::good();
        let level = "http://id.sambi.se/loa/loa3";
        let rules = IdpRules {
            protection: Protection::PlainAssertion,
            attribute_names: AttributeNames::Sambi,
            not_before: NotBefore::Optional,
            uncertified: false,
            eidas_node: false,
            levels: LocalLevel::new(level.to_owned(), Loa::Loa3).into_iter().collect(),
            authorities: None,
            organisations: Organisationsnummer::parse("2021006883").into_iter().collect(),
        };
        let mut idp = plan.expecting.idp.clone();
        idp.assurance = [level.to_owned()].into();
        let request = Request {
            levels: vec![level.to_owned()],
            ..plan.expecting.request.clone()
        };
        Plan {
            assertion: text::inera_assertion(),
            response_signing: None,
            encryption: None,
            expecting: Expecting {
                rules,
                idp,
                request,
                attributes: AttributeSet::SambiHsaId,
                ..plan.expecting
            },
            ..plan
        }
    }

    /// Changes the Response before it is signed.
    pub fn response(mut self, old: &str, new: &str) -> Self {
        self.response_edits.push((old.to_owned(), new.to_owned()));
        self
    }

    /// Changes the assertion before it is signed.
    pub fn assertion(mut self, old: &str, new: &str) -> Self {
        self.assertion_edits.push((old.to_owned(), new.to_owned()));
        self
    }

    /// Changes the signed information of the Response before it is signed.
    pub fn signed_info(mut self, old: &str, new: &str) -> Self {
        let signing = self.response_signing.as_mut().expect("a signature");
        signing.edits.push((old.to_owned(), new.to_owned()));
        self
    }

    /// Changes what is expected.
    pub fn expecting(mut self, change: impl FnOnce(&mut Expecting)) -> Self {
        change(&mut self.expecting);
        self
    }

    /// A good one whose key is agreed on, to the one key of ours that can.
    pub fn agreed() -> Self {
        let plan = Plan::good().encrypting(|encryption| encryption.receiver = Receiver::Agreed);
        plan.expecting(|expecting| expecting.keys = vec![Receiver::Agreed])
    }

    /// Changes how the assertion is encrypted.
    pub fn encrypting(mut self, change: impl FnOnce(&mut Encryption)) -> Self {
        change(self.encryption.as_mut().expect("an encryption"));
        self
    }

    /// The assertion, changed and signed, not encrypted.
    pub fn make_assertion(&self) -> String {
        let text = edited(&self.assertion, &self.assertion_edits);
        signing::signed(&text, self.assertion_signing.as_ref())
    }

    /// Encrypts what `change` makes of the assertion.
    pub fn encrypting_changed(self, change: impl FnOnce(String) -> String) -> Self {
        let changed = change(self.make_assertion());
        self.encrypting(|encryption| encryption.instead = Some(changed))
    }

    /// The Response.
    pub fn make(&self) -> String {
        let assertion = self.make_assertion();
        let carried = match &self.encryption {
            Some(encryption) => encryption.around(&assertion),
            None => assertion,
        };
        let response = self.response.replace("{assertion}", &carried);
        let response = edited(&response, &self.response_edits);
        signing::signed(&response, self.response_signing.as_ref())
    }

    /// Makes the Response and judges it.
    pub fn judge(&self) -> Result<SamlEvidence, Refusal> {
        self.judge_xml(&self.make())
    }

    /// Makes the Response and judges all but whether it comes for the first time.
    pub fn verify(&self) -> Result<Unspent, Refusal> {
        self.expecting.verify(&STANDARD.encode(self.make()))
    }

    /// Judges a Response by what this plan expects.
    pub fn judge_xml(&self, xml: &str) -> Result<SamlEvidence, Refusal> {
        self.expecting.judge(&STANDARD.encode(xml))
    }
}

impl Expecting {
    fn good() -> Self {
        let idp = IdentityProvider {
            entity_id: IDP.to_owned(),
            environment: Environment::Production,
            signing_keys: vec![Signer::Idp.public()],
            sso: Endpoints::default(),
            holder_of_key: Endpoints::default(),
            wants_signed_requests: true,
            assurance: [LOA3.to_owned()].into(),
            categories: [].into(),
            scopes: ["2021006883".to_owned()].into(),
            principal_selection: [].into(),
            display_names: [].into(),
            logos: Vec::new(),
            organisation: None,
            valid_until: NOW.after(Span::from_minutes(60)),
        };
        Expecting {
            entity_id: SP.to_owned(),
            endpoint: ACS.to_owned(),
            certificate: None,
            request: Request {
                idp: IDP.to_owned(),
                id: REQUEST.to_owned(),
                at: NOW.before(Span::from_seconds(40)),
                acs: ACS.to_owned(),
                levels: vec![LOA3.to_owned()],
                force_authn: true,
                sign_message: None,
            },
            idp,
            rules: IdpRules::default(),
            want_assertions_signed: true,
            keys: vec![Receiver::Current],
            levels: policy("loa3"),
            attributes: AttributeSet::PersonalNumber,
            accepts_coordination_number: false,
            timing: Timing::DEFAULT,
            now: NOW,
        }
    }

    /// Judges the form's `SAMLResponse`, which comes for the first time.
    pub fn judge(&self, form: &str) -> Result<SamlEvidence, Refusal> {
        self.verify(form)?.spend(Seen::FirstTime)
    }

    /// Judges the form's `SAMLResponse`, whether or not it comes for the first time.
    pub fn verify(&self, form: &str) -> Result<Unspent, Refusal> {
        let keys: Vec<DecryptionKey> = self.keys.iter().map(|key| key.private()).collect();
        self.verify_with(&keys, form)
    }

    /// As [`Expecting::judge`], with everything prepared that does not belong to one Response.
    pub fn prepare(&self, xml: &str) -> impl Fn() -> Result<SamlEvidence, Refusal> {
        let keys: Vec<DecryptionKey> = self.keys.iter().map(|key| key.private()).collect();
        let (expecting, form) = (self.clone(), STANDARD.encode(xml));
        move || expecting.verify_with(&keys, &form)?.spend(Seen::FirstTime)
    }

    fn verify_with(&self, keys: &[DecryptionKey], form: &str) -> Result<Unspent, Refusal> {
        let expected = Expected {
            entity_id: &self.entity_id,
            endpoint: &self.endpoint,
            confirmation: self
                .certificate
                .as_deref()
                .map_or(Confirmation::Bearer, Confirmation::HolderOfKey),
            request: &self.request,
            idp: &self.idp,
            rules: &self.rules,
            want_assertions_signed: self.want_assertions_signed,
            keys,
            levels: self.levels,
            attributes: self.attributes,
            accepts_coordination_number: self.accepts_coordination_number,
            timing: self.timing,
        };
        UnverifiedResponse::parse(form)?.verify(&expected, Entropy([7; 32]), self.now)
    }
}

/// The levels that a policy of this name accepts.
pub fn policy(name: &str) -> AcceptedLevels {
    AcceptedLevels::from_policy(name).expect("a policy")
}

/// Replaces what must stand there exactly once.
fn edited(text: &str, edits: &[Edit]) -> String {
    let mut text = text.to_owned();
    for (old, new) in edits {
        assert_eq!(text.matches(old.as_str()).count(), 1, "{old} stands there once");
        text = text.replacen(old.as_str(), new, 1);
    }
    text
}
