//! The files of a component: copied aside when the host starts, as Spin does, so that a build that runs meanwhile does not change
//! them under a running guest. The guest sees the copy as `/`, read-only.

use std::path::{Component as Part, Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// Copies each mount to its place under `to`, which is emptied first. `None` when there is nothing to mount.
///
/// # Errors
/// When a source is not there or cannot be read, or a destination leads out of the guest's root.
pub(super) fn copy(mounts: &[(PathBuf, String)], to: &Path) -> Result<Option<PathBuf>> {
    if to.exists() {
        std::fs::remove_dir_all(to).with_context(|| format!("empty {}", to.display()))?;
    }
    if mounts.is_empty() {
        return Ok(None);
    }
    std::fs::create_dir_all(to).with_context(|| format!("make {}", to.display()))?;
    for (source, destination) in mounts {
        let place = place(to, destination)?;
        ensure!(
            source.exists(),
            "{} is to be mounted as {destination:?} but is not there",
            source.display()
        );
        copy_all(source, &place).with_context(|| format!("copy {}", source.display()))?;
    }
    Ok(Some(to.to_owned()))
}

fn place(root: &Path, destination: &str) -> Result<PathBuf> {
    let inside = Path::new(destination.trim_start_matches('/'));
    let plain = inside
        .components()
        .all(|part| matches!(part, Part::Normal(_) | Part::CurDir));
    ensure!(plain, "the destination {destination:?} leads out of the guest's root");
    Ok(root.join(inside))
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    if from.is_dir() {
        std::fs::create_dir_all(to)?;
        for entry in std::fs::read_dir(from)? {
            let entry = entry?;
            copy_all(&entry.path(), &to.join(entry.file_name()))?;
        }
        return Ok(());
    }
    if let Some(parent) = to.parent() {
        std::fs::create_dir_all(parent)?;
    }
    std::fs::copy(from, to)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directories_and_files() {
        let directory = tempfile::tempdir().unwrap();
        let path = |name: &str| directory.path().join(name);
        std::fs::create_dir_all(path("site/css")).unwrap();
        std::fs::write(path("site/css/a.css"), "a").unwrap();
        std::fs::write(path("one.txt"), "1").unwrap();
        std::fs::create_dir_all(path("to")).unwrap();
        std::fs::write(path("to/stale"), "").unwrap();
        let mounts = [
            (path("site"), "/site".to_owned()),
            (path("one.txt"), "etc/one.txt".to_owned()),
        ];
        assert_eq!(copy(&mounts, &path("to")).unwrap(), Some(path("to")));
        assert_eq!(std::fs::read_to_string(path("to/site/css/a.css")).unwrap(), "a");
        assert_eq!(std::fs::read_to_string(path("to/etc/one.txt")).unwrap(), "1");
        assert!(!path("to/stale").exists());
        assert_eq!(copy(&[], &path("to")).unwrap(), None);
    }

    #[test]
    fn what_is_refused() {
        let directory = tempfile::tempdir().unwrap();
        let to = directory.path().join("to");
        let missing = copy(&[(directory.path().join("no"), "/no".to_owned())], &to).unwrap_err();
        assert!(missing.to_string().contains("not there"), "{missing}");
        let out = copy(&[(directory.path().to_owned(), "/../x".to_owned())], &to).unwrap_err();
        assert!(out.to_string().contains("leads out"), "{out}");
    }
}
