//! Where a component may send requests: the entries of `allowed_outbound_hosts`.

use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use http::Uri;

/// One entry: `scheme://host[:port]`, where each part may be `*`, the host may be `*.domain` and the port `from..to`.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    scheme: Option<String>,
    host: Host,
    ports: Range<u32>,
}

#[derive(Debug, PartialEq, Eq)]
enum Host {
    Any,
    /// The domain with a dot before it.
    Under(String),
    Exactly(String),
}

impl Rule {
    /// Reads an entry whose template has been filled in. `None` for one that a variable without a value has left empty: Spin
    /// takes that as permission for nothing.
    ///
    /// # Errors
    /// When the entry is malformed or asks for what this host does not offer: address ranges, and requests to the application
    /// itself.
    pub fn parse(entry: &str) -> Result<Option<Self>> {
        let entry = entry.trim();
        if matches!(entry, "" | "http://" | "https://") {
            return Ok(None);
        }
        let (scheme, rest) = entry
            .split_once("://")
            .with_context(|| format!("{entry:?} has no scheme"))?;
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        ensure!(
            !rest.contains('/'),
            "{entry:?} has a path or an address range, which is not supported"
        );
        ensure!(
            !entry.contains(['{', '}', '@', '?', '#']),
            "{entry:?} is not of the form scheme://host[:port]"
        );
        let (host, port) = match rest.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
            _ => (rest, None),
        };
        ensure!(
            scheme == "*" || scheme.chars().all(|c| c.is_ascii_alphabetic()),
            "{entry:?} has a malformed scheme"
        );
        let ports = ports(scheme, port).with_context(|| format!("{entry:?} has no usable port"))?;
        let host = Host::parse(host).with_context(|| format!("{entry:?} has no usable host"))?;
        Ok(Some(Self {
            scheme: (scheme != "*").then(|| scheme.to_owned()),
            host,
            ports,
        }))
    }

    /// Whether a request to this address is allowed.
    pub fn allows(&self, uri: &Uri) -> bool {
        let (Some(scheme), Some(host)) = (uri.scheme_str(), uri.host()) else {
            return false;
        };
        let port = uri.port_u16().or_else(|| default_port(scheme)).map(u32::from);
        self.scheme.as_deref().is_none_or(|allowed| allowed == scheme)
            && self.host.allows(&host.to_ascii_lowercase())
            && port.is_some_and(|port| self.ports.contains(&port))
    }
}

impl Host {
    fn parse(host: &str) -> Result<Self> {
        let host = host.to_ascii_lowercase();
        ensure!(!host.is_empty(), "it is empty");
        let own = host == "self" || host == "self.alt" || host.ends_with(".spin.internal");
        ensure!(!own, "requests to the application itself are not supported");
        if host == "*" {
            return Ok(Self::Any);
        }
        if let Some(domain) = host.strip_prefix("*.") {
            ensure!(
                !domain.is_empty() && !domain.contains('*'),
                "a wildcard stands only for the first part of the name"
            );
            return Ok(Self::Under(format!(".{domain}")));
        }
        ensure!(
            !host.contains('*'),
            "a wildcard stands only for the first part of the name"
        );
        host.parse::<http::uri::Authority>()?;
        Ok(Self::Exactly(host))
    }

    fn allows(&self, host: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Under(domain) => host.ends_with(domain.as_str()),
            Self::Exactly(name) => host == name,
        }
    }
}

fn ports(scheme: &str, port: Option<&str>) -> Result<Range<u32>> {
    let (from, to) = match port {
        Some("*") => return Ok(0..u32::from(u16::MAX) + 1),
        None | Some("") => {
            let Some(port) = default_port(scheme) else {
                bail!("the scheme {scheme:?} has no port of its own")
            };
            (u32::from(port), u32::from(port) + 1)
        }
        Some(port) => match port.split_once("..") {
            Some((from, to)) => (from.parse::<u16>()?.into(), to.parse::<u16>()?.into()),
            None => port.parse::<u16>().map(|port| (u32::from(port), u32::from(port) + 1))?,
        },
    };
    Ok(from..to)
}

fn default_port(scheme: &str) -> Option<u16> {
    match scheme {
        "http" => Some(80),
        "https" => Some(443),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(entry: &str, address: &str) -> bool {
        Rule::parse(entry).unwrap().unwrap().allows(&address.parse().unwrap())
    }

    #[test]
    fn scheme_host_and_port_must_all_fit() {
        for (entry, address, allowed) in [
            ("https://a.se", "https://a.se/x", true),
            ("https://a.se", "https://A.SE:443/x", true),
            ("https://a.se/", "https://a.se/x", true),
            ("https://a.se", "http://a.se/x", false),
            ("https://a.se", "https://a.se:8443/x", false),
            ("https://a.se", "https://b.a.se/x", false),
            ("https://a.se", "https://a.se.evil.example/x", false),
            ("https://a.se:8443", "https://a.se:8443/x", true),
            ("https://a.se:8443", "https://a.se/x", false),
            ("https://*.a.se", "https://b.a.se/x", true),
            ("https://*.a.se", "https://a.se/x", false),
            ("https://*.a.se", "https://xa.se/x", false),
            ("http://127.0.0.1:*", "http://127.0.0.1:1/x", true),
            ("http://127.0.0.1:80..90", "http://127.0.0.1:89/x", true),
            ("http://127.0.0.1:80..90", "http://127.0.0.1:90/x", false),
            ("http://[::1]:80", "http://[::1]/x", true),
            ("http://[::1]", "http://[::1]:80/x", true),
            ("*://*:*", "http://x.se:65535/", true),
            ("https://a.se", "https://a.se@evil.example/x", false),
        ] {
            assert_eq!(allows(entry, address), allowed, "{entry} {address}");
        }
    }

    #[test]
    fn an_empty_variable_allows_nothing() {
        for entry in ["", "https://", "http://"] {
            assert_eq!(Rule::parse(entry).unwrap(), None);
        }
    }

    #[test]
    fn what_is_refused() {
        for entry in [
            "a.se",
            "https://a.se/path",
            "https://10.0.0.0/8",
            "https://self",
            "http://x.spin.internal",
            "http://*.spin.internal",
            "https://a.*.se",
            "https://a.se:x",
            "ftp://a.se",
            "https://u@a.se",
            "https://{a,b}.se",
            "https://:80",
        ] {
            assert!(Rule::parse(entry).is_err(), "{entry}");
        }
    }
}
