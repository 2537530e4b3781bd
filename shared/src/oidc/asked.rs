//! What an e-service asks to learn: by scope (OIDC Sweden, Claims and scopes, 3) and by the parameter `claims` (OpenID Connect Core 1.0,
//! 5.5).

use super::authorization::AuthorizationErrorCode;
use crate::{
    jose::json,
    loa::Loa,
    person::PersonalIdentity,
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
    /// The HSA-id of the care provider that the commission is for. OIDC Sweden has no claims for commissions, so the names are ours, after
    /// those of the attributes (<http://sambi.se/attributes/1/>).
    CareProviderHsaId,
    /// Its name. The claim's name is ours.
    CareProviderName,
    /// The HSA-id of the care unit that the commission is for. The name is ours.
    CareUnitHsaId,
    /// Its name. The claim's name is ours.
    CareUnitName,
    /// The HSA-id of the commission. The name is ours.
    CommissionHsaId,
    /// What the commission is called. The claim's name is ours.
    CommissionName,
    /// What the commission is for. The name is ours.
    CommissionPurpose,
    /// What may be done by the commission. The name is ours.
    CommissionRight,
    /// The coordination number (OIDC Sweden, 2.1). A person has this or a personal number.
    CoordinationNumber,
    /// The HSA-id of the employment. OIDC Sweden has no claim for it, so the name is ours.
    EmployeeHsaId,
    /// `family_name` (OpenID Connect Core 1.0, 5.1).
    FamilyName,
    /// `given_name` (OpenID Connect Core 1.0, 5.1).
    GivenName,
    /// The method that was used, by its id in the configuration. OIDC Sweden has no claim for it, so the name is ours.
    Method,
    /// `name` (OpenID Connect Core 1.0, 5.1).
    Name,
    /// As whom the organisation knows the person (OIDC Sweden, 2.3).
    OrgAffiliation,
    /// The organisation's name (OIDC Sweden, 2.3).
    OrgName,
    /// The organisation's number (OIDC Sweden, 2.3).
    OrgNumber,
    /// The unit in the organisation (OIDC Sweden, 2.3).
    OrgUnit,
    /// The personal identity number (OIDC Sweden, 2.1).
    PersonalIdentityNumber,
    /// What the person does there, in the source's words. The name is ours.
    Roles,
}

impl Claim {
    /// Every claim.
    pub const ALL: [Claim; 22] = [
        Claim::AuthnProvider,
        Claim::Birthdate,
        Claim::CareProviderHsaId,
        Claim::CareProviderName,
        Claim::CareUnitHsaId,
        Claim::CareUnitName,
        Claim::CommissionHsaId,
        Claim::CommissionName,
        Claim::CommissionPurpose,
        Claim::CommissionRight,
        Claim::CoordinationNumber,
        Claim::EmployeeHsaId,
        Claim::FamilyName,
        Claim::GivenName,
        Claim::Method,
        Claim::Name,
        Claim::OrgAffiliation,
        Claim::OrgName,
        Claim::OrgNumber,
        Claim::OrgUnit,
        Claim::PersonalIdentityNumber,
        Claim::Roles,
    ];

    /// The claim's name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Claim::AuthnProvider => "https://id.oidc.se/claim/authnProvider",
            Claim::Birthdate => "birthdate",
            Claim::CareProviderHsaId => "https://github.com/tillit-login/tillit/claim/healthCareProviderHsaId",
            Claim::CareProviderName => "https://github.com/tillit-login/tillit/claim/healthCareProviderName",
            Claim::CareUnitHsaId => "https://github.com/tillit-login/tillit/claim/healthCareUnitHsaId",
            Claim::CareUnitName => "https://github.com/tillit-login/tillit/claim/healthCareUnitName",
            Claim::CommissionHsaId => "https://github.com/tillit-login/tillit/claim/commissionHsaId",
            Claim::CommissionName => "https://github.com/tillit-login/tillit/claim/commissionName",
            Claim::CommissionPurpose => "https://github.com/tillit-login/tillit/claim/commissionPurpose",
            Claim::CommissionRight => "https://github.com/tillit-login/tillit/claim/commissionRight",
            Claim::CoordinationNumber => "https://id.oidc.se/claim/coordinationNumber",
            Claim::EmployeeHsaId => "https://github.com/tillit-login/tillit/claim/employeeHsaId",
            Claim::FamilyName => "family_name",
            Claim::GivenName => "given_name",
            Claim::Method => "https://github.com/tillit-login/tillit/claim/method",
            Claim::Name => "name",
            Claim::OrgAffiliation => "https://id.oidc.se/claim/orgAffiliation",
            Claim::OrgName => "https://id.oidc.se/claim/orgName",
            Claim::OrgNumber => "https://id.oidc.se/claim/orgNumber",
            Claim::OrgUnit => "https://id.oidc.se/claim/orgUnit",
            Claim::PersonalIdentityNumber => "https://id.oidc.se/claim/personalIdentityNumber",
            Claim::Roles => "https://github.com/tillit-login/tillit/claim/roles",
        }
    }

    /// What an e-service must be allowed to learn to get it.
    pub fn information(self) -> Information {
        match self {
            Claim::AuthnProvider => Information::AuthnProvider,
            Claim::Birthdate => Information::Birthdate,
            Claim::CareProviderHsaId
            | Claim::CareProviderName
            | Claim::CareUnitHsaId
            | Claim::CareUnitName
            | Claim::CommissionHsaId
            | Claim::CommissionName
            | Claim::CommissionPurpose
            | Claim::CommissionRight => Information::Commission,
            Claim::CoordinationNumber | Claim::PersonalIdentityNumber => Information::PersonalNumber,
            Claim::EmployeeHsaId => Information::HsaId,
            Claim::FamilyName | Claim::GivenName | Claim::Name => Information::Names,
            Claim::Method => Information::Method,
            Claim::OrgAffiliation | Claim::OrgName | Claim::OrgNumber | Claim::OrgUnit => Information::Employment,
            Claim::Roles => Information::Roles,
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
    /// Who the person is at their organisation: the affiliation in the ID token, the rest from UserInfo.
    NaturalPersonOrgId,
}

impl Scope {
    /// The scopes, besides `openid`, that the provider knows.
    pub const ALL: [Scope; 3] = [
        Scope::NaturalPersonInfo,
        Scope::NaturalPersonNumber,
        Scope::NaturalPersonOrgId,
    ];

    /// The scope's name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Scope::NaturalPersonInfo => "https://id.oidc.se/scope/naturalPersonInfo",
            Scope::NaturalPersonNumber => "https://id.oidc.se/scope/naturalPersonNumber",
            Scope::NaturalPersonOrgId => "https://id.oidc.se/scope/naturalPersonOrgId",
        }
    }

    fn in_id_token(self) -> &'static [Claim] {
        match self {
            Scope::NaturalPersonInfo => &[],
            Scope::NaturalPersonNumber => &[Claim::CoordinationNumber, Claim::PersonalIdentityNumber],
            Scope::NaturalPersonOrgId => &[Claim::OrgAffiliation],
        }
    }

    fn in_user_info(self) -> &'static [Claim] {
        match self {
            Scope::NaturalPersonInfo => &[Claim::Birthdate, Claim::FamilyName, Claim::GivenName, Claim::Name],
            Scope::NaturalPersonNumber => self.in_id_token(),
            Scope::NaturalPersonOrgId => &[Claim::Name, Claim::OrgAffiliation, Claim::OrgName, Claim::OrgNumber],
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
        claims: &ClaimsParameter,
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
            // What a scope is there for must be allowed: of the last one, the affiliation.
            let lacks_essential = scope == Scope::NaturalPersonOrgId && id_token.is_empty();
            if user_info.is_empty() || lacks_essential {
                return Err(AuthorizationErrorCode::InvalidScope);
            }
            asked.scopes.push(scope);
            asked.id_token.extend(id_token);
            asked.user_info.extend(user_info);
        }
        let singly = |members: &Map<String, Value>| {
            let claims = Claim::ALL.into_iter().filter(may_learn);
            claims
                .filter(|claim| members.contains_key(claim.name()))
                .collect::<Vec<_>>()
        };
        asked.id_token.extend(singly(&claims.id_token));
        asked.user_info.extend(singly(&claims.user_info));
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

    /// Whether it is asked which commission the person has.
    pub fn names_commission(&self) -> bool {
        let mut all = self.id_token.iter().chain(&self.user_info);
        all.any(|claim| claim.information() == Information::Commission)
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

/// The longest subject (OpenID Connect Core 1.0, 2: 255 characters).
const MAX_SUBJECT: usize = 255;

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
        let acr = member(&self.id_token, "acr")?.filter(|acr| acr.essential);
        Ok(acr.and_then(Member::named).map(levels))
    }

    /// The levels that the e-service would rather have, and can do without.
    pub(super) fn preferred_levels(&self) -> Result<Vec<Loa>, AuthorizationErrorCode> {
        let acr = member(&self.id_token, "acr")?.filter(|acr| !acr.essential);
        Ok(acr.and_then(Member::named).map(levels).unwrap_or_default())
    }

    /// The one subject that may be answered with, where the e-service names it (5.5.1). We take one, not several.
    pub(super) fn subject(&self) -> Result<Option<String>, AuthorizationErrorCode> {
        let subject = member(&self.id_token, "sub")?.map(Member::only).transpose()?.flatten();
        match subject {
            Some(subject) if subject.len() > MAX_SUBJECT => Err(AuthorizationErrorCode::InvalidRequest),
            subject => Ok(subject),
        }
    }

    /// The one person who may be answered with, where the e-service names their number (OIDC Sweden profile, 2.1.5). It must be allowed to
    /// learn numbers: else it could try who somebody is.
    pub(super) fn person(&self, service: &Service) -> Result<Option<PersonalIdentity>, AuthorizationErrorCode> {
        let mut person = None;
        for claim in [Claim::PersonalIdentityNumber, Claim::CoordinationNumber] {
            for members in [&self.id_token, &self.user_info] {
                let Some(number) = member(members, claim.name())?.map(Member::only).transpose()?.flatten() else {
                    continue;
                };
                let number = PersonalIdentity::parse(&number).map_err(|_| AuthorizationErrorCode::InvalidRequest)?;
                let is_other = person.as_ref().is_some_and(|known| *known != number);
                if is_other || !service.may_learn.contains(&claim.information()) {
                    return Err(AuthorizationErrorCode::InvalidRequest);
                }
                person = Some(number);
            }
        }
        Ok(person)
    }
}

impl Member {
    /// The values that it names; `None` where it names none.
    fn named(self) -> Option<Vec<String>> {
        match (self.value, self.values) {
            (None, None) => None,
            (value, values) => Some(value.into_iter().chain(values.unwrap_or_default()).collect()),
        }
    }

    /// The one value that it names.
    fn only(self) -> Result<Option<String>, AuthorizationErrorCode> {
        let mut named = self.named().unwrap_or_default();
        match named.len() {
            0 | 1 => Ok(named.pop()),
            _ => Err(AuthorizationErrorCode::InvalidRequest),
        }
    }
}

fn levels(uris: Vec<String>) -> Vec<Loa> {
    uris.iter().filter_map(|uri| Loa::from_uri(uri)).collect()
}

/// How the claim of this name is asked for; `null` is the plain form.
fn member(members: &Map<String, Value>, name: &str) -> Result<Option<Member>, AuthorizationErrorCode> {
    match members.get(name) {
        None => Ok(None),
        Some(Value::Null) => Ok(Some(Member::default())),
        Some(member) => Member::deserialize(member)
            .map(Some)
            .map_err(|_| AuthorizationErrorCode::InvalidRequest),
    }
}
