//! The token endpoint (RFC 6749, 3.2): an e-service redeems its code.

use super::{
    Call,
    client::{self, Refused},
};
use crate::{
    audit::{self, Event},
    env::{Env, Response},
    page,
    store::{self, Kept, Over, TakeError},
};
use shared::{
    api::path,
    oidc::{Access, Grant, ID_TOKEN_LIFETIME, Ticket, TokenError, TokenRequest, mint, token_response},
};

/// `POST /oidc/token`.
pub async fn redeem<E: Env>(call: &Call<'_, E>) -> Response {
    let issued = issue(call).await.map(|body| page::json(body.into_bytes()));
    client::answer(call, issued)
}

/// The steps in the order of RFC 6749, 4.1.3: who asks, then what the code is for, then whether it is the first time.
async fn issue<E: Env>(call: &Call<'_, E>) -> Result<String, Refused> {
    let parameters = call.form().map_err(|_| Refused(TokenError::InvalidRequest, "form"))?;
    let request = TokenRequest::read(&parameters).map_err(|error| Refused(error, "request"))?;
    let client = client::authenticate(call, &parameters, path::TOKEN).await?;
    let grant = take_grant(call, &request.code).await?;
    let redeemed = grant.redeem(&request, &client);
    let (asked, claims) = redeemed.map_err(|error| Refused(error, "grant"))?;
    let config = call.config;
    let id_token = mint(
        &claims,
        &asked,
        &config.issuer,
        client.id().as_str(),
        &config.signing_key,
        call.now,
    );
    let id_token = id_token.map_err(|_| Refused(TokenError::ServerError, "sign"))?;
    let access = Access {
        client: client.id().clone(),
        code: request.code.handle(),
        asked,
        claims,
    };
    let token = access.to_token(&config.seal_key, call.now, call.env.random());
    let token = token.map_err(|_| Refused(TokenError::ServerError, "seal"))?;
    audit::record(call.env, call.now, &Event::TokenIssued { service: client.id() });
    Ok(token_response(&id_token, &token, &access.asked))
}

/// The grant behind the code, taken by the first who asks with it; nobody gets it again, whether or not the rest of the request is right.
/// A code that comes again takes back what was given for it (RFC 6749, 10.5).
async fn take_grant<E: Env>(call: &Call<'_, E>, code: &Ticket) -> Result<Grant, Refused> {
    let store_down = || Refused(TokenError::ServerError, "store");
    match store::take(call.env, &call.config.seal_key, (Kept::Grant, code), call.now).await {
        Ok(grant) => Ok(grant),
        Err(TakeError::Store) => Err(store_down()),
        Err(TakeError::Late) => Err(Refused(TokenError::InvalidGrant, "code-expired")),
        Err(TakeError::Absent | TakeError::Taken) => {
            let until = call.now.after(ID_TOKEN_LIFETIME);
            let marked = store::mark_over(call.env, Over::Code, &code.handle(), until).await;
            marked.map_err(|_| store_down())?;
            Err(Refused(TokenError::InvalidGrant, "code-unknown-or-used"))
        }
    }
}
