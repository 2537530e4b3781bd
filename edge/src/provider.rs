//! Sends what `shared::provider` has built and hands back what came. It knows no issuer's fields.

use crate::{
    config::Config,
    env::{Env, Request},
};
use http::{HeaderValue, Method, header};
use shared::provider::bankid::{AuthRequest, Refusal};

/// Sends a request to BankID; gives the status and the body.
pub async fn bankid<E: Env>(env: &E, config: &Config, request: AuthRequest) -> Result<(u16, Vec<u8>), Refusal> {
    let uri = format!("{}/rp/v6.0{}", config.bankid_origin, request.path);
    let mut outgoing = Request::new(request.body.reveal().as_bytes().to_vec());
    *outgoing.method_mut() = Method::POST;
    *outgoing.uri_mut() = uri.parse().map_err(|_| Refusal::Misconfigured)?;
    outgoing
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let response = env.fetch(outgoing).await.map_err(|_| Refusal::Unreachable)?;
    Ok((response.status().as_u16(), response.into_body()))
}
