//! Plays the fuzzer's corpus through its targets, with the usual compiler.

#![cfg(test)]

use std::{fs, path::Path};

/// One module for each target of the fuzzer that has its function here.
macro_rules! targets {
    ($($name:ident at $path:literal),+) => {$(
        #[path = $path]
        mod $name;

        #[test]
        fn $name() {
            play(stringify!($name), $name::run);
        }
    )+};
}

targets! {
    answers at "../../fuzz/targets/answers.rs",
    attribute at "../../fuzz/targets/attribute.rs",
    authorization at "../../fuzz/targets/authorization.rs",
    bankid at "../../fuzz/targets/bankid.rs",
    bankid_signed at "../../fuzz/targets/bankid_signed.rs",
    federation at "../../fuzz/targets/federation.rs",
    freja at "../../fuzz/targets/freja.rs",
    jose at "../../fuzz/targets/jose.rs",
    jwk at "../../fuzz/targets/jwk.rs",
    metadata at "../../fuzz/targets/metadata.rs",
    metadata_signed at "../../fuzz/targets/metadata_signed.rs",
    oidc at "../../fuzz/targets/oidc.rs",
    portal at "../../fuzz/targets/portal.rs",
    saml at "../../fuzz/targets/saml.rs",
    saml_signed at "../../fuzz/targets/saml_signed.rs",
    seal at "../../fuzz/targets/seal.rs",
    x509 at "../../fuzz/targets/x509.rs",
    xml at "../../fuzz/targets/xml.rs"
}

fn play(target: &str, run: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fuzz/corpus")
        .join(target);
    let mut played = 0;
    for file in fs::read_dir(folder).unwrap() {
        let seed = fs::read(file.unwrap().path()).unwrap();
        run(&seed);
        // And the beginning of it, and with one bit changed: near to good is where mistakes are.
        for cut in 1..=8 {
            run(&seed[..seed.len() * cut / 9]);
            let mut flipped = seed.clone();
            if let Some(byte) = flipped.get_mut(seed.len() * cut / 9) {
                *byte ^= 1;
            }
            run(&flipped);
        }
        played += 1;
    }
    assert!(played > 0, "{target} has no corpus");
}
