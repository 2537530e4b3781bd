//! A finished Response taken apart, for those who put it together otherwise.

/// The first element of this name, as it is written, with its end tag.
pub fn element<'m>(made: &'m str, name: &str) -> &'m str {
    let end_tag = format!("</{name}>");
    let start = made.find(&format!("<{name} ")).expect("an element of that name");
    let end = made.find(&end_tag).expect("its end") + end_tag.len();
    made.get(start..end).expect("an end after its start")
}

/// A signed assertion and what can be made of it without the key.
pub struct Parts {
    /// The assertion, as it was signed.
    pub assertion: String,
    /// Its signature.
    pub signature: String,
    /// The assertion without its signature.
    pub bare: String,
    /// The same of somebody else, with an identifier of its own.
    pub forged: String,
}

impl Parts {
    /// Takes a Response apart whose assertion is signed and not encrypted.
    pub fn of(made: &str) -> Self {
        let assertion = element(made, "saml2:Assertion").to_owned();
        let signature = element(&assertion, "ds:Signature").to_owned();
        let bare = assertion.replacen(&signature, "", 1);
        let forged = bare
            .replace("_assertion", "_forged")
            .replace("191212121212", "197010632391");
        Parts {
            assertion,
            signature,
            bare,
            forged,
        }
    }
}
