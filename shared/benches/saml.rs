//! What it costs to judge SAML: Responses, their signatures by themselves, and a federation's metadata.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use evidence::saml::{Metadata, NOW, OPERATOR, Plan, Receiver, Signer, Signing, identity_provider};
use shared::{
    saml::UnverifiedMetadata,
    xml::{Limits, Name, Unverified},
};
use std::hint::black_box;

/// A plan whose Response has 6 kB: signed with this key, and as plain as Inera's or encrypted with AES-256-GCM and RSA-2048-OAEP.
fn plan(key: Signer, encrypted: bool) -> Plan {
    let response = Some(Signing {
        key,
        ..Signing::of("_response", "xs")
    });
    let plan = if encrypted { Plan::good() } else { Plan::inera() };
    let signed = Plan {
        response_signing: response,
        assertion_signing: None,
        ..plan
    };
    let plan = if encrypted {
        signed.expecting(|expecting| expecting.want_assertions_signed = false)
    } else {
        let assertion = Some(Signing {
            key,
            ..Signing::of("_assertion", "xs")
        });
        Plan {
            response_signing: None,
            assertion_signing: assertion,
            ..signed
        }
    };
    let more: String = (0..if encrypted { 5 } else { 10 })
        .map(|number| format!("<saml2:Attribute Name=\"urn:more:{number}\" NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:uri\"><saml2:AttributeValue>value</saml2:AttributeValue></saml2:Attribute>"))
        .collect();
    let plan = plan.assertion(
        "</saml2:AttributeStatement>",
        &format!("{more}</saml2:AttributeStatement>"),
    );
    plan.expecting(|expecting| expecting.idp.signing_keys = vec![key.public()])
}

/// A Response of 6 kB, from the form to the evidence, and the part of it that `xmlsec1` does: parsing, canonicalisation, digest and
/// signature.
#[expect(clippy::unwrap_used, reason = "a benchmark of something that fails measures nothing")]
fn saml(criterion: &mut Criterion) {
    for (name, key) in [("rsa-2048", Signer::Idp), ("p-256", Signer::P256)] {
        for (kind, encrypted) in [("signed", false), ("encrypted", true)] {
            let plan = plan(key, encrypted);
            let made = plan.make();
            println!("{kind} {name}: {} bytes", made.len());
            let judge = plan.expecting.prepare(&made);
            judge().unwrap();
            criterion.bench_function(&format!("saml-{kind}-{name}"), |bencher| bencher.iter(&judge));
        }
        if key == Signer::Idp {
            encrypted_to(criterion, "rsa-3072", Receiver::Long);
            encrypted_to(criterion, "ecdh-es", Receiver::Agreed);
        }
        let made = plan(key, false).make();
        let keys = [key.public()];
        let name_in = |namespace, local| Name { namespace, local };
        let response = name_in(shared::saml::PROTOCOL, "Response");
        let assertion = name_in(shared::saml::ASSERTION, "Assertion");
        criterion.bench_function(&format!("xml-signature-{name}"), |bencher| {
            bencher.iter(|| {
                let document = Unverified::parse(black_box(made.as_bytes()), &Limits::MESSAGE).unwrap();
                let signature = document.enveloped_in_child(response, assertion).unwrap();
                assert!(signature.verify(&keys).is_ok());
            });
        });
        #[cfg(not(target_family = "wasm"))]
        xmlsec1::verify(criterion, name, &made, key);
    }
}

/// The encrypted Response once more: to a key of 3072 bits, which is what a login costs most where an identity provider encrypts; and with a
/// key that is agreed on.
#[expect(clippy::unwrap_used, reason = "a benchmark of something that fails measures nothing")]
fn encrypted_to(criterion: &mut Criterion, name: &str, receiver: Receiver) {
    let plan = plan(Signer::Idp, true).encrypting(|encryption| encryption.receiver = receiver);
    let plan = plan.expecting(|expecting| expecting.keys = vec![receiver]);
    let made = plan.make();
    let judge = plan.expecting.prepare(&made);
    judge().unwrap();
    criterion.bench_function(&format!("saml-encrypted-{name}"), |bencher| bencher.iter(&judge));
}

/// The same bytes before `xmlsec1`, in one process that does it again and again.
#[cfg(not(target_family = "wasm"))]
mod xmlsec1 {
    use base64::{Engine, engine::general_purpose::STANDARD};
    use criterion::Criterion;
    use evidence::saml::Signer;
    use std::{
        path::Path,
        process::Command,
        time::{Duration, Instant},
    };

    /// Reads, parses and verifies, as often as `times` says. How long the whole takes, from the start of the process to its end.
    #[expect(clippy::disallowed_methods, reason = "this is what measures")]
    #[expect(clippy::unwrap_used, reason = "a benchmark of something that fails measures nothing")]
    fn run(folder: &Path, times: u64) -> Duration {
        let mut command = Command::new("xmlsec1");
        command
            .args(["--verify", "--enabled-reference-uris", "same-doc", "--repeat"])
            .arg(times.to_string())
            .arg("--pubkey-pem")
            .arg(folder.join("key.pem"))
            .args(["--id-attr:ID", &format!("{}:Assertion", shared::saml::ASSERTION)])
            .arg(folder.join("document.xml"));
        let start = Instant::now();
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        start.elapsed()
    }

    /// Measures, if the program is there.
    #[expect(clippy::unwrap_used, reason = "a benchmark of something that fails measures nothing")]
    pub fn verify(criterion: &mut Criterion, name: &str, document: &str, key: Signer) {
        if Command::new("xmlsec1").arg("--version").output().is_err() {
            println!("xmlsec1 is not here, and is not measured");
            return;
        }
        let folder = std::env::temp_dir().join(format!("xmlsec1-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let key = STANDARD.encode(key.spki());
        let pem = format!("-----BEGIN PUBLIC KEY-----\n{key}\n-----END PUBLIC KEY-----\n");
        std::fs::write(folder.join("key.pem"), pem).unwrap();
        std::fs::write(folder.join("document.xml"), document).unwrap();
        // What it costs to start is not what is asked for.
        let once = (0..10).map(|_| run(&folder, 1)).min().unwrap_or_default();
        criterion.bench_function(&format!("xml-signature-{name}-xmlsec1"), |bencher| {
            bencher.iter_custom(|times| run(&folder, times + 1).saturating_sub(once));
        });
        std::fs::remove_dir_all(&folder).unwrap();
    }
}

/// Metadata of 5,000 identity providers, from the bytes to the records, and one of them out of its record.
#[expect(clippy::unwrap_used, reason = "a benchmark of something that fails measures nothing")]
fn metadata(criterion: &mut Criterion) {
    let one = identity_provider("https://idp.example.se/{number}");
    let entities = (0..5000)
        .map(|number| one.replace("{number}", &number.to_string()))
        .collect();
    let made = Metadata::of(entities).make().into_bytes();
    println!("metadata: {} bytes", made.len());
    let verify = |document| UnverifiedMetadata::new(document).verify(&OPERATOR, NOW).unwrap();
    let mut group = criterion.benchmark_group("metadata");
    group.sample_size(10);
    group.bench_function("verify-5000", |bencher| {
        bencher.iter_batched(|| made.clone(), verify, BatchSize::PerIteration);
    });
    let federation = verify(made.clone());
    group.bench_function("find-1-of-5000", |bencher| {
        bencher.iter(|| {
            federation
                .identity_provider(black_box("https://idp.example.se/4711"))
                .unwrap()
        });
    });
    group.finish();
}

criterion_group!(benches, saml, metadata);
criterion_main!(benches);
