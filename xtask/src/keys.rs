//! `cargo xtask keys`: makes an installation's secrets, and takes its signing key and its sealing key from one to the next without a gap.
//!
//! They are kept in a file of lines `SPIN_VARIABLE_NAME=value`, as an environment or a secret store takes them. The file is written whole,
//! beside its place and then put into it, and nobody else may read it.

use crate::Outcome;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use shared::{jose::SigningKey, secret::SecretKey};
use std::{fs, io::Write, path::Path};

const PREFIX: &str = "SPIN_VARIABLE_";
/// The keys that change: each, and beside it the one that will follow or has gone before.
const SIGNING: &str = "SIGNING_KEY";
const SIGNING_NEXT: &str = "SIGNING_KEY_NEXT";
const SEAL: &str = "SEAL_KEY";
const SEAL_NEXT: &str = "SEAL_KEY_NEXT";

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

    /// Whether the keys are being changed.
    fn is_changing(&self) -> bool {
        !(self.get(SIGNING_NEXT).is_empty() && self.get(SEAL_NEXT).is_empty())
    }

    fn swap(&mut self, one: &str, other: &str) {
        let (first, second) = (self.get(one).to_owned(), self.get(other).to_owned());
        self.set(one, &second);
        self.set(other, &first);
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
    secrets.set(SEAL, &random()?);
    secrets.set(SEAL_NEXT, "");
    secrets.set("SUBJECT_KEY", &random()?);
    secrets.set("INTERNAL_TOKEN", &random()?);
    secrets.set(SIGNING, &signing_key()?);
    secrets.set(SIGNING_NEXT, "");
    secrets.write(file)?;
    println!(
        "{}: written. Keep it as you keep passwords, and keep a copy of SUBJECT_KEY for good.",
        file.display()
    );
    Ok(())
}

/// Makes the keys that will follow: the one for signing is published beside the one in use, the one for sealing opens already.
pub fn next(file: &str) -> Outcome {
    change(file, |secrets| {
        if secrets.is_changing() {
            return Err("there are second keys already: switch to them, or retire them".to_owned());
        }
        secrets.set(SIGNING_NEXT, &signing_key()?);
        secrets.set(SEAL_NEXT, &random()?);
        Ok("Deploy this, and wait ten minutes until every e-service has seen the new key; then `keys switch`.")
    })
}

/// Signs and seals with the other keys from now on; those that were in use still verify and open.
pub fn switch(file: &str) -> Outcome {
    change(file, |secrets| {
        if !secrets.is_changing() {
            return Err("there are no second keys: `keys next` makes them".to_owned());
        }
        for (current, next) in [(SIGNING, SIGNING_NEXT), (SEAL, SEAL_NEXT)] {
            if !secrets.get(next).is_empty() {
                secrets.swap(current, next);
            }
        }
        Ok("Deploy this, and wait an hour until the last session of the old key is over; then `keys retire`.")
    })
}

/// Takes the keys away that are not in use.
pub fn retire(file: &str) -> Outcome {
    change(file, |secrets| {
        if !secrets.is_changing() {
            return Err("there are no second keys".to_owned());
        }
        secrets.set(SIGNING_NEXT, "");
        secrets.set(SEAL_NEXT, "");
        Ok("Deploy this. The old keys are gone.")
    })
}

/// Changes a file whose keys are whole, and says what comes next.
fn change(file: &str, step: impl FnOnce(&mut Secrets) -> Result<&'static str, String>) -> Outcome {
    let file = Path::new(file);
    let mut secrets = Secrets::read(file)?;
    for name in [SIGNING, SIGNING_NEXT] {
        let value = secrets.get(name);
        if (name == SIGNING || !value.is_empty()) && SigningKey::from_jwk(value).is_err() {
            return Err(format!("{}: {PREFIX}{name} is no private P-256 key", file.display()));
        }
    }
    for name in [SEAL, SEAL_NEXT] {
        let value = secrets.get(name);
        if (name == SEAL || !value.is_empty()) && SecretKey::parse(value).is_none() {
            return Err(format!(
                "{}: {PREFIX}{name} is no key of 32 random bytes",
                file.display()
            ));
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
    use super::{SEAL, SEAL_NEXT, SIGNING, SIGNING_NEXT, Secrets, new, next, retire, switch};
    use shared::{jose::SigningKey, secret::SecretKey};

    #[test]
    fn the_keys_change_in_three_steps_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secrets.env");
        let file = path.to_str().unwrap();
        new(file).unwrap();
        assert!(new(file).is_err(), "a file that is there is not touched");
        let read = |name: &str| Secrets::read(&path).unwrap().get(name).to_owned();
        let (first, subject) = ([read(SIGNING), read(SEAL)], read("SUBJECT_KEY"));
        assert!(SigningKey::from_jwk(&first[0]).is_ok() && SecretKey::parse(&first[1]).is_some());
        assert!(
            switch(file).is_err() && retire(file).is_err(),
            "there are no second keys"
        );
        next(file).unwrap();
        assert!(next(file).is_err());
        let second = [read(SIGNING_NEXT), read(SEAL_NEXT)];
        assert_eq!([read(SIGNING), read(SEAL)], first);
        switch(file).unwrap();
        assert_eq!([read(SIGNING), read(SEAL)], second);
        assert_eq!([read(SIGNING_NEXT), read(SEAL_NEXT)], first);
        retire(file).unwrap();
        assert_eq!([read(SIGNING), read(SEAL)], second);
        assert_eq!(
            [read(SIGNING_NEXT), read(SEAL_NEXT), read("SUBJECT_KEY")],
            [String::new(), String::new(), subject]
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
