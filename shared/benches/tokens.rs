//! What it costs to judge and to make tokens, beside the bare signature, and to find the identity providers that an e-service can use.

use criterion::{Criterion, criterion_group, criterion_main};
use evidence::{Freja, Hash, Key, Signer, Upstream};
use serde_json::json;
use shared::{
    discovery::{Categories, Directory, Entry},
    jose::{
        Algorithm, PublicKey, SigningKey,
        algorithm::{ES256, RS256},
        sign,
    },
    loa::{AcceptedLevels, Demand, Loa},
};
use std::hint::black_box;

/// An ID token from text to [`shared::oidc::upstream::IdToken`], with the provider's keys read from its set; and its signature alone.
#[expect(clippy::unwrap_used, reason = "a benchmark of something that fails measures nothing")]
fn id_token(criterion: &mut Criterion, name: &str, signer: Signer, algorithm: &'static Algorithm) {
    let mut plan = Upstream::good();
    plan.alg = algorithm;
    plan.keys = json!({"keys": [signer.jwk("k1")]});
    plan.token.signer = signer.clone();
    plan.token.header = json!({"alg": algorithm.name(), "kid": "k1"});
    let token = plan.token.make();
    criterion.bench_function(&format!("id-token-{name}-with-key-set"), |bencher| {
        bencher.iter(|| plan.judge_text(black_box(&token)).unwrap());
    });
    let provider = plan.provider();
    criterion.bench_function(&format!("id-token-{name}"), |bencher| {
        bencher.iter(|| plan.judge_with(&provider, black_box(&token)).unwrap());
    });
    let key = PublicKey::from_jwk(&signer.jwk("k1"), &[algorithm]).unwrap();
    let (text, signature) = token.rsplit_once('.').unwrap();
    let signature = evidence::decode(signature);
    criterion.bench_function(&format!("signature-{name}"), |bencher| {
        bencher.iter(|| assert!(key.verifies(algorithm, black_box(text.as_bytes()), &signature)));
    });
}

fn id_tokens(criterion: &mut Criterion) {
    id_token(criterion, "es256", Signer::P256(1), &ES256);
    id_token(criterion, "rs256", Signer::Rsa(Key::User, Hash::Sha256), &RS256);
}

/// What the token endpoint does: one signature.
#[expect(clippy::unwrap_used, reason = "a benchmark of something that fails measures nothing")]
fn mint(criterion: &mut Criterion) {
    let key = SigningKey::from_entropy([3; 32]).unwrap();
    let claims = Upstream::good().token.claims;
    criterion.bench_function("mint-es256", |bencher| {
        bencher.iter(|| sign(&key, "JWT", black_box(&claims)).unwrap());
    });
}

/// Freja's result from text to evidence: its signature and the path of two certificates.
#[expect(clippy::unwrap_used, reason = "a benchmark of something that fails measures nothing")]
fn freja(criterion: &mut Criterion) {
    let plan = Freja::good();
    let trust = plan.trust(shared::environment::Environment::Test).unwrap();
    let details = plan.make();
    criterion.bench_function("freja-evidence", |bencher| {
        bencher.iter(|| plan.judge_with(&trust, black_box(&details)).unwrap());
    });
}

/// Five thousand identity providers, of which one in ten can be used.
fn discovery(criterion: &mut Criterion) {
    let entry = |number: usize| {
        let level = if number.is_multiple_of(5) { "loa3" } else { "loa2" };
        let contract = if number.is_multiple_of(2) {
            "prepaid-auth-2021"
        } else {
            "eid-choice-2017"
        };
        let categories = [
            format!("http://id.swedenconnect.se/ec/1.0/{level}-orgid"),
            format!("http://id.swedenconnect.se/ec/1.0/{level}-name"),
            format!("http://id.swedenconnect.se/contract/sc/{contract}"),
            "http://id.elegnamnden.se/sprop/1.0/mobile-auth".to_owned(),
            "http://id.swedenconnect.se/general-ec/1.0/secure-authenticator-binding".to_owned(),
        ];
        Entry {
            entity_id: format!("https://idp-{number}.example/saml").into(),
            categories: Categories::read(categories.iter().map(String::as_str)),
            certified: vec![Loa::Loa2, Loa::Loa3],
        }
    };
    let directory = Directory::new((0..5_000).map(entry).collect());
    let sp = Categories::read([
        "http://id.swedenconnect.se/ec/1.0/loa3-orgid",
        "http://id.swedenconnect.se/contract/sc/prepaid-auth-2021",
        "http://id.elegnamnden.se/st/1.0/public-sector-sp",
    ]);
    let accepted = &Demand::LOA3.accepted().map(AcceptedLevels::list).unwrap_or_default();
    assert_eq!(directory.usable(&sp, accepted).count(), 500);
    criterion.bench_function("discovery-5000-usable", |bencher| {
        bencher.iter(|| black_box(&directory).usable(&sp, accepted).count());
    });
    criterion.bench_function("discovery-5000-with-reasons", |bencher| {
        bencher.iter(|| {
            black_box(&directory)
                .judged(&sp, accepted)
                .filter(|(_, judgement)| judgement.is_ok())
                .count()
        });
    });
}

criterion_group!(benches, id_tokens, mint, freja, discovery);
criterion_main!(benches);
