//! UserInfo (OpenID Connect Core 1.0, 5.3): what an e-service may learn of the person, signed.

use super::{
    Call,
    client::{self, Refused},
};
use crate::{
    env::{Env, Response},
    store::{self, Over},
};
use http::{HeaderValue, header};
use shared::oidc::{Access, ID_TOKEN_LIFETIME, TokenError};

/// `GET` or `POST /oidc/userinfo` with `Authorization: Bearer <access token>`.
pub async fn tell<E: Env>(call: &Call<'_, E>) -> Response {
    let told = signed(call).await.map(|token| {
        let mut response = Response::new(token.into_bytes());
        let media_type = HeaderValue::from_static("application/jwt");
        response.headers_mut().insert(header::CONTENT_TYPE, media_type);
        response
    });
    client::answer(call, told)
}

async fn signed<E: Env>(call: &Call<'_, E>) -> Result<String, Refused> {
    let config = call.config;
    let access = Access::open(call.header(header::AUTHORIZATION.as_str()), &config.seal_key, call.now);
    let access = access.map_err(|error| Refused(error, "access-token"))?;
    // The code may have come again at any time since, which marks it for as long as this token could live then.
    let marks = (call.now, call.now.after(ID_TOKEN_LIFETIME));
    match store::is_over(call.env, Over::Code, &access.code, marks).await {
        Ok(false) => {}
        Ok(true) => return Err(Refused(TokenError::InvalidToken, "code-came-again")),
        Err(_) => return Err(Refused(TokenError::ServerError, "store")),
    }
    if config.portal.service(&access.client).is_none() {
        return Err(Refused(TokenError::InvalidToken, "service-unknown"));
    }
    access
        .user_info(&config.issuer, &config.signing_key, call.now)
        .map_err(|_| Refused(TokenError::ServerError, "sign"))
}
