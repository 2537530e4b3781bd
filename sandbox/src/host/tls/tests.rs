use rcgen::{CertificateParams, KeyPair};

use super::*;

/// A directory with `root.pem` and `root.key` and the given runtime configuration.
fn directory(config: &str) -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    let key = KeyPair::generate().unwrap();
    let root = CertificateParams::new(vec!["root.test".to_owned()])
        .unwrap()
        .self_signed(&key)
        .unwrap();
    std::fs::write(directory.path().join("root.pem"), root.pem()).unwrap();
    std::fs::write(directory.path().join("root.key"), key.serialize_pem()).unwrap();
    std::fs::write(directory.path().join("runtime.toml"), config).unwrap();
    directory
}

fn read_table(table: &str) -> Result<ClientTls> {
    let directory = directory(&format!(
        "[[client_tls]]\ncomponent_ids = [\"edge\"]\nhosts = [\"Bank.test\"]\n{table}"
    ));
    Ok(read(Some(&directory.path().join("runtime.toml")), ["edge"])?
        .remove("edge")
        .unwrap())
}

#[test]
fn a_client_certificate_is_for_its_host_only() {
    let own = "ca_roots_file = \"root.pem\"\nclient_cert_file = \"root.pem\"\nclient_private_key_file = \"root.key\"";
    let tls = read_table(own).unwrap();
    assert!(tls.hosts["bank.test"].client_auth_cert_resolver.has_certs());
    assert!(!tls.otherwise.client_auth_cert_resolver.has_certs());
}

#[test]
fn half_a_client_certificate_is_an_error() {
    for half in [
        "client_cert_file = \"root.pem\"",
        "client_private_key_file = \"root.key\"",
    ] {
        let error = format!("{:#}", read_table(half).err().unwrap());
        assert!(error.contains("is given without"), "{error}");
    }
}

#[test]
fn mistakes_are_named() {
    for (table, named) in [
        ("ca_use_platform_roots = false", "no root is trusted"),
        ("ca_roots_file = \"missing.pem\"", "missing.pem"),
        ("ca_roots_file = \"root.key\"", "root.key has no certificate"),
        ("ca_root_file = \"root.pem\"", "ca_root_file"),
        (
            "[[client_tls]]\ncomponent_ids = [\"edge\"]\nhosts = [\"bank.test:443\"]",
            "has a port",
        ),
        (
            "[[client_tls]]\ncomponent_ids = [\"edge\"]\nhosts = []",
            "hosts is empty",
        ),
        (
            "[[client_tls]]\ncomponent_ids = []\nhosts = [\"bank.test\"]",
            "component_ids is empty",
        ),
        ("[key_value_store.default]\ntype = \"redis\"", "key_value_store"),
    ] {
        let error = format!("{:#}", read_table(table).err().unwrap());
        assert!(error.contains(named), "{table}: {error}");
    }
}

#[test]
fn other_components_have_other_settings() {
    let directory =
        directory("[[client_tls]]\ncomponent_ids = [\"other\"]\nhosts = [\"bank.test\"]\nca_roots_file = \"root.pem\"");
    let read = read(Some(&directory.path().join("runtime.toml")), ["edge", "other"]).unwrap();
    assert!(read["edge"].hosts.is_empty());
    assert!(read["other"].hosts.contains_key("bank.test"));
}

#[test]
fn a_root_file_alone_switches_the_other_roots_off() {
    let directory = directory("");
    let file = directory.path().join("root.pem");
    assert_eq!(roots(false, false, Some(&file)).unwrap().len(), 1);
    assert!(roots(false, true, Some(&file)).unwrap().len() > 1);
}
