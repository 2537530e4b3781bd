//! The affiliation is in the name of an organisation for which the identity provider may not speak.

use evidence::saml::Plan;
use shared::{
    person::Organisationsnummer,
    saml::{Attribute, AttributeSet, Refusal},
};

#[test]
fn is_refused() {
    let plan = Plan::good().assertion("</saml2:AttributeStatement>", r#"<saml2:Attribute Name="urn:oid:1.2.752.201.3.1" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri"><saml2:AttributeValue>anna@2021005521</saml2:AttributeValue></saml2:Attribute><saml2:Attribute Name="urn:oid:2.5.4.10" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri"><saml2:AttributeValue>Digg</saml2:AttributeValue></saml2:Attribute></saml2:AttributeStatement>"#).expecting(|expecting| expecting.attributes = AttributeSet::OrganisationPerson);
    assert_eq!(
        plan.judge().unwrap_err(),
        Refusal::AttributeMissing(Attribute::OrgAffiliation)
    );
    // Unless its rules say that it may.
    let agreed = Organisationsnummer::parse("2021005521").unwrap();
    let plan = plan.expecting(|expecting| expecting.rules.organisations = [agreed].into());
    assert_eq!(plan.judge().unwrap().attributes().affiliations().len(), 1);
}
