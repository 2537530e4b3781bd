//! `cargo xtask keys`: makes an installation's secrets, and takes its signing key from one to the next without a gap.
//!
//! They are kept in a file of lines `SPIN_VARIABLE_NAME=value`, as an environment or a secret store takes them. The file is written whole,
//! beside its place and then put into it, and nobody else may read it.

use crate::Outcome;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use shared::jose::SigningKey;
use std::{fs, io::Write, path::Path};

const PREFIX: &str = "SPIN_VARIABLE_";
const SIGNING: &str = "SIGNING_KEY";
const NEXT: &str = "SIGNING_KEY_NEXT";

/// The lines of a file, in their order. A line that is none of ours is kept as it stands.
struct Secrets(Vec<String>);

impl Secrets {
    fn read(file: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(file).map_err(|error| format!("read {}: {error}", file.display()))?;
        Ok(Secrets(text.lines().map(str::to_owned).collect()))
    }

    fn get(&self, name: &str) -> &str {
        let prefix = format!("{PREFIX}{name}=");
        let mut values = self.0.iter().filter_map(|line| line.strip_prefix(&prefix));
        values.next().unwrap_or_default()
    }

    fn set(&mut self, name: &str, value: &str) {
        let prefix = format!("{PREFIX}{name}=");
        let line = format!("{prefix}{value}");
        match self.0.iter_mut().find(|line| line.starts_with(&prefix)) {
            Some(known) => *known = line,
            None => self.0.push(line),
        }
    }

    fn write(&self, file: &Path) -> Result<(), String> {
        let beside = file.with_extension("new");
        let failed = |error| format!("write {}: {error}", file.display());
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut written = options.open(&beside).map_err(failed)?;
        let text = self.0.iter().map(|line| format!("{line}\n")).collect::<String>();
        written
            .write_all(text.as_bytes())
            .and_then(|()| written.sync_all())
            .map_err(failed)?;
        fs::rename(&beside, file).map_err(failed)
    }
}

/// Makes every secret of a new installation. A file that is there is not touched.
pub fn new(file: &str) -> Outcome {
    let file = Path::new(file);
    if file.exists() {
        return Err(format!(
            "{} is there already: other keys would end every session and change every person's sub",
            file.display()
        ));
    }
    let mut secrets = Secrets(Vec::new());
    secrets.set("SEAL_KEY", &random()?);
    secrets.set("SUBJECT_KEY", &random()?);
    secrets.set("INTERNAL_TOKEN", &random()?);
    secrets.set(SIGNING, &signing_key()?);
    secrets.set(NEXT, "");
    secrets.write(file)?;
    println!(
        "{}: written. Keep it as you keep passwords, and keep a copy of SUBJECT_KEY for good.",
        file.display()
    );
    Ok(())
}

/// Makes the signing key that will follow, and publishes it beside the one in use.
pub fn next(file: &str) -> Outcome {
    change(file, |secrets| {
        if !secrets.get(NEXT).is_empty() {
            return Err("there is a second key already: switch to it, or retire it".to_owned());
        }
        secrets.set(NEXT, &signing_key()?);
        Ok("Deploy this, and wait ten minutes until every e-service has seen the new key; then `keys switch`.")
    })
}

/// Signs with the other key from now on; the one that was in use stays published.
pub fn switch(file: &str) -> Outcome {
    change(file, |secrets| {
        let (signing, next) = (secrets.get(SIGNING).to_owned(), secrets.get(NEXT).to_owned());
        if next.is_empty() {
            return Err("there is no second key: `keys next` makes one".to_owned());
        }
        secrets.set(SIGNING, &next);
        secrets.set(NEXT, &signing);
        Ok("Deploy this, and wait ten minutes until the last token of the old key is too old; then `keys retire`.")
    })
}

/// Takes the key away that is not signed with.
pub fn retire(file: &str) -> Outcome {
    change(file, |secrets| {
        if secrets.get(NEXT).is_empty() {
            return Err("there is no second key".to_owned());
        }
        secrets.set(NEXT, "");
        Ok("Deploy this. The old key is gone.")
    })
}

/// Changes a file whose keys are whole, and says what comes next.
fn change(file: &str, step: impl FnOnce(&mut Secrets) -> Result<&'static str, String>) -> Outcome {
    let file = Path::new(file);
    let mut secrets = Secrets::read(file)?;
    for name in [SIGNING, NEXT] {
        let value = secrets.get(name);
        if (name == SIGNING || !value.is_empty()) && SigningKey::from_jwk(value).is_err() {
            return Err(format!("{}: {PREFIX}{name} is no private P-256 key", file.display()));
        }
    }
    let advice = step(&mut secrets)?;
    secrets.write(file)?;
    println!("{}: {advice}", file.display());
    Ok(())
}

fn entropy() -> Result<[u8; 32], String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| format!("the operating system gives no random bytes: {error}"))?;
    Ok(bytes)
}

fn random() -> Result<String, String> {
    Ok(URL_SAFE_NO_PAD.encode(entropy()?))
}

fn signing_key() -> Result<String, String> {
    let key = SigningKey::from_entropy(entropy()?).map_err(|_| "the random bytes are no key; try again".to_owned())?;
    Ok(key.to_private_jwk())
}

#[cfg(test)]
mod tests {
    use super::{NEXT, SIGNING, Secrets, new, next, retire, switch};
    use shared::{jose::SigningKey, secret::SecretKey};

    #[test]
    fn a_key_changes_in_three_steps_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secrets.env");
        let file = path.to_str().unwrap();
        new(file).unwrap();
        assert!(new(file).is_err(), "a file that is there is not touched");
        let read = |name: &str| Secrets::read(&path).unwrap().get(name).to_owned();
        let (first, seal) = (read(SIGNING), read("SEAL_KEY"));
        assert!(SecretKey::parse(&seal).is_some() && SigningKey::from_jwk(&first).is_ok());
        assert!(switch(file).is_err() && retire(file).is_err(), "there is no second key");
        next(file).unwrap();
        assert!(next(file).is_err());
        let second = read(NEXT);
        switch(file).unwrap();
        assert_eq!((read(SIGNING), read(NEXT)), (second.clone(), first));
        retire(file).unwrap();
        assert_eq!(
            (read(SIGNING), read(NEXT), read("SEAL_KEY")),
            (second, String::new(), seal)
        );
    }

    #[test]
    fn a_broken_key_is_not_written_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secrets.env");
        std::fs::write(&path, "SPIN_VARIABLE_SIGNING_KEY={}\n").unwrap();
        assert!(next(path.to_str().unwrap()).is_err());
        assert_eq!(
            std::fs::read_to_string(&path).unwrap(),
            "SPIN_VARIABLE_SIGNING_KEY={}\n"
        );
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secrets.env");
        new(path.to_str().unwrap()).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
