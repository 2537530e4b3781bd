//! `check-config`: whether `portal.toml` is whole, by the rules that the portal itself uses.

use crate::{Outcome, place};
use shared::{
    environment::Environment,
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

/// The logos must lie beside the file: without the operator's own the portal does not start, and an e-service's would be missing.
fn find_pictures(name: &str, portal: &Portal) -> Outcome {
    let folder = Path::new(name).parent().unwrap_or(Path::new(""));
    let own = portal.theme().into_iter().flat_map(Theme::pictures);
    let own = own.map(|picture| ("operator.theme".to_owned(), picture));
    let services = portal.services().iter().filter_map(|service| {
        let entry = format!("service \"{}\"", service.id.as_str());
        Some((entry, service.logo.as_ref()?))
    });
    for (entry, picture) in own.chain(services) {
        if !folder.join(picture.as_str()).is_file() {
            let picture = picture.as_str();
            return Err(format!(
                "{name}: {entry}: there is no {picture} beside it; put the logo there"
            ));
        }
    }
    Ok(())
}

/// The configuration file, and its name: this one, or the repository's.
pub fn read(file: Option<&str>) -> Result<(String, String), String> {
    let path = file.map_or_else(|| place::root().join("config/portal.toml"), Into::into);
    let name = path.display().to_string();
    let text = std::fs::read_to_string(&path).map_err(|error| format!("read {name}: {error}"))?;
    Ok((name, text))
}

/// The configuration as an installation of this kind reads it; the error names the file, the line and the remedy.
pub fn parse(name: &str, text: &str, environment: Environment) -> Result<Portal, String> {
    let file = PortalFile::parse(text).map_err(|error| format!("{name}: {error}"))?;
    Portal::new(file, environment).map_err(|error| format!("{name}: {error}"))
}
