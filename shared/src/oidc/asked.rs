//! What an e-service asks to learn: by scope (OIDC Sweden, Claims and scopes, 3) and by the parameter `claims` (OpenID Connect Core 1.0,
//! 5.5).

use super::authorization::AuthorizationErrorCode;
use crate::{
    jose::json,
    loa::Loa,
    portal::{Information, Service},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A claim that only an e-service that asks for it gets, and only if it may learn it.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub enum Claim {
    /// Who authenticated the person, where we sent them on (OIDC Sweden, Claims and scopes, 2.6).
    AuthnProvider,
    /// `birthdate` (OpenID Connect Core 1.0, 5.1).
    Birthdate,
    /// The coordination number (OIDC Sweden, 2.1). A person has this or a personal number.
    CoordinationNumber,
    /// `family_name` (OpenID Connect Core 1.0, 5.1).
    FamilyName,
    /// `given_name` (OpenID Connect Core 1.0, 5.1).
    GivenName,
    /// `name` (OpenID Connect Core 1.0, 5.1).
    Name,
    /// The personal identity number (OIDC Sweden, 2.1).
    PersonalIdentityNumber,
}

impl Claim {
    /// Every claim.
    pub const ALL: [Claim; 7] = [
        Claim::AuthnProvider,
        Claim::Birthdate,
        Claim::CoordinationNumber,
        Claim::FamilyName,
        Claim::GivenName,
        Claim::Name,
        Claim::PersonalIdentityNumber,
    ];

    /// The claim's name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Claim::AuthnProvider => "https://id.oidc.se/claim/authnProvider",
            Claim::Birthdate => "birthdate",
            Claim::CoordinationNumber => "https://id.oidc.se/claim/coordinationNumber",
            Claim::FamilyName => "family_name",
            Claim::GivenName => "given_name",
            Claim::Name => "name",
            Claim::PersonalIdentityNumber => "https://id.oidc.se/claim/personalIdentityNumber",
        }
    }

    /// What an e-service must be allowed to learn to get it.
    pub fn information(self) -> Information {
        match self {
            Claim::AuthnProvider => Information::AuthnProvider,
            Claim::Birthdate => Information::Birthdate,
            Claim::CoordinationNumber | Claim::PersonalIdentityNumber => Information::PersonalNumber,
            Claim::FamilyName | Claim::GivenName | Claim::Name => Information::Names,
        }
    }
}

/// A scope that we know. Others are passed over (RFC 6749, 3.3).
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Scope {
    /// Names and date of birth, from UserInfo.
    NaturalPersonInfo,
    /// Personal or coordination number, in the ID token and from UserInfo.
    NaturalPersonNumber,
}

impl Scope {
    /// The scopes, besides `openid`, that the provider knows.
    pub const ALL: [Scope; 2] = [Scope::NaturalPersonInfo, Scope::NaturalPersonNumber];

    /// The scope's name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Scope::NaturalPersonInfo => "https://id.oidc.se/scope/naturalPersonInfo",
            Scope::NaturalPersonNumber => "https://id.oidc.se/scope/naturalPersonNumber",
        }
    }

    fn in_id_token(self) -> &'static [Claim] {
        match self {
            Scope::NaturalPersonInfo => &[],
            Scope::NaturalPersonNumber => &[Claim::CoordinationNumber, Claim::PersonalIdentityNumber],
        }
    }

    fn in_user_info(self) -> &'static [Claim] {
        match self {
            Scope::NaturalPersonInfo => &[Claim::Birthdate, Claim::FamilyName, Claim::GivenName, Claim::Name],
            Scope::NaturalPersonNumber => self.in_id_token(),
        }
    }
}

/// What was asked for and may be learnt.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Asked {
    scopes: Vec<Scope>,
    id_token: Vec<Claim>,
    user_info: Vec<Claim>,
}

impl Asked {
    /// Reads `scope` and `claims`, and leaves out what `service` may not learn. A scope that is about nothing else than that is refused, so
    /// that it is noticed; single claims are optional (OpenID Connect Core 1.0, 5.5.1).
    pub(super) fn read(
        scope: Option<&str>,
        claims: Option<&ClaimsParameter>,
        service: &Service,
    ) -> Result<Self, AuthorizationErrorCode> {
        let named: Vec<_> = scope.unwrap_or_default().split_ascii_whitespace().collect();
        if !named.contains(&"openid") {
            return Err(AuthorizationErrorCode::InvalidScope);
        }
        let mut asked = Asked::default();
        let may_learn = |claim: &Claim| service.may_learn.contains(&claim.information());
        for scope in Scope::ALL.into_iter().filter(|scope| named.contains(&scope.name())) {
            let given = |claims: &[Claim]| claims.iter().copied().filter(may_learn).collect::<Vec<_>>();
            let (id_token, user_info) = (given(scope.in_id_token()), given(scope.in_user_info()));
            if user_info.is_empty() {
                return Err(AuthorizationErrorCode::InvalidScope);
            }
            asked.scopes.push(scope);
            asked.id_token.extend(id_token);
            asked.user_info.extend(user_info);
        }
        if let Some(claims) = claims {
            let named = |members: &Map<String, Value>| {
                let claims = Claim::ALL.into_iter().filter(may_learn);
                claims
                    .filter(|claim| members.contains_key(claim.name()))
                    .collect::<Vec<_>>()
            };
            asked.id_token.extend(named(&claims.id_token));
            asked.user_info.extend(named(&claims.user_info));
        }
        for claims in [&mut asked.id_token, &mut asked.user_info] {
            claims.sort_unstable();
            claims.dedup();
        }
        Ok(asked)
    }

    /// The claims for the ID token.
    pub fn id_token(&self) -> &[Claim] {
        &self.id_token
    }

    /// The claims for UserInfo.
    pub fn user_info(&self) -> &[Claim] {
        &self.user_info
    }

    /// Every claim that is given in one place or the other.
    pub(super) fn all(&self) -> Vec<Claim> {
        let mut all = [self.id_token(), self.user_info()].concat();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The scopes that were granted, as a token response names them (RFC 6749, 3.3).
    pub(super) fn granted(&self) -> String {
        let names = self.scopes.iter().map(|scope| scope.name());
        std::iter::once("openid").chain(names).collect::<Vec<_>>().join(" ")
    }
}

/// The parameter `claims` (OpenID Connect Core 1.0, 5.5).
#[derive(Default, Deserialize)]
pub(super) struct ClaimsParameter {
    #[serde(default)]
    id_token: Map<String, Value>,
    #[serde(default, rename = "userinfo")]
    user_info: Map<String, Value>,
}

/// How a single claim is asked for (OpenID Connect Core 1.0, 5.5.1).
#[derive(Default, Deserialize)]
struct Member {
    #[serde(default)]
    essential: bool,
    value: Option<String>,
    values: Option<Vec<String>>,
}

impl ClaimsParameter {
    pub(super) fn parse(text: &str) -> Option<Self> {
        json::read(text.as_bytes())
    }

    /// The levels that are essential for the ID token (5.5.1.1). Values that we do not know are left out, so that an empty list means that
    /// none can be met. `None` where no level is essential.
    pub(super) fn essential_levels(&self) -> Result<Option<Vec<Loa>>, AuthorizationErrorCode> {
        let acr = self.member("acr")?.filter(|acr| acr.essential);
        Ok(acr.and_then(|acr| {
            let named = match (acr.value, acr.values) {
                (None, None) => return None,
                (value, values) => value.into_iter().chain(values.unwrap_or_default()),
            };
            Some(named.filter_map(|uri| Loa::from_uri(&uri)).collect())
        }))
    }

    /// The one subject that may be answered with, where the e-service names it (5.5.1).
    pub(super) fn subject(&self) -> Result<Option<String>, AuthorizationErrorCode> {
        Ok(self.member("sub")?.and_then(|sub| sub.value))
    }

    /// How the ID token's claim of this name is asked for; `null` is the plain form.
    fn member(&self, name: &str) -> Result<Option<Member>, AuthorizationErrorCode> {
        match self.id_token.get(name) {
            None => Ok(None),
            Some(Value::Null) => Ok(Some(Member::default())),
            Some(member) => Member::deserialize(member)
                .map(Some)
                .map_err(|_| AuthorizationErrorCode::InvalidRequest),
        }
    }
}
