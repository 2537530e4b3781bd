//! Sambi's levels, as Inera's IdP states them for SITHS: names of their own, which nobody has published a translation of.

/// A Sambi level. It is not a [`super::Loa`], and becomes one only by the contract with one issuer.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum SambiLoa {
    /// `http://id.sambi.se/loa/loa0`
    Loa0,
    /// `http://id.sambi.se/loa/loa1`
    Loa1,
    /// `http://id.sambi.se/loa/loa2`: reserve cards.
    Loa2,
    /// `http://id.sambi.se/loa/loa3`: ordinary cards and mobile SITHS.
    Loa3,
    /// `http://id.sambi.se/loa/loa4`
    Loa4,
}

impl SambiLoa {
    /// Every level.
    pub const ALL: [SambiLoa; 5] = [
        SambiLoa::Loa0,
        SambiLoa::Loa1,
        SambiLoa::Loa2,
        SambiLoa::Loa3,
        SambiLoa::Loa4,
    ];

    /// The identifier as it stands on the wire.
    pub fn uri(self) -> &'static str {
        match self {
            SambiLoa::Loa0 => "http://id.sambi.se/loa/loa0",
            SambiLoa::Loa1 => "http://id.sambi.se/loa/loa1",
            SambiLoa::Loa2 => "http://id.sambi.se/loa/loa2",
            SambiLoa::Loa3 => "http://id.sambi.se/loa/loa3",
            SambiLoa::Loa4 => "http://id.sambi.se/loa/loa4",
        }
    }

    /// The level with exactly this identifier.
    pub fn from_uri(uri: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|loa| loa.uri() == uri)
    }
}
