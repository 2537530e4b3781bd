//! An e-service as it stands in the file of the operator, and what must fit together in it.

use super::{CLIENT_ALGORITHMS, Information, NAME_LENGTH, Original, PrivatePolicy, RequestForm, Service, is_a_name};
use crate::{
    api::Words,
    attribute::{Entry, Source},
    id::{ClientId, MethodId, SourceId},
    jose::{JwkSet, PublicKey},
    loa::Demand,
    portal::{
        ClientAuthentication, ConfigError, Contract, IdentityKind, Method, RedirectUri, SecretHash,
        contract::hidden_against_contract, wrong,
    },
    theme::Picture,
};
use serde::Deserialize;

/// The longest purpose of an e-service, in characters: a sentence or two.
const MAX_PURPOSE: usize = 160;

/// An e-service as it stands in `portal.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::portal) struct ServiceEntry {
    id: String,
    name: Words,
    purpose: Option<Words>,
    logo: Option<Picture>,
    start: Option<String>,
    redirect_uris: Vec<String>,
    demand: String,
    prefer: Option<String>,
    private: PrivatePolicy,
    #[serde(default)]
    identity: IdentityKind,
    #[serde(default)]
    exclude_methods: Vec<MethodId>,
    #[serde(default)]
    contracts: Vec<Contract>,
    #[serde(default)]
    skip_chooser: bool,
    #[serde(default = "yes")]
    show_release: bool,
    #[serde(default = "names")]
    may_learn: Vec<Information>,
    sso: Option<String>,
    #[serde(default)]
    request_form: RequestForm,
    #[serde(default)]
    keys: Vec<serde_json::Value>,
    client_secret_sha256: Option<String>,
    #[serde(default)]
    post_logout_redirect_uris: Vec<String>,
    backchannel_logout_uri: Option<String>,
    #[serde(default, rename = "original")]
    originals: Vec<Original>,
    #[serde(default)]
    attribute_sources: Vec<SourceId>,
    #[serde(default)]
    may_enter: Entry,
    #[serde(default)]
    test: bool,
}

fn yes() -> bool {
    true
}

fn names() -> Vec<Information> {
    vec![Information::Names]
}

const DEMANDS: &str = "must be any-level, or loa2, loa3 or loa4, with +nonresident, +uncertified, +eidas-notified or +eidas-any after it where such levels are accepted too";

impl ServiceEntry {
    pub(in crate::portal) fn id(&self) -> &str {
        &self.id
    }

    pub(in crate::portal) fn is_test(&self) -> bool {
        self.test
    }

    /// Checks the entry against the rest of the configuration.
    pub(in crate::portal) fn check(self, methods: &[Method], sources: &[Source]) -> Result<Service, ConfigError> {
        let entry = format!("service \"{}\"", self.id);
        let wrong = |remedy: &str| wrong(&entry, remedy);
        let id = ClientId::parse(&self.id).map_err(|_| wrong("id must be printable ASCII, at most 200 characters"))?;
        let redirect_uris = addresses(&self.redirect_uris).filter(|uris| !uris.is_empty());
        let demand =
            |text: &String, member| Demand::from_policy(text).ok_or_else(|| wrong(&format!("{member} {DEMANDS}")));
        let (keys, authentication) = self.credentials().map_err(wrong)?;
        if self.request_form == RequestForm::Signed && keys.is_none() {
            return Err(wrong("request-form signed needs keys"));
        }
        self.check_excluded(methods).map_err(|remedy| wrong(&remedy))?;
        self.check_members(sources).map_err(wrong)?;
        let known = sources
            .iter()
            .filter(|source| self.attribute_sources.contains(&source.id));
        let supplied = IdentityKind::supplied_by(known);
        self.check_identity(methods, &supplied)
            .map_err(|remedy| wrong(&remedy))?;
        let address = |uri: &Option<String>, remedy| {
            uri.as_deref()
                .map(|uri| RedirectUri::parse(uri).ok_or_else(|| wrong(remedy)))
                .transpose()
        };
        Ok(Service {
            id,
            redirect_uris: redirect_uris
                .ok_or_else(|| wrong("redirect-uris must list at least one https address without fragment"))?,
            demand: demand(&self.demand, "demand")?,
            prefer: self
                .prefer
                .as_ref()
                .map(|prefer| demand(prefer, "prefer"))
                .transpose()?,
            post_logout_redirect_uris: addresses(&self.post_logout_redirect_uris)
                .ok_or_else(|| wrong("post-logout-redirect-uris must list https addresses without fragment"))?,
            backchannel_logout_uri: address(
                &self.backchannel_logout_uri,
                "backchannel-logout-uri must be an https address without fragment",
            )?,
            start: address(&self.start, "start must be an https address without fragment")?,
            name: self.name,
            purpose: self.purpose,
            logo: self.logo,
            private: self.private,
            identity: self.identity,
            supplied,
            excluded: self.exclude_methods,
            contracts: self.contracts,
            skip_chooser: self.skip_chooser,
            show_release: self.show_release,
            may_learn: self.may_learn,
            sso: self.sso,
            request_form: self.request_form,
            authentication,
            keys,
            originals: self.originals,
            sources: self.attribute_sources,
            may_enter: self.may_enter,
        })
    }

    fn check_members(&self, sources: &[Source]) -> Result<(), &'static str> {
        self.check_sso()?;
        self.check_words()?;
        self.check_sources(sources)
    }

    fn check_sso(&self) -> Result<(), &'static str> {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let names_a_group = |group: &String| (1..=40).contains(&group.len()) && group.bytes().all(fits);
        if self.sso.as_ref().is_none_or(names_a_group) {
            Ok(())
        } else {
            Err("sso must name a group by lower-case letters, digits and hyphens, at most 40")
        }
    }

    fn check_words(&self) -> Result<(), &'static str> {
        if !is_a_name(&self.name) || !self.originals.iter().all(|original| is_a_name(&original.name)) {
            return Err(NAME_LENGTH);
        }
        let fits = |text: &String| (1..=MAX_PURPOSE).contains(&text.chars().count());
        let purpose = self.purpose.as_ref();
        if purpose.is_none_or(|purpose| fits(&purpose.sv) && fits(&purpose.en)) {
            Ok(())
        } else {
            Err("purpose must be a sentence of at most 160 characters in each language")
        }
    }

    /// What is known of an employment only needs a source that knows employments.
    fn check_sources(&self, sources: &[Source]) -> Result<(), &'static str> {
        let is_known = |id: &SourceId| sources.iter().any(|source| source.id == *id);
        let needs_source =
            !self.may_enter.is_open() || self.may_learn.iter().any(|information| information.is_of_employment());
        if !self.attribute_sources.iter().all(is_known) {
            Err("attribute-sources names one that there is not")
        } else if needs_source && self.attribute_sources.is_empty() {
            Err("may-enter, and may-learn of employment, hsa-id, commission or roles, need attribute-sources")
        } else {
            Ok(())
        }
    }

    /// An identity that is wanted must be one that it may learn, and that some method gives or a source supplies.
    fn check_identity(&self, methods: &[Method], supplied: &[IdentityKind]) -> Result<(), String> {
        let name = self.identity.name();
        let may_learn = |information| self.may_learn.contains(&information);
        if !self.identity.information().is_none_or(may_learn) {
            return Err(format!("identity = \"{name}\" needs {name} in may-learn"));
        }
        let comes = |method| self.identity.comes_of(method, supplied);
        if self.identity != IdentityKind::None && !methods.iter().any(comes) {
            return Err(format!(
                "identity = \"{name}\": no method gives it, and no attribute source of this e-service supplies it"
            ));
        }
        Ok(())
    }

    fn check_excluded(&self, methods: &[Method]) -> Result<(), String> {
        if let Some(unknown) = self.excluded_unknown(methods) {
            return Err(format!("exclude-methods names {unknown}, which is no method"));
        }
        let hidden = hidden_against_contract(&self.contracts, &self.exclude_methods, methods);
        hidden.map_or(Ok(()), |hidden| {
            Err(format!(
                "exclude-methods names {}, which is in the auktorisationssystem; an e-service that has joined it must offer every e-ID in it",
                hidden.as_str()
            ))
        })
    }

    fn excluded_unknown(&self, methods: &[Method]) -> Option<&str> {
        let is_known = |id: &MethodId| methods.iter().any(|method| method.id == *id);
        self.exclude_methods
            .iter()
            .find(|id| !is_known(id))
            .map(MethodId::as_str)
    }

    /// The keys, if there are any, and the one way to authenticate.
    fn credentials(&self) -> Result<(Option<JwkSet>, ClientAuthentication), &'static str> {
        let keys = self.keys.iter().map(|jwk| PublicKey::from_jwk(jwk, &CLIENT_ALGORITHMS));
        let keys = keys.collect::<Result<Vec<_>, _>>().and_then(|keys| match keys.len() {
            0 => Ok(None),
            _ => JwkSet::new(keys).map(Some),
        });
        let keys = keys.map_err(|_| "keys must list public P-256 or RSA keys as JWKs, each with a kid that no other key of its algorithm has")?;
        let secret = self.client_secret_sha256.as_deref().map(SecretHash::parse);
        let authentication = match (&keys, secret) {
            (_, Some(Some(hash))) => ClientAuthentication::Secret(hash),
            (Some(keys), None) => ClientAuthentication::PrivateKeyJwt(keys.clone()),
            (_, Some(None)) => {
                return Err("client-secret-sha256 must be the SHA-256 of the secret in base64url without padding");
            }
            (None, None) => return Err("keys must list at least one public P-256 or RSA key as a JWK"),
        };
        Ok((keys, authentication))
    }
}

/// The addresses, if every one of them is one.
fn addresses(texts: &[String]) -> Option<Vec<RedirectUri>> {
    texts.iter().map(|uri| RedirectUri::parse(uri)).collect()
}
