//! Which trigger serves a path: an exact route before a wildcard, and the longer wildcard before the shorter, as in Spin.

use anyhow::{Result, ensure};

/// A route of the manifest: `/path`, or `/prefix/...` for the prefix and everything under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    written: String,
    prefix: String,
    wildcard: bool,
}

impl Route {
    /// Reads a route.
    ///
    /// # Errors
    /// When it does not begin with a slash, or has a named segment or an inner wildcard, which this host does not offer.
    pub fn parse(written: &str) -> Result<Self> {
        ensure!(
            written.starts_with('/'),
            "the route {written:?} does not begin with a slash"
        );
        let (prefix, wildcard) = match written.strip_suffix("/...").or_else(|| written.strip_suffix("/*")) {
            Some(prefix) => (prefix, true),
            None => (trim(written), false),
        };
        ensure!(
            !prefix.contains([':', '*']),
            "the route {written:?} has a named segment or an inner wildcard"
        );
        Ok(Self {
            written: written.to_owned(),
            prefix: prefix.to_owned(),
            wildcard,
        })
    }

    /// The route as the manifest has it.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The route without the wildcard.
    pub fn base(&self) -> &str {
        self.written.strip_suffix("/...").unwrap_or(&self.written)
    }

    /// The part of the path that the wildcard stands for, when the route serves the path; empty for an exact route.
    pub fn rest<'a>(&self, path: &'a str) -> Option<&'a str> {
        if !self.wildcard {
            return (trim(path) == self.prefix).then_some("");
        }
        path.strip_prefix(self.prefix.as_str())
            .filter(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    fn rank(&self) -> (bool, usize) {
        (!self.wildcard, self.prefix.len())
    }
}

/// A slash at the end makes no difference to an exact route.
fn trim(path: &str) -> &str {
    path.strip_suffix('/').unwrap_or(path)
}

/// The entry whose route serves the path best.
pub fn find<'a, T>(routes: &'a [(Route, T)], path: &str) -> Option<&'a (Route, T)> {
    routes
        .iter()
        .filter(|(route, _)| route.rest(path).is_some())
        .max_by_key(|(route, _)| route.rank())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn routes(written: &[&str]) -> Vec<(Route, ())> {
        written.iter().map(|route| (Route::parse(route).unwrap(), ())).collect()
    }

    #[test]
    fn exact_before_wildcard_and_long_before_short() {
        let routes = routes(&["/...", "/api/...", "/api/health", "/api/v1/..."]);
        for (path, expected) in [
            ("/", "/..."),
            ("/apis", "/..."),
            ("/api", "/api/..."),
            ("/api/", "/api/..."),
            ("/api/health", "/api/health"),
            ("/api/health/", "/api/health"),
            ("/api/health/x", "/api/..."),
            ("/api/v1/x", "/api/v1/..."),
        ] {
            assert_eq!(find(&routes, path).unwrap().0.written(), expected, "{path}");
        }
    }

    #[test]
    fn no_route() {
        assert!(find(&routes(&["/api/...", "/hello"]), "/other").is_none());
    }

    #[test]
    fn the_rest_of_a_wildcard() {
        let route = Route::parse("/api/...").unwrap();
        assert_eq!(route.rest("/api"), Some(""));
        assert_eq!(route.rest("/api/"), Some("/"));
        assert_eq!(route.rest("/api/x/y"), Some("/x/y"));
        assert_eq!(route.rest("/apix"), None);
        assert_eq!(route.base(), "/api");
    }

    #[test]
    fn what_is_not_offered() {
        for route in ["hello", "/:name", "/a/*/b"] {
            assert!(Route::parse(route).is_err(), "{route}");
        }
    }
}
