//! A source that is asked by a token that we sign and answers with a token that it signs: neither needs to know the other's secrets, and an
//! answer cannot be used for another question.

use super::{Employment, SourceError, SourceRequest, UncheckedEmployment, scim::Untrusted};
use crate::{
    identity::Identity,
    jose::{self, JwkSet, PublicKey, SigningKey, Typ, UnverifiedJws},
    person::Organisationsnummer,
    portal::{CLIENT_ALGORITHMS, RedirectUri},
    secret::SecretText,
    time::{LEEWAY, Span, Timestamp},
};
use serde::{Deserialize, Serialize};

/// The type of a question.
const QUESTION_TYPE: &str = "attribute-request+jwt";
/// The type of an answer.
const ANSWER_TYPE: &str = "attribute-response+jwt";
/// How long a question may be answered.
const LIFETIME: Span = Span::from_seconds(60);

/// A source with a key of its own.
#[derive(Clone, Debug)]
pub struct SignedSource {
    url: RedirectUri,
    issuer: String,
    organisations: Vec<Organisationsnummer>,
    keys: JwkSet,
}

/// A question that was asked: what its answer must name.
#[derive(Debug)]
pub struct Question {
    /// The request.
    pub request: SourceRequest,
    id: String,
}

#[derive(Deserialize)]
struct Answer {
    iss: String,
    aud: String,
    sub: String,
    iat: u64,
    exp: u64,
    in_response_to: String,
    employments: Vec<UncheckedEmployment>,
}

impl SignedSource {
    /// A source that speaks for these organisations, and for no other: whoever signs as one of them could otherwise make anybody an
    /// employee of another.
    pub(super) fn new(
        url: RedirectUri,
        issuer: String,
        organisations: Vec<Organisationsnummer>,
        keys: &[serde_json::Value],
    ) -> Result<Self, &'static str> {
        if organisations.is_empty() {
            return Err("a signed source needs organisations: the numbers of those that it speaks for");
        }
        let keys = keys.iter().map(|jwk| PublicKey::from_jwk(jwk, &CLIENT_ALGORITHMS));
        let keys = keys.collect::<Result<Vec<_>, _>>().and_then(JwkSet::new);
        Ok(SignedSource {
            url,
            issuer,
            organisations,
            keys: keys.map_err(|_| "keys must list the source's public P-256 or RSA keys as JWKs")?,
        })
    }

    /// The question about `person`, signed by us, who are `issuer`. `id` is random.
    pub fn ask(
        &self,
        person: &Identity,
        issuer: &str,
        key: &SigningKey,
        id: String,
        now: Timestamp,
    ) -> Result<Question, SourceError> {
        #[derive(Serialize)]
        struct Wire<'a> {
            iss: &'a str,
            aud: &'a str,
            sub: &'a str,
            iat: u64,
            exp: u64,
            jti: &'a str,
        }
        let wire = Wire {
            iss: issuer,
            aud: &self.issuer,
            sub: person.person().reveal(),
            iat: now.unix_seconds(),
            exp: now.after(LIFETIME).unix_seconds(),
            jti: &id,
        };
        let token = jose::sign(key, QUESTION_TYPE, &wire).map_err(|_| SourceError::Unavailable)?;
        Ok(Question {
            request: SourceRequest {
                url: self.url.as_str().to_owned(),
                media_type: "application/jwt",
                body: SecretText::new(token),
            },
            id,
        })
    }

    /// The employments in the answer: signed by the source, for us, about this person, to this question, fresh, and at organisations that
    /// the source speaks for.
    pub fn read(
        &self,
        answer: &Untrusted<'_>,
        question: &Question,
        person: &Identity,
        issuer: &str,
        now: Timestamp,
    ) -> Result<Vec<Employment>, SourceError> {
        if answer.status != 200 {
            return Err(SourceError::Unavailable);
        }
        let text = std::str::from_utf8(answer.body).map_err(|_| SourceError::Malformed)?;
        let token = UnverifiedJws::parse(text.trim()).map_err(|_| SourceError::Malformed)?;
        let payload = token.verify(&self.keys, Typ::OneOf(&[ANSWER_TYPE]));
        let payload = payload.map_err(|_| SourceError::NotGenuine)?;
        let answer: Answer = payload.read().map_err(|_| SourceError::Malformed)?;
        let made = Timestamp::from_unix_seconds(answer.iat);
        let fits = answer.iss == self.issuer
            && answer.aud == issuer
            && answer.sub == person.person().reveal()
            && answer.in_response_to == question.id
            && made <= now.after(LEEWAY)
            && now <= Timestamp::from_unix_seconds(answer.exp).after(LEEWAY)
            && now <= made.after(LIFETIME).after(LEEWAY);
        if !fits {
            return Err(SourceError::NotGenuine);
        }
        let employments = answer.employments.into_iter().map(UncheckedEmployment::check);
        let employments = employments.collect::<Result<Vec<_>, _>>()?;
        let speaks_for = |employment: &Employment| self.organisations.contains(employment.affiliation.organisation());
        employments
            .iter()
            .all(speaks_for)
            .then_some(employments)
            .ok_or(SourceError::Foreign)
    }
}
