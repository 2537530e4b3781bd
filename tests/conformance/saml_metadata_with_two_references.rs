//! The signature of the metadata has a second reference, to the same element.

use evidence::saml::Metadata;
use shared::{saml::MetadataRefusal, xml};

#[test]
fn is_refused() {
    let signing = Metadata::good().make();
    let from = signing.find("<ds:Reference ").unwrap();
    let to = signing.find("</ds:Reference>").unwrap() + "</ds:Reference>".len();
    let end = "</ds:Reference></ds:SignedInfo>";
    let twice = ["</ds:Reference>", &signing[from..to], "</ds:SignedInfo>"].concat();
    let edit = (end.to_owned(), twice);
    let metadata = Metadata::good().signing(|signing| signing.edits.push(edit));
    assert_eq!(
        metadata.judge().unwrap_err(),
        MetadataRefusal::Xml(xml::Refusal::Reference)
    );
}
