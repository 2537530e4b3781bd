//! `check-config` and `policy explain`: the operator's questions about `portal.toml`, answered by the rules that the portal itself uses.

use crate::{Outcome, place};
use shared::{
    environment::Environment,
    id::ClientId,
    policy::Requirement,
    portal::{Portal, PortalFile},
    theme::Theme,
};
use std::path::Path;

/// Checks the file as a test and as a production installation would read it.
pub fn check(file: Option<&str>) -> Outcome {
    let (name, text) = read(file)?;
    for (environment, word) in [(Environment::Test, "test"), (Environment::Production, "production")] {
        let portal =
            parse(&name, &text, environment).map_err(|error| format!("{error}\n(as a {word} installation)"))?;
        find_pictures(&name, &portal)?;
        let services = portal.services().len();
        for service in portal.services() {
            for warning in service.warnings() {
                println!("{name}: service \"{}\" {warning}", service.id.as_str());
            }
        }
        println!(
            "{name}: whole for a {word} installation: {} methods, {services} e-services",
            portal.methods().len()
        );
    }
    Ok(())
}

/// The logo must lie beside the file: the portal does not start without it.
fn find_pictures(name: &str, portal: &Portal) -> Outcome {
    let folder = Path::new(name).parent().unwrap_or(Path::new(""));
    for picture in portal.theme().into_iter().flat_map(Theme::pictures) {
        if !folder.join(picture.as_str()).is_file() {
            let picture = picture.as_str();
            return Err(format!(
                "{name}: operator.theme: there is no {picture} beside it; put the logo there"
            ));
        }
    }
    Ok(())
}

/// Prints for every method whether the e-service is offered it, and what is in the way.
pub fn explain(service: &str, file: Option<&str>) -> Outcome {
    let (name, text) = read(file)?;
    let portal = parse(&name, &text, Environment::Test)?;
    let id = ClientId::parse(service).map_err(|_| "that is no service id".to_owned())?;
    let service = portal
        .service(&id)
        .ok_or_else(|| format!("{name} has no service \"{service}\""))?;
    println!(
        "{} demands {:?}; private e-IDs: {:?}",
        service.name.en, service.demand, service.private
    );
    let requirement = Requirement::standing(service);
    for method in portal.methods() {
        let obstacles = requirement.obstacles(method);
        let verdict = if obstacles.is_empty() {
            "offered".to_owned()
        } else {
            format!("refused: {obstacles:?}")
        };
        println!(
            "  {:<14} {:<10} {verdict}",
            method.id.as_str(),
            format!("{:?}", method.kind)
        );
    }
    Ok(())
}

fn read(file: Option<&str>) -> Result<(String, String), String> {
    let path = file.map_or_else(|| place::root().join("config/portal.toml"), Into::into);
    let name = path.display().to_string();
    let text = std::fs::read_to_string(&path).map_err(|error| format!("read {name}: {error}"))?;
    Ok((name, text))
}

fn parse(name: &str, text: &str, environment: Environment) -> Result<Portal, String> {
    let file = PortalFile::parse(text).map_err(|error| format!("{name}: {error}"))?;
    Portal::new(file, environment).map_err(|error| format!("{name}: {error}"))
}
