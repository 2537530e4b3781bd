//! The operator's colours and logo, read with the configuration and served from memory.

use crate::{config::ConfigFault, env::Env};
use shared::{
    api::{Themed, path},
    portal::Portal,
    theme::Picture,
};

/// The longest logo that is taken, in bytes: it is on the way to the first screen.
const MAX_LOGO: usize = 100 * 1024;

/// A file of the theme.
struct File {
    name: String,
    bytes: Vec<u8>,
}

/// The files, and how pages name them.
pub struct Branding {
    themed: Themed,
    files: Vec<File>,
}

impl Branding {
    /// Reads what the configuration names; `None` where it names nothing.
    pub fn load<E: Env>(env: &E, portal: &Portal) -> Result<Option<Self>, ConfigFault> {
        let Some(theme) = portal.theme() else { return Ok(None) };
        let logos = theme.pictures().map(|picture| {
            let bytes =
                read(env, picture).map_err(|what| ConfigFault(format!("portal.toml: operator.theme: {what}")))?;
            let name = picture.as_str().to_owned();
            Ok(File { name, bytes })
        });
        let mut files = logos.collect::<Result<Vec<_>, ConfigFault>>()?;
        let version = theme.version(files.iter().map(|file| file.bytes.as_slice()));
        files.push(File {
            name: path::THEME_STYLE.to_owned(),
            bytes: theme.style_sheet().into_bytes(),
        });
        let themed = Themed {
            version,
            logo: theme.logo.as_ref().map(|picture| picture.as_str().to_owned()),
            logo_dark: theme.logo_dark.as_ref().map(|picture| picture.as_str().to_owned()),
        };
        Ok(Some(Branding { themed, files }))
    }

    /// How pages name the files.
    pub fn themed(&self) -> &Themed {
        &self.themed
    }

    /// The file of this name.
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        let file = self.files.iter().find(|file| file.name == name)?;
        Some(&file.bytes)
    }
}

/// A picture beside the configuration; the error says what is wrong with it and what helps.
pub fn read<E: Env>(env: &E, picture: &Picture) -> Result<Vec<u8>, String> {
    let name = picture.as_str();
    let bytes = env.file(&format!("/config/{name}")).filter(|bytes| !bytes.is_empty());
    let bytes = bytes.ok_or_else(|| format!("there is no {name} beside portal.toml; put the logo there"))?;
    if bytes.len() > MAX_LOGO {
        return Err(format!("{name} has more than {MAX_LOGO} bytes; make it smaller"));
    }
    Ok(bytes)
}
