//! What an e-service learns of a person and of a login.

use super::{asked::Claim, authorization::Request};
use crate::{
    api::Released,
    attribute::{Commission, Employment},
    id::ClientId,
    identity::Identity,
    person::PersonalIdentity,
    portal::{Portal, Service},
    secret::SecretKey,
    session::SessionId,
};
use serde::{Deserialize, Serialize, Serializer, ser::SerializeMap};

/// What there is to tell an e-service: of the login, and of the person what was asked for and nothing else.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Claims {
    pub(super) sub: String,
    pub(super) auth_time: u64,
    pub(super) nonce: Option<String>,
    pub(super) acr: Option<String>,
    pub(super) amr: Vec<String>,
    pub(super) txn: String,
    pub(super) sid: Option<String>,
    person: Vec<(Claim, Value)>,
}

/// What a claim says.
#[derive(Clone, Debug, Deserialize, Serialize)]
enum Value {
    Text(String),
    List(Vec<String>),
}

impl Claims {
    /// The claims of `identity` for the e-service that asked with `request`. `acr` is the level that was proved; where none was, there
    /// is none.
    pub fn new(
        (identity, employment): (&Identity, Option<&Employment>),
        request: &Request,
        portal: &Portal,
        subject_key: &SecretKey,
    ) -> Self {
        let method = portal.method(identity.method());
        let provider = method.and_then(|method| method.authn_provider.as_deref());
        let asked = request.asked.all().into_iter();
        Claims {
            sub: pairwise_subject(identity, request.client.as_str(), subject_key),
            auth_time: identity.at().unix_seconds(),
            nonce: request.nonce.as_ref().map(|nonce| nonce.as_str().to_owned()),
            acr: identity.level().proved().map(|loa| loa.uri().to_owned()),
            amr: method.map(|method| method.amr.clone()).unwrap_or_default(),
            txn: transaction_at_client(identity, &request.client, subject_key),
            sid: None,
            person: asked
                .filter_map(|claim| Some((claim, value(claim, identity, employment, provider)?)))
                .collect(),
        }
    }

    /// The claims of a person who goes to `service` in this session. It is named only to an e-service that is told of its end.
    pub fn in_session(self, session: SessionId, service: &Service, subject_key: &SecretKey) -> Self {
        let is_told = service.backchannel_logout_uri.is_some();
        let sid = is_told.then(|| session.at_client(&service.id, subject_key));
        Claims { sid, ..self }
    }

    /// What the e-service knows the login by (`txn`).
    pub fn transaction(&self) -> &str {
        &self.txn
    }

    /// The person's identifier at the e-service.
    pub fn subject(&self) -> &str {
        &self.sub
    }

    /// The claims of these that there are.
    pub(super) fn of<'a>(&'a self, which: &'a [Claim]) -> Told<'a> {
        Told {
            person: &self.person,
            which,
        }
    }

    /// What the e-service learns, in the kinds that a person is told.
    pub fn released(&self) -> Vec<Released> {
        let kind = |claim: &Claim| match claim {
            Claim::AuthnProvider => Released::AuthnProvider,
            Claim::Birthdate => Released::Birthdate,
            Claim::CareProviderHsaId
            | Claim::CareProviderName
            | Claim::CareUnitHsaId
            | Claim::CareUnitName
            | Claim::CommissionHsaId
            | Claim::CommissionName
            | Claim::CommissionPurpose
            | Claim::CommissionRight => Released::Commission,
            Claim::CoordinationNumber | Claim::PersonalIdentityNumber => Released::PersonalNumber,
            Claim::OrgAffiliation | Claim::OrgName | Claim::OrgNumber | Claim::OrgUnit => Released::Employment,
            Claim::EmployeeHsaId => Released::HsaId,
            Claim::Method => Released::Method,
            Claim::Roles => Released::Roles,
            Claim::FamilyName | Claim::GivenName | Claim::Name => Released::Name,
        };
        let mut kinds: Vec<_> = self.person.iter().map(|(claim, _)| kind(claim)).collect();
        kinds.sort_unstable_by_key(|kind| kind.number());
        kinds.dedup();
        kinds
            .into_iter()
            .chain([Released::Pseudonym, Released::Login])
            .collect()
    }

    /// Stands for: this person has been told that the e-service of `request`, or the one that it stands in for, learns these kinds of
    /// things. Nobody without the key can tell from it who that was.
    pub fn release_mark(&self, request: &Request, key: &SecretKey) -> String {
        let original = request.original.as_ref().map(ClientId::as_str).unwrap_or_default();
        let texts = ["release", request.client.as_str(), original, &self.sub];
        let mut parts: Vec<_> = texts.iter().flat_map(|text| [text.as_bytes(), b"\0"]).collect();
        let kinds: Vec<_> = self.released().iter().map(|kind| kind.number()).collect();
        parts.push(&kinds);
        let mut mark = key.keyed_hash(&parts);
        mark.truncate(16);
        mark
    }
}

/// What `claim` is for this person; `None` where neither the evidence nor the employment has anything of the kind.
fn value(claim: Claim, identity: &Identity, employment: Option<&Employment>, provider: Option<&str>) -> Option<Value> {
    let text = match (claim, identity.person()) {
        (Claim::AuthnProvider, _) => provider?,
        (Claim::Birthdate, person) => return Some(Value::Text(person.birthdate())),
        (
            Claim::CareProviderHsaId
            | Claim::CareProviderName
            | Claim::CareUnitHsaId
            | Claim::CareUnitName
            | Claim::CommissionHsaId
            | Claim::CommissionName
            | Claim::CommissionPurpose
            | Claim::CommissionRight,
            _,
        ) => return of_commission(claim, employment?.commission()?),
        (Claim::CoordinationNumber, PersonalIdentity::Samordningsnummer(number)) => number.reveal(),
        (Claim::PersonalIdentityNumber, PersonalIdentity::Personnummer(number)) => number.reveal(),
        (Claim::CoordinationNumber | Claim::PersonalIdentityNumber, _) => return None,
        (Claim::EmployeeHsaId, _) => employment?.hsa_id.as_ref()?.reveal(),
        (Claim::FamilyName, _) => identity.surname()?,
        (Claim::GivenName, _) => identity.given_name()?,
        (Claim::Method, _) => identity.method().as_str(),
        (Claim::Name, _) => identity.name(),
        (Claim::OrgAffiliation, _) => employment?.affiliation.reveal(),
        (Claim::OrgName, _) => &employment?.organisation,
        (Claim::OrgNumber, _) => employment?.affiliation.organisation().as_str(),
        (Claim::OrgUnit, _) => employment?.unit.as_deref()?,
        (Claim::Roles, _) => return Some(Value::List(employment?.roles.clone())),
    };
    Some(Value::Text(text.to_owned()))
}

/// What `claim` is for this commission; `None` where it has nothing of the kind, or where the claim is about something else.
fn of_commission(claim: Claim, commission: &Commission) -> Option<Value> {
    let text = match claim {
        Claim::CareProviderHsaId => commission.care_provider.as_ref()?.hsa_id.reveal(),
        Claim::CareProviderName => &commission.care_provider.as_ref()?.name,
        Claim::CareUnitHsaId => commission.care_unit.as_ref()?.hsa_id.reveal(),
        Claim::CareUnitName => &commission.care_unit.as_ref()?.name,
        Claim::CommissionHsaId => commission.hsa_id.reveal(),
        Claim::CommissionName => &commission.name,
        Claim::CommissionPurpose => &commission.purpose,
        Claim::CommissionRight => return Some(Value::List(commission.rights.clone())),
        _ => return None,
    };
    Some(Value::Text(text.to_owned()))
}

/// Some of the claims, as members of a token.
pub(super) struct Told<'a> {
    person: &'a [(Claim, Value)],
    which: &'a [Claim],
}

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (claim, value) in self.person.iter().filter(|(claim, _)| self.which.contains(claim)) {
            match value {
                Value::Text(text) => map.serialize_entry(claim.name(), text)?,
                Value::List(list) => map.serialize_entry(claim.name(), list)?,
            }
        }
        map.end()
    }
}

/// What one e-service knows the transaction at the issuer by. Another one that the same person went to knows it by something else, so that
/// two cannot join what they know.
fn transaction_at_client(identity: &Identity, client: &ClientId, subject_key: &SecretKey) -> String {
    let (client, transaction) = (client.as_str().as_bytes(), identity.transaction().as_bytes());
    subject_key.keyed_hash(&[b"transaction\0", client, b"\0", transaction])
}

/// The person's identifier at one e-service (OpenID Connect Core 1.0, 8.1): a keyed hash, so that two e-services cannot join what
/// they know, and nobody without the key can find the personal number by trying them all.
pub fn pairwise_subject(identity: &Identity, client: &str, key: &SecretKey) -> String {
    key.keyed_hash(&[client.as_bytes(), b"\0", identity.person().reveal().as_bytes()])
}
