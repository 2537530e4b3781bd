//! The token endpoint (RFC 6749, 3.2): an e-service redeems its code.

use super::Call;
use crate::{
    audit::{self, Event},
    env::{Env, Response},
    page,
    store::{self, Once},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use http::StatusCode;
use shared::{
    id::Reference,
    oidc::{Grant, TokenError, TokenRequest, VerifiedClient, mint, token_response},
    seal::{Purpose, Sealer},
};

/// A refused request: what the e-service learns, and what the log says besides.
struct Refused(TokenError, &'static str);

/// `POST /oidc/token`.
pub async fn redeem<E: Env>(call: &Call<'_, E>) -> Response {
    match issue(call).await {
        Ok(body) => page::json(body.into_bytes()),
        Err(Refused(error, detail)) => {
            let reference = Reference::from_entropy(call.env.random()).to_string();
            audit::record(
                call.env,
                call.now,
                &Event::TokenRefused {
                    error: error.code(),
                    detail,
                    reference,
                },
            );
            refuse(error)
        }
    }
}

/// The steps in the order of RFC 6749, 4.1.3: who asks, then what the code is for, then whether it is the first time.
async fn issue<E: Env>(call: &Call<'_, E>) -> Result<String, Refused> {
    let parameters = call.form().map_err(|_| Refused(TokenError::InvalidRequest, "form"))?;
    let mut request = TokenRequest::read(&parameters).map_err(|error| Refused(error, "request"))?;
    let client = request.authenticate(&call.config.portal, &call.config.issuer, call.now);
    let client = client.map_err(|error| Refused(error, "client-assertion"))?;
    mark_assertion(call, &client).await?;
    let grant = take_grant(call, &request).await?;
    let claims = grant
        .redeem(&request, &client)
        .map_err(|error| Refused(error, "grant"))?;
    let token = mint(
        &claims,
        &call.config.issuer,
        client.id().as_str(),
        &call.config.signing_key,
        call.now,
    );
    let token = token.map_err(|_| Refused(TokenError::ServerError, "sign"))?;
    audit::record(call.env, call.now, &Event::TokenIssued { service: client.id() });
    Ok(token_response(&token, &URL_SAFE_NO_PAD.encode(call.env.random::<32>())))
}

async fn mark_assertion<E: Env>(call: &Call<'_, E>, client: &VerifiedClient) -> Result<(), Refused> {
    match store::is_first(
        call.env,
        Once::Assertion,
        client.assertion_id(),
        client.assertion_expires(),
    )
    .await
    {
        Ok(true) => Ok(()),
        Ok(false) => Err(Refused(TokenError::InvalidClient, "assertion-replayed")),
        Err(_) => Err(Refused(TokenError::ServerError, "store")),
    }
}

/// The grant behind the code, taken by the first who asks with it; nobody gets it again, whether or not the rest of the request is right
/// (RFC 6749, 10.5).
async fn take_grant<E: Env>(call: &Call<'_, E>, request: &TokenRequest<'_>) -> Result<Grant, Refused> {
    let store_down = |_| Refused(TokenError::ServerError, "store");
    let handle = request.code.handle();
    let found = store::find_grant(call.env, &handle, call.now)
        .await
        .map_err(store_down)?;
    let (sealed, expires) = found.ok_or(Refused(TokenError::InvalidGrant, "code-unknown"))?;
    if !store::is_first(call.env, Once::Code, &handle, expires)
        .await
        .map_err(store_down)?
    {
        return Err(Refused(TokenError::InvalidGrant, "code-used"));
    }
    store::remove_grant(call.env, &handle, expires)
        .await
        .map_err(store_down)?;
    let sealer = Sealer::new(&call.config.seal_key, Purpose::Grant, request.code.salt());
    sealer
        .open(handle.as_bytes(), &sealed, call.now)
        .map_err(|_| Refused(TokenError::InvalidGrant, "code-expired"))
}

/// The error response (RFC 6749, 5.2). It has no `WWW-Authenticate`: that is for clients that came with an `Authorization` header.
fn refuse(error: TokenError) -> Response {
    let mut response = page::json(serde_json::json!({ "error": error.code() }).to_string().into_bytes());
    *response.status_mut() = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST);
    response
}
