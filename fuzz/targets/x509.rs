//! Certificates and OCSP responses: any bytes. Reading them ends and does not panic, and none leads to a root that has not issued it.

use evidence::Plan;
use shared::{
    crypto::PublicKey,
    x509::{Certificate, Purpose, ocsp},
};
use std::sync::LazyLock;

static PLAN: LazyLock<Plan> = LazyLock::new(Plan::good);
static CHAIN: LazyLock<[Certificate; 4]> = LazyLock::new(|| {
    let chain = [&PLAN.user, &PLAN.customer_ca, &PLAN.bank_ca, &PLAN.root];
    chain.map(|certificate| Certificate::from_der(certificate.der()).unwrap())
});

pub fn run(data: &[u8]) {
    let [user, customer_ca, bank_ca, root] = &*CHAIN;
    let _ = PublicKey::from_certificate(data).map(|key| key.spki().len());
    let _ = PublicKey::from_spki(data);
    if let Ok(certificate) = Certificate::from_der(data.to_vec()) {
        let _ = (
            certificate.policies(),
            certificate.may_sign(),
            certificate.may_sign_certificates(),
        );
        let _ = certificate.is_valid_at(evidence::NOW);
        let path = certificate.verify_path(&[customer_ca, bank_ca], root, evidence::NOW, Purpose::Person);
        assert!(path.is_err() || certificate.der() == user.der());
    }
    if let Ok(text) = std::str::from_utf8(data) {
        let _ = Certificate::from_pem(text);
    }
    if let Ok(response) = ocsp::Unverified::parse(data) {
        let _ = response.claimed_time();
        let _ = response.verify(user, customer_ca).map(|good| good.nonce().len());
    }
}
