//! Mutual TLS: who is let in, and whom a client should believe.

use crate::world::{ANY_PORT, World, client, pki};
use sandbox::bankid::{self, Fault, Injection};
use serde_json::json;

async fn is_served(world: &World, client: &reqwest::Client) -> bool {
    client
        .post(world.url("auth"))
        .json(&json!({ "endUserIp": "192.0.2.7" }))
        .send()
        .await
        .is_ok()
}

#[tokio::test]
async fn lets_in_only_clients_with_a_certificate_of_the_banks() {
    let (world, pki) = (World::start().await, pki());
    assert!(is_served(&world, &client(&pki.ssl_root(), Some(&pki.relying_party()))).await);
    assert!(is_served(&world, &client(&pki.ssl_root(), Some(&pki.other_relying_party()))).await);
    assert!(!is_served(&world, &client(&pki.ssl_root(), None)).await);
    assert!(!is_served(&world, &client(&pki.ssl_root(), Some(&pki.foreign_client()))).await);
}

#[tokio::test]
async fn is_not_believed_by_a_client_that_pins_another_root() {
    let (world, pki) = (World::start().await, pki());
    for root in [pki.foreign_root(), pki.member_bank_root()] {
        assert!(
            !is_served(&world, &client(&root, Some(&pki.relying_party()))).await,
            "{}",
            root.display()
        );
    }
}

#[tokio::test]
async fn shows_a_wrong_certificate_on_demand_even_to_a_client_that_is_connected() {
    let (world, pki) = (World::start().await, pki());
    assert!(is_served(&world, &world.client).await);
    world.bankid.break_with(Injection::of(Fault::WrongCertificate));
    // The client learns that its connection is closed when the server's word reaches it.
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    assert!(!is_served(&world, &world.client).await);
    assert!(is_served(&world, &client(&pki.foreign_root(), Some(&pki.relying_party()))).await);
    world.bankid.mend();
    assert!(is_served(&world, &client(&pki.ssl_root(), Some(&pki.relying_party()))).await);
}

#[tokio::test]
async fn gives_its_port_back_when_stopped() {
    let world = World::start().await;
    let address = world.server.address();
    assert!(is_served(&world, &world.client).await);
    world.server.stop().await;
    let again = bankid::serve(world.bankid.clone(), address).await.unwrap();
    assert_eq!(again.address(), address);
    assert!(bankid::serve(world.bankid.clone(), address).await.is_err());
    assert_ne!(bankid::serve(world.bankid, ANY_PORT).await.unwrap().address(), address);
}

#[test]
fn writes_the_runtime_configuration_that_spin_reads() {
    let pki = pki();
    let text = pki.runtime_config("edge", "localhost");
    let config: toml::Value = toml::from_str(&text).unwrap();
    let tls = &config["client_tls"][0];
    assert_eq!(tls["component_ids"], toml::Value::from(vec!["edge"]));
    assert_eq!(tls["hosts"], toml::Value::from(vec!["localhost"]));
    for (name, file) in [
        ("ca_roots_file", pki.ssl_root()),
        ("client_cert_file", pki.relying_party().certificate),
        ("client_private_key_file", pki.relying_party().key),
    ] {
        assert_eq!(tls[name].as_str(), file.to_str());
        assert!(file.is_absolute() && file.is_file(), "{}", file.display());
    }
}

#[test]
fn keys_are_made_once_and_read_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let now = sandbox::clock::Clock::machine().now();
    let read = |pki: &sandbox::pki::Pki| std::fs::read_to_string(pki.relying_party().key).unwrap();
    let first = read(&sandbox::pki::Pki::open(folder.path(), now).unwrap());
    assert_eq!(read(&sandbox::pki::Pki::open(folder.path(), now).unwrap()), first);
    let later = now.after(shared::time::Span::from_minutes(301 * 24 * 60));
    assert_ne!(read(&sandbox::pki::Pki::open(folder.path(), later).unwrap()), first);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
