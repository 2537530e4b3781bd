//! The handlers, one file for each group of routes. A handler parses, makes one decision of `shared`'s, and responds.

pub mod answer;
pub mod asset;
pub mod authorize;
pub mod bankid;
pub mod client;
pub mod employment;
pub mod guide;
pub mod handover;
pub mod login;
pub mod operation;
pub mod preference;
pub mod pushed;
pub mod session;
pub mod start;
pub mod token;
pub mod user_info;

use crate::{
    config::Config,
    env::{Env, Request},
    failure::{Detail, Failure},
};
use shared::{
    api::field,
    oidc::{Parameters, Provider},
    reason::Reason,
    search,
    time::Timestamp,
};

/// What every handler gets.
pub struct Call<'a, E> {
    /// The world outside.
    pub env: &'a E,
    /// The installation.
    pub config: &'a Config,
    /// The request.
    pub request: &'a Request,
    /// When it came. A handler that waits for an issuer reads the clock again.
    pub now: Timestamp,
}

/// The longest query that is read, in bytes.
const MAX_QUERY: usize = 8 * 1024;

impl<E> Call<'_, E> {
    /// Who we are, for the rules of the protocol.
    pub fn provider(&self) -> Provider<'_> {
        Provider {
            issuer: &self.config.issuer,
            portal: &self.config.portal,
            keys: &self.config.keys,
        }
    }
}

impl<E: Env> Call<'_, E> {
    /// The parameters in the query.
    pub fn query(&self) -> Result<Parameters, Failure> {
        let query = self.request.uri().query().unwrap_or_default();
        if query.len() > MAX_QUERY {
            return Err(Failure::new(Reason::MalformedRequest, Detail::BodyTooLong));
        }
        parameters(query.as_bytes())
    }

    /// What the person looks for in a list; empty where they look for nothing, or the query cannot be read.
    pub fn sought(&self) -> String {
        let query = self.query().ok();
        let text = query.as_ref().and_then(|query| query.get(field::SEARCH));
        text.unwrap_or_default().chars().take(search::MAX).collect()
    }

    /// The parameters in a form body; its media type must say that it is one.
    pub fn form(&self) -> Result<Parameters, Failure> {
        let media_type = self.header(http::header::CONTENT_TYPE.as_str());
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
            return Err(Failure::new(Reason::MalformedRequest, Detail::Form));
        }
        parameters(self.request.body())
    }

    /// The text of a header; empty if there is none, or if it is no text.
    pub fn header(&self, name: &str) -> &str {
        self.request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// The address of the person's device: the peer of the host's connection, or what the configured proxy header says. Other
    /// forwarding headers are not looked at.
    pub fn client_address(&self) -> Result<String, Failure> {
        let unknown = Failure::new(Reason::Unavailable, Detail::ClientAddress);
        let text = match &self.config.client_address_header {
            // Of several values, only the proxy knows which is its own.
            Some(header) => only(self.request.headers().get_all(header).iter()).ok_or(unknown)?,
            // Spin puts its own after those that came with the request.
            None => self
                .request
                .headers()
                .get_all(HOST_PEER)
                .iter()
                .next_back()
                .ok_or(unknown)?,
        };
        let text = text.to_str().unwrap_or_default();
        let address = text
            .parse()
            .ok()
            .or_else(|| text.parse().ok().map(|socket: std::net::SocketAddr| socket.ip()));
        address
            .map(|address: std::net::IpAddr| address.to_canonical().to_string())
            .ok_or(unknown)
    }
}

/// The header in which Spin tells the peer of the connection.
const HOST_PEER: &str = "spin-client-addr";

/// The value, if there is no other.
fn only<T>(mut values: impl Iterator<Item = T>) -> Option<T> {
    values.next().filter(|_| values.next().is_none())
}

fn parameters(bytes: &[u8]) -> Result<Parameters, Failure> {
    let pairs = form_urlencoded::parse(bytes).map(|(name, value)| (name.into_owned(), value.into_owned()));
    Parameters::new(pairs).map_err(|reason| Failure::new(reason, Detail::Form))
}
