//! Sends what `shared::provider` has built and hands back what came. It knows no issuer's fields.

use crate::{
    config::Config,
    env::{self, Env},
};
use shared::{
    provider::bankid::{AuthRequest, Refusal},
    time::Span,
};

/// How long BankID may take. Shorter than a browser waits for the answer to its poll, so that what BankID has said is not lost on the
/// way: it tells an end once.
const PATIENCE: Span = Span::from_seconds(5);

/// Sends a request to BankID; gives the status and the body.
pub async fn bankid<E: Env>(env: &E, config: &Config, request: AuthRequest) -> Result<(u16, Vec<u8>), Refusal> {
    let uri = format!("{}/rp/v6.0{}", config.bankid.origin, request.path);
    let body = request.body.reveal().as_bytes().to_vec();
    let outgoing = env::post(&uri, "application/json", body).ok_or(Refusal::Misconfigured)?;
    let response = env.fetch(outgoing, PATIENCE).await.map_err(|_| Refusal::Unreachable)?;
    Ok((response.status().as_u16(), response.into_body()))
}
