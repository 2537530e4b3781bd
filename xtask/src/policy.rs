//! `policy explain`: which methods an e-service's settings offer or refuse, and why, by the rules that the portal itself uses; and what each
//! other setting would do.

use crate::{Outcome, configuration};
use shared::{
    api::{Kind, Obstacle},
    environment::Environment,
    id::ClientId,
    loa::Demand,
    policy::Requirement,
    portal::{IdentityKind, Method, Portal, PrivatePolicy, Service},
};

const PRIVATE: [(&str, PrivatePolicy); 3] = [
    ("allowed", PrivatePolicy::Allowed),
    ("with-consent", PrivatePolicy::WithConsent),
    ("forbidden", PrivatePolicy::Forbidden),
];

/// Prints the explanation for an e-service of this configuration, or of the repository's.
pub fn explain(service: &str, file: Option<&str>) -> Outcome {
    let (name, text) = configuration::read(file)?;
    let portal = configuration::parse(&name, &text, Environment::Test)?;
    let id = ClientId::parse(service).map_err(|_| "that is no service id".to_owned())?;
    let service = portal
        .service(&id)
        .ok_or_else(|| format!("{name} has no service \"{service}\""))?;
    print!("{}", explanation(&portal, service));
    Ok(())
}

fn explanation(portal: &Portal, service: &Service) -> String {
    let mut lines = vec![
        format!("{} ({})", service.name.en, service.id.as_str()),
        String::new(),
        "As it is set:".to_owned(),
    ];
    let requirement = Requirement::standing(service);
    for method in portal.methods() {
        let kind = match method.kind {
            Kind::InService => "in-service",
            Kind::Private => "private",
        };
        let verdict = verdict(&requirement, method);
        lines.push(format!("  {:<16} {kind:<11} {verdict}", method.id.as_str()));
    }
    lines.extend([String::new(), "With another setting, and all else as it is:".to_owned()]);
    for (setting, changed) in settings(service) {
        lines.push(format!("  {setting:<33} {}", offered(portal, &changed)));
    }
    lines.join("\n") + "\n"
}

/// The e-service with each setting that decides which methods it is offered.
fn settings(service: &Service) -> Vec<(String, Service)> {
    let changed = |setting: String, change: &dyn Fn(&mut Service)| {
        let mut service = service.clone();
        change(&mut service);
        (setting, service)
    };
    // A set that names more than one other class is the sum of those that name one.
    let is_plain = |demand: &Demand| demand.policy().matches('+').count() <= 1;
    let demands = Demand::all().filter(|demand| is_plain(demand) && *demand != service.demand);
    let demands = demands.map(|demand| {
        let setting = format!("demand = \"{}\"", demand.policy());
        changed(setting, &|service| service.demand = demand)
    });
    let private = PRIVATE.iter().filter(|(_, policy)| *policy != service.private);
    let private = private.map(|(name, policy)| {
        let setting = format!("private = \"{name}\"");
        changed(setting, &|service| service.private = *policy)
    });
    let identities = IdentityKind::ALL
        .into_iter()
        .filter(|identity| *identity != service.identity);
    let identities = identities.map(|identity| {
        let setting = format!("identity = \"{}\"", identity.name());
        changed(setting, &|service| service.identity = identity)
    });
    let included = (!service.excluded.is_empty()).then(|| {
        changed("exclude-methods left out".to_owned(), &|service| {
            service.excluded.clear()
        })
    });
    let free = (!service.contracts.is_empty())
        .then(|| changed("contracts left out".to_owned(), &|service| service.contracts.clear()));
    demands
        .chain(private)
        .chain(identities)
        .chain(included)
        .chain(free)
        .collect()
}

fn offered(portal: &Portal, service: &Service) -> String {
    let requirement = Requirement::standing(service);
    let methods = portal.methods().iter();
    let offered: Vec<_> = methods
        .filter(|method| requirement.obstacles(method).is_empty())
        .map(|method| method.id.as_str())
        .collect();
    if offered.is_empty() {
        "offers nothing".to_owned()
    } else {
        format!("offers {}", offered.join(", "))
    }
}

fn verdict(requirement: &Requirement<'_>, method: &Method) -> String {
    let why: Vec<_> = requirement.obstacles(method).into_iter().map(words).collect();
    if !why.is_empty() {
        format!("refused: {}", why.join("; "))
    } else if requirement.asks_consent(method) {
        "offered, if the person agrees to use their own".to_owned()
    } else {
        "offered".to_owned()
    }
}

/// The obstacle in the words of the configuration.
fn words(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::LevelTooLow => "its level is below the demand",
        Obstacle::LevelNotAccepted => "its level is not among those that the demand accepts",
        Obstacle::PrivateNotAllowed => "private e-IDs are forbidden",
        Obstacle::NotAgreed => "in exclude-methods, or no agreement in common (contracts)",
        Obstacle::NotConnected => "its route is not-connected",
        Obstacle::IdentityNotAvailable => "neither its evidence (gives) nor an attribute source gives the identity",
    }
}

#[cfg(test)]
mod tests {
    use super::{configuration, explanation};
    use shared::{environment::Environment, id::ClientId};

    /// The line of the explanation that begins so, of the sandbox's e-service with its entry changed.
    fn line(change: (&str, &str), beginning: &str) -> String {
        let (name, text) = configuration::read(None).unwrap();
        let at = text.find("id = \"https://demo.tillit.example/kontaktboken\"").unwrap();
        let (before, entry) = text.split_at(at);
        let text = format!("{before}{}", entry.replacen(change.0, change.1, 1));
        let portal = configuration::parse(&name, &text, Environment::Test).unwrap();
        let id = ClientId::parse("https://demo.tillit.example/kontaktboken").unwrap();
        let text = explanation(&portal, portal.service(&id).unwrap());
        let found = text.lines().find(|line| line.trim_start().starts_with(beginning));
        found.unwrap_or_else(|| panic!("{beginning}: {text}")).to_owned()
    }

    const AS_IT_IS: (&str, &str) = ("", "");
    const FORBIDDEN: (&str, &str) = ("private = \"allowed\"", "private = \"forbidden\"");
    const CONSENT: (&str, &str) = ("private = \"allowed\"", "private = \"with-consent\"");
    const EXCLUDED: (&str, &str) = (
        "private = \"allowed\"",
        "private = \"allowed\"\nexclude-methods = [\"bankid\"]",
    );

    #[test]
    fn every_method_is_offered_or_refused_with_why() {
        assert!(line(AS_IT_IS, "bankid ").ends_with("private     offered"));
        assert!(line(AS_IT_IS, "nacka-eid ").contains("below the demand; its route is not-connected"));
        assert!(line(FORBIDDEN, "bankid ").ends_with("refused: private e-IDs are forbidden"));
        assert!(line(CONSENT, "bankid ").ends_with("offered, if the person agrees to use their own"));
        assert!(line(EXCLUDED, "bankid ").contains("in exclude-methods"));
    }

    #[test]
    fn a_method_that_does_not_give_the_identity_is_refused() {
        let wanting = (
            "private = \"allowed\"",
            "private = \"allowed\"\nidentity = \"personal-number\"\nmay-learn = [\"personal-number\"]",
        );
        assert!(line(wanting, "bankid ").ends_with("private     offered"));
        assert!(line(wanting, "freja-orgid ").contains("nor an attribute source gives the identity"));
        assert!(line(wanting, "identity = \"none\"").contains("offers bankid"));
        assert!(line(AS_IT_IS, "identity = \"hsa-id\"").ends_with("offers nothing"));
    }

    #[test]
    fn each_other_setting_says_what_it_would_offer() {
        assert!(line(AS_IT_IS, "demand = \"loa2\"").contains("offers bankid"));
        assert!(line(AS_IT_IS, "demand = \"loa4\"").ends_with("offers nothing"));
        assert!(line(AS_IT_IS, "demand = \"loa2+nonresident\"").contains("offers bankid"));
        assert!(line(AS_IT_IS, "demand = \"loa4+eidas-any\"").ends_with("offers nothing"));
        assert!(line(AS_IT_IS, "private = \"forbidden\"").ends_with("offers nothing"));
        assert!(line(FORBIDDEN, "private = \"allowed\"").contains("offers bankid"));
        assert!(line(EXCLUDED, "exclude-methods left out").contains("offers bankid"));
    }
}
